"""What waits of programmes, studios and the problems of schools."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from domain.problems import Problem
from domain.programme import Programme
from domain.studios import Studio
from domain.words import Party, PartyKind, Role
from projections import problems, programme, studios
from projections.matters.rows import Matter, What
from projections.problems import ProblemRow
from projections.programme import SchoolDays
from projections.read import Reader

HOSTING_REMINDER = 10
"""School days before a school's turn to host begins: from then on it waits."""
MEASURE_REMINDER = 10
"""School days before a measure is due."""


def of_units(read: Reader, parties: Collection[Party], today: date) -> Iterator[Matter]:
    """For these units."""
    own = sorted(party.id for party in parties if party.kind == PartyKind.STUDIO)
    schools = sorted(party.id for party in parties if party.kind == PartyKind.SCHOOL)
    days = programme.school_days(read)
    if own:
        yield from _of_studios(read, own, today)
    if schools:
        yield from _of_schools(read, schools, today, days)


def _of_studios(read: Reader, codes: list[str], today: date) -> Iterator[Matter]:
    for plan in studios.to_correct(read, codes):
        yield Matter(
            What.CORRECT_PLAN, Studio.TOPIC, 0, f"{plan.studio}/{plan.plan_id}", plan.period, _studio(plan.studio)
        )
    for pair in studios.to_confirm(read, codes):
        key = f"{pair.proposer}/{pair.other}"
        yield Matter(What.CONFIRM_PAIRING, Studio.TOPIC, 0, key, pair.theme, _studio(pair.other))
    for pair in studios.to_end(read, codes, today):
        key, own = f"{pair.proposer}/{pair.other}", pair.proposer if pair.proposer in codes else pair.other
        yield Matter(What.END_PAIRING, Studio.TOPIC, 0, key, pair.theme, _studio(own), pair.until_on)
    for row in problems.to_diagnose(read, codes):
        yield _problem(What.DIAGNOSE, row)


def _of_schools(read: Reader, codes: list[str], today: date, days: SchoolDays) -> Iterator[Matter]:
    """A turn waits until its last day."""
    for turn in studios.turns_of(read, codes, today, days.after(today, HOSTING_REMINDER)):
        school = Party(PartyKind.SCHOOL, turn.school)
        yield Matter(What.HOST, Studio.TOPIC, 0, turn.studio, turn.topic or "", school, turn.from_on)
    for row in problems.to_agree(read, codes):
        yield _problem(What.AGREE_MEASURE, row)
    for row in problems.to_solve(read, codes, days.after(today, MEASURE_REMINDER)):
        yield _problem(What.SOLVE, row, row.due_on)


def of_role(read: Reader, role: Role, today: date) -> Iterator[Matter]:
    """For an officer."""
    if role is not Role.OFFICER:
        return
    for plan in studios.to_approve(read):
        yield Matter(
            What.APPROVE_PLAN, Studio.TOPIC, 0, f"{plan.studio}/{plan.plan_id}", plan.period, _studio(plan.studio)
        )
    for code, title, stage in programme.to_close(read, today):
        yield Matter(What.CLOSE_STAGE, Programme.TOPIC, 0, f"{code}/{stage.stage}", title, None, stage.ends_on)


def _problem(what: What, row: ProblemRow, due_on: date | None = None) -> Matter:
    return Matter(what, Problem.TOPIC, row.no, row.key, row.title, Party(PartyKind.SCHOOL, row.school), due_on)


def _studio(code: str) -> Party:
    return Party(PartyKind.STUDIO, code)
