"""Who took a case up and how far, as the adoption's row, its evidence and its timeline show it."""

from __future__ import annotations

from typing import Any

from domain.cases import Adoption, AdoptionState
from domain.record import Entry
from projections.book import Book
from projections.cases.facts import Facts
from projections.cases.held import Held
from projections.cases.lines import add_adoption_line, begin_adoption, insert, write_adoption
from projections.read import when


@when(Adoption.Planned)
def planned(db: Book, e: Adoption.Planned, entry: Entry) -> None:
    row = {"key": e.key, "case_key": e.case_id, "party": e.by, "edition": e.edition, "state": AdoptionState.PLANNED}
    row |= {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at}
    row |= {"planned": entry.position, "planned_by": entry.by.actor, "start_on": e.start_on, "adapted": e.adapted}
    begin_adoption(db, row)
    facts = Facts(edition=e.edition, on=e.start_on, case=e.case_id)
    add_adoption_line(db, e, entry, e.case_id, note=e.adapted, facts=facts)


@when(Adoption.TrialStarted)
def trial_started(db: Book, e: Adoption.TrialStarted, entry: Entry) -> None:
    write_adoption(db, e, entry, facts=Facts(on=e.on), state=AdoptionState.TRYING, trial_on=e.on)


@when(Adoption.EvidenceAdded)
def evidence_added(db: Book, e: Adoption.EvidenceAdded, entry: Entry) -> None:
    row = {"adoption": e.key, "position": entry.position, "at": entry.recorded_at, "by": entry.by.actor}
    insert(db, "adoption_evidence", row | {"file": e.file, "visit_id": e.visit_id, "note": e.note})
    if e.file:
        case_key = db.held(Held).adoptions.row(e.key)["case_key"]
        db.execute("INSERT OR IGNORE INTO case_file VALUES (?,?)", (e.file.id, case_key))
    facts = Facts(visit=e.visit_id, file=e.file.id if e.file else None)
    write_adoption(db, e, entry, note=e.note, facts=facts)


@when(Adoption.ResultReported)
def result_reported(db: Book, e: Adoption.ResultReported, entry: Entry) -> None:
    reported = {"result": e.result, "result_on": e.on, "result_note": e.note}
    write_adoption(db, e, entry, note=e.note, facts=Facts(result=e.result, on=e.on), **reported)


@when(Adoption.Adopted)
def adopted(db: Book, e: Adoption.Adopted, entry: Entry) -> None:
    facts = Facts(on=e.on)
    write_adoption(db, e, entry, note=e.note, facts=facts, state=AdoptionState.ADOPTED, adopted_on=e.on)


@when(Adoption.Adapted)
def adapted(db: Book, e: Adoption.Adapted, entry: Entry) -> None:
    facts = Facts(on=e.on)
    write_adoption(db, e, entry, note=e.note, facts=facts, state=AdoptionState.ADAPTED, adopted_on=e.on)


@when(Adoption.Dropped)
def dropped(db: Book, e: Adoption.Dropped, entry: Entry) -> None:
    write_adoption(db, e, entry, note=e.reason, state=AdoptionState.DROPPED, reason=e.reason)


@when(Adoption.Ended)
def ended(db: Book, e: Adoption.Ended, entry: Entry) -> None:
    write_adoption(db, e, entry, facts=Facts(on=e.on), state=AdoptionState.ENDED, ended_on=e.on)


@when(Adoption.Resumed)
def resumed(db: Book, e: Adoption.Resumed, entry: Entry) -> None:
    again: dict[str, Any] = {"state": AdoptionState.TRYING, "trial_on": e.on, "ended_on": None, "reason": None}
    write_adoption(db, e, entry, facts=Facts(on=e.on), **again)


@when(Adoption.SharedBack)
def shared_back(db: Book, e: Adoption.SharedBack, entry: Entry) -> None:
    write_adoption(db, e, entry, facts=Facts(case=e.case_id), shared=e.case_id)


@when(Adoption.Redacted)
def redacted(db: Book, e: Adoption.Redacted, entry: Entry) -> None:
    write_adoption(db, e, entry, facts=Facts(count=len(e.of), reason=e.reason))
