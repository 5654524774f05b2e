"""Everything that the log knows of a studio, or of one school, in some days: what a report is drafted from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from domain.cases import AdoptionState
from domain.exchanges import SeatState
from domain.exchanges.states import TOOK_PLACE
from domain.obligations import OwnerKind
from domain.programme.values import months_later
from domain.studios import PlanItem
from domain.words import Party, PartyKind, Stage
from projections import brands, exchanges, obligations, outcomes, problems, programme, studios, supervision
from projections.drafting.values import Brought, Faced, Found, Grown, Meeting, Taken, Visited, Written
from projections.exchanges import Filter
from projections.obligations import ObligationRow, StageBoard
from projections.programme import StageRow
from projections.read import Reader
from projections.story import party_of
from projections.visits.rows import Card, select

MOST = 500
"""Things of one kind in one report."""
YEAR = 12


class Facts(NamedTuple):
    """What happened from `first` to `last` (both included), in order of time. `schools` are those of the studio then."""

    first: date
    last: date
    unit: Party
    schools: tuple[Party, ...]
    members: int
    visits: list[Visited]
    cross_level: int
    meetings: list[Meeting]
    seats: tuple[int, int]
    """People who came, and who had a seat."""
    cases: list[Written]
    taken_up: list[Taken]
    taking_up: list[Taken]
    brands: list[Grown]
    outcomes: list[Brought]
    problems: list[Faced]
    found: list[Found]
    hours: float
    plan: tuple[PlanItem, ...]
    stages: list[StageRow]
    boards: list[StageBoard]

    def own(self, party: Party) -> bool:
        return party == self.unit or party in self.schools


def days_of(read: Reader, row: ObligationRow) -> tuple[date, date]:
    """The days a report speaks of: its stage, its year, or the whole programme. A school reports by the calendar year."""
    cohort = programme.programme(read, row.programme)
    if cohort is None:
        return row.issued_on, row.first_due_on
    stage = next((each for each in programme.stages(read, row.programme) if each.stage == row.period), None)
    if row.owner.kind is OwnerKind.SCHOOL and row.period[:4].isdigit():
        year = int(row.period[:4])
        return date(year, 1, 1), date(year, 12, 31)
    if stage and stage.stage is not Stage.SUMMARY:
        return stage.starts_on, stage.ends_on
    if row.period.isdigit():
        return _programme_year(int(row.period), cohort.starts_on, cohort.ends_on)
    return cohort.starts_on, cohort.ends_on


def _programme_year(year: int, starts_on: date, ends_on: date) -> tuple[date, date]:
    """The year of a programme that ends in a calendar year, counted from its first day."""
    begins = starts_on
    while (ends := min(months_later(begins, YEAR) - timedelta(days=1), ends_on)).year < year and ends < ends_on:
        begins = ends + timedelta(days=1)
    return begins, ends


def facts(read: Reader, row: ObligationRow) -> Facts:
    """What a duty's owner, a studio with its schools or one school, did in the days of its report."""
    first, last = days_of(read, row)
    unit = row.party or Party(PartyKind.STUDIO, row.studio)
    there = [each for each in studios.belongings_of_studio(read, row.studio) if _met(each, first, last)]
    of_studio = unit.kind == PartyKind.STUDIO
    schools = tuple(Party(PartyKind.SCHOOL, code) for code in sorted({each.school for each in there}) if of_studio)
    mine = (unit, *schools)
    visits, cross_level = _visits(read, mine, first, last)
    meetings, seats = _meetings(read, unit, first, last)
    codes = [party.id for party in mine if party.kind == PartyKind.SCHOOL]
    cases = _cases(read, codes, first, last)
    return Facts(
        *(first, last, unit, schools),
        members=len({each.person for each in there if of_studio and not each.leads}),
        visits=visits,
        cross_level=cross_level,
        meetings=meetings,
        seats=seats,
        cases=cases,
        taken_up=_adoptions(read, mine, first, last, own=False),
        taking_up=_adoptions(read, mine, first, last, own=True),
        brands=_brands(read, codes, first, last),
        outcomes=_outcomes(read, row, mine, first, last),
        problems=_problems(read, codes, last),
        found=_found(read, row.studio) if of_studio else [],
        hours=_hours(read, row.studio, first, last) if of_studio else 0,
        plan=_plan(read, row.studio) if of_studio else (),
        stages=programme.stages(read, row.programme),
        boards=obligations.board(read, row.studio, row.programme) if of_studio else [],
    )


def _met(each: studios.BelongingRow, first: date, last: date) -> bool:
    return each.from_on <= last and (each.until_on is None or each.until_on >= first)


def _visits(read: Reader, mine: Iterable[Party], first: date, last: date) -> tuple[list[Visited], int]:
    """Held visits with a side among these, and how many of them crossed school levels."""
    marks, ids = _in(mine)
    which = (
        "WHERE state IN ('held', 'reported', 'closed') AND held_on BETWEEN ? AND ?"
        f" AND (host IN ({marks}) OR guest IN ({marks})) ORDER BY held_on, no LIMIT {MOST}"
    )
    cards = select(read, Card, which, first.isoformat(), last.isoformat(), *ids, *ids)
    found = [Visited(each.no, each.year, each.held_on or last, each.host, each.guest, each.topic) for each in cards]
    return found, sum(each.cross_level for each in cards)


