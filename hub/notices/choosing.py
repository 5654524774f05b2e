"""Which notices somebody is told now: what is new to them, at the time they wish, of each thing the newest alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.words import SHANGHAI
from hub.notices.deliveries import Identity, Known
from hub.notices.notice import Kind, Notice, Way, Wishes
from hub.notices.outcome import State


class Chosen(NamedTuple):
    """What is told, newest of each first; `covered`: also the older occasions that it stands for; `moot`: is never told again."""

    told: list[Notice]
    covered: list[Identity]
    moot: list[Identity]


def choose(
    found: Sequence[Notice], known: Mapping[Identity, Known], wishes: Wishes, now: datetime, *, digest: bool
) -> Chosen:
    """Of all that could be told: what is new and wished for now, and what is to be tried again and still so."""
    groups: dict[tuple[str, str], list[Notice]] = {}
    for each in found:
        groups.setdefault(each.about, []).append(each)
    told, covered = [], []
    for group in groups.values():
        if _wanted(group, known, wishes, now, digest=digest):
            told.append(_spoken(group, known))
            covered += [each.identity for each in group if _open(known.get(each.identity))]
    again = {identity for identity, row in known.items() if row.due(now)}
    return Chosen(told, covered, sorted(again - set(covered)))


def _wanted(
    group: Sequence[Notice], known: Mapping[Identity, Known], wishes: Wishes, now: datetime, *, digest: bool
) -> bool:
    newest = known.get(group[0].identity)
    if newest is not None:
        return newest.due(now) and wishes.way(group[0].kind) is not Way.OFF
    ways = {wishes.way(each.kind) for each in group if each.identity not in known}
    return Way.AT_ONCE in ways or (digest and Way.DIGEST in ways)


def _spoken(group: Sequence[Notice], known: Mapping[Identity, Known]) -> Notice:
    """The newest; but nobody is reminded of what they have not heard of."""
    unheard = (each for each in group if each.kind is Kind.TURN and each.identity not in known)
    return next(unheard, group[0])


def _open(row: Known | None) -> bool:
    return row is None or row.state in {State.QUEUED, State.FAILED}


def digest_due(wishes: Wishes, last: str, now: datetime) -> bool:
    """Whether the digest of this day is to be made up: its hour has come, however late somebody looks at the clock."""
    local = now.astimezone(SHANGHAI)
    return local.hour >= wishes.digest_hour and last < local.date().isoformat()
