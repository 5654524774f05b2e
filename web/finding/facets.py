"""Facets under the words that people read, every value with its count; chips for what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from domain.words import Level, OutcomeForm, PartyKind, Stage
from hub.search import BRAND, CASE, EXCHANGE, MINUTES, OUTCOME, Count
from web.finding.asked import FACETS, Asked
from web.naming import Names
from web.texts import Lazy, _, _l
from web.words import word

HEADINGS: dict[str, Lazy] = {
    "kind": _l("种类"),
    "level": _l("学段"),
    "tags": _l("主题"),
    "form": _l("成果形式"),
    "studio": _l("工作室"),
    "stage": _l("阶段"),
    "year": _l("年份"),
    "adopted": _l("借鉴情况"),
}
KINDS: dict[str, Lazy] = {
    CASE: _l("案例"),
    MINUTES: _l("互访纪要"),
    EXCHANGE: _l("交流活动"),
    BRAND: _l("党建品牌"),
    OUTCOME: _l("代表性成果"),
}
ADOPTED: dict[str, Lazy] = {"yes": _l("已有单位借鉴"), "no": _l("等第一个单位借鉴")}
SHOWN = 8
"""Values of a facet that are seen at once; the others lie behind 其余."""
ORDERED: dict[str, type[StrEnum]] = {"level": Level, "stage": Stage}
"""Facets in an order of their own; years run backwards, the others by count."""


class Option(NamedTuple):
    value: str
    label: str
    hits: int
    on: bool


class Facet(NamedTuple):
    """One group of tick boxes; `rest` is folded away."""

    name: str
    heading: Lazy
    options: list[Option]
    rest: list[Option]


class Chip(NamedTuple):
    """Something chosen, and the address without it."""

    label: str
    without: str


class Labels:
    """Words for the values of facets."""

    def __init__(self, names: Names) -> None:
        self._words: dict[str, Callable[[str], str]] = {
            "kind": lambda value: str(KINDS.get(value, value)),
            "level": lambda value: _of(Level, value),
            "form": lambda value: _of(OutcomeForm, value),
            "stage": lambda value: _of(Stage, value),
            "year": lambda value: _("{year} 年", year=value),
            "studio": lambda value: names.code(PartyKind.STUDIO, value),
            "adopted": lambda value: str(ADOPTED.get(value, value)),
        }

    def __call__(self, facet: str, value: str) -> str:
        return self._words[facet](value) if facet in self._words else value


def _of(kind: type[StrEnum], value: str) -> str:
    return word(kind(value)) if value in set(kind) else value


def facets(counted: Mapping[str, Sequence[Count]], labels: Labels, asked: Asked, *, hidden: str = "") -> list[Facet]:
    """The groups of the page; one without values, or with a single one that nobody has chosen, says nothing."""
    found = []
    for name in FACETS:
        options = [
            Option(each.value, labels(name, each.value), each.hits, each.chosen) for each in counted.get(name, ())
        ]
        options += _missing(options, asked.chosen.get(name, ()), labels, name)
        options = _sorted(name, options)
        if name == hidden or not options:
            continue
        first = [each for place, each in enumerate(options) if place < SHOWN or each.on]
        found.append(Facet(FACETS[name], HEADINGS[name], first, [each for each in options if each not in first]))
    return found


def _missing(options: list[Option], chosen: Sequence[str], labels: Labels, name: str) -> list[Option]:
    """What is chosen stands there even when nothing has it: it can be given up where it was chosen."""
    there = {each.value for each in options}
    return [Option(value, labels(name, value), 0, on=True) for value in chosen if value not in there]


def _sorted(name: str, options: list[Option]) -> list[Option]:
    if name in ORDERED:
        order = {each.value: place for place, each in enumerate(ORDERED[name])}
        return sorted(options, key=lambda each: order.get(each.value, len(order)))
    if name == "year":
        return sorted(options, key=lambda each: each.value, reverse=True)
    return options


def chips(asked: Asked, labels: Labels, *, hidden: str = "") -> list[Chip]:
    return [
        Chip(labels(name, value), asked.address(drop=(name, value)))
        for name, values in asked.chosen.items()
        if name != hidden
        for value in values
    ]
