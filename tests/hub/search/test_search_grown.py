"""Brands and outcomes are found as cases are, by whom they are for, and at once not any more."""

from __future__ import annotations

from msgspec.structs import replace

from domain.brands import State
from domain.model import Prose
from projections import brands
from tests.grown import WORK, accepted, grown, proposed, submitted
from tests.hub.search.eyes import bytes_of, found, marked, titles
from tests.library import published

WORDS = "旋转木马"


def test_a_brand_is_found_by_what_its_school_says_of_it(district):
    key = grown(district, State.CARRIER_ESTABLISHED, name="桥上十分钟")
    published(district, f"{WORDS}的案例", by="sec-kg")
    district.hub.search.level()

    (hit,) = found(district, "sec-kg", "每日驻点").hits

    assert (hit.kind, hit.brand.key, hit.case, hit.visit) == ("brand", key, None, None)
    assert hit.no == hit.brand.no > 0
    assert "[每日驻点]" in marked(hit.fragment)
    assert titles(district, "sec-kg", "十分钟", chosen={"kind": ("brand",)}) == ["桥上十分钟"]
    assert titles(district, "liaison", "十分钟") == []


def test_a_proposal_is_found_by_its_own_people_until_it_has_a_name(district):
    key = proposed(district, name=f"{WORDS}计划")
    district.hub.search.level()
    assert [len(titles(district, person, WORDS)) for person in ("sec-ms", "officer", "sec-kg")] == [1, 1, 0]

    district.hub.brands.name(key, name=WORDS, act=district.by("sec-ms"))

    assert district.hub.search.level()
    assert [titles(district, person, WORDS) for person in ("sec-ms", "sec-kg", "liaison")] == [[WORDS], [WORDS], []]


def test_a_retired_brand_is_not_found_at_once(district):
    key = grown(district, State.NAMED, name=WORDS)
    district.hub.search.level()
    assert titles(district, "sec-kg", WORDS) == [WORDS]

    district.hub.brands.retire(key, reason="合并", act=district.by("sec-ms"))

    assert titles(district, "sec-kg", WORDS) == []


def test_an_outcome_is_found_by_its_owner_and_once_accepted_by_all(district):
    key = submitted(district, replace(WORK, abstract=Prose(f"{WORDS}工作法")))
    accepted(district, replace(WORK, title="另一项"))
    district.hub.search.level()
    assert [len(titles(district, person, WORDS)) for person in ("lead-ms", "mentor-ms", "sec-kg")] == [1, 1, 0]

    district.hub.outcomes.accept(key, representative=True, act=district.by("officer"))
    (hit,) = found(district, "sec-kg", WORDS).hits

    assert (hit.kind, hit.outcome.key, hit.brand) == ("outcome", key, None)
    assert f"[{WORDS}]工作法" in marked(hit.fragment)
    facets = found(district, "sec-kg").page.facets
    assert [(count.value, count.hits) for count in facets["form"]] == [("method_case", 2)]


def test_a_removed_text_leaves_the_index(district):
    key = grown(district, State.NAMED, name="桥上")
    district.hub.brands.define_meaning(key, meaning=f"{WORDS}的钥匙", act=district.by("sec-ms"))
    district.hub.search.level()
    text = district.ask(brands.by_key, key).meaning

    district.hub.brands.redact(key, of=(text.key,), reason="个人信息", act=district.by("sec-ms"))
    district.hub.search.level()

    assert titles(district, "sec-ms", WORDS) == []
    assert titles(district, "sec-ms", "桥上") == ["桥上"]
    assert WORDS.encode() not in bytes_of(district.folder / "search")
