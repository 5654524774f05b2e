"""What all ways in stand on: the private store, the clock, hashes, waiting, sessions; and how a login is compared."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

import sqlalchemy as sa

from domain.errors import NotFound
from hub import private_tables as t
from hub.clock import Clock, micros
from hub.door.refusals import HasAccount, LoginTaken
from hub.passwords import Hasher
from hub.private import Private
from hub.sessions import Sessions
from hub.settings import Settings
from hub.throttle import Throttle

LOGIN = re.compile(r"\w[\w.@+-]{1,63}")
MINUTE = 60 * 1_000_000
DAY = 24 * 60 * MINUTE


class Door(NamedTuple):
    """The parts. `places`: names of schools, studios and the district, which make no good password."""

    private: Private
    settings: Settings
    clock: Clock
    hasher: Hasher
    throttle: Throttle
    sessions: Sessions
    places: Callable[[], Iterable[str]]

    def now(self) -> int:
        return micros(self.clock())

    def about(self, person_id: str, login: str) -> list[str]:
        """What those who know the person would try first."""
        with self.private.reading() as db:
            row = db.execute(sa.select(t.person).where(t.person.c.id == person_id)).first()
            orgs = db.scalars(sa.select(t.person.c.org).distinct()).all()
        mine = [row.name, row.mail, row.phone, *row.pinyin.split()] if row else []
        return [login, *mine, *orgs, *self.places()]


def normal(login: str) -> str:
    """A login as it is compared: without regard to case, width or spaces around it."""
    text = unicodedata.normalize("NFKC", login[:200]).strip().casefold()
    return "".join(character if character.isprintable() else "?" for character in text)


def must_be_free(db: sa.Connection, person_id: str, login: str) -> None:
    """Raises NotFound for an unknown person, LoginTaken or HasAccount."""
    if db.scalar(sa.select(t.person.c.id).where(t.person.c.id == person_id)) is None:
        raise NotFound("person_id", kind="person", key=person_id)
    if db.scalar(sa.select(t.account.c.login).where(t.account.c.login == login)) is not None:
        raise LoginTaken("login", login=login)
    if (other := db.scalar(sa.select(t.account.c.login).where(t.account.c.person_id == person_id))) is not None:
        raise HasAccount(login=other)


def has_factor(db: sa.Connection, person_id: str) -> bool:
    """Whether signing in with a password asks for a code as well."""
    mine = sa.and_(t.door.totp.c.person_id == person_id, t.door.totp.c.confirmed_at.is_not(None))
    return db.scalar(sa.select(t.door.totp.c.person_id).where(mine)) is not None


def digest(token: str) -> str:
    """As which a secret of 112 bits or more is kept (NIST SP 800-63B-4 section 3.1.2.2)."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
