"""督导 as a file: each problem with the visit at which it was found, and visits that found none."""

from __future__ import annotations

from typing import NamedTuple

from domain.words import PartyKind
from hub import sight
from projections.supervision import ProblemRow, SupervisionRow
from web.desk import Desk
from web.export import MOST, Column, Export
from web.supervision.look import MEMBERS, Asked, visits
from web.supervision.words import supervision_no
from web.texts import _l


class Line(NamedTuple):
    """A problem of a visit, or a visit without any."""

    visit: SupervisionRow
    problem: ProblemRow | None


def exported(desk: Desk) -> list[Line]:
    """The visits of the list with all their problems."""
    sight.enter(desk.who, MEMBERS)
    asked = Asked.of(desk.request, desk.names.codes(PartyKind.STUDIO))
    rows = visits(desk.read, desk.who, asked, MOST + 1)
    return [Line(row, each) for row in rows for each in row.problems or (None,)]


EXPORT = Export(
    name="supervision:everywhere",
    path="/supervision",
    title=_l("督导"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda line, _: supervision_no(line.visit.year, line.visit.no)),
        Column(_l("日期"), lambda line, _: line.visit.made_on),
        Column(_l("工作室"), lambda line, desk: desk.names.code(PartyKind.STUDIO, line.visit.studio)),
        Column(_l("方式"), lambda line, _: line.visit.mode),
        Column(_l("问题"), lambda line, _: line.problem and line.problem.no),
        Column(_l("类别"), lambda line, _: line.problem and line.problem.category),
        Column(_l("学校"), lambda line, desk: _school(line.problem, desk)),
        Column(
            _l("整改单位"), lambda line, desk: desk.names(line.problem.to) if line.problem and line.problem.to else ""
        ),
        Column(_l("整改期限"), lambda line, _: line.problem and line.problem.due_on),
        Column(_l("情况"), lambda line, _: line.problem and line.problem.state),
        Column(_l("销号日期"), lambda line, _: line.problem and line.problem.closed_on),
    ),
)


def _school(problem: ProblemRow | None, desk: Desk) -> str:
    return desk.names.code(PartyKind.SCHOOL, problem.school) if problem and problem.school else ""
