"""The papers of a visit: its letter, its sheet, its minutes in all their revisions, feedback and disputes.

Each is worked out from the events that wrote it, when a page asks for it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.visits import Disputed, events
from domain.words import Attendance, Item, Party, Side
from projections.read import Reader
from projections.story import day_at, moment_at
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


class AttendanceRow(NamedTuple):
    """One person of the sheet; `filed` is the status as first filed, None for a person who was added."""

    person: str
    party: Party
    filed: Attendance | None
    status: Attendance
    reason: Prose | None


def attendance(read: Reader, key: str) -> list[AttendanceRow]:
    """The sheet in the order in which it was written; the status as filed stays beside the corrected one."""
    rows: dict[str, AttendanceRow] = {}
    for _, e in told(read, key, events.AttendanceFiled, events.AttendanceCorrected):
        if isinstance(e, events.AttendanceFiled):
            rows = {x.person_id: AttendanceRow(x.person_id, x.party, x.status, x.status, None) for x in e.entries}
        elif e.party is None:
            rows[e.person_id] = rows[e.person_id]._replace(status=e.to_status, reason=e.reason)
        else:
            rows[e.person_id] = AttendanceRow(e.person_id, e.party, None, e.to_status, e.reason)
    return list(rows.values())


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


class ItemRow(NamedTuple):
    """An action item; `done_on` None while it is open."""

    no: int
    what: Prose
    owner: str
    due_on: date
    done_on: date | None
    evidence: Prose | None


class MinutesRow(NamedTuple):
    """One revision of the minutes, whole; `base` is the revision it was made from, 0 for the first."""

    revision: int
    base: int
    side: Side
    by: str
    on: date
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    items: tuple[ItemRow, ...]


def revisions(read: Reader, key: str) -> list[MinutesRow]:
    """All revisions of the minutes, oldest first and each whole, to be laid side by side; what did not change is carried on."""
    rows: list[MinutesRow] = []
    done: dict[int, events.ActionCompleted] = {}
    for entry, e in told(read, key, events.MinutesFiled, events.MinutesAmended, events.ActionCompleted):
        if isinstance(e, events.ActionCompleted):
            done[e.item_no] = e
            continue
        base, terms = (0, e) if isinstance(e, events.MinutesFiled) else (e.base_revision, e.changes)
        row = MinutesRow(
            revision=e.revision,
            base=base,
            side=e.by,
            by=e.by_person,
            on=day_at(entry.recorded_at),
            summary=rows[-1].summary if terms.summary is None else terms.summary,
            learnt=rows[-1].learnt if terms.learnt is None else terms.learnt,
            problems=rows[-1].problems if terms.problems is None else terms.problems,
            items=rows[-1].items if terms.action_items is None else _items(terms.action_items),
        )
        rows.append(row)
    return [row._replace(items=tuple(_finished(item, done.get(item.no)) for item in row.items)) for row in rows]


def minutes(read: Reader, key: str) -> MinutesRow | None:
    """The latest revision of the minutes; None while none have been filed."""
    found = revisions(read, key)
    return found[-1] if found else None


def _items(items: tuple[Item, ...]) -> tuple[ItemRow, ...]:
    rows = (ItemRow(item.no, item.what, item.owner, item.due_on, None, None) for item in items)
    return tuple(sorted(rows, key=lambda row: row.no))


def _finished(item: ItemRow, e: events.ActionCompleted | None) -> ItemRow:
    return item._replace(done_on=e.on, evidence=e.evidence) if e else item
