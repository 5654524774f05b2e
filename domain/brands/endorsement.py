"""What others do with a brand, and never its own people: they assess, recognise, promote and take it up; and how it falls back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.brands.faults import (
    NoEvidence,
    NotLower,
    OwnReplica,
    ScoresMissing,
    ScoreUnfit,
    TierTooHigh,
    TotalDiffers,
    ValidityPast,
)
from domain.brands.refusals import NotInState, OwnEndorsement
from domain.brands.states import require
from domain.brands.values import Recognition, Score
from domain.brands.words import Scope, State, Tier
from domain.errors import Wrong, refuse
from domain.evidence import Evidence, EvidenceKind, Standing, evidence_faults, thing_fault, tidied
from domain.inputs import line, said, stored, text
from domain.model import Prose
from domain.promotion import Channel

if TYPE_CHECKING:
    from domain.brands.brand import Brand

MOST = 100
"""Points on one line, at most."""


def assess(
    brand: Brand, *, rubric_version: str, scores: Sequence[Score], total: int, comment: Prose | None = None
) -> None:
    """By an evaluator or a mentor, line by line of a rubric; the total is their sum."""
    require(brand.state, "assess")
    refuse(
        line("rubric_version", rubric_version),
        None if scores else ScoresMissing("scores"),
        *_score_faults(scores, total),
        text("comment", comment),
    )
    brand._assessed(rubric_version=rubric_version, scores=tuple(scores), total=total, comment=stored(comment))


def recognise(
    brand: Brand,
    *,
    tier: Tier,
    valid_until: date,
    endorser: str,
    owners: Collection[str],
    today: date,
    doc_no: str | None = None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m7 认定, until a day; a recognised brand is recognised anew 复认. Evidence: an assessment since, a document, or what is named.

    `owners`: people whose own brand it is. A showing that was voided since does not count for the tier (`standing`).
    """
    require(brand.state, "recognise")
    _not_own(endorser, owners)
    if brand.recognition == Recognition(tier, valid_until):
        return
    given = tidied(evidence)
    shown = brand.widest(standing)
    known = brand.assessed or said(doc_no) or given
    refuse(
        None if shown is not None and shown.covers(tier) else TierTooHigh("tier", tier=tier, shown=shown),
        ValidityPast("valid_until") if valid_until < today else None,
        line("doc_no", doc_no, needed=False),
        None if known else NoEvidence("evidence", due=State.RECOGNISED),
        *evidence_faults("evidence", given, standing),
    )
    document = (doc_no or "").strip() or None
    done = brand._recognised if brand.recognition is None else brand._recognition_renewed
    done(tier=tier, valid_until=valid_until, endorser=endorser, doc_no=document, evidence=given)


def promote(
    brand: Brand,
    *,
    channel: Channel,
    scope: Scope,
    endorser: str,
    owners: Collection[str],
    exchange_id: str | None = None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m8 推广, by one of four ways; a promoted brand may be promoted further. Evidence: the exchange, or what is named."""
    require(brand.state, "promote")
    _not_own(endorser, owners)
    if (channel, scope, exchange_id or None) in brand.promotions:
        return
    given = tidied(evidence)
    at = f"{EvidenceKind.EXCHANGE}:{exchange_id}" if said(exchange_id) else ""
    refuse(
        thing_fault("exchange_id", at, standing),
        None if at or given else NoEvidence("evidence", due=State.PROMOTED),
        *evidence_faults("evidence", given, standing),
    )
    there = exchange_id or None
    brand._promoted(channel=channel, scope=scope, endorser=endorser, exchange_id=there, evidence=given)


def replicate(brand: Brand, *, by_school_id: str, adapted: Prose) -> None:
    """Another school takes the brand up in a form of its own; it says so once."""
    require(brand.state, "replicate")
    if by_school_id in brand.replicas:
        return
    refuse(
        line("by_school_id", by_school_id),
        OwnReplica("by_school_id") if by_school_id == brand.school_id else None,
        text("adapted", adapted, needed=True),
    )
    brand._replicated(by_school_id=by_school_id, adapted=adapted)


def lapse(brand: Brand, *, on: date) -> None:
    """The recognition ends with its last day and was not renewed (P77)."""
    require(brand.state, "lapse")
    if brand.recognition is None or brand.recognition.valid_until >= on:
        raise NotInState(command="lapse", state=brand.state)
    brand._recognition_lapsed(on=on)


def revoke(brand: Brand, *, to_milestone: State, reason: Prose) -> None:
    """The director takes a milestone back: the brand falls to a lower one."""
    require(brand.state, "revoke")
    lower = to_milestone.no < brand.state.no
    refuse(
        None if lower else NotLower("to_milestone", state=brand.state),
        text("reason", reason, needed=True),
    )
    brand._milestone_revoked(from_milestone=brand.state, to_milestone=to_milestone, reason=reason)


def retire(brand: Brand, *, reason: Prose) -> None:
    """It is used no more; its name is free, and the school may begin another."""
    require(brand.state, "retire")
    refuse(text("reason", reason, needed=True))
    brand._retired(reason=reason)


def _not_own(endorser: str, owners: Collection[str]) -> None:
    if endorser in owners:
        raise OwnEndorsement


def _score_faults(scores: Sequence[Score], total: int) -> Iterator[Wrong | None]:
    for no, score in enumerate(scores, 1):
        yield line("scores", score.code)
        yield None if 0 <= score.points <= MOST else ScoreUnfit("scores", no=no)
    points = sum(score.points for score in scores)
    yield TotalDiffers("total", total=total, sum=points) if scores and points != total else None
