"""检索: brands and outcomes stand among the hits, each as what it is."""

from __future__ import annotations

from urllib.parse import quote

from domain.evidence import Evidence, EvidenceKind
from domain.model import Prose
from domain.outcomes import Work
from domain.words import OutcomeForm, Party, PartyKind
from tests.web.district import by_history

LINK = Evidence(EvidenceKind.LINK, "https://example.org/b")


def grow(hub):
    """A named brand and an accepted outcome, both about the same."""
    hub.brands.propose("MS-01", working_name="十分钟", problem_solved="说不上话", key="b-1", act=by_history())
    hub.brands.name("b-1", name="错峰十分钟", slogan="站到愿意说话的地方", act=by_history())
    work = Work(OutcomeForm.METHOD_CASE, "错峰工作法汇编", 2026, Prose("十二所学校的错峰做法"), (LINK,))
    hub.outcomes.submit(work, owner=Party(PartyKind.STUDIO, "ST-MS"), key="o-1", act=by_history())
    hub.outcomes.accept("o-1", representative=True, act=by_history())
    hub.search.level()


def test_a_brand_and_an_outcome_are_hits_with_their_school_and_state(site):
    grow(site.hub)

    page = site.as_("sec-kg-01").get("/search?q=" + quote("错峰"))

    assert '<a href="/brands/1"' in page.html
    assert '<a href="/outcomes/1"' in page.html
    assert "<mark>错峰</mark>十分钟" in page.html
    assert {"党建品牌", "定名", "代表性成果", "已认定", "工作法、典型案例"} <= set(page.document.words)


def test_the_kind_narrows_the_hits_to_brands(site):
    grow(site.hub)

    page = site.as_("sec-kg-01").get("/search?kind=brand&q=" + quote("错峰"))

    assert "/brands/1" in page.html
    assert '<a href="/outcomes/1"' not in page.html
