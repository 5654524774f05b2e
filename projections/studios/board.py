"""工作室看板: each member in each stage, visits out and in and cases; who has an answer to give, who has met nobody from outside for long.

Each figure comes with the numbers of the visits or cases behind it. Members stand by school, never by figure: this is no ranking (P17).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from domain.words import Party, PartyKind, Stage, SupportKind
from projections import programme, visits
from projections.programme import StageRow
from projections.read import Reader
from projections.schools import SchoolRow, school, support_of
from projections.studios.directory import StudioRow, studio
from projections.studios.members import BelongingRow, belongings_of_studio
from projections.studios.silence import Quiet, quiet
from projections.studios.together import TurnRow, turns_of


class Cell(NamedTuple):
    """Numbers of the visits paid (`out`) and received (`back`), and of the cases submitted."""

    out: tuple[int, ...] = ()
    back: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()


class Line(NamedTuple):
    """A person with a school for a time; who changed school has a line for each, the later one under the earlier.

    `cells` by stage, each counting only what lies in the time. `waiting`: offers that wait for the school's answer, 0 for a time that is
    over. `quiet`: since when the school has met nobody from outside, where that is too long. `turns`: hosting now or later.
    """

    belonging: BelongingRow
    school: SchoolRow
    cells: dict[Stage, Cell]
    waiting: int
    quiet: Quiet | None
    support: tuple[SupportKind, ...]
    turns: tuple[TurnRow, ...]

    @property
    def present(self) -> bool:
        return self.belonging.until_on is None


class Board(NamedTuple):
    """A studio at a day. `own` are the visits of the studio itself, as a unit."""

    studio: StudioRow
    stages: list[StageRow]
    lines: list[Line]
    own: dict[Stage, Cell]


def board(read: Reader, code: str, today: date) -> Board | None:
    """The board of a studio; None where there is no such studio. The number of SQL statements grows with the schools, not the visits."""
    row = studio(read, code)
    if row is None:
        return None
    stages = programme.stages(read, row.programme)
    there = belongings_of_studio(read, code)
    codes = sorted({each.school for each in there})
    own = Party(PartyKind.STUDIO, code)
    parties = [own, *(Party(PartyKind.SCHOOL, each) for each in codes)]
    facts = _Facts(
        {each: found for each in codes if (found := school(read, each))},
        _meetings(read, parties),
        _cases(read, codes),
        visits.counts(read, parties),
        quiet(read, codes, today),
        support_of(read, codes),
        turns_of(read, codes, today, date.max),
    )
    lines = [facts.line(each, stages, code) for each in there if each.school in facts.schools]
    return Board(row, stages, sorted(lines, key=_order), facts.cells(str(own), stages, None))


def _order(line: Line) -> tuple[bool, str, str, date]:
    """The lead first, then by present school; who moved stays together."""
    return not line.belonging.leads, line.belonging.person, line.school.code, line.belonging.from_on


class _Meeting(NamedTuple):
    no: int
    on: date
    host: str
    guest: str


class _Work(NamedTuple):
    no: int
    on: date
    school: str
    author: str


class _Facts(NamedTuple):
    schools: dict[str, SchoolRow]
    meetings: list[_Meeting]
    cases: list[_Work]
    counts: dict[Party, visits.Counts]
    quiet: dict[str, Quiet]
    support: dict[str, tuple[SupportKind, ...]]
    turns: list[TurnRow]

    def line(self, there: BelongingRow, stages: list[StageRow], studio: str) -> Line:
        code, runs = there.school, there.until_on is None
        return Line(
            there,
            self.schools[code],
            self.cells(f"school:{code}", stages, there),
            self.counts[Party(PartyKind.SCHOOL, code)].waiting if runs else 0,
            self.quiet.get(code) if runs else None,
            self.support.get(code, ()),
            tuple(turn for turn in self.turns if turn.school == code and turn.studio == studio) if runs else (),
        )

    def cells(self, unit: str, stages: list[StageRow], there: BelongingRow | None) -> dict[Stage, Cell]:
        """What a unit did in each stage, as far as it lies in somebody's time there."""
        return {row.stage: self._cell(unit, row, there) for row in stages}

    def _cell(self, unit: str, stage: StageRow, there: BelongingRow | None) -> Cell:
        def inside(on: date) -> bool:
            return stage.starts_on <= on <= stage.ends_on and (there is None or there.runs(on))

        met = [each for each in self.meetings if inside(each.on)]
        written = [each for each in self.cases if there and inside(each.on)]
        return Cell(
            tuple(each.no for each in met if each.guest == unit),
            tuple(each.no for each in met if each.host == unit),
            tuple(each.no for each in written if there and (each.school, each.author) == (there.school, there.person)),
        )


def _meetings(read: Reader, parties: Collection[Party]) -> list[_Meeting]:
    """Held visits of these units."""
    sql = (
        "SELECT no, held_on, host, guest FROM visit WHERE state IN ('held', 'reported', 'closed')"
        " AND (host IN (SELECT value FROM json_each(?1)) OR guest IN (SELECT value FROM json_each(?1))) ORDER BY held_on, no"
    )
    return [_Meeting(no, on, host, guest) for no, on, host, guest in _dated(read, sql, list(map(str, parties)))]


def _cases(read: Reader, schools: Collection[str]) -> list[_Work]:
    """Cases of these schools that were submitted and not withdrawn."""
    sql = (
        "SELECT no, submitted_on, school, author FROM cases WHERE school IN (SELECT value FROM json_each(?1))"
        " AND state != 'withdrawn' ORDER BY submitted_on, no"
    )
    return [_Work(no, on, school, author) for no, on, school, author in _dated(read, sql, list(schools))]


def _dated(read: Reader, sql: str, keys: list[str]) -> Iterator[tuple[Any, ...]]:
    for no, on, *rest in read.rows(sql, json.dumps(keys)):
        yield no, date.fromisoformat(on[:10]), *rest
