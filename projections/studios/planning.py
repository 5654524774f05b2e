"""计划与需求: what members of a studio want to learn, and the plans made of it, as they stand and as they were."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from sqlite3 import Connection
from typing import Any, NamedTuple

from domain.model import Prose
from domain.record import Entry
from domain.studios import Need, NeedsMethod, PlanItem, PlanState, Studio, events
from domain.studios.values import Orientations
from projections.read import Reader, tables, when
from projections.story import day_at

tables("""
CREATE TABLE plan (studio TEXT, plan_id TEXT, period TEXT NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL, approved INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL, submitted_by TEXT NOT NULL, PRIMARY KEY (studio, plan_id)) WITHOUT ROWID;
CREATE INDEX plan_waiting ON plan (state) WHERE state != 'approved';
""")


class PlanRow(NamedTuple):
    """The plan of a period. `revision` is the last submission, `approved` the one in force, 0 where none is yet."""

    studio: str
    plan_id: str
    period: str
    revision: int
    state: PlanState
    approved: int
    submitted_on: date
    submitted_by: str


class Submission(NamedTuple):
    """One submission of a plan, and what became of it; `answered_by`: a person id, "" while it waits."""

    revision: int
    orientations: Orientations
    items: tuple[PlanItem, ...]
    submitted_on: date
    submitted_by: str
    state: PlanState = PlanState.SUBMITTED
    answered_on: date | None = None
    answered_by: str = ""
    comments: Prose | None = None


class NeedsRow(NamedTuple):
    """What was found to be needed, how, when and by whom."""

    needs: tuple[Need, ...]
    method: NeedsMethod
    on: date
    by: str


@when(events.PlanSubmitted)
def plan_submitted(db: Connection, e: events.PlanSubmitted, entry: Entry) -> None:
    row = (e.key, e.plan_id, e.period, e.revision, PlanState.SUBMITTED, 0, entry.recorded_at, entry.by.actor)
    db.execute(
        "INSERT INTO plan VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET revision = excluded.revision,"
        " state = excluded.state, submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by",
        row,
    )


@when(events.PlanReturned)
def plan_returned(db: Connection, e: events.PlanReturned, _: Entry) -> None:
    db.execute("UPDATE plan SET state = ? WHERE studio = ? AND plan_id = ?", (PlanState.RETURNED, e.key, e.plan_id))


@when(events.PlanApproved)
def plan_approved(db: Connection, e: events.PlanApproved, _: Entry) -> None:
    row = (PlanState.APPROVED, e.revision, e.key, e.plan_id)
    db.execute("UPDATE plan SET state = ?, approved = ? WHERE studio = ? AND plan_id = ?", row)


# ---- questions

_ROW = "SELECT studio, plan_id, period, revision, state, approved, submitted_at, submitted_by FROM plan"


def plans(read: Reader, studio: str) -> list[PlanRow]:
    """The plans of a studio, the one submitted last first."""
    return _plans(read, "WHERE studio = ? ORDER BY submitted_at DESC, plan_id", studio)


def plan(read: Reader, studio: str, plan_id: str) -> PlanRow | None:
    return next(iter(_plans(read, "WHERE studio = ? AND plan_id = ?", studio, plan_id)), None)


def to_approve(read: Reader) -> list[PlanRow]:
    """Plans that wait for an officer, oldest first."""
    return _plans(read, "WHERE state = 'submitted' ORDER BY submitted_at, studio, plan_id")


def to_correct(read: Reader, studios: Collection[str]) -> list[PlanRow]:
    """Plans of these studios that were returned, oldest first."""
    marks = ", ".join("?" * len(studios))
    which = f"WHERE state = 'returned' AND studio IN ({marks}) ORDER BY submitted_at, studio, plan_id"
    return _plans(read, which, *studios)


def submissions(read: Reader, studio: str, plan_id: str) -> list[Submission]:
    """All that was submitted for a plan, with the answers, oldest first: any two can be laid side by side."""
    found: dict[int, Submission] = {}
    kinds = (events.PlanSubmitted, events.PlanReturned, events.PlanApproved)
    for entry, e in read.story(Studio, studio, *kinds):
        on, by = day_at(entry.recorded_at), entry.by.actor
        if e.plan_id != plan_id:
            continue
        if e.TOPIC == events.PlanSubmitted.TOPIC:
            found[e.revision] = Submission(e.revision, Orientations(e.goals, e.needs, e.problems), e.items, on, by)
        else:
            returned = e.TOPIC == events.PlanReturned.TOPIC
            state, comments = (PlanState.RETURNED, e.comments) if returned else (PlanState.APPROVED, None)
            answer: dict[str, Any] = {"state": state, "comments": comments, "answered_on": on, "answered_by": by}
            found[e.revision] = found[e.revision]._replace(**answer)
    return list(found.values())


def in_force(read: Reader, studio: str, plan_id: str) -> Submission | None:
    """The submission that was approved last."""
    approved = [each for each in submissions(read, studio, plan_id) if each.state is PlanState.APPROVED]
    return approved[-1] if approved else None


def surveys(read: Reader, studio: str) -> list[NeedsRow]:
    """What was found to be needed over time; the last one holds."""
    return [
        NeedsRow(e.needs, e.method, day_at(entry.recorded_at), entry.by.actor)
        for entry, e in read.story(Studio, studio, events.NeedsRecorded)
    ]


def needs(read: Reader, studio: str) -> NeedsRow | None:
    """What the members want to learn, as it was found last."""
    found = surveys(read, studio)
    return found[-1] if found else None


def _plans(read: Reader, rest: str, *params: object) -> list[PlanRow]:
    return [
        PlanRow(studio, plan_id, period, revision, PlanState(state), approved, day_at(at), by)
        for studio, plan_id, period, revision, state, approved, at, by in read.rows(f"{_ROW} {rest}", *params)
    ]
