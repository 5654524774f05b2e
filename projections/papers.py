"""The sheet and the minutes of whatever took place, worked out from the events that wrote them; the same for a visit and an exchange.

A story is pairs of an entry of the log and its event, oldest first; the last part of the entry's topic says of which kind it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from domain.minutes import given
from domain.model import Prose
from domain.record import Entry
from domain.words import Attendance, Item, Party, Side
from projections.story import day_at

Story = Iterable[tuple[Entry, Any]]


class AttendanceRow(NamedTuple):
    """One person of the sheet; `filed` is the status as first filed, None for a person who was added."""

    person: str
    party: Party
    filed: Attendance | None
    status: Attendance
    reason: Prose | None


def sheet(story: Story) -> list[AttendanceRow]:
    """The sheet in the order in which it was written; the status as filed stays beside the corrected one."""
    rows: dict[str, AttendanceRow] = {}
    for kind, _, e in _by_kind(story):
        if kind == "attendance_filed":
            rows = {x.person_id: AttendanceRow(x.person_id, x.party, x.status, x.status, None) for x in e.entries}
        elif e.party is None:
            rows[e.person_id] = rows[e.person_id]._replace(status=e.to_status, reason=e.reason)
        else:
            rows[e.person_id] = AttendanceRow(e.person_id, e.party, None, e.to_status, e.reason)
    return list(rows.values())


class ItemRow(NamedTuple):
    """An action item; `done_on` None while it is open."""

    no: int
    what: Prose
    owner: str
    due_on: date
    done_on: date | None
    evidence: Prose | None


class MinutesRow(NamedTuple):
    """One revision of the minutes, whole; `base` is the revision it was made from, 0 for the first; `side` of a visit that wrote it."""

    revision: int
    base: int
    side: Side | None
    by: str
    on: date
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    items: tuple[ItemRow, ...]


TEXTS = ("summary", "learnt", "problems", "action_items")


def revisions(story: Story) -> list[MinutesRow]:
    """All revisions of the minutes, oldest first and each whole, to be laid side by side; what did not change is carried on."""
    rows: list[MinutesRow] = []
    done: dict[int, Any] = {}
    for kind, entry, e in _by_kind(story):
        if kind == "action_completed":
            done[e.item_no] = e
            continue
        first = kind == "minutes_filed"
        new = {name: getattr(e, name) for name in TEXTS} if first else given(e.changes)
        if "action_items" in new:
            new["items"] = _items(new.pop("action_items"))
        new |= {"revision": e.revision, "base": 0 if first else e.base_revision}
        new |= {"side": getattr(e, "by", None), "by": e.by_person, "on": day_at(entry.recorded_at)}
        rows.append(MinutesRow(**new) if first else rows[-1]._replace(**new))
    return [row._replace(items=tuple(_finished(item, done.get(item.no)) for item in row.items)) for row in rows]


def _by_kind(story: Story) -> Iterator[tuple[str, Entry, Any]]:
    return ((entry.topic.partition(".")[2], entry, e) for entry, e in story)


def _items(items: tuple[Item, ...]) -> tuple[ItemRow, ...]:
    rows = (ItemRow(item.no, item.what, item.owner, item.due_on, None, None) for item in items)
    return tuple(sorted(rows, key=lambda row: row.no))


def _finished(item: ItemRow, e: Any) -> ItemRow:
    return item._replace(done_on=e.on, evidence=e.evidence) if e else item
