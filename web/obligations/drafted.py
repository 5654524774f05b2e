"""A drafted report in words: each chapter as the Markdown with which its text field begins, tables and figures ready, to be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from domain.obligations import Chapter
from projections.drafting import Block, Count, Figure, Figures, Listing, Table
from web.naming import Names
from web.texts import Lazy, _, _l
from web.words import joined, visit_no, word

FIGURES: dict[Figure, Lazy] = {
    Figure.SCHOOLS: _l("成员校（所）"),
    Figure.MEMBERS: _l("入室书记（人）"),
    Figure.VISITS_OUT: _l("外出互访（次）"),
    Figure.VISITS_IN: _l("接待互访（次）"),
    Figure.CROSS_LEVEL: _l("跨学段互访（次）"),
    Figure.EXCHANGES: _l("交流活动（场）"),
    Figure.ATTENDED: _l("活动到会（人次）"),
    Figure.CASES: _l("发布案例（篇）"),
    Figure.TAKEN_UP: _l("本方案例被借鉴（次）"),
    Figure.TAKING_UP: _l("借鉴他方案例（次）"),
    Figure.BRANDS: _l("在建品牌（个）"),
    Figure.RECOGNISED: _l("已认定品牌（个）"),
    Figure.OUTCOMES: _l("验收成果（项）"),
    Figure.REPRESENTATIVE: _l("代表性成果（项）"),
    Figure.PROBLEMS_SOLVED: _l("已解决问题（个）"),
    Figure.GUIDANCE: _l("导师指导（小时）"),
    Figure.REPORTS: _l("应报事项完成（项）"),
}


class Columns(NamedTuple):
    """A table: its title, what it says when it is empty, its heads, and what stands in them."""

    title: Lazy
    none: Lazy
    heads: tuple[Lazy, ...]
    cells: Callable[[Any, Names], tuple[object, ...]]


def markdown(draft: dict[Chapter, tuple[Block, ...]], names: Names) -> dict[Chapter, str]:
    """The text with which each chapter begins; "" where only people know what to write."""
    return {chapter: "\n\n".join(_block(block, names) for block in blocks) for chapter, blocks in draft.items()}


def _block(block: Block, names: Names) -> str:
    if isinstance(block, Figures):
        return _grid((_l("指标"), _l("数量")), ((str(FIGURES[each.figure]), _count(each)) for each in block.counts))
    return _table(block, COLUMNS[block.listing], names)


def _table(table: Table, columns: Columns, names: Names) -> str:
    title = f"#### {columns.title}\n\n"
    if not table.rows:
        return f"{title}{columns.none}"
    return title + _grid(columns.heads, (columns.cells(row, names) for row in table.rows))


def _grid(heads: tuple[Lazy, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [_line(heads), "|" + " --- |" * len(heads), *map(_line, rows)]
    return "\n".join(lines)


def _line(cells: Iterable[object]) -> str:
    return "|" + "".join(f" {_cell(cell)} |" for cell in cells)


def _cell(cell: object) -> str:
    """What people typed parts neither cells nor rows."""
    return " ".join(str(cell).split()).replace("\\", "\\\\").replace("|", "\\|") or "—"


def _count(count: Count) -> str:
    return f"{count.value:g}" if not count.of else _("{n}（共 {of}）", n=f"{count.value:g}", of=count.of)


def _planned(row: Any, _names: Names) -> tuple[object, ...]:
    items = joined(_("{title}（专项）", title=item.title) if item.special else item.title for item in row.planned)
    return word(row.stage), items if row.planned else _("未列计划"), _done(row)


def _done(row: Any) -> str:
    met = [_("《{title}》", title=each.title) for each in row.meetings]
    visits = [_("互访 {n} 次", n=row.visits)] if row.visits else []
    return joined([*met, *visits]) if met or visits else _("尚未开展")


def _yes(value: object) -> str:
    return _("是") if value else _("否")


COLUMNS: dict[Listing, Columns] = {
    Listing.PLAN: Columns(_l("计划与完成"), _l("还没有阶段安排。"), (_l("阶段"), _l("计划"), _l("已开展")), _planned),
    Listing.AHEAD: Columns(
        _l("后续阶段的计划"),
        _l("后面没有已排的阶段。"),
        (_l("阶段"), _l("计划")),
        lambda row, names: _planned(row, names)[:2],
    ),
    Listing.VISITS: Columns(
        _l("互访"),
        _l("这段时间没有互访记录。"),
        (_l("编号"), _l("日期"), _l("接待方"), _l("来访方"), _l("主题")),
        lambda row, names: (visit_no(row.year, row.no), row.on, names(row.host), names(row.guest), row.topic),
    ),
    Listing.MEETINGS: Columns(
        _l("交流活动"),
        _l("这段时间没有交流活动记录。"),
        (_l("日期"), _l("活动"), _l("形式"), _l("人数")),
        lambda row, _names: (row.on, row.title, word(row.kind), row.headcount),
    ),
    Listing.CASES: Columns(
        _l("案例"),
        _l("这段时间没有发布案例。"),
        (_l("发布日期"), _l("案例"), _l("学校"), _l("被借鉴（次）")),
        lambda row, names: (row.on, row.title, names(row.school), row.taken_up),
    ),
    Listing.TAKEN_UP: Columns(
        _l("本方案例被借鉴"),
        _l("这段时间没有案例被借鉴的记录。"),
        (_l("日期"), _l("案例"), _l("借鉴方"), _l("进展")),
        lambda row, names: (row.on, row.title, names(row.by), word(row.state)),
    ),
    Listing.TAKING_UP: Columns(
        _l("借鉴他方案例"),
        _l("这段时间没有借鉴记录。"),
        (_l("日期"), _l("案例"), _l("学校"), _l("进展")),
        lambda row, names: (row.on, row.title, names(row.by), word(row.state)),
    ),
    Listing.BRANDS: Columns(
        _l("党建工作品牌"),
        _l("还没有品牌。"),
        (_l("品牌"), _l("学校"), _l("现到第几步"), _l("这段时间的进展")),
        lambda row, names: (
            row.title,
            names(row.school),
            _("{no} {step}", no=row.milestone.no, step=word(row.milestone)),
            joined(_("{step}（{on}）", step=word(step), on=on.isoformat()) for step, on in row.reached),
        ),
    ),
    Listing.OUTCOMES: Columns(
        _l("成果"),
        _l("这段时间没有验收的成果。"),
        (_l("成果名称"), _l("形式"), _l("年度"), _l("申报单位"), _l("代表性成果")),
        lambda row, names: (row.title, word(row.form), row.on.year, names(row.owner), _yes(row.representative)),
    ),
    Listing.ABSTRACTS: Columns(
        _l("内容摘要"),
        _l("这段时间没有验收的成果。"),
        (_l("成果名称"), _l("摘要")),
        lambda row, _names: (row.title, row.abstract),
    ),
    Listing.PROMOTIONS: Columns(
        _l("推广途径与覆盖校数"),
        _l("这段时间没有验收的成果。"),
        (_l("成果名称"), _l("推广途径"), _l("覆盖学校（所）")),
        lambda row, _names: (row.title, joined(row.channels) if row.channels else _("尚未推广"), row.schools),
    ),
    Listing.EVIDENCE: Columns(
        _l("佐证材料"),
        _l("这段时间没有验收的成果。"),
        (_l("成果名称"), _l("验收日期"), _l("佐证（件）")),
        lambda row, _names: (row.title, row.on, row.pieces),
    ),
    Listing.PROBLEMS: Columns(
        _l("尚未解决的问题"),
        _l("问题清单里没有未解决的问题。"),
        (_l("学校"), _l("问题"), _l("进展"), _l("措施")),
        lambda row, names: (names(row.school), row.title, word(row.state), row.measure or ""),
    ),
    Listing.SOLVED: Columns(
        _l("已解决的问题"),
        _l("问题清单里还没有已解决的问题。"),
        (_l("学校"), _l("问题"), _l("措施"), _l("结果")),
        lambda row, names: (names(row.school), row.title, row.measure or "", row.result or ""),
    ),
    Listing.FOUND: Columns(
        _l("督导发现、尚未销号的问题"),
        _l("没有未销号的督导问题。"),
        (_l("日期"), _l("问题")),
        lambda row, _names: (row.on, row.description),
    ),
}
