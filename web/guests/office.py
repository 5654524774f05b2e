"""Whom people without an account can ask: the unit that organises it, and the telephone of its office; nobody's name."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request

from projections.exchanges import ExchangeRow
from web import pages
from web.exchanges.organisers import organised
from web.naming import Names
from web.texts import _


class Office(NamedTuple):
    """The organising units in one line, and a telephone number or mail address, "" where none is known."""

    name: str
    reach: str

    @property
    def said(self) -> str:
        """Both, as a sentence takes them."""
        return _("{name}（{reach}）", name=self.name, reach=self.reach) if self.reach else self.name


def office(request: Request, row: ExchangeRow) -> Office:
    """Of the contact person only what is the office's."""
    hub = pages.hub(request)
    person = hub.private.person(row.contact)
    reach = (person.phone or person.mail) if person else ""
    return Office(organised(row, Names(pages.reader(request))), reach or hub.settings.contact)
