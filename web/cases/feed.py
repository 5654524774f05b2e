"""订阅新案例: newly published cases as an Atom feed, at an address of one's own that can be ended at any time (web/subscription.py).

A feed reader cannot sign in, so the address alone opens it: titles, schools, keywords and links of the cases that its owner may read
today, never a text.
"""

from __future__ import annotations

from datetime import datetime, time

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import SHANGHAI, Party, PartyKind
from hub import access
from hub.audience import tokens_of
from projections import cases
from projections.cases import Card
from web import atom, pages, texts
from web.naming import Names
from web.subscription import Subscription
from web.texts import _, _l
from web.words import word

MOST = 50


def newest(request: Request, person: str) -> Response:
    """The latest cases that this person may read; NotFound once they hold no office any more."""
    read = pages.reader(request)
    who = access.standing(read, person, texts.today())
    if not who.roles:
        raise NotFound(kind="cases", key="")
    return Response(written(request, cases.library(read, tokens_of(read, who), limit=MOST)), media_type=atom.MEDIA)


def written(request: Request, cards: list[Card]) -> bytes:
    """The newest first."""
    base, names = pages.origin(request), Names(pages.reader(request))
    items = [_item(card, f"{base}/cases/{card.no}", names) for card in cards]
    return atom.written(_("互鉴 · 新发布的案例"), f"{base}/cases", f"{base}{request.url.path}", items)


def _item(card: Card, address: str, names: Names) -> atom.Item:
    school = names(Party(PartyKind.SCHOOL, card.school)) if card.school else _("学校不详")
    updated = datetime.combine(card.published_on or texts.today(), time(8), SHANGHAI)
    return atom.Item(address, card.title, updated, school, " · ".join([school, word(card.form), *card.topics]))


NEWEST = Subscription(
    name="cases",
    here="/me/cases",
    public="/feeds/{token}.atom",
    template="cases/feed.html",
    route="me:cases",
    made=_l("已生成新的订阅地址，原来的地址不再有效。"),
    ended=_l("订阅地址已停用。"),
    content=newest,
)
routes = NEWEST.routes
