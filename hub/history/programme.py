"""Programmes and calendars of a history."""

from __future__ import annotations

from domain.programme import BlockedFor
from domain.words import Stage
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.people import enrol_unmentioned
from hub.history.refusals import DistrictCalendarOnly
from hub.history.vocabulary import WORDS


@line("Programme", "ProgrammeOpened")
def opened(load: Load, to: Line) -> None:
    d = to.data
    load.do(
        load.hub.programme.open,
        to.key,
        title=d["title"],
        operator=load.operators.get(d["operator_org"], d["operator_org"]),
        starts_on=d["starts_on"],
        ends_on=d["ends_on"],
        period_months=d["period_months"],
        eligibility_years=d["eligibility_max_years_in_post"],
        aims=d.get("aims", ()),
        policy_basis=d.get("policy_basis", ()),
    )
    enrol_unmentioned(load, to)


@line("Programme", "StageScheduled")
def stage_scheduled(load: Load, to: Line) -> None:
    d = to.data
    modes = {"primary_modes": d["primary_modes"], "secondary_modes": d.get("secondary_modes", ())}
    dates = {"starts_on": d["starts_on"], "ends_on": d["ends_on"]}
    load.do(load.hub.programme.schedule_stage, to.key, Stage(d["stage"]), focus=d["focus"], **dates, **modes)


@line("Programme", "StageStarted")
def stage_started(load: Load, to: Line) -> None:
    load.do(load.hub.programme.start_stage, to.key, Stage(to.data["stage"]), on=to.data["on"])


@line("SchoolCalendar", "TermSet")
def term_set(load: Load, to: Line) -> None:
    d = _of_district(to).data
    load.do(load.hub.programme.set_term, d["term"], starts_on=d["starts_on"], ends_on=d["ends_on"])


@line("SchoolCalendar", "HolidaySet")
def holiday_set(load: Load, to: Line) -> None:
    d = _of_district(to).data
    load.do(load.hub.programme.set_holiday, d["name"], from_on=d["from_on"], to_on=d["to_on"])


@line("SchoolCalendar", "DayBlocked")
def day_blocked(load: Load, to: Line) -> None:
    d = to.data
    days = {"from_on": d["from_on"], "to_on": d["to_on"]}
    load.do(load.hub.programme.block, d["school_id"], **days, reason=BlockedFor(d["reason"]))


@line("SchoolCalendar", "DayUnblocked")
def day_unblocked(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.programme.unblock, d["school_id"], from_on=d["from_on"], to_on=d["to_on"])


def _of_district(to: Line) -> Line:
    """Terms and holidays hold for all schools; a school's own calendar has only days on which it receives nobody."""
    if to.key != WORDS.district_calendar:
        raise DistrictCalendarOnly(calendar=to.key)
    return to
