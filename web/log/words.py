"""Words of the log: areas, kinds of things, and how an event of each is named on a line."""

from __future__ import annotations

from collections.abc import Collection

from domain.catalogue import KINDS, TITLES
from web import texts
from web.texts import Lazy, _l

AREAS: dict[str, tuple[Lazy, tuple[str, ...]]] = {
    "visits": (_l("互访"), ("visit",)),
    "exchanges": (_l("交流活动"), ("exchange",)),
    "cases": (_l("案例"), ("case", "adoption", "vocabulary")),
    "outcomes": (_l("品牌和成果"), ("brand", "outcome")),
    "programme": (_l("培育期"), ("programme", "calendar", "obligation", "problem", "supervision")),
    "partners": (_l("共建"), ("partner", "listing")),
    "studios": (_l("工作室"), ("studio", "membership")),
    "directory": (_l("名册"), ("person", "school")),
    "evaluation": (_l("评价"), ("rubric", "evaluation")),
}
"""What people choose from: area by word of the address, with the kinds of things in it."""

THINGS: dict[str, tuple[Lazy, str]] = {
    "visit": (_l("互访"), "/visits/{no}"),
    "exchange": (_l("交流活动"), "/exchanges/{no}"),
    "case": (_l("案例"), "/cases/{no}"),
    "adoption": (_l("借鉴"), ""),
    "vocabulary": (_l("词表"), ""),
    "brand": (_l("品牌"), "/brands/{no}"),
    "outcome": (_l("成果"), "/outcomes/{no}"),
    "programme": (_l("培育期"), ""),
    "calendar": (_l("校历"), ""),
    "obligation": (_l("应报事项"), "/obligations/{no}"),
    "problem": (_l("问题"), "/problems/{no}"),
    "supervision": (_l("督导"), "/supervision/{no}"),
    "partner": (_l("共建单位"), "/partners/{key}"),
    "listing": (_l("清单"), ""),
    "studio": (_l("工作室"), "/studios/{key}"),
    "membership": (_l("入室"), ""),
    "person": (_l("人员"), ""),
    "school": (_l("学校"), "/schools/{key}"),
    "rubric": (_l("量规"), ""),
    "evaluation": (_l("评价"), ""),
}
"""Kind of stream: what a thing of it is called, and the address of its page, "" where it has none of its own."""

SOURCES: dict[str, Lazy] = {
    "web": _l("网页"),
    "cli": _l("系统管理员命令"),
    "history": _l("历史导入"),
    "timer": _l("到期自动处理"),
    "": _l("系统"),
}


def area_choices() -> dict[str, Lazy]:
    """The areas for a menu."""
    return {key: words for key, (words, _kinds) in AREAS.items()}


def topics_of(kinds: Collection[str]) -> set[str]:
    """All topics of these kinds of things."""
    return {topic for topic in KINDS if topic.partition(".")[0] in kinds}


def title(topic: str) -> str:
    """What an event is called, in the language of the page."""
    words = TITLES.get(topic)
    if words is None:
        return topic
    return words.zh if texts.language() == texts.SOURCE else words.en
