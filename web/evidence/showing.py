"""Evidence as a page shows it: what it is, a way to it for whom it exists, and a flag with the reason where it does not stand any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from domain.evidence import Evidence, EvidenceKind, Standing
from domain.model import Prose
from domain.visits import Visit
from hub.access import Standing as Who
from hub.audience import tokens_of
from hub.cases import may_see as may_see_case
from hub.exchanges.sight import may_see as may_see_exchange
from hub.visits.sight import may_see as may_see_visit
from projections import cases, exchanges, visits
from projections.read import Reader
from web.cases.words import case_no
from web.desk import Desk
from web.exchanges.words import exchange_no
from web.texts import _
from web.words import visit_no, word


class Found(NamedTuple):
    """A thing of the hub as a page names it; `address` is "" where it does not exist for the reader, `why`: the reason of its end."""

    words: str
    address: str
    why: Prose | None = None


class Look(NamedTuple):
    """One piece. `fault`: the word for how it stands, "" where it stands; `why`: the reason, where somebody has given one."""

    kind: str
    words: str | Prose
    address: str
    fault: str
    why: Prose | None


def looks(desk: Desk, shown: Iterable[tuple[Evidence, Standing]]) -> list[Look]:
    """Pieces of evidence in their order; the thing of the desk hands over its files."""
    given = list(shown)
    pieces = [piece for piece, _stands in given]
    kept = desk.hub.attachments.find_many([piece.file.id for piece in pieces if piece.file])
    files = {key: Found(each.name, desk.address(f"files/{key}")) for key, each in kept.items()}
    found = files | _found(desk.read, desk.who, pieces)
    return [_look(piece, stands, found) for piece, stands in given]


def _look(piece: Evidence, stands: Standing, found: Mapping[str, Found]) -> Look:
    kind, fault = word(piece.kind), "" if stands is Standing.STANDS else word(stands)
    if named := piece.thing or (piece.file.id if piece.file else ""):
        there = found.get(named) or Found(_("已找不到"), "")
        return Look(kind, there.words, there.address, fault, there.why if fault else None)
    address = piece.ref if piece.kind is EvidenceKind.LINK else ""
    return Look(kind, piece.text or piece.ref, address, fault, None)


def _found(read: Reader, who: Who, pieces: Iterable[Evidence]) -> dict[str, Found]:
    """The things that are named, a few statements for all of them."""
    keys: dict[EvidenceKind, list[str]] = {}
    for piece in pieces:
        if piece.thing:
            keys.setdefault(piece.kind, []).append(piece.ref)
    return {f"{kind}:{key}": found for kind in keys for key, found in LOOKS[kind](read, who, keys[kind]).items()}


def _visits(read: Reader, who: Who, keys: Collection[str]) -> dict[str, Found]:
    return {
        row.key: Found(
            f"{visit_no(row.year, row.no)} {row.topic}",
            f"/visits/{row.no}" if may_see_visit(who, row) else "",
            next((e.note for _entry, e in read.story(Visit, row.key, Visit.Voided)), None),
        )
        for row in visits.rows_of(read, keys)
    }


def _exchanges(read: Reader, who: Who, keys: Collection[str]) -> dict[str, Found]:
    return {
        key: Found(
            f"{exchange_no(row.year, row.no)} {row.notice.title}",
            f"/exchanges/{row.no}" if may_see_exchange(read, who, row) else "",
            row.reason,
        )
        for key, row in exchanges.by_keys(read, keys).items()
    }


def _cases(read: Reader, who: Who, keys: Collection[str]) -> dict[str, Found]:
    tokens, found = tokens_of(read, who), (cases.by_key(read, key) for key in dict.fromkeys(keys))
    return {
        row.key: Found(
            f"{case_no(row.year, row.no)} {row.title}",
            f"/cases/{row.no}" if may_see_case(who, row, tokens) else "",
            row.reason,
        )
        for row in found
        if row
    }


def _adoptions(read: Reader, who: Who, keys: Collection[str]) -> dict[str, Found]:
    found = {}
    for key in dict.fromkeys(keys):
        row = cases.adoption(read, key)
        if row is not None and (case := _cases(read, who, [row.case_key]).get(row.case_key)):
            address = f"{case.address}/adoptions/{row.no}" if case.address else ""
            found[key] = Found(case.words, address, row.reason)
    return found


LOOKS: Final = {
    EvidenceKind.VISIT: _visits,
    EvidenceKind.EXCHANGE: _exchanges,
    EvidenceKind.CASE: _cases,
    EvidenceKind.ADOPTION: _adoptions,
}
