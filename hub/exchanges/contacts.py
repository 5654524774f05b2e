"""来宾联系方式: names and addresses of guests, kept in the private store for one exchange and for so many days after it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from domain.errors import Wrong
from hub import private_engine
from hub.clock import micros
from hub.exchanges.faults import GuestNameNeeded, MailUnfit, NoWayToReach, OrganisationNeeded, PhoneUnfit
from hub.notices.mail import addressed
from hub.private import Private
from hub.private_tables import counter, delivery, guest, retention

DAYS = 30
"""How long contacts are kept where the organiser has not said so."""
LEAST_DAYS, MOST_DAYS = 1, 365
NAME, ORGANISATION = 40, 60
"""Characters."""

_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"0\d{2,3}\d{7,8}(?:[x#]\d{1,6})?")
_ABROAD = re.compile(r"\+(?!86)\d{7,15}")


class Contact(msgspec.Struct, frozen=True):
    """Who a guest is and how the guest is reached: by telephone, mail, or both. `language`: in which mail is written."""

    name: str
    organisation: str
    phone: str = ""
    mail: str = ""
    language: str = ""

    def tidied(self) -> Contact:
        """As it is kept: a number without blanks and dashes, so that the same is the same however it was typed."""
        name, organisation = (" ".join(text.split()) for text in (self.name, self.organisation))
        return Contact(name, organisation, _digits(self.phone), self.mail.strip().lower(), self.language)

    def faults(self) -> Iterator[Wrong]:
        """What is wrong with a tidied contact."""
        if not 0 < len(self.name) <= NAME:
            yield GuestNameNeeded("name", limit=NAME)
        if not 0 < len(self.organisation) <= ORGANISATION:
            yield OrganisationNeeded("organisation", limit=ORGANISATION)
        if not (self.phone or self.mail):
            yield NoWayToReach("phone")
        if self.phone and not any(kind.fullmatch(self.phone) for kind in (_MOBILE, _LANDLINE, _ABROAD)):
            yield PhoneUnfit("phone")
        if self.mail and addressed("", self.mail) is None:
            yield MailUnfit("mail")


def _digits(typed: str) -> str:
    plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", typed)).lower()
    return found[1] if (found := _MOBILE.fullmatch(plain)) else plain


class Guest(NamedTuple):
    """A guest of an exchange. `links`: how often a new personal link was asked for."""

    id: str
    exchange: str
    contact: Contact
    created_at: int
    links: int


class Contacts:
    """The table of guests."""

    def __init__(self, private: Private) -> None:
        self._private = private

    def keep(self, guest_id: str, exchange: str, contact: Contact, now: datetime) -> None:
        """Enter a guest, or replace what is known of one who signs up anew."""
        row = {"id": guest_id, "exchange": exchange, **msgspec.structs.asdict(contact), "created_at": micros(now)}
        with self._private.writing() as db:
            private_engine.upsert(db, guest, row)

    def drop(self, ids: Collection[str]) -> None:
        """Forget these guests, and what they were told."""
        if not ids:
            return
        with self._private.writing() as db:
            db.execute(sa.delete(guest).where(guest.c.id.in_(ids)))
            db.execute(sa.delete(delivery).where(delivery.c.recipient.in_([recipient(each) for each in ids])))

    def guest(self, guest_id: str) -> Guest | None:
        found = self._guests(guest.c.id == guest_id)
        return found[0] if found else None

    def same(self, exchange: str, contact: Contact) -> Guest | None:
        """Whoever has signed up for an exchange with this telephone or this address."""
        found = self.reached(contact, exchange)
        return found[0] if found else None

    def reached(self, contact: Contact, exchange: str = "") -> list[Guest]:
        """Guests with this telephone or this address, of one exchange or of all."""
        ways = [guest.c[way] == told for way in ("phone", "mail") if (told := getattr(contact, way))]
        if not ways:
            return []
        return self._guests(sa.or_(*ways), *([guest.c.exchange == exchange] if exchange else []))

    def of(self, exchange: str) -> dict[str, Contact]:
        """All guests of an exchange by id."""
        return {each.id: each.contact for each in self._guests(guest.c.exchange == exchange)}

    def everybody(self) -> list[Guest]:
        return self._guests()

    def ask_link(self, guest_id: str) -> None:
        """The next round of messages sends the guest a personal link."""
        with self._private.writing() as db:
            db.execute(sa.update(guest).where(guest.c.id == guest_id).values(links=guest.c.links + 1))
            db.execute(sa.update(counter).values(n=counter.c.n + 1))

    # ---- how long

    def days(self, exchange: str) -> int:
        """Days after the exchange for which contacts are kept."""
        with self._private.reading() as db:
            found = db.scalar(sa.select(retention.c.days).where(retention.c.exchange == exchange))
        return DAYS if found is None else int(found)

    def set_days(self, exchange: str, days: int) -> None:
        with self._private.writing() as db:
            private_engine.upsert(db, retention, {"exchange": exchange, "days": days})

    def _guests(self, *which: sa.ColumnElement[bool]) -> list[Guest]:
        with self._private.reading() as db:
            rows = db.execute(sa.select(guest).where(*which).order_by(guest.c.created_at, guest.c.id)).all()
        return [_guest(row) for row in rows]


def recipient(guest_id: str) -> str:
    """As deliveries name a guest."""
    return f"guest:{guest_id}"


def _guest(row: sa.Row[tuple[object, ...]]) -> Guest:
    contact = Contact(row.name, row.organisation, row.phone, row.mail, row.language)
    return Guest(row.id, row.exchange, contact, row.created_at, row.links)
