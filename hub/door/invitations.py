"""People get in by a link that works once: on a printed slip, by mail from the Party School, or by mail because they forgot.

The store keeps the SHA-256 of a link's token. A link that goes by mail has none before the mail goes out, so that nothing that waits
here opens anything. Looking at a link changes nothing: mail scanners look at all of them.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.errors import NotFound, Wrong, refuse
from hub import passwords, private_engine
from hub import private_tables as t
from hub.door.basis import DAY, LOGIN, MINUTE, Door, digest, has_factor, must_be_free, normal
from hub.door.refusals import Disabled, LinkDead, LoginTaken, LoginUnfit, NoMail
from hub.door.steps import HalfWay, admit
from hub.sessions import SignedIn

SLIP, MAIL, FORGOTTEN = "slip", "mail", "forgotten"
FORGOTTEN_LASTS = 30 * MINUTE
ASKED = "forgotten:"
"""Before the digest of what somebody typed who has forgotten the password."""
A_MINUTE = 10
"""Forgotten passwords from one address; of one login one a minute."""
TABLE = t.door.invitation


class Wanted(NamedTuple):
    """Whom to invite; `login` is for those who have no account yet."""

    person_id: str
    login: str


class Slip(NamedTuple):
    """A link to hand over; `token` is "" where it goes by mail."""

    person_id: str
    login: str
    token: str
    ends_at: int


class Invited(NamedTuple):
    """Who may set a password with a link; `least` characters."""

    person_id: str
    login: str
    fresh: bool
    least: int


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """One invitation; instants in microseconds since 1970, UTC. `next_at` is None unless a mail is still to go out."""

    id: str
    person_id: str
    login: str
    way: str
    issued_by: str | None
    created_at: int
    ends_at: int
    used_at: int | None
    next_at: int | None
    trouble: str


class Invitations:
    """Who is invited, and how an invitation becomes an account."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @property
    def mails(self) -> bool:
        """Whether links can go by mail at all."""
        return bool(self._door.settings.smtp_host)

    def invite(self, people: Sequence[Wanted], *, way: str, by: str | None) -> list[Slip]:
        """Links for all or for none of them; earlier ones of the same people are over.

        Whoever has an account gets a link for a new password. Raises NotFound, LoginUnfit, LoginTaken, Disabled or NoMail.
        """
        now = self._door.now()
        ends_at = now + self._door.settings.invitation_days * DAY
        with self._door.private.writing() as db:
            logins, faults = self._logins(db, people, way)
            refuse(*faults)
            return [
                self._written(db, who.person_id, login, way, by, ends_at)
                for who, login in zip(people, logins, strict=True)
            ]

    def _logins(self, db: sa.Connection, people: Sequence[Wanted], way: str) -> tuple[list[str], list[Wrong]]:
        logins: list[str] = []
        faults: list[Wrong] = []
        for who in people:
            try:
                login = _login(db, who)
                if way == MAIL and not (self.mails and _mail(db, who.person_id)):
                    raise NoMail("people", person=who.person_id)  # told with those of the others
                if login in logins:
                    raise LoginTaken("login", login=login)
            except Wrong as fault:
                faults.append(fault)
            else:
                logins.append(login)
        return logins, faults

    def forgotten(self, login: str, *, address: str) -> None:
        """Whoever types a login or a mail address gets the same answer after the same work; `heard` finds whose it is.

        Raises TooManyTries for one who asks too often.
        """
        typed, now = normal(login), self._door.now()
        self._door.throttle.pace("forgotten-at", address, A_MINUTE)
        self._door.throttle.pace("forgotten", typed, 1)
        row = {"hash": ASKED + digest(typed), "ends_at": now + FORGOTTEN_LASTS}
        with self._door.private.writing() as db:
            private_engine.upsert(db, t.door.spent, row)

    def heard(self) -> int:
        """Turn what was asked into links that wait for mail: later and elsewhere, so that no answer tells by its time; how many."""
        asked = sa.select(t.door.spent.c.hash).where(t.door.spent.c.hash.startswith(ASKED))
        theirs = sa.select(t.account.c.person_id, t.account.c.login, t.person.c.mail).join(t.person)
        with self._door.private.reading() as db:
            if not (wishes := set(db.scalars(asked))):
                return 0
        ends_at = self._door.now() + FORGOTTEN_LASTS
        with self._door.private.writing() as db:
            rows = db.execute(theirs.where(t.account.c.disabled_at.is_(None), t.person.c.mail != "")).all()
            named = {wish: [row for row in rows if wish in _names(row.login, row.mail)] for wish in wishes}
            found = [rows[0] for rows in named.values() if len(rows) == 1] if self.mails else []
            for row in found:
                self._written(db, row.person_id, row.login, FORGOTTEN, None, ends_at)
            db.execute(sa.delete(t.door.spent).where(t.door.spent.c.hash.in_(wishes)))
        return len(found)

    def _written(self, db: sa.Connection, person_id: str, login: str, way: str, by: str | None, ends_at: int) -> Slip:
        now, token = self._door.now(), secrets.token_urlsafe(24) if way == SLIP else ""
        db.execute(sa.delete(TABLE).where(TABLE.c.person_id == person_id, TABLE.c.used_at.is_(None)))
        row = {"id": secrets.token_hex(8), "person_id": person_id, "login": login, "way": way, "issued_by": by}
        when = {"created_at": now, "ends_at": ends_at, "next_at": None if token else now}
        db.execute(sa.insert(TABLE).values(**row, **when, hash=digest(token) if token else ""))
        return Slip(person_id, login, token, ends_at)

    # ---- the link

    def look(self, token: str) -> Invited:
        """Whose link it is. Raises LinkDead."""
        with self._door.private.reading() as db:
            return self._looked(db, token)

    def _looked(self, db: sa.Connection, token: str) -> Invited:
        alive = sa.and_(TABLE.c.hash == digest(token), TABLE.c.used_at.is_(None), TABLE.c.ends_at > self._door.now())
        row = db.execute(sa.select(TABLE.c.person_id, TABLE.c.login).where(alive)).first() if token else None
        if row is None:
            raise LinkDead
        account = db.execute(sa.select(t.account).where(t.account.c.person_id == row.person_id)).first()
        if account is not None and account.disabled_at is not None:
            raise LinkDead
        least = passwords.LEAST_OF_TWO if has_factor(db, row.person_id) else passwords.LEAST
        return Invited(row.person_id, account.login if account else row.login, account is None, least)

    def redeem(self, token: str, password: str, *, address: str, agent: str, old_token: str = "") -> SignedIn | HalfWay:
        """Set the password, once, and come in; all earlier sessions end. A second factor stays. Raises LinkDead or the password's fault."""
        who = self.look(token)
        refuse(passwords.fault(password, self._door.about(who.person_id, who.login), who.least))
        new = {
            "hash": self._door.hasher.hash(password),
            "changed_at": self._door.now(),
            "short": passwords.short(password),
        }
        with self._door.private.writing() as db:
            if self._looked(db, token) != who:  # between the look and now
                raise LinkDead
            used = sa.update(TABLE).where(TABLE.c.hash == digest(token)).values(used_at=self._door.now(), hash="")
            db.execute(used)
            if who.fresh:
                must_be_free(db, who.person_id, who.login)
                row = {"login": who.login, "person_id": who.person_id, "opened_at": self._door.now()}
                db.execute(sa.insert(t.account).values(**row, **new))
            else:
                db.execute(sa.update(t.account).where(t.account.c.person_id == who.person_id).values(**new))
            self._door.sessions.revoke_all(db, who.person_id)
            self._door.throttle.forgive(db, who.login, "")
            return admit(self._door, db, who.person_id, address=address, agent=agent, old_token=old_token)

    def revoke(self, person_id: str) -> int:
        """The person's open links are over; how many there were."""
        with self._door.private.writing() as db:
            open_ = sa.and_(TABLE.c.person_id == person_id, TABLE.c.used_at.is_(None))
            return db.execute(sa.delete(TABLE).where(open_)).rowcount

    def of(self, person_id: str) -> list[Invitation]:
        """A person's invitations, the newest first."""
        asked = sa.select(*ENTRY).where(TABLE.c.person_id == person_id).order_by(TABLE.c.created_at.desc())
        with self._door.private.reading() as db:
            return [Invitation(**row) for row in db.execute(asked).mappings()]

    def newest(self) -> dict[str, Invitation]:
        """The newest invitation of each person."""
        with self._door.private.reading() as db:
            rows = db.execute(sa.select(*ENTRY).order_by(TABLE.c.created_at)).mappings()
            return {row["person_id"]: Invitation(**row) for row in rows}


