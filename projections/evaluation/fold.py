"""What each event changes of a rubric's or an evaluation's row."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from domain.evaluation import Definition, Evaluation, Rubric, RubricState, State, events
from domain.evaluation.words import Capacity
from domain.record import Entry
from projections.book import Book
from projections.evaluation.rows import EVALUATIONS, RUBRICS, NoteRow, ObjectionRow, SignatureRow, VetoRow
from projections.read import when
from projections.story import day_at


def _definition(e: Any) -> Definition:
    return Definition(e.title, e.subject_kind, e.lines, e.grades, e.veto)


@when(Rubric.Drafted)
def drafted(db: Book, e: Rubric.Drafted, entry: Entry) -> None:
    about = {"title": e.title, "subject_kind": e.subject_kind, "definition": _definition(e)}
    RUBRICS.begin(db, e, entry, **about, drafted_by=entry.by.actor, drafted_on=day_at(entry.recorded_at))


@when(Rubric.Redrafted)
def redrafted(db: Book, e: Rubric.Redrafted, entry: Entry) -> None:
    row = RUBRICS.changing(db, e, entry)
    row.title, row.subject_kind, row.definition = e.title, e.subject_kind, _definition(e)


@when(Rubric.Adopted)
def adopted(db: Book, e: Rubric.Adopted, entry: Entry) -> None:
    row = RUBRICS.changing(db, e, entry)
    row.state, row.adopted_on, row.adopted_by = RubricState.ADOPTED, e.on, entry.by.actor


@when(Rubric.Retired)
def retired(db: Book, e: Rubric.Retired, entry: Entry) -> None:
    row = RUBRICS.changing(db, e, entry)
    row.state, row.retired_on, row.retired_for = RubricState.RETIRED, e.on, e.reason


@when(Rubric.Redacted)
def rubric_redacted(db: Book, e: Rubric.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    RUBRICS.changing(db, e, entry)


# ---- evaluations


@when(Evaluation.Opened)
def opened(db: Book, e: events.Opened, entry: Entry) -> None:
    EVALUATIONS.begin(
        db,
        e,
        entry,
        programme=e.programme_id,
        subject=e.subject,
        stage=e.stage,
        rubric=e.rubric_version,
        as_of=e.as_of,
        frozen_at=e.position,
        formula=e.formula,
        opened_by=entry.by.actor,
        opened_on=day_at(entry.recorded_at),
    )


@when(Evaluation.IndicatorsComputed)
def indicators_computed(db: Book, e: events.IndicatorsComputed, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.computed, row.input_digest = e.lines, e.input_digest


@when(Evaluation.SelfAssessed)
def self_assessed(db: Book, e: events.SelfAssessed, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.own, row.statement = e.scores, e.statement


@when(Evaluation.ExpertScored)
def expert_scored(db: Book, e: events.ExpertScored, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.notes += (NoteRow(e.code, e.by_person, day_at(entry.recorded_at), e.points, e.comment),)
    if e.points is not None:
        row.scores = row.scores | {e.code: row.scores.get(e.code, {}) | {e.by_person: e.points}}


@when(Evaluation.Moderated)
def moderated(db: Book, e: events.Moderated, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    on = day_at(entry.recorded_at)
    row.notes += (NoteRow(e.code, entry.by.actor, on, e.to_points, e.reason, moderated_from=e.from_points),)
    row.moderated = row.moderated | {e.code: e.to_points}


@when(Evaluation.Vetoed)
def vetoed(db: Book, e: events.Vetoed, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.vetoes += (VetoRow(e.no, e.reason),)


@when(Evaluation.VetoLifted)
def veto_lifted(db: Book, e: events.VetoLifted, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.vetoes = tuple(each for each in row.vetoes if each.no != e.no)


@when(Evaluation.Signed)
def signed(db: Book, e: events.Signed, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.signatures += (SignatureRow(e.capacity, e.by_person, day_at(entry.recorded_at)),)
    row.total, row.grade, row.imported = e.total, e.grade, entry.by.source == "history"
    row.state = State.SIGNED_ONCE if e.capacity is Capacity.EVALUATOR else State.SIGNED


@when(Evaluation.Published)
def published(db: Book, e: events.Published, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.state, row.published_on = State.PUBLISHED, e.on


@when(Evaluation.ObjectionRaised)
def objection_raised(db: Book, e: events.ObjectionRaised, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.objections += (ObjectionRow(e.code, e.statement, e.by_person, day_at(entry.recorded_at)),)
    row.state = State.OBJECTED


@when(Evaluation.ObjectionResolved)
def objection_resolved(db: Book, e: events.ObjectionResolved, entry: Entry) -> None:
    row = EVALUATIONS.changing(db, e, entry)
    row.objections = tuple(
        replace(each, decision=e.decision, answer=e.reason) if each.code == e.code and each.decision is None else each
        for each in row.objections
    )
    if not row.open_objections:
        row.state = State.SIGNED


@when(Evaluation.Reopened)
def reopened(db: Book, e: events.Reopened, entry: Entry) -> None:
    """What was objected to before stays readable; it is open no more."""
    row = EVALUATIONS.changing(db, e, entry)
    row.state, row.signatures, row.total, row.grade = State.OPENED, (), None, None
    row.reopened_for, row.published_on = e.reason, None
    row.objections = tuple(each for each in row.objections if each.decision is not None)


@when(Evaluation.Redacted)
def redacted(db: Book, e: events.Redacted, entry: Entry) -> None:
    """As of a rubric."""
    EVALUATIONS.changing(db, e, entry)
