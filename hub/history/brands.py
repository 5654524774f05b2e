"""Brands of a history: eight milestones with what showed them, assessments, recognition, who took them up."""

from __future__ import annotations

from typing import Any

from domain.brands import Scope, Score, Tier
from domain.evidence import Evidence, EvidenceKind
from domain.promotion import Channel
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.refusals import NoSuchTier
from hub.history.vocabulary import WORDS


@line("Brand", "BrandProposed")
def proposed(load: Load, to: Line) -> None:
    d = to.data
    about = {"working_name": d["working_name"], "problem_solved": d["problem_solved"]}
    load.do(load.hub.brands.propose, d["school_id"], **about, key=to.key)


@line("Brand", "BrandNamed")
def named(load: Load, to: Line) -> None:
    load.do(load.hub.brands.name, to.key, name=to.data["name"], slogan=to.data.get("slogan"))


@line("Brand", "BrandMeaningDefined")
def meaning_defined(load: Load, to: Line) -> None:
    load.do(load.hub.brands.define_meaning, to.key, meaning=to.data["meaning"])


@line("Brand", "BrandIdentityAdopted")
def identity_adopted(load: Load, to: Line) -> None:
    """A history names a file by an id that means nothing here: it is kept as a paper that lies elsewhere."""
    d = to.data
    evidence = (Evidence(EvidenceKind.PAPER, d["file_id"]),) if d.get("file_id") else ()
    load.do(load.hub.brands.adopt_identity, to.key, description=d["description"], evidence=evidence)


@line("Brand", "BrandCarrierEstablished")
def carrier_established(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.brands.establish_carrier, to.key, carrier=d["carrier"], since_on=d["since_on"])


@line("Brand", "BrandShowcased")
def showcased(load: Load, to: Line) -> None:
    """At an activity, which is an exchange here."""
    d = to.data
    seen: dict[str, Any] = {
        "audience_scope": Scope(d["audience_scope"]),
        "audience": tuple(each.party for each in d["audience_parties"]),
    }
    load.do(load.hub.brands.showcase, to.key, **seen, exchange_id=d["activity_id"])


@line("Brand", "BrandAssessed")
def assessed(load: Load, to: Line) -> None:
    d = to.data
    given: dict[str, Any] = {"rubric_version": d["rubric_version"], "total": d["total"], "comment": d.get("comment")}
    scores = tuple(Score(WORDS.assessed.get(name, name), points) for name, points in d["scores"].items())
    load.do(load.hub.brands.assess, to.key, scores=scores, **given)


@line("Brand", "BrandRecognised")
def recognised(load: Load, to: Line) -> None:
    """Raises NoSuchTier for a recognition within one school."""
    d = to.data
    if d["tier"] not in set(Tier):
        raise NoSuchTier("tier", tier=d["tier"])
    until = {"valid_until": d["valid_until"], "doc_no": d.get("doc_no")}
    load.do(load.hub.brands.recognise, to.key, tier=Tier(d["tier"]), **until)


@line("Brand", "BrandPromoted")
def promoted(load: Load, to: Line) -> None:
    d = to.data
    how: dict[str, Any] = {"channel": Channel(d["channel"]), "scope": Scope(d["scope"])}
    load.do(load.hub.brands.promote, to.key, **how, exchange_id=d.get("activity_id"))


@line("Brand", "BrandReplicated")
def replicated(load: Load, to: Line) -> None:
    load.do(load.hub.brands.replicate, to.key, by_school=to.data["by_school_id"], adapted=to.data["adapted"])


@line("Brand", "BrandRecognitionLapsed")
def recognition_lapsed(load: Load, to: Line) -> None:
    load.do(load.hub.brands.lapse, to.key, on=to.data["on"])


@line("Brand", "BrandRetired")
def retired(load: Load, to: Line) -> None:
    load.do(load.hub.brands.retire, to.key, reason=to.data["reason"])
