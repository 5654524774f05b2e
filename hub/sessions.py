"""A signed-in browser is known for a while, can be seen and ended from any other, and leaves nothing worth stealing here.

The token is 256 random bits and lives in the cookie; the store keeps its SHA-256, which is also the session's id. A session ends
when nobody used it for `idle_minutes`, after `session_hours` in any case, by signing out, by revocation, and when the account
is disabled or its password set anew (reliability section 2).
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import msgspec
import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import Clock, micros
from hub.private import COUNTER, Private
from hub.settings import Settings
from hub.throttle import network

SLIDE = 60 * 1_000_000
"""Use is noted at most so often: a page with ten requests writes once."""

AGENT = 120
"""Characters of the browser's name that are kept, so that people recognise their own sessions."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One signed-in browser; instants in microseconds since 1970, UTC. `address` is shortened."""

    id: str
    person_id: str
    csrf: str
    created_at: int
    seen_at: int
    ends_at: int
    idle_ends_at: int
    address: str
    agent: str
    stamp: str
    """Changes with everything in the private store that this person's own pages may show: its counter, a point, their drafts."""
    role: str = ""
    """The one chosen of several; "" for all."""


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser gets: the token for its cookie, and the token that every form carries."""

    token: str
    person_id: str
    csrf: str


class Sessions:
    """All sessions; every question goes to the store, so that a revocation holds at once in every process."""

    def __init__(self, private: Private, settings: Settings, clock: Clock) -> None:
        self._private = private
        self._clock = clock
        self._idle = settings.idle_minutes * 60 * 1_000_000
        self._longest = settings.session_hours * 3600 * 1_000_000

    def start(self, db: sa.Connection, person_id: str, *, address: str, agent: str, old_token: str) -> SignedIn:
        """A new session in the given transaction; the browser's old one ends, whosever it was."""
        now = micros(self._clock())
        made = _fresh(person_id)
        db.execute(sa.delete(t.session).where(t.session.c.ends_at <= now))
        if old_token:
            db.execute(sa.delete(t.session).where(t.session.c.hash == _digest(old_token)))
        row = {
            "hash": _digest(made.token),
            "person_id": person_id,
            "csrf": made.csrf,
            "created_at": now,
            "seen_at": now,
        }
        about = {"address": network(address, 24, 48), "agent": _printable(agent)[:AGENT]}
        db.execute(sa.insert(t.session).values(**row, ends_at=now + self._longest, **about))
        return made

    def find(self, token: str, *, touch: bool = True) -> Session | None:
        """The living session of this token. `touch`: a person did something, so the idle time begins anew."""
        now = micros(self._clock())
        with self._private.reading() as db:
            row = db.execute(BY_TOKEN, {"hash": _digest(token), **self._since(now)}).first()
        if row is None:
            return None
        slid = touch and now - row.seen_at >= SLIDE and self._slide(row.hash, now)
        return self._told(row, now if slid else row.seen_at)

    def faded(self, token: str) -> SignedIn | None:
        """What a browser still holds of a session that nobody used for too long; None for any other token."""
        now = micros(self._clock())
        idle = sa.and_(ENABLED_NOW, t.session.c.ends_at > now, t.session.c.seen_at <= now - self._idle)
        with self._private.reading() as db:
            row = db.execute(sa.select(t.session).where(t.session.c.hash == _digest(token), idle)).first()
        return SignedIn(token=token, person_id=row.person_id, csrf=row.csrf) if row else None

    def renew(self, token: str, role: str | None = None) -> SignedIn | None:
        """The same session under a new token, for a change of rights (`role`: the one chosen); None when it has ended."""
        now = micros(self._clock())
        with self._private.writing() as db:
            row = db.execute(BY_TOKEN, {"hash": _digest(token), **self._since(now)}).first()
            if row is None:
                return None
            made = _fresh(row.person_id)
            new = {"hash": _digest(made.token), "csrf": made.csrf, "role": row.role if role is None else role}
            db.execute(sa.update(t.session).where(t.session.c.hash == row.hash).values(new))
            return made

    def of_person(self, person_id: str) -> list[Session]:
        """A person's living sessions, the last used first."""
        with self._private.reading() as db:
            rows = db.execute(BY_PERSON, {"person_id": person_id, **self._since(micros(self._clock()))})
            return [self._told(row, row.seen_at) for row in rows]

    def living(self) -> int:
        """How many sessions live now, of everybody together: who uses the hub how often is nobody's business."""
        with self._private.reading() as db:
            asked = sa.select(sa.func.count()).select_from(t.session).where(ALIVE)
            return db.scalar(asked, self._since(micros(self._clock()))) or 0

    def end(self, token: str) -> None:
        """End the session of this token."""
        with self._private.writing() as db:
            db.execute(sa.delete(t.session).where(t.session.c.hash == _digest(token)))

    def revoke(self, person_id: str, session_id: str) -> bool:
        """End one of this person's sessions; False when the person has no such session."""
        with self._private.writing() as db:
            mine = sa.and_(t.session.c.person_id == person_id, t.session.c.hash == session_id)
            return db.execute(sa.delete(t.session).where(mine)).rowcount > 0

    def revoke_all(self, db: sa.Connection, person_id: str, but: str | None = None) -> int:
        """End all of this person's sessions in the given transaction, except the one with the id `but`; how many."""
        theirs = sa.and_(t.session.c.person_id == person_id, t.session.c.hash != (but or ""))
        return db.execute(sa.delete(t.session).where(theirs)).rowcount

    def _since(self, now: int) -> dict[str, int]:
        """What ALIVE asks for."""
        return {"now": now, "idle_since": now - self._idle}

    def _slide(self, session_id: str, now: int) -> bool:
        mine = sa.and_(t.session.c.hash == session_id, t.session.c.seen_at < now)
        try:
            with self._private.writing() as db:
                return db.execute(sa.update(t.session).where(mine).values(seen_at=now)).rowcount > 0
        except sa.exc.OperationalError:
            return False  # the disk is full or read-only: people go on reading until their idle time is over

    def _told(self, row: sa.Row[Any], seen_at: int) -> Session:
        return Session(
            id=row.hash,
            person_id=row.person_id,
            csrf=row.csrf,
            created_at=row.created_at,
            seen_at=seen_at,
            ends_at=row.ends_at,
            idle_ends_at=min(seen_at + self._idle, row.ends_at),
            address=row.address,
            agent=row.agent,
            stamp=row.stamp,
            role=row.role,
        )


