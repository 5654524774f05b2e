"""The sheet 评分表 line by line as a page, a print and a file show it: what was computed, scored, earned, and why a line does not count."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from domain.evaluation import Computed, Input, Line, State
from domain.evaluation.scoring import Row
from projections.evaluation import NoteRow
from web.evaluation.desk import Desk
from web.texts import _

DIGITS = 3


class Shown(NamedTuple):
    """A line. `value`: what the log says, `why`: why it carries no points; texts are "" where there is nothing to say."""

    row: Row
    value: str
    computed: str
    expert: str
    points: str
    why: str
    waits: bool
    address: str
    notes: tuple[NoteRow, ...]


def number(value: float | None) -> str:
    """At most three digits behind the point, without zeros; a dash where there is nothing."""
    return _("—") if value is None else f"{round(value, DIGITS):g}"


def reading(found: Input) -> str:
    """A measure as people read it: 40%（8/20）."""
    if found.low:
        return _("样本不足")
    if found.v is None or found.n is None or not found.d:
        return number(found.v)
    share = f"{found.v * 100:.1f}".rstrip("0").rstrip(".")
    return _("{share}%（{n}/{d}）", share=share, n=number(found.n), d=number(found.d))


def value(line: Line, computed: Computed | None) -> str:
    """What the log says for a line."""
    if computed is None:
        return ""
    if computed.x is None:
        return _("样本不足") if any(each.low for each in computed.inputs) else _("不可评")
    single = len(computed.inputs) == 1 and computed.inputs[0].name == (line.formula or "").strip()
    return reading(computed.inputs[0]) if single else number(computed.x)


def why(row: Row, state: State) -> str:
    """Why a line carries no points; scores that were signed on paper may be missing."""
    if row.points is not None:
        return ""
    if row.waits:
        return _("待评分") if state is State.OPENED else _("评分没有录入")
    if row.line.bonus and row.computed is None:
        return _("没有加分")
    low = row.computed is not None and any(each.low for each in row.computed.inputs)
    return _("样本不足，不计入") if low else _("不可评，不计入")


def lines(desk: Desk) -> list[Shown]:
    """The lines that the person sees; notes behind them without names but for those who judge."""
    return [_shown(desk, row) for row in desk.rows]


def _shown(desk: Desk, row: Row) -> Shown:
    of_it = tuple(note for note in desk.row.notes if note.code == row.line.code and note.comment is not None)
    return Shown(
        row,
        value(row.line, row.computed),
        number(row.computed.points) if row.computed else "",
        "" if row.expert is None else number(row.expert),
        "" if row.points is None else number(row.points),
        why(row, desk.row.state),
        row.waits and desk.row.state is State.OPENED,
        desk.address(f"lines/{quote(row.line.code, safe='')}") if row.line.computed else "",
        of_it if desk.all or desk.own else (),
    )


def line_words(line: Line) -> str:
    """A line for a menu, with its full marks."""
    return _("{code} {zh}（{weight} 分）", code=line.code, zh=line.zh, weight=number(line.weight))