def _meetings(read: Reader, unit: Party, first: date, last: date) -> tuple[list[Meeting], tuple[int, int]]:
    """Exchanges that took place: those that a studio organised, those that a school had to do with."""
    whose: dict[str, object] = {"organiser": unit} if unit.kind == PartyKind.STUDIO else {"units": [unit]}
    which = Filter(states=tuple(TOOK_PLACE), from_on=first, until_on=last, **whose)  # type: ignore[arg-type]
    rows = exchanges.exchanges(read, which, order=exchanges.Order.COMING, limit=MOST)
    came = sum(row.seats.get(SeatState.ATTENDED, 0) for row in rows)
    missed = sum(row.seats.get(SeatState.ABSENT, 0) for row in rows)
    found = [
        Meeting(row.no, row.year, row.notice.starts_at.date(), row.title, row.notice.kind, row.headcount)
        for row in rows
    ]
    return found, (came, came + missed)


def _cases(read: Reader, schools: list[str], first: date, last: date) -> list[Written]:
    marks, ids = _in(schools)
    sql = (
        f"SELECT no, year, title, school, published_on, taken_up FROM cases WHERE school IN ({marks}) AND state = 'published'"
        f" AND published_on BETWEEN ? AND ? ORDER BY published_on, no LIMIT {MOST}"
    )
    return [
        Written(no, year, title, Party(PartyKind.SCHOOL, school), date.fromisoformat(on), taken_up)
        for no, year, title, school, on, taken_up in read.rows(sql, *ids, first.isoformat(), last.isoformat())
    ]


def _adoptions(read: Reader, mine: tuple[Party, ...], first: date, last: date, *, own: bool) -> list[Taken]:
    """Cases taken up in these days and not dropped: others' by these (`own`), or theirs by others."""
    marks, ids = _in(mine)
    schools, codes = _in([party.id for party in mine if party.kind == PartyKind.SCHOOL])
    whose = f"a.party IN ({marks})" if own else f"c.school IN ({schools}) AND a.party NOT IN ({marks})"
    sql = (
        "SELECT c.no, c.title, a.party, a.state, a.start_on FROM adoption a JOIN cases c ON c.key = a.case_key"
        f" WHERE {whose} AND a.start_on BETWEEN ? AND ? AND a.state != '{AdoptionState.DROPPED}'"
        f" ORDER BY a.start_on, a.no LIMIT {MOST}"
    )
    params = ids if own else [*codes, *ids]
    return [
        Taken(no, title, party_of(party), AdoptionState(state), date.fromisoformat(on))
        for no, title, party, state, on in read.rows(sql, *params, first.isoformat(), last.isoformat())
    ]


def _brands(read: Reader, schools: list[str], first: date, last: date) -> list[Grown]:
    """Brands in use of these schools, with the milestones that they reached in these days."""
    rows = [row for code in schools for row in brands.of_school(read, code) if row.in_use]
    return [
        Grown(
            row.no,
            row.title,
            Party(PartyKind.SCHOOL, row.school),
            row.state,
            tuple((each.milestone, each.on) for each in row.reached if first <= each.on <= last),
        )
        for row in rows
    ]


def _outcomes(read: Reader, duty: ObligationRow, mine: tuple[Party, ...], first: date, last: date) -> list[Brought]:
    found = (
        row
        for collected in outcomes.collection(read, duty.programme, first, last)
        for row in collected.accepted
        if row.owner in mine
    )
    return [
        Brought(
            *(row.no, row.title, row.form, row.owner, row.accepted_on or last, bool(row.representative), row.abstract),
            channels=tuple(dict.fromkeys(each.channel for each in row.promotions)),
            schools=row.schools,
            pieces=len(row.evidence),
        )
        for row in found
    ]


def _problems(read: Reader, schools: list[str], last: date) -> list[Faced]:
    rows = problems.everywhere(read, schools=schools, limit=MOST) if schools else []
    return [
        Faced(row.no, row.title, Party(PartyKind.SCHOOL, row.school), row.state, row.measure, row.result)
        for row in rows
        if row.raised_on <= last
    ]


def _found(read: Reader, studio: str) -> list[Found]:
    return [Found(each.problem.found_on, each.problem.description) for each in supervision.open_problems(read, studio)]


def _hours(read: Reader, studio: str, first: date, last: date) -> float:
    minutes = sum(note.minutes for note in studios.guidance(read, studio) if first <= note.on <= last)
    return round(minutes / 60, 1)


def _plan(read: Reader, studio: str) -> tuple[PlanItem, ...]:
    """What the plans in force foresee."""
    found = (studios.in_force(read, studio, plan.plan_id) for plan in studios.plans(read, studio))
    return tuple(item for plan in found if plan for item in plan.items)


def _in(values: Iterable[object]) -> tuple[str, list[str]]:
    ids = [str(value) for value in values]
    return ", ".join("?" * len(ids)), ids
