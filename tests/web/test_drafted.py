"""A drafted report in words: tables that stay tables whatever people typed, and plain words where there is nothing."""

from __future__ import annotations

from datetime import date

from domain.obligations import CHAPTERS, Chapter, Kind
from domain.words import OutcomeForm
from hub.clock import system_clock
from projections import drafting, obligations
from projections.drafting import Count, Figure, Figures, Listing, Table
from projections.drafting.values import Brought, Visited
from tests.district import KG1, MS1, STUDIO_MS
from tests.grown import accepted
from tests.reporting import SUMMARY, issued
from web import texts
from web.markdown import markdown as rendered
from web.naming import Names
from web.obligations.drafted import COLUMNS, FIGURES, markdown


def written(district, *blocks):
    texts.read_in(texts.SOURCE, system_clock())
    return district.ask(lambda read: markdown({Chapter.FIGURES: blocks}, Names(read)))[Chapter.FIGURES]


def test_every_figure_and_every_list_has_words():
    assert set(FIGURES) == set(Figure)
    assert set(COLUMNS) == set(Listing)


def test_figures_become_a_table_and_a_part_says_of_what(district):
    counts = (
        Count(Figure.CASES, 3),
        Count(Figure.CROSS_LEVEL, 1, 4),
        Count(Figure.RECOGNISED, 0, 0),
        Count(Figure.GUIDANCE, 1.5),
    )

    assert written(district, Figures(counts)).splitlines() == [
        "| 指标 | 数量 |",
        "| --- | --- |",
        "| 发布案例（篇） | 3 |",
        "| 跨学段互访（次） | 1（共 4） |",
        "| 已认定品牌（个） | 0 |",
        "| 导师指导（小时） | 1.5 |",
    ]


def test_a_topic_with_bars_and_breaks_stays_in_its_cell(district):
    row = Visited(7, 2026, date(2026, 3, 20), MS1, KG1, "家校|沟通\n第二行")

    html = rendered(written(district, Table(Listing.VISITS, (row,))))

    assert "<td>家校|沟通 第二行</td>" in html
    assert "<td>2026-互-007</td>" in html
    assert html.count("<tr>") == 2


def test_a_list_without_rows_says_so(district):
    assert written(district, Table(Listing.VISITS, ())) == "#### 互访\n\n这段时间没有互访记录。"


def test_an_abstract_is_opened_for_who_writes_the_report(district):
    accepted(issued(district))

    draft = district.ask(lambda read: drafting.draft(read, obligations.by_key(read, SUMMARY)))
    (row,) = next(block.rows for block in draft[Chapter.FIGURES][1:] if block.listing is Listing.OUTCOMES)

    assert isinstance(row, Brought)
    assert (row.form, row.owner) == (OutcomeForm.METHOD_CASE, STUDIO_MS)
    assert "十二所学校的工作法" in written(district, Table(Listing.ABSTRACTS, (row,)))


def test_the_draft_of_a_report_can_be_handed_in_as_it_is_but_for_what_only_people_know(district):
    issued(district)
    texts.read_in(texts.SOURCE, system_clock())

    draft = district.ask(lambda read: markdown(drafting.draft(read, obligations.by_key(read, SUMMARY)), Names(read)))

    assert tuple(draft) == CHAPTERS[Kind.ANNUAL_SUMMARY]
    assert all(text.strip() for text in draft.values())
