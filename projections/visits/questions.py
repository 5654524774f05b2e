"""One visit, found by number, key or the position of its first event, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.visits import Disputed
from domain.visits.deadlines import feedback_until
from domain.words import Attendance, Party, Side
from projections.read import Reader
from projections.visits.aftermath import LEARNT, PROBLEMS
from projections.visits.facts import Facts, decode
from projections.visits.lines import moment_at
from projections.visits.rows import VisitRow, build, columns
from projections.visits.values import party_of, side_of

_VISIT = f"SELECT {columns(VisitRow)} FROM visit v"


def visit(read: Reader, no: int) -> VisitRow | None:
    """The visit that people know by this number."""
    found = read.row(f"{_VISIT} WHERE no = ?", no)
    return build(VisitRow, found) if found else None


def by_key(read: Reader, key: str) -> VisitRow | None:
    found = read.row(f"{_VISIT} WHERE key = ?", key)
    return build(VisitRow, found) if found else None


def rows_of(read: Reader, keys: Collection[str]) -> list[VisitRow]:
    """The visits with these keys, by number."""
    rows = read.rows(f"{_VISIT} WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY no", *keys)
    return [build(VisitRow, row) for row in rows]


def created_at(read: Reader, position: int) -> int | None:
    """The number of the visit that began with the event at this position: what a command's receipt names."""
    found: int | None = read.value("SELECT no FROM visit WHERE proposed = ?", position)
    return found


def number(read: Reader, key: str) -> int | None:
    """The number of a visit, for links to it."""
    found: int | None = read.value("SELECT no FROM visit WHERE key = ?", key)
    return found


class LineRow(NamedTuple):
    """One event of a visit. `kind` is its topic without the area; `on_behalf_of`: the unit that phoned, or whose assistant acted.

    `side` is the side whose word it is; None for the Party School, timers, and what concerns both.
    """

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str
    side: Side | None
    facts: Facts
    note: Prose | None
    old_purpose: Prose | None
    new_purpose: Prose | None
    old_question: Prose | None
    new_question: Prose | None


def timeline(
    read: Reader, key: str, *, today: date, mine: Collection[Side] = (), after: int = 0, version: int = 0
) -> list[LineRow]:
    """What happened, oldest first, behind a position or behind a version of the visit ("what changed since").

    Feedback of a side that is not among `mine` is not even mentioned while it is sealed.
    """
    sql = (
        "SELECT position, version, at, actor, role, on_behalf_of, source, kind, side, facts, note, old_purpose, new_purpose,"
        " old_question, new_question FROM visit_line WHERE visit = ? AND position > ? AND version > ? ORDER BY position"
    )
    lines = [
        LineRow(
            p,
            v,
            moment_at(at),
            actor,
            role,
            party_of(unit) if unit else None,
            source,
            kind,
            side_of(side),
            decode(facts),
            *texts,
        )
        for p, v, at, actor, role, unit, source, kind, side, facts, *texts in read.rows(sql, key, after, version)
    ]
    if all(line.kind != "feedback_given" or line.side in mine for line in lines) or _unsealed(read, key, today):
        return lines
    return [line for line in lines if line.kind != "feedback_given" or line.side in mine]


def _unsealed(read: Reader, key: str, today: date) -> bool:
    sql = "SELECT held_on, (SELECT count(*) FROM visit_feedback f WHERE f.visit = v.key) FROM visit v WHERE key = ?"
    held_on, given = read.rows(sql, key)[0]
    return given == len(Side) or (held_on is not None and today > feedback_until(date.fromisoformat(held_on)))


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
