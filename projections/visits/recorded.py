"""The papers of a visit: its letter, its sheet, its minutes in all their revisions, feedback and disputes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.visits import Disputed
from domain.words import Attendance, Party, Side
from projections.read import Reader
from projections.visits.aftermath import LEARNT, PROBLEMS
from projections.visits.lines import moment_at
from projections.visits.rows import VisitRow
from projections.visits.values import party_of


class LetterRow(NamedTuple):
    """The official letter as issued last."""

    letter_no: str
    headcount: int
    on: date
    content: Prose
    itinerary: Prose


def letter(read: Reader, key: str) -> LetterRow | None:
    found = read.row("SELECT letter_no, headcount, day, content, itinerary FROM visit_letter WHERE visit = ?", key)
    return LetterRow(found[0], found[1], date.fromisoformat(found[2]), *found[3:]) if found else None


class AttendanceRow(NamedTuple):
    """One person of the sheet; `filed` is the status as first filed, None for a person who was added."""

    person: str
    party: Party
    filed: Attendance | None
    status: Attendance
    reason: Prose | None


def attendance(read: Reader, key: str) -> list[AttendanceRow]:
    """The sheet in the order in which it was written."""
    sql = "SELECT person, party, filed, status, reason FROM visit_attendance WHERE visit = ? ORDER BY place, person"
    return [
        AttendanceRow(person, party_of(party), Attendance(filed) if filed else None, Attendance(status), reason)
        for person, party, filed, status, reason in read.rows(sql, key)
    ]


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
    sql = "SELECT position, side, by, what, at, settled, text FROM visit_dispute WHERE visit = ? ORDER BY position"
    return [
        DisputeRow(position, Side(side), by, Disputed(what), moment_at(at), settled, text)
        for position, side, by, what, at, settled, text in read.rows(sql, key)
    ]


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
    sql = "SELECT side, by, at, usefulness, will_apply, takeaway, suggestion FROM visit_feedback WHERE visit = ? ORDER BY side DESC"
    rows = [
        FeedbackRow(Side(side), by, moment_at(at), usefulness, bool(will), takeaway, suggestion)
        for side, by, at, usefulness, will, takeaway, suggestion in read.rows(sql, visit.key)
    ]
    return rows if visit.unsealed(len(rows), today) else [row for row in rows if row.side in mine]


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
    """All revisions of the minutes, oldest first, to be laid side by side."""
    texts: dict[tuple[int, str], list[Prose]] = {}
    for revision, part, text in read.rows(
        "SELECT revision, part, text FROM visit_minutes_text WHERE visit = ? ORDER BY revision, part, place", key
    ):
        texts.setdefault((revision, part), []).append(text)
    items: dict[int, list[ItemRow]] = {}
    for revision, *item in read.rows(_ITEMS, key):
        items.setdefault(revision, []).append(_item(*item))
    sql = "SELECT revision, base, side, by, day, summary FROM visit_minutes WHERE visit = ? ORDER BY revision"
    return [
        MinutesRow(
            no,
            base,
            Side(side),
            by,
            date.fromisoformat(day),
            summary,
            tuple(texts.get((no, LEARNT), ())),
            tuple(texts.get((no, PROBLEMS), ())),
            tuple(items.get(no, ())),
        )
        for no, base, side, by, day, summary in read.rows(sql, key)
    ]


def minutes(read: Reader, key: str) -> MinutesRow | None:
    """The latest revision of the minutes; None while none have been filed."""
    found = revisions(read, key)
    return found[-1] if found else None


def _item(no: int, what: Prose, owner: str, due: str, done: str | None, evidence: Prose | None) -> ItemRow:
    return ItemRow(no, what, owner, date.fromisoformat(due), date.fromisoformat(done) if done else None, evidence)


_ITEMS = (
    "SELECT i.revision, i.no, i.what, i.owner, i.due_on, d.day, d.evidence FROM visit_item i"
    " LEFT JOIN visit_item_done d ON d.visit = i.visit AND d.no = i.no WHERE i.visit = ? ORDER BY i.revision, i.no"
)
