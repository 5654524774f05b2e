"""The same period under two rubrics, side by side: what changes for whom, and which records count under one and not under the other.

No league table: units whose points change come first, in the order of the change; who has more than whom is not the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from domain.evaluation import Definition, Subject
from domain.evaluation.scoring import Row, Sheet, sheet
from domain.words import Stage
from hub.evaluation.computing import Reckoning, reckon
from projections.indicators import District


class Pair(NamedTuple):
    """A line under the one and under the other; None where a rubric has no such line. Records are streams of the log."""

    code: str
    left: Row | None
    right: Row | None
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]

    @property
    def changed(self) -> bool:
        one, other = self.left, self.right
        if one is None or other is None:
            return True
        return (one.points, one.line.weight, one.line.formula) != (other.points, other.line.weight, other.line.formula)


class Comparison(NamedTuple):
    """One subject under both."""

    subject: Subject
    left: Sheet
    right: Sheet
    pairs: tuple[Pair, ...]

    @property
    def change(self) -> float:
        return round((self.right.total or 0.0) - (self.left.total or 0.0), 1)

    @property
    def changed(self) -> bool:
        return (self.left.total, self.left.grade) != (self.right.total, self.right.grade)


def compare(
    district: District,
    stage: Stage,
    subjects: Iterable[Subject],
    left: Definition,
    right: Definition,
    expert: Mapping[Subject, Mapping[str, float]] | None = None,
) -> list[Comparison]:
    """Changed units first. `expert` are scores by line on record; a line without one leaves both denominators.

    Raises SubjectUnfit, StageNotBegun.
    """
    given = expert or {}
    found = [_comparison(district, stage, each, left, right, given.get(each, {})) for each in subjects]
    return sorted(found, key=lambda each: (not each.changed, -abs(each.change), each.subject))


def _comparison(
    district: District,
    stage: Stage,
    subject: Subject,
    left: Definition,
    right: Definition,
    expert: Mapping[str, float],
) -> Comparison:
    one, other = (reckon(district, subject, stage, rubric) for rubric in (left, right))
    mine, theirs = _sheet(left, one, expert), _sheet(right, other, expert)
    lines, others = ({row.line.code: row for row in each.rows} for each in (mine, theirs))
    pairs = (_pair(code, lines.get(code), others.get(code), one, other) for code in dict.fromkeys([*lines, *others]))
    return Comparison(subject, mine, theirs, tuple(pairs))


def _sheet(rubric: Definition, found: Reckoning, expert: Mapping[str, float]) -> Sheet:
    return sheet(rubric, {each.code: each for each in found.lines}, expert)


def _pair(code: str, left: Row | None, right: Row | None, one: Reckoning, other: Reckoning) -> Pair:
    mine, theirs = records(one, code), records(other, code)
    return Pair(
        code,
        left,
        right,
        tuple(each for each in mine if each not in set(theirs)),
        tuple(each for each in theirs if each not in set(mine)),
    )


def records(found: Reckoning, code: str) -> tuple[str, ...]:
    """The records that count for a line."""
    if code not in found.found:
        return ()
    measures = found.found[code].measures.values()
    return tuple(dict.fromkeys(stream for measure in measures for stream in (*measure.hits, *measure.among)))
