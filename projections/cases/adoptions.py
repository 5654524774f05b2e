"""Who took a case up and how far, as the adoption's row and the counts of its case show it."""

from __future__ import annotations

from domain.cases import Adoption, AdoptionState
from domain.model import DomainEvent
from domain.record import Entry
from projections.book import Book
from projections.cases.editions import name_files
from projections.cases.held import Held, change, written
from projections.read import when

ADOPTED = frozenset({AdoptionState.ADOPTED, AdoptionState.ADAPTED, AdoptionState.ENDED})
TAKEN_UP = frozenset(AdoptionState) - {AdoptionState.DROPPED}


@when(Adoption.Planned)
def planned(db: Book, e: Adoption.Planned, entry: Entry) -> None:
    row = {"key": e.key, "case_key": e.case_id, "party": e.by, "edition": e.edition, "state": AdoptionState.PLANNED}
    row |= {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at}
    row |= {"planned": entry.position, "planned_by": entry.by.actor, "start_on": e.start_on, "adapted": e.adapted}
    db.held(Held).adoptions.begin(written(row))
    _count(db, e.case_id, None, AdoptionState.PLANNED, entry)


def _change(db: Book, e: DomainEvent, entry: Entry, **columns: object) -> None:
    """What an event changes of its adoption, and of the counts of the case."""
    row = db.held(Held).adoptions.row(e.key)
    before = row["state"]
    change(row, e, entry, **columns)
    _count(db, row["case_key"], before, row["state"], entry)


def _count(db: Book, case_key: str, before: str | None, after: str, entry: Entry) -> None:
    """How many work with the case, and how many have taken it up, after an adoption went from one state to another."""
    case = db.held(Held).cases.row(case_key)
    case["touched"] = entry.position
    for column, states in (("adopted", ADOPTED), ("taken_up", TAKEN_UP)):
        case[column] += (after in states) - (before in states)


@when(Adoption.TrialStarted)
def trial_started(db: Book, e: Adoption.TrialStarted, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.TRYING, trial_on=e.on)


@when(Adoption.EvidenceAdded)
def evidence_added(db: Book, e: Adoption.EvidenceAdded, entry: Entry) -> None:
    _change(db, e, entry)
    if e.file:
        name_files(db, db.held(Held).adoptions.row(e.key)["case_key"], (e.file,))


@when(Adoption.ResultReported)
def result_reported(db: Book, e: Adoption.ResultReported, entry: Entry) -> None:
    _change(db, e, entry, result=e.result, result_on=e.on, result_note=e.note)


@when(Adoption.Adopted)
def adopted(db: Book, e: Adoption.Adopted, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.ADOPTED, adopted_on=e.on)


@when(Adoption.Adapted)
def adapted(db: Book, e: Adoption.Adapted, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.ADAPTED, adopted_on=e.on)


@when(Adoption.Dropped)
def dropped(db: Book, e: Adoption.Dropped, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.DROPPED, reason=e.reason)


@when(Adoption.Ended)
def ended(db: Book, e: Adoption.Ended, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.ENDED, ended_on=e.on)


@when(Adoption.Resumed)
def resumed(db: Book, e: Adoption.Resumed, entry: Entry) -> None:
    _change(db, e, entry, state=AdoptionState.TRYING, trial_on=e.on, ended_on=None, reason=None)


@when(Adoption.SharedBack)
def shared_back(db: Book, e: Adoption.SharedBack, entry: Entry) -> None:
    _change(db, e, entry, shared=e.case_id)


@when(Adoption.Redacted)
def redacted(db: Book, e: Adoption.Redacted, entry: Entry) -> None:
    _change(db, e, entry)
