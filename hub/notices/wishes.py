"""How each person wishes to hear of things, and at which address: kept in the private store, gone with the person."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from domain.errors import Wrong, refuse
from hub import private_tables as t
from hub.access import Act
from hub.core import Core
from hub.notices.faults import DigestInQuiet, MailUnfit, OnlyTurnAtOnce
from hub.notices.mail import addressed
from hub.notices.notice import Kind, Way, Wishes

NAME = "notices"
"""Of the preference that holds them."""


class Reachable(NamedTuple):
    """Somebody who has an account and a mail address."""

    person: str
    name: str
    mail: str
    language: str
    wishes: Wishes


class OwnWishes:
    """Use cases of a person about the own messages."""

    def __init__(self, core: Core) -> None:
        self._private = core.private

    def of(self, person: str) -> Wishes:
        """What the person chose, or what everybody begins with."""
        return read(self._private.preference(person, NAME))

    def choose(self, wishes: Wishes, mail: str, *, act: Act) -> None:
        """Keep the wishes and the address of the person who acts. Raises what is wrong with them, all at once."""
        refuse(*check(wishes), _unfit(mail))
        person = self._private.person(act.person)
        if person and person.mail != mail:
            changed = msgspec.structs.asdict(msgspec.structs.replace(person, mail=mail))
            self._private.enrol(changed.pop("id"), **changed)
        self._private.prefer(act.person, NAME, msgspec.json.encode(wishes).decode())

    def reachable(self) -> list[Reachable]:
        """Everybody to whom mail could go, by id: an account that is open, and an address."""
        with self._private.reading() as db:
            rows = db.execute(REACHABLE).all()
        return [Reachable(row.id, row.name, row.mail, row.lang or "", read(row.wishes)) for row in rows]


def read(stored: str | None) -> Wishes:
    """The wishes as they were kept."""
    return msgspec.json.decode(stored, type=Wishes) if stored else Wishes()


def check(wishes: Wishes) -> list[Wrong]:
    """What is wrong with these wishes."""
    found: list[Wrong] = [
        OnlyTurnAtOnce(kind.value) for kind in Kind if kind is not Kind.TURN and wishes.way(kind) is Way.AT_ONCE
    ]
    return found + ([DigestInQuiet("digest_hour")] if wishes.quiet(wishes.digest_hour) else [])


def _unfit(mail: str) -> MailUnfit | None:
    return MailUnfit("mail") if mail and addressed("", mail) is None else None


_LANG, _WISHES = t.preference.alias("lang"), t.preference.alias("wishes")
REACHABLE = (
    sa.select(
        t.person.c.id, t.person.c.name, t.person.c.mail, _LANG.c.value.label("lang"), _WISHES.c.value.label("wishes")
    )
    .join(t.account, t.account.c.person_id == t.person.c.id)
    .outerjoin(_LANG, sa.and_(_LANG.c.person_id == t.person.c.id, _LANG.c.name == "lang"))
    .outerjoin(_WISHES, sa.and_(_WISHES.c.person_id == t.person.c.id, _WISHES.c.name == NAME))
    .where(t.person.c.mail != "", t.account.c.disabled_at.is_(None))
    .order_by(t.person.c.id)
)
