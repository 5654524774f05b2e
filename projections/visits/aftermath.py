"""What was said and what follows: minutes with all their revisions, feedback, action items, the return, the end."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from domain.model import Prose
from domain.record import Entry
from domain.visits import Disputed, State, events
from domain.words import Item, Side
from projections.read import when
from projections.visits.arrangements import SETTLED
from projections.visits.facts import Facts
from projections.visits.lines import day_at, kept, write
from projections.visits.records import settle
from projections.visits.values import sides_of

LEARNT, PROBLEMS = "learnt", "problems"


@when(events.MinutesFiled)
def minutes_filed(db: Connection, e: events.MinutesFiled, entry: Entry) -> None:
    (state,) = kept(db, e.key, "state")
    late = state == State.CLOSED
    columns = _revised(e, entry) | {"minutes_late": late, "state": state if late else State.REPORTED}
    facts = Facts(revision=e.revision, count=len(e.action_items), late=late)
    write(db, e, entry, side=e.by, facts=facts, **columns)
    _revision(db, e, entry, 0, e.summary)
    _texts(db, e.key, e.revision, LEARNT, e.learnt)
    _texts(db, e.key, e.revision, PROBLEMS, e.problems)
    _items(db, e.key, e.revision, e.action_items)


@when(events.MinutesAmended)
def minutes_amended(db: Connection, e: events.MinutesAmended, entry: Entry) -> None:
    """Each revision is kept whole, so that any two can be laid side by side; what did not change keeps its seal."""
    changed = tuple(name for name in e.changes.__struct_fields__ if getattr(e.changes, name) is not None)
    facts = Facts(revision=e.revision, base_revision=e.base_revision, changed=changed)
    write(db, e, entry, side=e.by, facts=facts, **_revised(e, entry))
    _revision(db, e, entry, e.base_revision, e.changes.summary)
    for part, texts in ((LEARNT, e.changes.learnt), (PROBLEMS, e.changes.problems)):
        _texts(db, e.key, e.revision, part, texts)
    _items(db, e.key, e.revision, e.changes.action_items)
    settle(db, e.key, Disputed.MINUTES, entry)


def _revised(e: events.MinutesFiled | events.MinutesAmended, entry: Entry) -> dict[str, Any]:
    on = day_at(entry.recorded_at)
    return {"revision": e.revision, "minutes_on": on, "minutes_by": e.by_person, "confirmed": {e.by}, "tacit": ""}


def _revision(
    db: Connection, e: events.MinutesFiled | events.MinutesAmended, entry: Entry, base: int, summary: Prose | None
) -> None:
    row = (e.key, e.revision, base, e.by, e.by_person, day_at(entry.recorded_at).isoformat(), summary)
    sql = (
        "INSERT INTO visit_minutes VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
        " coalesce(?7, (SELECT summary FROM visit_minutes WHERE visit = ?1 AND revision = ?3)))"
    )
    db.execute(sql, row)


def _texts(db: Connection, key: str, revision: int, part: str, texts: tuple[Prose, ...] | None) -> None:
    if texts is None:
        carried = "SELECT visit, ?1, part, place, text FROM visit_minutes_text WHERE visit = ?2 AND revision = ?1 - 1 AND part = ?3"
        db.execute(f"INSERT INTO visit_minutes_text {carried}", (revision, key, part))
        return
    rows = [(key, revision, part, place, text) for place, text in enumerate(texts, 1)]
    db.executemany("INSERT INTO visit_minutes_text VALUES (?,?,?,?,?)", rows)


def _items(db: Connection, key: str, revision: int, items: tuple[Item, ...] | None) -> None:
    if items is None:
        carried = "SELECT visit, ?1, no, owner, due_on, what FROM visit_item WHERE visit = ?2 AND revision = ?1 - 1"
        db.execute(f"INSERT INTO visit_item {carried}", (revision, key))
        return
    rows = [(key, revision, item.no, item.owner, item.due_on.isoformat(), item.what) for item in items]
    db.executemany("INSERT INTO visit_item VALUES (?,?,?,?,?,?)", rows)


@when(events.MinutesConfirmed)
def minutes_confirmed(db: Connection, e: events.MinutesConfirmed, entry: Entry) -> None:
    agreed = sides_of(kept(db, e.key, "confirmed")[0]) | {e.by}
    facts = Facts(revision=e.revision, tacit=e.tacit)
    write(db, e, entry, side=e.by, facts=facts, confirmed=agreed, tacit=e.by if e.tacit else "")
    settle(db, e.key, Disputed.MINUTES, entry, e.by)


@when(events.FeedbackGiven)
def feedback_given(db: Connection, e: events.FeedbackGiven, entry: Entry) -> None:
    """The line says that a side wrote, never what: who may know even that is decided when it is asked for."""
    write(db, e, entry, side=e.by)
    row = (e.key, e.by, entry.by.actor, entry.recorded_at, e.usefulness, e.will_apply, e.takeaway, e.suggestion)
    db.execute("INSERT OR REPLACE INTO visit_feedback VALUES (?,?,?,?,?,?,?,?)", row)


@when(events.ActionCompleted)
def action_completed(db: Connection, e: events.ActionCompleted, entry: Entry) -> None:
    write(db, e, entry, note=e.evidence, facts=Facts(item_no=e.item_no, on=e.on))
    row = (e.key, e.item_no, e.on.isoformat(), entry.by.actor, e.evidence)
    db.execute("INSERT OR REPLACE INTO visit_item_done VALUES (?,?,?,?,?)", row)


@when(events.ReturnPromised)
def return_promised(db: Connection, e: events.ReturnPromised, entry: Entry) -> None:
    write(db, e, entry, side=Side.GUEST, facts=Facts(due_on=e.due_on), promised=e.due_on)


@when(events.ReturnWaived)
def return_waived(db: Connection, e: events.ReturnWaived, entry: Entry) -> None:
    write(db, e, entry, side=Side.HOST, note=e.reason, waived_at=entry.recorded_at)


@when(events.Closed)
def closed(db: Connection, e: events.Closed, entry: Entry) -> None:
    write(db, e, entry, facts=Facts(reason=e.reason), state=State.CLOSED, closed_for=e.reason)


@when(events.Voided)
def voided(db: Connection, e: events.Voided, entry: Entry) -> None:
    facts = Facts(reason=e.reason, kept=e.kept)
    write(db, e, entry, note=e.note, facts=facts, **SETTLED, state=State.VOIDED, kept=e.kept)


@when(events.Redacted)
def redacted(db: Connection, e: events.Redacted, entry: Entry) -> None:
    write(db, e, entry, facts=Facts(count=len(e.of), reason=e.reason))
