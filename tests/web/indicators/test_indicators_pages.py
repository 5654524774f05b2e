"""Every figure opens its definition and its records; few records show no value; a school sees itself beside a median without names."""

from __future__ import annotations

import re

import pytest

from projections.indicators import FORMULA, Scope, Window, block
from projections.indicators.collaborating import FIGURES
from projections.indicators.marks import Mark, marks
from projections.indicators.numbers import Count, Mean, Ratio
from web.indicators.definitions import DEFINITIONS
from web.indicators.shown import shown

FORBIDDEN = re.compile("登录次数|浏览量|点赞|时长|上传数|排名|名次表")


def test_every_figure_is_defined_and_no_definition_is_left_over():
    assert DEFINITIONS.keys() == FIGURES.keys()
    assert FORMULA == "1"


def test_no_definition_counts_what_says_nothing_about_effect():
    told = " ".join(str(text) for each in DEFINITIONS.values() for text in each[:4])

    assert not FORBIDDEN.search(told)


@pytest.mark.parametrize(
    ("code", "figure", "words"),
    [
        ("held", Count(("visit:a",)), "1"),
        ("I3", Ratio(34, 61), "55.7%"),
        ("I3", Ratio(5, 5), "100%"),
        ("I3", Ratio(3, 4), "样本不足"),
        ("I3", Ratio(0, 0), "—"),
        ("I1", Mean(50, 3.0), "3 天"),
        ("I12", Mean(4, 4.5), "样本不足"),
        ("I10b", None, "—"),
    ],
)
def test_a_figure_is_written_in_its_form_or_not_at_all(code, figure, words):
    assert shown(code, figure).words == words


def test_the_page_shows_what_the_figures_are(later):
    district = later.hub.figures.district(later.hub.core.today())
    total = block(Window(Scope(district), district.blocks["total"]))

    page = later.as_("evaluator").get("/indicators")

    cells = dict(
        re.findall(r'<th scope="row">([^<]+)</th>.*?<a href="/indicators/\w+\?stage=total">([^<]+)</a>', page.html)
    )
    assert cells["开展互访数"] == str(total["held"].v)
    assert cells["发起数"] == str(total["proposed"].v)


def test_a_figure_opens_as_many_records_as_it_is_taken_of(later):
    district = later.hub.figures.district(later.hub.core.today())
    held = FIGURES["held"](Window(Scope(district), district.blocks["total"]))

    page = later.as_("evaluator").get("/indicators/held?stage=total")

    rows = re.findall(r'<th scope="row"><a href="/visits/\d+" hx-ignore>', page.html)
    assert len(rows) == held.n > 0
    assert "为什么看" in page.text


def test_a_figure_of_a_studio_is_of_its_own_records(later):
    district = later.hub.figures.district(later.hub.core.today())
    own = FIGURES["held"](Window(Scope(district, studio="ST-KG"), district.blocks["total"]))

    page = later.as_("director").get("/indicators/held?stage=total&studio=ST-KG")

    assert len(re.findall(r'<th scope="row"><a href="/visits/\d+" hx-ignore>', page.html)) == own.n


def test_a_school_sees_itself_and_no_other_school_by_name(later):
    page = later.as_("sec-ms-01").get("/indicators?school=MS-01")
    other = later.as_("sec-ms-01").get("/indicators?school=KG-01")

    assert (page.status, other.status) == (200, 403)
    assert "各校中位数" in page.text


def test_who_evaluates_looks_at_one_school_at_a_time(later):
    assert later.as_("evaluator").get("/indicators?school=KG-01").status == 200
    assert later.as_("lead-ms").get("/indicators?school=KG-01").status == 403


@pytest.mark.parametrize(
    "path", ["/indicators/I99", "/indicators/logins", "/indicators/I3?stage=never", "/indicators?studio=ST-99"]
)
def test_a_figure_or_a_unit_that_is_none_is_not_found(later, path):
    assert later.as_("director").get(path).status == 404


def test_a_hub_without_a_cohort_claims_nothing(empty):
    director = empty.as_("director")

    assert "培育期还没有开始，没有数据。" in director.get("/indicators").text
    assert director.get("/indicators/I3").status == 200


def test_the_figures_are_taken_along_without_what_is_too_few(later):
    answer = later.as_("evaluator").get("/indicators/export.csv").answer.content.decode("utf-8-sig")

    lines = [line.split(",") for line in answer.splitlines()[1:]]
    assert {line[0] for line in lines} == set(FIGURES)
    assert "样本不足" in {line[4] for line in lines}
    assert lines[0][2:4] == ["全区", "学习阶段"]


def test_what_looks_like_a_visit_for_the_figure_alone_is_marked_and_can_be_picked(later):
    browser = later.as_("evaluator")
    trips = Scope(later.hub.figures.district(later.hub.core.today())).trips

    rows = [
        len(
            re.findall(
                r'<th scope="row"><a href="/visits/\d+" hx-ignore>', browser.get(f"/indicators/held?mark={mark}").html
            )
        )
        for mark in Mark
    ]

    assert rows == [sum(mark in why for why in marks(trips).values()) for mark in Mark]
    assert "单方记录" in browser.get("/indicators/held").text
