"""工作室看板: each member in each stage, every figure with the records behind it; and schools of the district that need support.

Members stand by school, never by figure (P17).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.obligations import State
from domain.words import Stage
from hub import sight
from projections import obligations, programme, studios
from projections.obligations import StageBoard
from projections.read import Reader
from projections.studios import Cell, Line, Newcomer, Quiet, Supported
from web import pages, texts
from web.desk import Desk
from web.export import Column, Export
from web.naming import Names
from web.studios.look import CARING, studio_of
from web.studios.tabs import enter, tabs_of, trail
from web.texts import _, _l
from web.words import joined, word


class Owing(NamedTuple):
    """What a studio has to hand in within a stage against what came in."""

    words: str
    board: StageBoard


async def board(request: Request) -> Response:
    """Members by stage, with what waits, who has been silent, what was handed in."""
    row = studio_of(request)
    enter(request, row)
    read = pages.reader(request)
    found = studios.board(read, row.code, texts.today())
    if found is None:
        raise NotFound(kind="studio", key=row.code)
    return pages.page(
        request,
        "studios/board.html",
        studio=row,
        board=found,
        crumbs=[*trail(row), ("", _("看板"))],
        tabs=tabs_of(request, row, "board"),
        owing=[_owing(each) for each in obligations.board(read, row.code, row.programme)],
        silent=[line for line in found.lines if line.quiet],
        now=programme.stage_context(read, row.programme, texts.today()),
        called=lambda key: pages.name_of(request, key),
        names=Names(read),
        total=total,
        moved=moved(found.lines),
        returned=State.RETURNED,
    )


def _owing(each: StageBoard) -> Owing:
    return Owing(word(each.stage.stage) if each.stage else _("各阶段以外"), each)


def moved(lines: list[Line]) -> set[str]:
    """Ids of people who have a line for more than one time."""
    people = [line.belonging.person for line in lines]
    return {person for person in people if people.count(person) > 1}


def total(line: Line, kind: str) -> int:
    """How many there were in all stages: `out`, `back` or `cases`."""
    return sum(len(getattr(line.cells[stage], kind)) for stage in Stage if stage in line.cells)


class Exported(NamedTuple):
    """A member in one stage."""

    line: Line
    stage: Stage
    cell: Cell


def exported(desk: Desk) -> list[Exported]:
    """The members of the board, each with all stages below one another."""
    row = studio_of(desk.request)
    enter(desk.request, row)
    found = studios.board(desk.read, row.code, texts.today())
    lines = found.lines if found else []
    return [Exported(line, stage, line.cells[stage]) for line in lines for stage in Stage if stage in line.cells]


EXPORT = Export(
    name="studios:board",
    path="/studios/{studio}/board",
    title=_l("工作室看板"),
    rows=exported,
    columns=(
        Column(_l("学校"), lambda row, _: row.line.school.name),
        Column(_l("学段"), lambda row, _: row.line.school.level),
        Column(_l("书记"), lambda row, desk: desk.called(row.line.belonging.person)),
        Column(_l("入室日期"), lambda row, _: row.line.belonging.from_on),
        Column(_l("离室日期"), lambda row, _: row.line.belonging.until_on),
        Column(_l("阶段"), lambda row, _: row.stage),
        Column(_l("外出"), lambda row, _: len(row.cell.out)),
        Column(_l("来访"), lambda row, _: len(row.cell.back)),
        Column(_l("案例"), lambda row, _: len(row.cell.cases)),
        Column(_l("需要的支持"), lambda row, _: joined(row.line.support) if row.line.support else ""),
    ),
)


async def support(request: Request) -> Response:
    """发展不均衡: schools that need support, by studio, and whether anybody has met them (P65)."""
    who = pages.standing(request)
    sight.enter(who, CARING)
    read, today = pages.reader(request), texts.today()
    schools, newcomers, silent = needing(read, today)
    return pages.page(
        request,
        "studios/support.html",
        schools=schools,
        newcomers=newcomers,
        silent=silent,
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
    )


def needing(read: Reader, today: date) -> tuple[list[Supported], list[Newcomer], list[Quiet]]:
    """Schools said to need support, those of new secretaries, and those that have met nobody from outside for too long."""
    current = programme.current(read, today)
    said = studios.in_need(read, current.code, today) if current else []
    return said, studios.newcomers(read, today), studios.silent(read, today)
