"""考勤表、反馈: the papers of whatever took place, the same for a visit and for an exchange; each a small frozen value."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.inputs import text
from domain.model import Prose
from domain.words import Attendance, Entry, Party


class SheetSource(StrEnum):
    """How attendance was taken."""

    PAPER = "paper"
    ROLL_CALL = "roll_call"
    IMPORT = "import"


class VoidReason(StrEnum):
    """Why a record counts no more."""

    DUPLICATE = "duplicate"
    ENTERED_IN_ERROR = "entered_in_error"
    OTHER = "other"


class SheetFiled(Conflict):
    """The sheet has been filed and can be corrected; facts: count (entries)."""

    code = "papers.sheet_filed"


class NoSheet(Conflict):
    """No attendance sheet has been filed."""

    code = "papers.no_sheet"


class FeedbackOver(Conflict):
    """The days for feedback are over; facts: until."""

    code = "papers.feedback_over"


class UsefulnessUnknown(Wrong):
    """Usefulness is a number from 1 to 5."""

    code = "papers.usefulness_unknown"


class KeptItself(Wrong):
    """A voided record cannot be the one that is kept."""

    code = "papers.kept_itself"


class Deputy(msgspec.Struct, frozen=True):
    """Who stood in for the responsible person, and why."""

    person_id: str
    reason: Prose


class Sheet(msgspec.Struct, frozen=True):
    """The attendance sheet as filed and corrected."""

    entries: tuple[Entry, ...]
    responsible_present: bool
    source: SheetSource

    def entry(self, person_id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.person_id == person_id), None)

    def with_status(self, person_id: str, status: Attendance, party: Party | None) -> Self:
        """The sheet with another status of a person, or, where the person was missing, with a line more."""
        if party is not None:
            return replace(self, entries=(*self.entries, Entry(person_id, party, status)))
        changed = (replace(line, status=status) if line.person_id == person_id else line for line in self.entries)
        return replace(self, entries=tuple(changed))


class Feedback(msgspec.Struct, frozen=True):
    """What a side of a visit, or a unit at an exchange, thinks of it. Usefulness 1..5."""

    usefulness: int
    will_apply: bool
    takeaway: Prose | None = None
    suggestion: Prose | None = None

    def check(self) -> None:
        """Refuse what cannot be meant, all at once."""
        refuse(
            None if 1 <= self.usefulness <= 5 else UsefulnessUnknown("usefulness"),  # noqa: PLR2004  # the scale itself
            text("takeaway", self.takeaway),
            text("suggestion", self.suggestion),
        )


def correction(
    sheet: Sheet | None, *, person_id: str, to_status: Attendance, reason: Prose, party: Party | None
) -> dict[str, Any] | None:
    """Fields of the correction of one line, or of a line that was missing, with the party the person came for; None: it says so already."""
    if sheet is None:
        raise NoSheet
    line = sheet.entry(person_id)
    if line is not None and line.status is to_status:
        return None
    refuse(
        NotChosen("person_id") if not person_id else None,
        NotChosen("party") if line is None and party is None else None,
        text("reason", reason, needed=True),
    )
    before = line.status if line else None
    new = {"person_id": person_id, "to_status": to_status, "reason": reason}
    return new | {"from_status": before, "party": None if line else party}


def check_void(own_key: str, note: Prose, kept: str | None) -> None:
    """Whoever voids a record says why; the record that counts instead is another one."""
    refuse(text("note", note, needed=True), KeptItself("kept") if kept == own_key else None)