ENTRY: list[sa.Column[Any]] = [TABLE.c[name] for name in Invitation.__struct_fields__]


def _login(db: sa.Connection, who: Wanted) -> str:
    """The login of an account, or the one wanted for a new one. Raises NotFound, Disabled, LoginUnfit or LoginTaken."""
    account = db.execute(sa.select(t.account).where(t.account.c.person_id == who.person_id)).first()
    if account is not None:
        if account.disabled_at is not None:
            raise Disabled("people", person=who.person_id)
        return str(account.login)
    if not LOGIN.fullmatch(login := normal(who.login)):
        raise LoginUnfit("login")
    must_be_free(db, who.person_id, login)
    others = sa.and_(TABLE.c.login == login, TABLE.c.person_id != who.person_id, TABLE.c.used_at.is_(None))
    if db.scalar(sa.select(TABLE.c.id).where(others).limit(1)) is not None:
        raise LoginTaken("login", login=login)
    return login


def _names(login: str, mail: str) -> set[str]:
    """As which an account may be asked for."""
    return {ASKED + digest(normal(each)) for each in (login, mail)}


def _mail(db: sa.Connection, person_id: str) -> str:
    mail = db.scalar(sa.select(t.person.c.mail).where(t.person.c.id == person_id))
    if mail is None:
        raise NotFound("person_id", kind="person", key=person_id)
    return str(mail)
