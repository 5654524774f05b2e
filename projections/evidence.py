"""佐证现状: how the things that were named as evidence stand now; what was voided later is flagged, never dropped."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Final

from domain.evidence import THINGS, Evidence, EvidenceKind, Standing
from projections.read import Reader, tables

tables("""
CREATE TABLE named_evidence (of TEXT, key TEXT, kind TEXT, ref TEXT, PRIMARY KEY (of, key, kind, ref)) WITHOUT ROWID;
CREATE INDEX named_evidence_ref ON named_evidence (kind, ref);
""")

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

    Of a kind that this hub does not keep nothing can be said: it is left out.
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
    """Whether this hub keeps any exchange at all: before the first, nothing can be said of one."""
    return bool(read.value("SELECT 1 FROM exchange LIMIT 1"))


def _states(read: Reader, kind: EvidenceKind, keys: list[str]) -> dict[str, str]:
    marks = ", ".join("?" * len(keys))
    return dict(read.rows(f"SELECT key, state FROM {STATES[kind][0]} WHERE key IN ({marks})", *keys))


def name(db: Connection, of: str, key: str, evidence: Iterable[Evidence]) -> None:
    """Remember which things and files a brand or an outcome (`of`) names, once and for good."""
    refs = ((each.kind.value, each.file.id if each.file else each.ref) for each in evidence if each.thing or each.file)
    db.executemany("INSERT OR IGNORE INTO named_evidence VALUES (?,?,?,?)", [(of, key, *ref) for ref in refs])


def fallen(read: Reader, of: str) -> list[str]:
    """Keys of the brands or outcomes that name something which does not stand any more."""
    found: set[str] = set()
    for kind, (table, meaning) in STATES.items():
        if kind is EvidenceKind.EXCHANGE and not exchanges_known(read):
            continue
        stand = [state for state, meant in meaning.items() if meant is _STANDS]
        sql = (
            f"SELECT n.key FROM named_evidence n LEFT JOIN {table} t ON t.key = n.ref WHERE n.of = ? AND n.kind = ?"
            f" AND coalesce(t.state, '') NOT IN ({', '.join('?' * len(stand))})"
        )
        found |= {key for (key,) in read.rows(sql, of, kind.value, *stand)}
    return sorted(found)


def naming(read: Reader, thing: str) -> list[tuple[str, str]]:
    """What names a thing (`kind:key`) as evidence, as kind and key: whoever voids it should know."""
    kind, _, ref = thing.partition(":")
    sql = "SELECT of, key FROM named_evidence WHERE kind = ? AND ref = ? ORDER BY of, key"
    return [(of, key) for of, key in read.rows(sql, kind, ref)]


def named_files(read: Reader) -> frozenset[str]:
    """Ids of all files that were ever named as evidence."""
    return frozenset(ref for (ref,) in read.rows("SELECT ref FROM named_evidence WHERE kind = 'file'"))
