"""Programmes and calendars of a history."""

from __future__ import annotations

from domain.programme import BlockedFor, Figure, Target
from domain.words import Stage
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.people import enrol_unmentioned
from hub.history.refusals import DistrictCalendarOnly, NoSuchFigure, NoTarget
from hub.history.vocabulary import WORDS

PAIR = 2


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


@line("Programme", "StageRescheduled")
def stage_rescheduled(load: Load, to: Line) -> None:
    """A history names each stage that moved; the neighbour that has made room already says nothing new."""
    d = to.data
    dates = {"starts_on": d["starts_on"], "ends_on": d["ends_on"]}
    load.do(load.hub.programme.reschedule_stage, to.key, Stage(d["stage"]), **dates, reason=d["reason"])


@line("Programme", "StageClosed")
def stage_closed(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.programme.close_stage, to.key, Stage(d["stage"]), on=d["on"], note=d.get("note"))


@line("Programme", "TargetsSet")
def targets_set(load: Load, to: Line) -> None:
    """A number is the least; two are the least and the most."""
    targets = tuple(_target(figure, value) for figure, value in to.data["targets"].items())
    load.do(load.hub.programme.set_targets, to.key, targets, base_version=to.data["version"] - 1)


@line("Programme", "ProgrammeClosed")
def closed(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.programme.close, to.key, on=d["on"], final_report_id=d.get("final_report_id"))


@line("Programme", "ProgrammeArchived")
def archived(load: Load, to: Line) -> None:
    load.do(load.hub.programme.archive, to.key, on=to.data["on"], digest=to.data["archive_digest"])


def _target(figure: str, value: object) -> Target:
    """Raises NoSuchFigure, or NoTarget for what is no number."""
    if figure not in set(Figure):
        raise NoSuchFigure("targets", figure=figure)
    numbers = value if isinstance(value, list) else [value]
    if not 1 <= len(numbers) <= PAIR or any(type(each) not in (int, float) for each in numbers):
        raise NoTarget("targets", figure=figure)
    return Target(Figure(figure), *map(float, numbers))


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
