"""What rests on a thing as its evidence: whoever voids, withdraws or drops it reads that first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hub.brands import may_see as may_see_brand
from hub.obligations import may_see as may_see_duty
from hub.outcomes import may_see as may_see_outcome
from projections import brands, obligations, outcomes
from projections.evidence import naming
from web.desk import Desk
from web.texts import _
from web.words import word


class Relying(NamedTuple):
    """Something that names the thing as evidence; `address` is "" where it does not exist for the reader."""

    words: str
    address: str


def relied_on(desk: Desk, thing: str) -> Mapping[str, list[Relying]]:
    """For a page that takes `kind:key` out of the count: the brands, outcomes and duties that it is evidence of."""
    return {"relying": [*_brands(desk, thing), *_outcomes(desk, thing), *_duties(desk, thing)]}


def _keys(desk: Desk, thing: str, of: str) -> list[str]:
    return [key for kind, key in naming(desk.read, thing) if kind == of]


def _brands(desk: Desk, thing: str) -> Iterator[Relying]:
    for row in brands.by_keys(desk.read, _keys(desk, thing, "brand")).values():
        if may_see_brand(desk.read, desk.who, row):
            yield Relying(_("品牌“{title}”", title=row.title), f"/brands/{row.no}")
        else:
            yield Relying(_("一个品牌"), "")


def _outcomes(desk: Desk, thing: str) -> Iterator[Relying]:
    for row in outcomes.by_keys(desk.read, _keys(desk, thing, "outcome")).values():
        if may_see_outcome(desk.who, row):
            yield Relying(_("成果“{title}”", title=row.title), f"/outcomes/{row.no}")
        else:
            yield Relying(_("一项成果"), "")


def _duties(desk: Desk, thing: str) -> Iterator[Relying]:
    for row in obligations.of_ref(desk.read, thing):
        if may_see_duty(desk.who, row):
            yield Relying(_("应报事项“{kind}”", kind=word(row.kind)), f"/obligations/{row.no}")
        else:
            yield Relying(_("一件应报事项"), "")
