"""What a school does with its brand: it is proposed, named, explained, drawn, carried, and shown to others; with evidence at every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.brands.faults import NoEvidence
from domain.brands.refusals import BrandThere, NameTaken
from domain.brands.states import require
from domain.brands.values import Shown
from domain.brands.words import Scope, State
from domain.days import InTheFuture
from domain.errors import NotChosen, refuse
from domain.evidence import Evidence, EvidenceKind, Standing, evidence_faults, thing_fault, tidied
from domain.inputs import TITLE, line, said, text
from domain.model import Prose
from domain.words import File, Party

if TYPE_CHECKING:
    from domain.brands.brand import Brand


def propose(
    kind: type[Brand],
    *,
    school_id: str,
    working_name: str,
    problem_solved: Prose,
    there: str | None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
    key: str = "",
) -> Brand:
    """m1 提出: a school says which problem its brand is to solve. `there`: key of the brand that the school has, which forbids another."""
    if there is not None:
        raise BrandThere(brand=there)
    given = tidied(evidence)
    refuse(
        line("school_id", school_id),
        line("working_name", working_name, limit=TITLE),
        text("problem_solved", problem_solved, needed=True),
        *evidence_faults("evidence", given, standing),
    )
    about = {"school_id": school_id, "working_name": working_name.strip(), "problem_solved": problem_solved}
    return kind.begin(kind.Proposed, key, **about, evidence=given)


def name(
    brand: Brand,
    *,
    name: str,
    slogan: str | None = None,
    same_name: str | None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m2 定名. `same_name`: key of another brand of the district that is in use and called so."""
    require(brand.state, "name")
    given = tidied(evidence)
    refuse(
        line("name", name, limit=TITLE),
        line("slogan", slogan, needed=False),
        *evidence_faults("evidence", given, standing),
    )
    if same_name is not None:
        raise NameTaken("name", brand=same_name, name=name.strip())
    brand._named(name=name.strip(), slogan=(slogan or "").strip() or None, evidence=given)


def define_meaning(
    brand: Brand, *, meaning: Prose, evidence: Sequence[Evidence] = (), standing: Mapping[str, Standing]
) -> None:
    """m3 释义: what the brand means."""
    require(brand.state, "define_meaning")
    given = tidied(evidence)
    refuse(text("meaning", meaning, needed=True), *evidence_faults("evidence", given, standing))
    brand._meaning_defined(meaning=meaning, evidence=given)


def adopt_identity(
    brand: Brand,
    *,
    description: Prose,
    file: File | None = None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m4 标识: how it looks, in words and perhaps as a picture."""
    require(brand.state, "adopt_identity")
    given = tidied(evidence)
    refuse(text("description", description, needed=True), *evidence_faults("evidence", given, standing))
    brand._identity_adopted(description=description, file=file, evidence=given)


def establish_carrier(
    brand: Brand,
    *,
    carrier: str,
    since_on: date,
    today: date,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m5 载体: what carries it through the year; further ones may follow at any time. One that is there adds nothing."""
    require(brand.state, "establish_carrier")
    if carrier.strip() in brand.carriers:
        return
    given = tidied(evidence)
    refuse(
        line("carrier", carrier),
        InTheFuture("since_on") if since_on > today else None,
        *evidence_faults("evidence", given, standing),
    )
    brand._carrier_established(carrier=carrier.strip(), since_on=since_on, evidence=given)


def showcase(
    brand: Brand,
    *,
    audience_scope: Scope,
    audience: Sequence[Party],
    exchange_id: str | None = None,
    visit_id: str | None = None,
    evidence: Sequence[Evidence] = (),
    standing: Mapping[str, Standing],
) -> None:
    """m6 展示: at an exchange, or at a visit, that was held. It may be shown again, more widely."""
    require(brand.state, "showcase")
    at = shown_at(exchange_id, visit_id)
    if Shown(at, audience_scope) in brand.shown:
        return
    given = tidied(evidence)
    refuse(
        None if at else NoEvidence("exchange_id", due=State.SHOWCASED),
        thing_fault(at.partition(":")[0] + "_id", at, standing),
        NotChosen("audience") if not audience else None,
        *evidence_faults("evidence", given, standing),
    )
    named = {"exchange_id": exchange_id or None, "visit_id": None if exchange_id else visit_id}
    whom = tuple(dict.fromkeys(audience))
    brand._showcased(audience_scope=audience_scope, audience=whom, **named, evidence=given)


def add_evidence(
    brand: Brand, *, milestone: State, evidence: Sequence[Evidence], standing: Mapping[str, Standing]
) -> None:
    """More evidence for a milestone that has been reached, as when what showed it was voided."""
    require(brand.state, "add_evidence")
    given = tidied(evidence)
    reached = milestone is not State.RETIRED and milestone.no <= brand.state.no
    refuse(
        None if reached else NotChosen("milestone"),
        None if given else NoEvidence("evidence", due=milestone),
        *evidence_faults("evidence", given, standing),
    )
    brand._evidence_added(milestone=milestone, evidence=given)


def shown_at(exchange_id: str | None, visit_id: str | None) -> str:
    """The exchange or visit as `kind:key`; "" for neither."""
    if said(exchange_id):
        return f"{EvidenceKind.EXCHANGE}:{exchange_id}"
    return f"{EvidenceKind.VISIT}:{visit_id}" if said(visit_id) else ""
