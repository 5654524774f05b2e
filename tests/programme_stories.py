"""Programmes, studios, reports and problems as tests speak of them: the cohort of 2024 with its five stages, and the 中学 studio in it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from domain.model import Prose
from domain.obligations import Belonging, Chapter, Duty, Kind, Obligation, Owner, OwnerKind, Paper, Section
from domain.obligations import State as ReportState
from domain.problems import Problem
from domain.problems import State as ProblemState
from domain.programme import Programme
from domain.programme import State as ProgrammeState
from domain.studios import Basis, PlanItem, Result, Studio
from domain.words import Level, Stage

OPENING, END = date(2024, 9, 1), date(2026, 8, 31)
LAST_DAYS: Final = dict(
    zip(
        Stage,
        (date(2024, 10, 31), date(2025, 4, 30), date(2025, 10, 31), date(2026, 4, 30), END),
        strict=True,
    )
)
FIRST_DAYS: Final = dict(
    zip(Stage, (OPENING, *(date.fromordinal(d.toordinal() + 1) for d in LAST_DAYS.values())), strict=False)
)
PREPARATION, STUDY, CULTIVATION, PRACTICE, SUMMARY = Stage
LEAD, MENTOR, ASSISTANT, SECRETARY, OFFICER = "p-lead", "p-mentor", "p-assistant", "p-secretary", "p-officer"
OTHER_LEAD = "p-other-lead"
WHY = Prose("期末工作集中")


# ---- programmes


def programme(*, stages: int = 0, started: int = 0, closed: int = 0) -> Programme:
    made = Programme.open("prog-2024", title="第一期", operator="区教育党校", starts_on=OPENING, ends_on=END)
    for stage in list(Stage)[:stages]:
        made.schedule_stage(stage, starts_on=FIRST_DAYS[stage], ends_on=LAST_DAYS[stage], focus="", primary_modes=())
    for stage in list(Stage)[:started]:
        made.start_stage(stage, on=FIRST_DAYS[stage])
    for stage in list(Stage)[:closed]:
        made.close_stage(stage, on=LAST_DAYS[stage])
    return made


def programme_in(state: ProgrammeState) -> Programme:
    """A programme in a state, its five stages closed where it is to be closed."""
    ends = state is not ProgrammeState.RUNNING
    made = programme(stages=5, started=5, closed=5 if ends else 0)
    if ends:
        made.close(on=END)
    if state is ProgrammeState.ARCHIVED:
        made.archive(on=END, digest="5f2c")
    return made


# ---- studios

PLAN: dict[str, Any] = {
    "period": "2024-2026",
    "goals": (Prose("形成本室品牌"),),
    "needs": (Prose("专题研修"), Prose("")),
    "problems": (Prose("党建与教学两张皮"),),
    "items": (PlanItem(PREPARATION, "组建工作室"), PlanItem(STUDY, "书记论坛", special=True)),
}
GUIDANCE: dict[str, Any] = {
    "mentor_id": MENTOR,
    "on": date(2025, 3, 20),
    "minutes": 90,
    "topic": "看现场谈组织生活",
    "content": Prose("先定口径再立制度"),
    "today": date(2025, 3, 21),
}


def studio(*, concluded: bool = False) -> Studio:
    """The 中学 studio with lead, mentor and assistant."""
    made = Studio.establish("st-ms", programme_id="prog-2024", name="中学书记工作室", level=Level.MIDDLE)
    made.appoint_lead(LEAD, school_id="s-0", basis=Basis.DEMONSTRATION_POINT, from_on=OPENING)
    made.appoint_mentor(MENTOR, org="市委党校", duties=("理论指导",), on=OPENING)
    made.appoint_assistant(ASSISTANT, on=OPENING)
    if concluded:
        made.conclude(on=END, result=Result.QUALIFIED)
    return made


def planned(*, approved: bool = False, returned: bool = False) -> Studio:
    made = studio()
    made.submit_plan(**PLAN)
    if approved:
        made.approve_plan("2024-2026", revision=1)
    if returned:
        made.return_plan("2024-2026", revision=1, comments=Prose("写清分工"))
    return made


# ---- reports

STUDIO = Owner(OwnerKind.STUDIO, "st-ms")
SCHOOL = Owner(OwnerKind.SCHOOL, "s-1")
PERSON = Owner(OwnerKind.PERSON, SECRETARY)
DUE, TODAY = date(2025, 4, 25), date(2025, 4, 20)
SUMMARY_TEXTS = (Chapter.PLAN_VS_DONE, Chapter.FIGURES, Chapter.PROBLEMS, Chapter.NEXT_YEAR)
REPORT = Paper(sections=tuple(Section(chapter, Prose(f"{chapter} 一节")) for chapter in SUMMARY_TEXTS))
NAMED = Paper(refs=("case:c-1",))


def duty(kind: Kind = Kind.ANNUAL_SUMMARY, owner: Owner = STUDIO, **other: Any) -> Duty:
    given = {"period": "study", "due_on": DUE, "required": 1, "issued_on": date(2025, 2, 24)}
    return Duty("prog-2024", kind, owner, **given | other)


def obligation(kind: Kind = Kind.ANNUAL_SUMMARY, owner: Owner = STUDIO, **other: Any) -> Obligation:
    """The 中学 studio owes its summary of the study stage, unless said otherwise."""
    there = Belonging(owner, OPENING)
    return Obligation.issue(duty(kind, owner, **other), belonging=there, starts_on=OPENING, ends_on=END)


def a_case(**other: Any) -> Obligation:
    """A secretary owes a case."""
    return obligation(Kind.PROCESS_CASE, PERSON, period="2024-2026", **other)


def handed_in(
    made: Obligation | None = None, paper: Paper = REPORT, *, by: str = LEAD, signs: bool = True
) -> Obligation:
    made = made or obligation()
    made.submit(paper, by_person=by, on=TODAY, today=TODAY, signs=signs)
    return made


def report_in(state: ReportState, made: Obligation | None = None, paper: Paper = REPORT) -> Obligation:
    """The plainest report in a state."""
    made = made or obligation()
    if state in (ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED):
        handed_in(made, paper)
    judged = {"no": 1, "on": TODAY, "by_person": OFFICER, "by_office": True}
    match state:
        case ReportState.MISSED:
            made.miss(on=date(2025, 4, 26))
        case ReportState.WAIVED:
            made.waive(reason=WHY)
        case ReportState.RETURNED:
            made.send_back(**judged, comments=Prose("补充口径"))
        case ReportState.ACCEPTED:
            made.accept(**judged)
    return made


# ---- problems

MEASURE: dict[str, Any] = {
    "measure": Prose("每月一次主题党日"),
    "owner": SECRETARY,
    "due_on": date(2025, 6, 30),
    "today": TODAY,
}


def problem(**other: Any) -> Problem:
    given = {"programme_id": "prog-2024", "studio_id": "st-ms", "school_id": "s-1", "by_person": SECRETARY}
    words = {"title": "组织生活常被冲掉", "description": Prose("排课冲突"), "school_of_studio": True}
    return Problem.raise_problem(**given | words | other)


def problem_in(state: ProblemState) -> Problem:
    """The plainest problem in a state."""
    made = problem()
    if state is ProblemState.WITHDRAWN:
        made.withdraw(reason=WHY)
    if state in (ProblemState.DIAGNOSED, ProblemState.AGREED, ProblemState.SOLVED):
        made.diagnose(by_person=MENTOR, diagnosis=Prose("没有固定时间"))
    if state in (ProblemState.AGREED, ProblemState.SOLVED):
        made.agree_measure(**MEASURE)
    if state is ProblemState.SOLVED:
        made.solve(on=TODAY, result=Prose("三个月未再冲突"), today=TODAY)
    return made
