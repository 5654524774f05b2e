"""Agreed visits of a history: letter, arrangements, changes, cancelling."""

from __future__ import annotations

from datetime import datetime

from domain.visits import CancelReason, State, Visit
from domain.words import AgendaLine, Part, Side, Slot
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.visits.sides import explained, side_of_actor, visit_of
from hub.history.vocabulary import WORDS


@line("Visit", "OfficialLetterIssued")
def letter_issued(load: Load, to: Line) -> None:
    """By the guest, whoever wrote it; its headcount is the delegation's size."""
    letter = {name: to.data[name] for name in ("letter_no", "content", "itinerary", "headcount", "on")}
    load.do(load.hub.visits.issue_letter, to.key, **letter, for_unit=visit_of(load, to).guest)


@line("Visit", "VisitScheduled")
def scheduled(load: Load, to: Line) -> None:
    """The host's arrangements and its last word; another day than the agreed one is a change to which both sides agreed."""
    d = to.data
    visit = visit_of(load, to)
    _move(load, visit, d["starts_at"], d["ends_at"], WORDS.imported, Side.HOST)
    explained(
        load,
        load.hub.visits.set_logistics,
        to.key,
        starts_at=d["starts_at"],
        ends_at=d["ends_at"],
        venue=d["venue"],
        agenda=tuple(AgendaLine(each["t"], each["item"]) for each in d["agenda"]),
        responsible_person=d["responsible_person_id"],
        for_unit=visit.host,
    )
    load.do(load.hub.visits.confirm, to.key, for_unit=visit.host)


@line("Visit", "VisitRescheduled")
def rescheduled(load: Load, to: Line) -> None:
    """Asked for by the actor's side and agreed to by the other; arrangements that stand move along and are confirmed again."""
    d = to.data
    visit = visit_of(load, to)
    was, there = visit.state, visit.logistics
    asking = side_of_actor(load, to) or Side.HOST
    _move(load, visit, d["starts_at"], d["ends_at"], d["reason"], asking)
    if there is None:
        return
    arranged = {name: getattr(there, name) for name in ("venue", "agenda", "responsible_person")}
    times = {"starts_at": d["starts_at"], "ends_at": d["ends_at"]}
    explained(load, load.hub.visits.set_logistics, to.key, **times, **arranged, for_unit=visit.host)
    if was is State.CONFIRMED:
        load.do(load.hub.visits.confirm, to.key, for_unit=visit.host)


@line("Visit", "VisitCancelled")
def cancelled(load: Load, to: Line) -> None:
    why = {"reason": CancelReason.OTHER, "note": to.data["reason"]}
    side = side_of_actor(load, to)
    unit = visit_of(load, to).sides[side] if side else None
    load.do(load.hub.visits.cancel, to.key, **why, side=side, for_unit=unit)


def _move(load: Load, visit: Visit, starts_at: datetime, ends_at: datetime, reason: str, asking: Side) -> None:
    """Both sides agree to the half-day of these hours, unless they lie within the agreed one."""
    if visit.slot is None or _within(visit.slot, starts_at, ends_at):
        return
    parts = (Slot(starts_at.date(), part) for part in (Part.AM, Part.PM, Part.DAY))
    slot = next((each for each in parts if _within(each, starts_at, ends_at)), Slot(starts_at.date(), Part.DAY))
    change = {"slots": (slot,), "reason": reason}
    load.do(load.hub.visits.propose_change, visit.key, **change, side=asking, for_unit=visit.sides[asking])
    answer = {"change_no": visit.change_no + 1, "slot": slot}
    load.do(load.hub.visits.accept_change, visit.key, **answer, for_unit=visit.sides[asking.other])


def _within(slot: Slot, starts_at: datetime, ends_at: datetime) -> bool:
    return slot.begins <= starts_at and ends_at <= slot.ends
