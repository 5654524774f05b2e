"""名录: the partner organisations 共建单位 of the district, by kind, area and whether they have something to share now."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.partners import ItemList
from domain.words import PartnerKind, Party, PartyKind
from hub import sight
from projections import partners
from projections.partners import PartnerRow
from web import pages, words
from web.desk import may
from web.partners.timeline import known
from web.texts import Lazy, _l

SHARES: dict[str, Lazy] = {"resource": _l("现有资源"), "need": _l("现有需求"), "ended": _l("已结束共建")}
"""What the list can be narrowed to, beside kind and area."""


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    q: str
    kind: str
    area: str
    has: str

    @classmethod
    def of(cls, request: Request) -> Asked:
        said = request.query_params
        kind, has = said.get("kind", ""), said.get("has", "")
        text, area = said.get("q", "").strip()[:40], said.get("area", "")[:40]
        return cls(text, kind if kind in set(PartnerKind) else "", area, has if has in SHARES else "")

    @property
    def narrowed(self) -> bool:
        return any(self)

    @property
    def address(self) -> str:
        given = {name: value for name, value in self._asdict().items() if value}
        return f"/partners?{urlencode(given)}" if given else "/partners"


class Line(NamedTuple):
    """A partner in the list, with the number of its open resources and needs."""

    partner: PartnerRow
    resources: int
    needs: int


async def everywhere(request: Request) -> Response:
    """Partners that the reader may open: a liaison the own one."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    asked = Asked.of(request)
    areas = sorted({row.area for row in sight.own_partners(read, who) if row.area})
    context: dict[str, Any] = {"asked": asked, "lines": lines_of(request, asked), "outside": sight.outside(who)}
    context |= {"kinds": words.choices(PartnerKind), "areas": {each: each for each in areas}, "shares": SHARES}
    context |= {"named": known(read, who, lambda key: pages.name_of(request, key))}
    context |= {"may_register": may(request, "partner.register")}
    return pages.page(request, "partners/everywhere.html", block="results", **context)


def lines_of(request: Request, asked: Asked) -> list[Line]:
    read, who = pages.reader(request), pages.standing(request)
    rows = partners.everywhere(read, kind=asked.kind, named=asked.q, ended=asked.has == "ended")
    open_now = partners.open_items(read)
    lines = [
        Line(row, *(open_now.get((Party(PartyKind.PARTNER, row.code), of), 0) for of in ItemList))
        for row in rows
        if sight.partner(who, row.code) and asked.area in ("", row.area)
    ]
    counted = {"resource": 1, "need": 2}
    return [line for line in lines if asked.has not in counted or line[counted[asked.has]]]


routes = [Route("/partners", everywhere, name="partners:everywhere")]
