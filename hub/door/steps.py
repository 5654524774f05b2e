"""Between the right password and the code: a browser that is half way in, for ten minutes."""

from __future__ import annotations

import secrets

import msgspec
import sqlalchemy as sa

from hub import private_tables as t
from hub.door.basis import MINUTE, Door, digest, has_factor
from hub.door.refusals import StepOver
from hub.sessions import SignedIn

LASTS = 10 * MINUTE


class HalfWay(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser gets when a code is asked for; it opens nothing but the page that asks."""

    token: str
    person_id: str


def admit(
    door: Door, db: sa.Connection, person_id: str, *, address: str, agent: str, old_token: str
) -> SignedIn | HalfWay:
    """After the right password, in the given transaction: a session, or the way to the code."""
    if not has_factor(db, person_id):
        return door.sessions.start(db, person_id, address=address, agent=agent, old_token=old_token)
    now, made = door.now(), HalfWay(token=secrets.token_urlsafe(32), person_id=person_id)
    db.execute(sa.delete(t.door.step).where(t.door.step.c.ends_at <= now))
    row = {"hash": digest(made.token), "person_id": person_id, "ends_at": now + LASTS}
    db.execute(sa.insert(t.door.step).values(**row))
    return made


def waiting(door: Door, token: str) -> str:
    """Whose code is awaited. Raises StepOver."""
    mine = sa.and_(t.door.step.c.hash == digest(token), t.door.step.c.ends_at > door.now())
    with door.private.reading() as db:
        if (person := db.scalar(sa.select(t.door.step.c.person_id).where(mine))) is None:
            raise StepOver
        return str(person)


def arrive(
    door: Door, db: sa.Connection, token: str, person_id: str, *, address: str, agent: str, old_token: str
) -> SignedIn:
    """The session, once; the way there is used up. Raises StepOver, also when the account was disabled meanwhile."""
    gone = db.execute(sa.delete(t.door.step).where(t.door.step.c.hash == digest(token))).rowcount
    open_ = sa.and_(t.account.c.person_id == person_id, t.account.c.disabled_at.is_(None))
    if not gone or db.scalar(sa.select(t.account.c.login).where(open_)) is None:
        raise StepOver
    return door.sessions.start(db, person_id, address=address, agent=agent, old_token=old_token)
