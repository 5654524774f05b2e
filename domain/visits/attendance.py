"""Who was there: one sheet, entered once, corrected with a reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from domain.errors import NotChosen, refuse
from domain.model import Prose
from domain.papers import (
    Deputy,
    SheetFiled,
    SheetSource,
    correction,
)
from domain.visits.arrangements import people_faults
from domain.visits.inputs import text
from domain.visits.states import require
from domain.visits.values import Sheet
from domain.words import Attendance, Entry, Party

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def file_attendance(
    visit: Visit,
    *,
    entries: tuple[Entry, ...],
    responsible_present: bool,
    source: SheetSource,
    deputy: Deputy | None = None,
    unknown: Collection[str] = (),
) -> None:
    """The sheet, with the responsible person or a deputy and the reason. `unknown`: ids in it that nobody has.

    Who comes second with another sheet sees the first one.
    """
    require(visit, "file_attendance")
    new = Sheet(entries, responsible_present, source, deputy)
    if visit.sheet == new:
        return
    if visit.sheet is not None:
        raise SheetFiled(count=len(visit.sheet.entries))
    refuse(
        NotChosen("entries") if not entries else None,
        *people_faults("entries", tuple(entry.person_id for entry in entries), unknown),
        text("deputy", deputy.reason, needed=True) if deputy else None,
    )
    visit._attendance_filed(entries=entries, responsible_present=responsible_present, source=source, deputy=deputy)


def correct_attendance(
    visit: Visit, *, person_id: str, to_status: Attendance, reason: Prose, party: Party | None = None
) -> None:
    """Another status of a person on the sheet, or a person who was missing on it, with the party the person came for."""
    require(visit, "correct_attendance")
    new = correction(visit.sheet, person_id=person_id, to_status=to_status, reason=reason, party=party)
    if new is not None:
        visit._attendance_corrected(**new)
