"""Visits of a history that took place: the record, minutes, feedback, action items, the return that is owed."""

from __future__ import annotations

from domain.model import Prose
from domain.visits import SheetSource, Visit
from domain.visits.refusals import OtherSideOnly
from domain.words import Attendance, Entry, Item, Party, Side
from hub.clock import local_day
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.refusals import ReturnMismatch
from hub.history.visits.sides import side_of, side_of_actor, visit_of


@line("Visit", "VisitHeld")
def held(load: Load, to: Line) -> None:
    facts = {name: to.data[name] for name in ("started_at", "ended_at", "headcount_guest", "headcount_host")}
    who = {"partner_ids": to.data.get("partner_ids", ()), "side": side_of_actor(load, to)}
    load.do(load.hub.visits.record_held, to.key, **facts, **who, sure=True, for_unit=_unit(load, to))


@line("Visit", "AttendanceSheetFiled")
def attendance_filed(load: Load, to: Line) -> None:
    """Everybody comes for the own school of that time."""
    d = to.data
    entries = tuple(
        Entry(each["person_id"], _home(load, to, each["person_id"]), Attendance(each["status"]))
        for each in d["entries"]
    )
    sheet = {"responsible_present": d["responsible_present"], "source": SheetSource(d["source"])}
    load.do(load.hub.visits.file_attendance, to.key, entries=entries, **sheet, for_unit=_unit(load, to))


@line("Visit", "AttendanceCorrected")
def attendance_corrected(load: Load, to: Line) -> None:
    d = to.data
    status = {"to_status": Attendance(d["to_status"]), "reason": d["reason"]}
    load.do(
        load.hub.visits.correct_attendance,
        to.key,
        person_id=d["person_id"],
        party=_home(load, to, d["person_id"]),
        **status,
        for_unit=_unit(load, to),
    )


@line("Visit", "MinutesFiled")
def minutes_filed(load: Load, to: Line) -> None:
    """By the host's side, whoever wrote them."""
    d = to.data
    load.do(
        load.hub.visits.file_minutes,
        to.key,
        summary=d["summary"],
        learnt=d["learnt"],
        problems=d["problems"],
        action_items=tuple(
            Item(each["no"], Prose(each["what"]), each["owner"], each["due_on"]) for each in d["action_items"]
        ),
        nothing_learnt=not d["learnt"],
        side=Side.HOST,
        for_unit=visit_of(load, to).host,
    )


@line("Visit", "MinutesConfirmed")
def minutes_confirmed(load: Load, to: Line) -> None:
    """The latest revision; the side that filed it has confirmed it already."""
    visit, unit = visit_of(load, to), to.data["by_party"]
    load.do(
        load.hub.visits.confirm_minutes,
        to.key,
        revision=visit.minutes.revision if visit.minutes else 0,
        side=side_of(visit, unit),
        for_unit=unit.party,
    )


@line("Visit", "FeedbackGiven")
def feedback_given(load: Load, to: Line) -> None:
    d = to.data
    said = {name: d.get(name) for name in ("usefulness", "will_apply", "takeaway", "suggestion")}
    side = side_of(visit_of(load, to), d["by_party"])
    load.do(load.hub.visits.give_feedback, to.key, **said, side=side, for_unit=d["by_party"].party)


@line("Visit", "ActionItemCompleted")
def action_completed(load: Load, to: Line) -> None:
    """Done on the day it was recorded at the latest: a history may name a later day, which nobody can have known."""
    d = to.data
    done = {"item_no": d["item_no"], "on": min(d["on"], local_day(to.occurred_at)), "evidence": d.get("evidence")}
    load.do(load.hub.visits.complete_action, to.key, **done, for_unit=_unit(load, to))


@line("Visit", "ReturnVisitPromised")
def return_promised(load: Load, to: Line) -> None:
    """By the guest, as the hub knows it. Raises OtherSideOnly for a promise of the host."""
    d = to.data
    if side_of(visit_of(load, to), d["by_party"]) is not Side.GUEST:
        raise OtherSideOnly(side=Side.GUEST)
    load.do(load.hub.visits.promise_return, to.key, due_on=d["due_on"], for_unit=d["by_party"].party)


@line("Visit", "ReturnVisitWaived")
def return_waived(load: Load, to: Line) -> None:
    load.do(load.hub.visits.waive_return, to.key, reason=to.data["reason"], for_unit=visit_of(load, to).host)


@line("Visit", "ReturnVisitLinked")
def return_linked(load: Load, to: Line) -> None:
    """The hub links by what the return itself says; the line only has to agree. Raises ReturnMismatch."""
    named = to.data["return_visit_id"]
    says = load.hub.log.load(Visit, named).in_return_for
    if says != to.key:
        raise ReturnMismatch(visit=named, named=says or "")


@line("Visit", "VisitClosed")
def closed(load: Load, to: Line) -> None:
    """By hand, with whatever is missing as the reason."""
    load.do(load.hub.visits.close, to.key, for_unit=_unit(load, to))


def _unit(load: Load, to: Line) -> Party | None:
    """The party for which the actor acts, where it is one of the two."""
    side = side_of_actor(load, to)
    return visit_of(load, to).sides[side] if side else None


def _home(load: Load, to: Line, person: str) -> Party:
    """Where somebody comes from; whoever belongs to no unit comes with the host."""
    return load.homes.get(person) or visit_of(load, to).host
