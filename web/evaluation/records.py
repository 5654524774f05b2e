"""The records behind a figure, each with a way to it for whom it exists."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from domain.evidence import Evidence, EvidenceKind, Standing
from domain.words import PartyKind
from hub.brands.sight import may_see as may_see_brand
from hub.obligations import may_see as may_see_duty
from projections import brands, obligations
from web import evidence
from web.desk import Desk
from web.naming import PLACES
from web.obligations.shown import duty_no, owner_name
from web.texts import _
from web.words import word

THINGS = frozenset({EvidenceKind.VISIT, EvidenceKind.EXCHANGE, EvidenceKind.CASE, EvidenceKind.ADOPTION})
UNITS = frozenset(PartyKind)


class Record(NamedTuple):
    """`counts`: whether it is in the numerator; `address` is "" where it does not exist for the reader."""

    kind: str
    words: str
    address: str
    counts: bool


def records(desk: Desk, hits: Collection[str], among: Collection[str]) -> list[Record]:
    """Streams of the log as pages name them: what counts first, then what it was counted among."""
    counted = set(hits)
    order = [*dict.fromkeys(hits), *(each for each in dict.fromkeys(among) if each not in counted)]
    found = _named(desk, order)
    return [Record(*found[stream], stream in counted) for stream in order]


def _named(desk: Desk, streams: Collection[str]) -> dict[str, tuple[str, str, str]]:
    parted = {stream: stream.partition(":")[::2] for stream in streams}
    things = {s: Evidence(EvidenceKind(kind), key) for s, (kind, key) in parted.items() if kind in THINGS}
    looks = evidence.looks(desk, [(each, Standing.STANDS) for each in things.values()])
    found = {stream: (look.kind, str(look.words), look.address) for stream, look in zip(things, looks, strict=True)}
    return found | {stream: _one(desk, *parted[stream]) for stream in streams if stream not in found}


def _one(desk: Desk, kind: str, key: str) -> tuple[str, str, str]:
    if kind in UNITS:
        return _("单位"), desk.names.code(kind, key), f"{PLACES[PartyKind(kind)]}{key}"
    if kind == "person":
        return _("人员"), desk.called(key), f"/people/{key}"
    if kind == "brand" and (brand := brands.by_key(desk.read, key)):
        return _("品牌"), brand.title, f"/brands/{brand.no}" if may_see_brand(desk.read, desk.who, brand) else ""
    if kind == "obligation" and (duty := obligations.by_key(desk.read, key)):
        words = _(
            "{no} {kind}：{owner}",
            no=duty_no(duty),
            kind=word(duty.kind),
            owner=owner_name(desk.names, desk.called, duty.owner),
        )
        return _("应报事项"), words, f"/obligations/{duty.no}" if may_see_duty(desk.who, duty) else ""
    return _("记录"), f"{kind}:{key}", ""
