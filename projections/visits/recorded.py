"""The papers of a visit: its letter, its sheet, its minutes in all their revisions, feedback and disputes.

Each is worked out from the events that wrote it, when a page asks for it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.visits import Disputed, events
from domain.words import Side
from projections import papers
from projections.papers import AttendanceRow, MinutesRow
from projections.read import Reader
from projections.story import moment_at
from projections.visits.questions import told
from projections.visits.records import SETTLES, settles
from projections.visits.rows import VisitRow


class LetterRow(NamedTuple):
    """The official letter as issued last."""

    letter_no: str
    headcount: int
    on: date
    content: Prose
    itinerary: Prose


def letter(read: Reader, key: str) -> LetterRow | None:
    found = [e for _, e in told(read, key, events.LetterIssued)]
    return (
        LetterRow(found[-1].letter_no, found[-1].headcount, found[-1].on, found[-1].content, found[-1].itinerary)
        if found
        else None
    )


def attendance(read: Reader, key: str) -> list[AttendanceRow]:
    """The sheet in the order in which it was written; the status as filed stays beside the corrected one."""
    return papers.sheet(told(read, key, events.AttendanceFiled, events.AttendanceCorrected))


class DisputeRow(NamedTuple):
    """What a side contests; `settled`: the position of what ended it, None while it is open."""

    position: int
    side: Side
    by: str
    what: Disputed
    at: datetime
    settled: int | None
    text: Prose


def disputes(read: Reader, key: str) -> list[DisputeRow]:
    """What was contested, oldest first."""
    rows: list[DisputeRow] = []
    for entry, e in told(read, key, events.RecordDisputed, *SETTLES):
        if isinstance(e, events.RecordDisputed):
            rows.append(
                DisputeRow(entry.position, e.by, entry.by.actor, e.what, moment_at(entry.recorded_at), None, e.text)
            )
        else:
            ended = [row.settled is None and settles(e, row.what, row.side) for row in rows]
            rows = [row._replace(settled=entry.position) if now else row for row, now in zip(rows, ended, strict=True)]
    return rows


class FeedbackRow(NamedTuple):
    """What a side thinks; usefulness 1..5."""

    side: Side
    by: str
    at: datetime
    usefulness: int
    will_apply: bool
    takeaway: Prose | None
    suggestion: Prose | None


def feedback(read: Reader, visit: VisitRow, *, today: date, mine: Collection[Side] = ()) -> list[FeedbackRow]:
    """Feedback that may be read by the sides in `mine`: their own at once, the other's when both have written or 14 days are over."""
    rows = {
        e.by: FeedbackRow(
            side=e.by,
            by=entry.by.actor,
            at=moment_at(entry.recorded_at),
            usefulness=e.usefulness,
            will_apply=e.will_apply,
            takeaway=e.takeaway,
            suggestion=e.suggestion,
        )
        for entry, e in told(read, visit.key, events.FeedbackGiven)
    }
    return [rows[side] for side in Side if side in rows and (side in mine or visit.unsealed(today))]


def revisions(read: Reader, key: str) -> list[MinutesRow]:
    """All revisions of the minutes, oldest first and each whole, to be laid side by side; what did not change is carried on."""
    kinds = events.MinutesFiled, events.MinutesAmended, events.ActionCompleted
    return papers.revisions(told(read, key, *kinds))


def minutes(read: Reader, key: str) -> MinutesRow | None:
    """The latest revision of the minutes; None while none have been filed."""
    found = revisions(read, key)
    return found[-1] if found else None
