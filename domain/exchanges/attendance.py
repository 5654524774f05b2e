"""The attendance sheet: entered once, corrected with a reason; whoever on it has a seat is marked with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from domain.errors import NotChosen, refuse
from domain.exchanges.inputs import people_faults
from domain.exchanges.marks import mark
from domain.exchanges.records import deputy_faults
from domain.exchanges.refusals import SeatUnknown
from domain.exchanges.states import require
from domain.exchanges.values import (
    HERE,
)
from domain.model import Prose
from domain.papers import (
    Deputy,
    Sheet,
    SheetFiled,
    SheetSource,
    correction,
)
from domain.words import Attendance, Entry, Party

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange

USED: Final = HERE | {Attendance.DEPUTY}
"""Somebody sat on the seat."""


def file_attendance(
    exchange: Exchange,
    *,
    entries: tuple[Entry, ...],
    responsible_present: bool,
    source: SheetSource,
    deputy: Deputy | None = None,
    came: Mapping[str, bool] | None = None,
    unknown: Collection[str] = (),
) -> None:
    """The sheet of people with an account, whether the responsible person was there, else a deputy and why.

    `came`: of guests, by seat, whether they were there. `unknown`: ids on the sheet, or of the deputy, that nobody has. Who comes
    second with another sheet sees the first one. More people than seats are welcome: pages only say so.
    """
    require(exchange, "file_attendance")
    came, new = came or {}, Sheet(entries, responsible_present, source)
    if exchange.sheet is not None and exchange.sheet != new:
        raise SheetFiled(count=len(exchange.sheet.entries))
    if strange := [seat_id for seat_id in came if seat_id not in exchange.seats]:
        raise SeatUnknown("came", seat=strange[0])
    refuse(
        NotChosen("entries") if not entries and not came else None,
        *people_faults("entries", tuple(entry.person_id for entry in entries), unknown),
        *(deputy_faults(exchange, deputy, known=deputy.person_id not in unknown) if deputy else ()),
    )
    if exchange.sheet is None:
        exchange._attendance_filed(entries=entries, responsible_present=responsible_present, source=source)
    if deputy is not None and deputy != exchange.deputy:
        exchange._deputy_recorded(person_id=deputy.person_id, reason=deputy.reason)
    _mark_all(exchange, {entry.person_id: entry.status in USED for entry in entries}, came)


def _mark_all(exchange: Exchange, people: Mapping[str, bool], guests: Mapping[str, bool]) -> None:
    """Seats say what the sheet says; whoever is on neither list stays unmarked."""
    for seat in tuple(exchange.seats.values()):
        told = people.get(seat.person_id) if seat.person_id else guests.get(seat.id)
        if told is not None:
            mark(exchange, seat, came=told)


def correct_attendance(
    exchange: Exchange, *, person_id: str, to_status: Attendance, reason: Prose, party: Party | None = None
) -> None:
    """Another status of a person on the sheet, or a person who was missing on it, with the party the person came for."""
    require(exchange, "correct_attendance")
    new = correction(exchange.sheet, person_id=person_id, to_status=to_status, reason=reason, party=party)
    if new is None:
        return
    exchange._attendance_corrected(**new)
    if (seat := exchange.seat_of(person_id)) is not None:
        mark(exchange, seat, came=to_status in USED)
