"""资源清单、需求清单: what partners, schools and studios offer and need; the two lists, and one item with what fits it."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.partners import ItemKind, ItemList, ItemState
from domain.words import PartyKind
from hub import partners as hub_partners
from hub import sight
from hub.access import Standing
from hub.partners import may_see, owners
from projections import partners
from web import pages, texts, words
from web.desk import may
from web.naming import Names
from web.partners import listing, matching, removal, timeline
from web.partners.around import item_of
from web.partners.projects import number
from web.partners.words import KINDS
from web.texts import Lazy, _l

PAGE = 30
MOST_MATCHES = 10
BOXES: dict[str, Lazy] = {"all": _l("全区"), "mine": _l("我们的")}
STATES: dict[str, Lazy] = {"": words.WORDS[ItemState]["open"], **words.WORDS[ItemState], "any": _l("全部")}
"""Open items are what people look for; they are shown when nothing else is asked."""
del STATES["open"]


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    of: ItemList
    box: str
    kind: str
    side: str
    state: str
    area: str
    q: str
    skip: int

    @property
    def place(self) -> str:
        return "/resources" if self.of is ItemList.RESOURCE else "/needs"

    def address(self, **other: Any) -> str:
        said = self._replace(**{"skip": 0} | other)._asdict()
        given = {name: value for name, value in said.items() if value and name != "of"}
        return f"{self.place}?{urlencode(given)}" if given else self.place

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.side or self.state or self.area or self.q)


async def resources(request: Request) -> Response:
    """What is offered."""
    return _board(request, ItemList.RESOURCE)


async def needs(request: Request) -> Response:
    """What is needed."""
    return _board(request, ItemList.NEED)


def _board(request: Request, of: ItemList) -> Response:
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    boxes = boxes_of(who)
    asked = asked_for(request, of, boxes)
    found = partners.items(read, of, **filters(asked, who), skip=asked.skip, limit=PAGE + 1)
    context: dict[str, Any] = {"asked": asked, "boxes": boxes, "states": STATES, "kinds": KINDS, "names": Names(read)}
    context |= {"items": found[:PAGE], "count": partners.count_items(read, of, **filters(asked, who))}
    context |= {"next": asked.address(skip=asked.skip + PAGE) if len(found) > PAGE else ""}
    context |= {
        "sorts": words.choices(ItemKind),
        "sides": words.choices(PartyKind),
        "areas": {each: each for each in partners.areas(read)},
    }
    context |= {"outside": sight.outside(who), "may_list": may(request, "item.list"), "when": matching.when}
    return pages.page(request, "partners/items.html", block="results", **context)


def boxes_of(who: Standing) -> dict[str, Lazy]:
    """A liaison sees the own lists, who has no unit those of the district."""
    keys = [key for key in BOXES if (key == "mine" and who.units) or (key == "all" and not sight.outside(who))]
    return {key: BOXES[key] for key in keys}


def asked_for(request: Request, of: ItemList, boxes: dict[str, Lazy]) -> Asked:
    said = request.query_params
    box, kind, side, state = (said.get(name, "") for name in ("box", "kind", "side", "state"))
    return Asked(
        of,
        box if box in boxes else next(iter(boxes)),
        kind if kind in set(ItemKind) else "",
        side if side in set(PartyKind) else "",
        state if state in STATES else "",
        said.get("area", "")[:40],
        said.get("q", "").strip()[:40],
        number(said.get("skip", "")),
    )


def filters(asked: Asked, who: Standing) -> dict[str, Any]:
    state = "" if asked.state == "any" else asked.state or ItemState.OPEN
    whose = who.units if asked.box == "mine" else owners(who)
    chosen = {"kind": asked.kind, "side": asked.side, "area": asked.area, "titled": asked.q}
    return {"owners": whose, "state": state, **chosen}


async def one(request: Request) -> Response:
    """One item, what fits it, and what became of it."""
    on = item_of(request)
    row, open_now = on.row, on.row.state is ItemState.OPEN
    whose = owners(on.who)
    found = hub_partners.matches(on.read, texts.today(), concerning=whose, item_id=row.id) if open_now else []
    context: dict[str, Any] = {"desk": on, "row": row, "names": on.names, "kinds": KINDS, "today": texts.today()}
    context |= {"pairs": [matching.pair(each, on.who) for each in found[:MOST_MATCHES]], "when": matching.when}
    context |= {"projects": partners.projects(on.read, parties=whose, item=row.id), "can": listing.stops(on)}
    context |= {"log": timeline.of_item(on, row.owner, row.id), "may_redact": bool(removal.of_item(on))}
    context |= {"seen": lambda each: may_see(on.who, each.owner), "open_now": open_now}
    return pages.page(request, "partners/item.html", **context)


routes = [
    Route("/resources", resources, name="partners:resources"),
    Route("/needs", needs, name="partners:needs"),
    Route("/items/{listed}", one, name="partners:item"),
]
