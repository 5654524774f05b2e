"""佐证现状: how the things that were named as evidence stand now; what was voided later is flagged, never dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from domain.evidence import THINGS, Evidence, EvidenceKind, Standing
from projections.read import Reader

_STANDS, _VOIDED = Standing.STANDS, Standing.VOIDED
STATES: Final[dict[EvidenceKind, tuple[str, dict[str, Standing]]]] = {
    EvidenceKind.VISIT: (
        "visit",
        {"held": _STANDS, "reported": _STANDS, "closed": _STANDS, "voided": _VOIDED},
    ),
    EvidenceKind.EXCHANGE: (
        "exchange",
        {"held": _STANDS, "reported": _STANDS, "closed": _STANDS, "voided": _VOIDED},
    ),
    EvidenceKind.CASE: ("cases", {"published": _STANDS, "archived": _STANDS, "withdrawn": _VOIDED}),
    EvidenceKind.ADOPTION: (
        "adoption",
        {"trying": _STANDS, "adopted": _STANDS, "adapted": _STANDS, "ended": _STANDS, "dropped": _VOIDED},
    ),
}
"""Table of a kind, and what its states mean; any other state is not there yet: a visit agreed, a case under review."""


def standing(read: Reader, things: Iterable[str]) -> dict[str, Standing]:
    """How these things stand, given as `kind:key`; one statement for each kind among them.

    A kind that this hub does not keep is left out: nothing can be said of it.
    """
    wanted: dict[EvidenceKind, list[str]] = {}
    for thing in dict.fromkeys(filter(None, things)):
        kind, _, key = thing.partition(":")
        if kind in set(THINGS) and (kind != EvidenceKind.EXCHANGE or exchanges_known(read)):
            wanted.setdefault(EvidenceKind(kind), []).append(key)
    found: dict[str, Standing] = {}
    for each, keys in wanted.items():
        states = _states(read, each, keys)
        meaning = STATES[each][1]
        for key in keys:
            there = states.get(key)
            found[f"{each}:{key}"] = Standing.UNKNOWN if there is None else meaning.get(there, Standing.NOT_YET)
    return found


def things_of(evidence: Iterable[Evidence]) -> list[str]:
    """The things among pieces of evidence that can be looked up, as `kind:key`."""
    return [each.thing for each in evidence if each.thing]


def exchanges_known(read: Reader) -> bool:
    """Whether this hub keeps exchanges at all."""
    return bool(read.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'exchange'"))


def _states(read: Reader, kind: EvidenceKind, keys: list[str]) -> dict[str, str]:
    marks = ", ".join("?" * len(keys))
    return dict(read.rows(f"SELECT key, state FROM {STATES[kind][0]} WHERE key IN ({marks})", *keys))
