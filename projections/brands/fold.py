"""What each event changes of a brand's row."""

from __future__ import annotations

from domain.brands import Brand, State, events
from domain.evidence import Evidence, EvidenceKind, in_words
from domain.record import Entry
from domain.words import File
from projections.book import Book
from projections.brands.rows import (
    BRANDS,
    Assessment,
    BrandRow,
    Carrier,
    Piece,
    Promotion,
    Reached,
    Replica,
    Showing,
)
from projections.evidence import name
from projections.read import when
from projections.story import day_at


@when(Brand.Proposed)
def proposed(db: Book, e: events.Proposed, entry: Entry) -> None:
    about = {"school": e.school_id, "working_name": e.working_name, "problem": e.problem_solved}
    BRANDS.begin(db, e, entry, **about, proposed_by=entry.by.actor)
    row = BRANDS.changing(db, e, entry)
    _reach(db, row, State.PROPOSED, entry, in_words(e.problem_solved), *e.evidence)


@when(Brand.Named)
def named(db: Book, e: events.Named, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.name, row.slogan = e.name, e.slogan
    _reach(db, row, State.NAMED, entry, Evidence(EvidenceKind.TEXT, e.slogan or e.name), *e.evidence)


@when(Brand.MeaningDefined)
def meaning_defined(db: Book, e: events.MeaningDefined, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.meaning = e.meaning
    _reach(db, row, State.MEANING_DEFINED, entry, in_words(e.meaning), *e.evidence)


@when(Brand.IdentityAdopted)
def identity_adopted(db: Book, e: events.IdentityAdopted, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.identity, row.picture = e.description, e.file
    _reach(db, row, State.IDENTITY_ADOPTED, entry, in_words(e.description), *_as_evidence(e.file), *e.evidence)


@when(Brand.CarrierEstablished)
def carrier_established(db: Book, e: events.CarrierEstablished, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.carriers += (Carrier(e.carrier, e.since_on),)
    _reach(db, row, State.CARRIER_ESTABLISHED, entry, Evidence(EvidenceKind.TEXT, e.carrier), *e.evidence)


@when(Brand.Showcased)
def showcased(db: Book, e: events.Showcased, entry: Entry) -> None:
    at = Evidence(EvidenceKind.EXCHANGE, e.exchange_id) if e.exchange_id else None
    at = at or Evidence(EvidenceKind.VISIT, e.visit_id or "")
    row = BRANDS.changing(db, e, entry)
    row.shown += (Showing(at.thing, e.audience_scope, e.audience, day_at(entry.recorded_at)),)
    _reach(db, row, State.SHOWCASED, entry, at, *e.evidence)


@when(Brand.Assessed)
def assessed(db: Book, e: events.Assessed, entry: Entry) -> None:
    points = {score.code: score.points for score in e.scores}
    row = BRANDS.changing(db, e, entry)
    given = (entry.by.actor, day_at(entry.recorded_at), e.rubric_version, points, e.total, e.comment)
    row.assessments += (Assessment(*given),)


@when(Brand.Recognised, Brand.RecognitionRenewed)
def recognised(db: Book, e: events.Recognised | events.RecognitionRenewed, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.tier, row.valid_until, row.doc_no, row.endorser = e.tier, e.valid_until, e.doc_no, e.endorser
    row.lapsed_on = None
    document = (Evidence(EvidenceKind.PAPER, e.doc_no),) if e.doc_no else ()
    _reach(db, row, State.RECOGNISED, entry, *document, *e.evidence)


@when(Brand.Promoted)
def promoted(db: Book, e: events.Promoted, entry: Entry) -> None:
    at = (Evidence(EvidenceKind.EXCHANGE, e.exchange_id),) if e.exchange_id else ()
    row = BRANDS.changing(db, e, entry)
    row.promotions += (Promotion(e.channel, e.scope, e.endorser, day_at(entry.recorded_at), e.exchange_id),)
    _reach(db, row, State.PROMOTED, entry, *at, *e.evidence)


@when(Brand.Replicated)
def replicated(db: Book, e: events.Replicated, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.replicas += (Replica(e.by_school_id, day_at(entry.recorded_at), e.adapted),)


@when(Brand.EvidenceAdded)
def evidence_added(db: Book, e: events.EvidenceAdded, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    _show(db, row, e.milestone, entry, *e.evidence)


@when(Brand.MilestoneRevoked)
def milestone_revoked(db: Book, e: events.MilestoneRevoked, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    _fall(row, e.to_milestone)


@when(Brand.RecognitionLapsed)
def recognition_lapsed(db: Book, e: events.RecognitionLapsed, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    _fall(row, State.SHOWCASED)
    row.lapsed_on = e.on


@when(Brand.Retired)
def retired(db: Book, e: events.Retired, entry: Entry) -> None:
    row = BRANDS.changing(db, e, entry)
    row.state, row.reason = State.RETIRED, e.reason
    row.valid_until = None


@when(Brand.Redacted)
def redacted(db: Book, e: events.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    BRANDS.changing(db, e, entry)


def _reach(db: Book, row: BrandRow, milestone: State, entry: Entry, *evidence: Evidence) -> None:
    """A milestone is reached, or once more what was reached; it never takes the brand back."""
    if milestone.no > row.state.no or milestone not in {each.milestone for each in row.reached}:
        row.state = max(row.state, milestone, key=lambda state: state.no)
        row.reached += (Reached(milestone, day_at(entry.recorded_at), entry.by.actor, entry.position),)
    _show(db, row, milestone, entry, *evidence)


def _show(db: Book, row: BrandRow, milestone: State, entry: Entry, *evidence: Evidence) -> None:
    by, on = entry.by.actor, day_at(entry.recorded_at)
    row.evidence += tuple(Piece(milestone, entry.position, by, on, each) for each in evidence)
    name(db, Brand.TOPIC, row.key, evidence)


def _fall(row: BrandRow, to: State) -> None:
    """Back to a milestone: what was said for those above does not count any more."""
    row.state = to
    row.reached = tuple(each for each in row.reached if each.milestone.no <= to.no)
    row.promotions = ()
    if to.no < State.RECOGNISED.no:
        row.tier = row.valid_until = row.doc_no = row.endorser = None
    if to.no < State.SHOWCASED.no:
        row.shown = ()
    if to.no < State.CARRIER_ESTABLISHED.no:
        row.carriers = ()
    if to.no < State.IDENTITY_ADOPTED.no:
        row.identity = row.picture = None
    if to.no < State.MEANING_DEFINED.no:
        row.meaning = None
    if to.no < State.NAMED.no:
        row.name = row.slogan = None


def _as_evidence(file: File | None) -> tuple[Evidence, ...]:
    return (Evidence(EvidenceKind.FILE, file=file),) if file else ()
