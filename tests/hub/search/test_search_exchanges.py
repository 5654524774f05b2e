"""Minutes and briefings of exchanges are found by everybody of the district and the partners concerned, and at once not any more."""

from __future__ import annotations

from datetime import date

from domain.exchanges import Briefing, VoidReason
from domain.model import Prose
from tests.district import STREET, STUDIO_MS
from tests.gathering import announced, full, held, reported
from tests.hub.search.eyes import found, marked, titles
from tests.library import published

WORDS = "旋转木马"


def briefed(district, key, body=WORDS):
    briefing = Briefing("〔2026〕第1期", "简报", Prose(body), ("区教育党校",), (), date(2026, 3, 20))
    district.hub.exchanges.publish_briefing(key, briefing=briefing, act=district.by("asst-ms"))


def test_an_exchange_is_found_by_its_minutes_and_its_briefing(district):
    published(district, f"{WORDS}的案例", by="sec-kg")
    key = reported(district)
    briefed(district, key)
    district.hub.search.level()

    (by_minutes,) = found(district, "sec-kg", "把问题摆出来", chosen={"kind": ("exchange",)}).hits
    by_briefing = [hit for hit in found(district, "sec-kg", WORDS).hits if hit.exchange]

    assert (by_minutes.kind, by_minutes.exchange.key, by_minutes.case) == ("exchange", key, None)
    assert [f"[{WORDS}]" in marked(hit.fragment) for hit in by_briefing] == [True]
    assert titles(district, "sec-kg", WORDS, chosen={"kind": ("exchange",)}) == ["家校沟通经验交流会"]


def test_a_partner_finds_what_it_was_asked_to_and_nothing_else(district):
    for title, audience in (("甲", (STUDIO_MS,)), ("乙", (STUDIO_MS, STREET))):
        district.wind("2026-03-05 09:30")
        key = announced(district, title=title, audience=audience, by="officer")
        held(district, key)
        briefed(district, key, f"{WORDS}{title}") if title == "甲" else reported_as(district, key)
    district.hub.search.level()

    assert titles(district, "liaison", WORDS) == ["乙"]
    assert sorted(titles(district, "sec-kg", WORDS)) == ["乙", "甲"]


def reported_as(district, key):
    district.hub.exchanges.file_minutes(key, summary=WORDS, learnt=("一",), act=district.by("asst-ms"))


def test_what_is_voided_is_not_found_at_once(district):
    key = reported(district, full(district))
    briefed(district, key)
    district.hub.search.level()
    before = titles(district, "sec-kg", WORDS)

    district.hub.exchanges.void(key, reason=VoidReason.DUPLICATE, note="重复", act=district.by("director"))

    assert (before, titles(district, "sec-kg", WORDS)) == (["家校沟通经验交流会"], [])
