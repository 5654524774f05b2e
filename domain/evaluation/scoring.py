"""How points come about: of a line by its formula, of a sheet by its lines, and the grade. Pure functions, the same bits at any time.

Source: definition of the indicators, section 7.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from domain.evaluation.formula import QUALITY, names_in, value_of
from domain.evaluation.values import FULL, Computed, Definition, Grades, Input, Line
from domain.evaluation.words import Grade

_QUOTIENTS: Final = frozenset({"cases/members", "done/agreed", "reached_schools/all_schools"})
"""Formulas that are a ratio of counts: rounded as every ratio is."""


def compute(line: Line, inputs: tuple[Input, ...], quality: float | None = None) -> Computed:
    """What the log says for a line. It cannot be assessed where a measure is missing or rests on too few records.

    `quality` 0..1 is the expert's part of a formula that names it.
    """
    x = _x(line, inputs, quality)
    return Computed(line.code, x, None if x is None else points(line, x), inputs)


def _x(line: Line, inputs: tuple[Input, ...], quality: float | None) -> float | None:
    measures = {each.name: each.v for each in inputs if each.v is not None and not each.low}
    if quality is not None:
        measures[QUALITY] = quality
    formula = line.formula or ""
    if any(name not in measures for name in names_in(formula)):
        return None
    x = value_of(formula, measures)
    return round(x, 3) if x is not None and formula.replace(" ", "") in _QUOTIENTS else x


def points(line: Line, x: float) -> float:
    """P = weight · clamp((x − zero_at) / (full_at − zero_at), 0, 1), to 1 decimal; full_at may lie below zero_at."""
    share = (x - line.zero_at) / (line.full_at - line.zero_at)
    return round(line.weight * min(max(share, 0.0), 1.0), 1)


class Row(NamedTuple):
    """A line of the sheet. `points` None: not assessable, or not scored yet (`waits`)."""

    line: Line
    computed: Computed | None
    expert: float | None
    points: float | None
    waits: bool


class Sheet(NamedTuple):
    """The whole: points over assessed weights, to 100, and the bonus on top, capped at 100."""

    rows: tuple[Row, ...]
    points: float
    weights: float
    bonus: float
    total: float | None
    grade: Grade | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Lines that an expert has still to score."""
        return tuple(row.line.code for row in self.rows if row.waits)


def sheet(
    rubric: Definition,
    computed: Mapping[str, Computed],
    expert: Mapping[str, float],
    *,
    vetoed: Collection[int] = (),
) -> Sheet:
    """The sheet as it stands; bonus lines need no score."""
    rows = tuple(_row(line, computed.get(line.code), expert.get(line.code)) for line in rubric.lines)
    assessed = [row for row in rows if row.points is not None and not row.line.bonus]
    earned = round(sum(row.points or 0 for row in assessed), 1)
    weights = sum(row.line.weight for row in assessed)
    bonus = round(sum(row.points or 0 for row in rows if row.line.bonus), 1)
    total = min(round(FULL * earned / weights, 1) + bonus, float(FULL)) if weights else None
    total = None if total is None else round(total, 1)
    return Sheet(rows, earned, weights, bonus, total, grade(rubric.grades, total, vetoed=bool(vetoed)))


def _row(line: Line, computed: Computed | None, expert: float | None) -> Row:
    if not line.computed:
        return Row(line, None, expert, expert, waits=expert is None and not line.bonus)
    if not line.judged:
        return Row(line, computed, None, computed.points if computed else None, waits=False)
    return _mixed(line, computed, expert)


def _mixed(line: Line, computed: Computed | None, expert: float | None) -> Row:
    """Half computed, half the expert's; what cannot be computed carries no points at all."""
    inputs = computed.inputs if computed else ()
    found = compute(line, inputs, None if expert is None else expert / line.weight)
    assessable = found.points is not None or (expert is None and _only_waits(line, inputs))
    half = None if expert is None or found.points is None else round((found.points + expert) / 2, 1)
    return Row(line, found, expert, half, waits=expert is None and assessable)


def _only_waits(line: Line, inputs: tuple[Input, ...]) -> bool:
    """Nothing is missing but the expert's part."""
    return compute(line, inputs, 1.0).x is not None


def grade(grades: Grades, total: float | None, *, vetoed: bool) -> Grade | None:
    """By the points; a veto caps it at unqualified. None without a total."""
    if total is None:
        return None
    if vetoed or total < grades.qualified:
        return Grade.UNQUALIFIED
    return Grade.EXCELLENT if total >= grades.excellent else Grade.QUALIFIED
