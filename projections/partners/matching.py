"""供需对接: who offers what whom needs, and why the two are shown together; reasons are data, nothing is scored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.partners import ItemKind
from domain.words import PartyKind
from projections.partners.items import ItemRow

Words = Callable[[str], Collection[str]]
"""The words of a title that say what it is about."""


class Why(StrEnum):
    """Why a need and a resource are shown together, in the order in which people read it."""

    KIND = "kind"
    WORDS = "words"
    AREA = "area"
    DATES = "dates"


class Reason(NamedTuple):
    """`words` are those that both titles have, or that mean the same, as the resource's title has them."""

    why: Why
    words: tuple[str, ...] = ()


class Match(NamedTuple):
    """A need and a resource that may fit."""

    need: ItemRow
    resource: ItemRow
    reasons: tuple[Reason, ...]


def matches(needs: Sequence[ItemRow], resources: Sequence[ItemRow], words: Words, on: date) -> list[Match]:
    """Pairs of one kind or with a word in common, whose days do not rule each other out; one side at least is a partner.

    The same area and days that fit are further reasons, not reasons alone. More reasons stand first, then more words in common, then
    the older need and the older resource.
    """
    said = {row.no: frozenset(words(row.title)) for row in (*needs, *resources)}
    found = [
        Match(need, resource, reasons)
        for need in needs
        for resource in resources
        if _may_meet(need, resource, on) and (reasons := tuple(_reasons(need, resource, said)))
    ]
    return sorted(found, key=_order)


def _may_meet(need: ItemRow, resource: ItemRow, on: date) -> bool:
    """Different owners, one of them a partner, and a day from `on` on at which both hold."""
    if need.owner == resource.owner or PartyKind.PARTNER not in (need.owner.kind, resource.owner.kind):
        return False
    first = max(on, resource.from_on or on)
    last = min(need.needed_by or date.max, resource.until_on or date.max)
    return first <= last


def _reasons(need: ItemRow, resource: ItemRow, said: dict[int, frozenset[str]]) -> Iterator[Reason]:
    common = said[need.no] & said[resource.no]
    same_kind = need.kind is resource.kind and need.kind is not ItemKind.OTHER
    if not (same_kind or common):
        return
    if same_kind:
        yield Reason(Why.KIND)
    if common:
        yield Reason(Why.WORDS, _shown(common, resource.title))
    if need.area and need.area == resource.area:
        yield Reason(Why.AREA)
    if need.needed_by and (resource.from_on or resource.until_on):
        yield Reason(Why.DATES)


def _shown(common: frozenset[str], title: str) -> tuple[str, ...]:
    """Those that stand in the title, in its order; where it says the same by another word, that one."""
    there = [word for word in common if word in title.lower()]
    return tuple(sorted(there or common, key=lambda word: (title.lower().find(word), word)))


def _order(match: Match) -> tuple[int, int, int, int]:
    words = sum(len(reason.words) for reason in match.reasons)
    return -len(match.reasons), -words, match.need.no, match.resource.no
