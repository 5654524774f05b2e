"""Guests under the names that they gave, for the organiser's eyes; nobody else learns them, and after their days they are gone."""

from __future__ import annotations

from collections.abc import Iterable

from projections.exchanges import SeatRow
from web import pages
from web.exchanges.desk import Desk
from web.frame import act
from web.texts import _


def of(desk: Desk, seats: Iterable[SeatRow]) -> list[tuple[SeatRow, str]]:
    """Seats of guests with name and organisation."""
    found = [seat for seat in seats if seat.guest]
    if not found:
        return []
    contacts = pages.hub(desk.request).guests.contacts(desk.key, act=act(desk.request))
    return [
        (
            seat,
            _("{name}（{org}）", name=contacts[seat.guest].name, org=contacts[seat.guest].organisation)
            if seat.guest in contacts
            else _("来宾 {n}", n=number),
        )
        for number, seat in enumerate(found, 1)
    ]
