"""Visits of a history until they are agreed: invitation, counter-offers, answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.model import Prose
from domain.visits import DeclineReason, Direction, Subject, Terms, Visit
from domain.visits.refusals import NotYourTurn, OtherSideOnly
from domain.words import Part, Party, Slot
from hub.history.checking import Line
from hub.history.lines import Load, line, text
from hub.history.refusals import ManyGuests, NotRevisable, ProposerMismatch
from hub.history.visits.sides import explained, side_of, side_of_actor, visit_of
from hub.history.vocabulary import WORDS

DIRECTIONS = {"host_invites": Direction.INVITE, "guest_requests": Direction.REQUEST}


@line("Visit", "VisitProposed")
def proposed(load: Load, to: Line) -> None:
    """Between one host and one guest, by one of them."""
    d = to.data
    if len(d["guest_parties"]) != 1:
        raise ManyGuests("guest_parties", count=len(d["guest_parties"]))
    subject = Subject(
        programme_id=d["programme_id"],
        direction=DIRECTIONS[d["initiative"]],
        host=d["venue_party"].party,
        guest=d["guest_parties"][0].party,
        topic=d["theme"],
        purpose=Prose(d["purpose"]),
        capacity=d.get("capacity"),
        in_return_for=d.get("in_return_for"),
        case_id=d.get("linked_case_id"),
    )
    if subject.proposer != d["proposer"].party:
        raise ProposerMismatch("proposer", proposer=str(d["proposer"].party))
    offer = {"slots": _slots(d["windows"]), "reply_by": d["reply_by"]}
    explained(load, load.hub.visits.propose, subject, key=to.key, **offer, for_unit=subject.proposer)


@line("Visit", "VisitProposalRevised")
def offer_amended(load: Load, to: Line) -> None:
    visit, changes = visit_of(load, to), to.data["changes"]
    offer = {"slots": _slots(changes.get("windows", ())), "reply_by": changes.get("reply_by")}
    load.do(load.hub.visits.amend_offer, to.key, changes=_terms(changes), **offer, for_unit=_offering(visit, load, to))


@line("Visit", "VisitProposalWithdrawn")
def withdrawn(load: Load, to: Line) -> None:
    unit = _offering(visit_of(load, to), load, to)
    load.do(load.hub.visits.withdraw, to.key, reason=to.data["reason"], for_unit=unit)


@line("Visit", "VisitProposalExpired")
def expired(load: Load, to: Line) -> None:
    load.do(load.hub.visits.expire, to.key)


@line("Visit", "VisitCounterProposed")
def countered(load: Load, to: Line) -> None:
    d = to.data
    offer = {"offer_no": _answered(load, to), "slots": _slots(d["windows"]), "note": d.get("note")}
    load.do(load.hub.visits.counter, to.key, **offer, for_unit=d["by_party"].party)


@line("Visit", "VisitAccepted")
def accepted(load: Load, to: Line) -> None:
    d = to.data
    answer = {"offer_no": _answered(load, to), "slot": _slot(d["window"]), "note": d.get("note")}
    load.do(load.hub.visits.accept, to.key, **answer, party_size=d["party_size"], for_unit=d["by_party"].party)


@line("Visit", "VisitDeclined")
def declined(load: Load, to: Line) -> None:
    d = to.data
    answer = {"offer_no": _answered(load, to), "reason": DeclineReason(d["reason"]), "note": d.get("note")}
    load.do(load.hub.visits.decline, to.key, **answer, for_unit=d["by_party"].party)


def _answered(load: Load, to: Line) -> int:
    """The offer that is open, which the line answers. Raises NotYourTurn where the other side would have to."""
    visit = visit_of(load, to)
    if side_of(visit, to.data["by_party"]) is not visit.turn and visit.turn is not None:
        raise NotYourTurn(turn=visit.turn)
    return visit.offer_no


def _offering(visit: Visit, load: Load, to: Line) -> Party | None:
    """The party whose offer is open. Raises OtherSideOnly where the actor is of the other side."""
    side = side_of_actor(load, to)
    if side is visit.turn and side is not None:
        raise OtherSideOnly(side=side.other)
    return visit.sides[side] if side else None


def _slots(windows: Iterable[Mapping[str, Any]]) -> tuple[Slot, ...]:
    return tuple(map(_slot, windows))


def _slot(window: Mapping[str, Any]) -> Slot:
    return Slot(window["on"], Part(WORDS.parts[window["slot"]]))


def _terms(changes: Mapping[str, Any]) -> Terms:
    """What an amendment alters besides the time. Raises NotRevisable where it would alter who visits whom."""
    if strange := sorted(set(changes) - {"theme", "purpose", "capacity", "windows", "reply_by"}):
        raise NotRevisable("changes", fields=", ".join(strange))
    return Terms(topic=changes.get("theme"), purpose=text(changes.get("purpose")), capacity=changes.get("capacity"))