# Built once: every request asks the first of them, and building it takes longer than answering it.
ALIVE = sa.and_(t.session.c.ends_at > sa.bindparam("now"), t.session.c.seen_at > sa.bindparam("idle_since"))
ENABLED = sa.and_(t.account.c.person_id == t.session.c.person_id, t.account.c.disabled_at.is_(None))
ENABLED_NOW = sa.exists(sa.select(t.account.c.login).where(ENABLED))
DRAFTS = sa.select(
    sa.cast(sa.func.count(), sa.Text) + "." + sa.cast(sa.func.coalesce(sa.func.max(t.draft.c.saved_at), 0), sa.Text)
).where(t.draft.c.person_id == t.session.c.person_id)
STAMP = sa.cast(COUNTER.scalar_subquery(), sa.Text) + "." + DRAFTS.scalar_subquery()
LIVING = sa.select(t.session, STAMP.label("stamp")).join(t.account, ENABLED).where(ALIVE)
BY_TOKEN = LIVING.where(t.session.c.hash == sa.bindparam("hash"))
BY_PERSON = LIVING.where(t.session.c.person_id == sa.bindparam("person_id")).order_by(
    t.session.c.seen_at.desc(), t.session.c.hash
)


def _fresh(person_id: str) -> SignedIn:
    return SignedIn(token=secrets.token_urlsafe(32), person_id=person_id, csrf=secrets.token_urlsafe(32))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text[: 4 * AGENT])
