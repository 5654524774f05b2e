"""订阅新案例: newly published cases as an Atom feed, at an address of one's own that can be ended at any time (web/subscription.py).

A feed reader cannot sign in, so the address alone opens it: titles, schools, keywords and links of the cases that its owner may read
today, never a text.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from xml.etree import ElementTree as ET

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import SHANGHAI, Party, PartyKind
from hub import access
from hub.audience import tokens_of
from projections import cases
from projections.cases import Card
from web import pages, texts
from web.naming import Names
from web.subscription import Subscription
from web.texts import _, _l
from web.words import word

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
MEDIA = "application/atom+xml; charset=utf-8"


def newest(request: Request, person: str) -> Response:
    """The latest cases that this person may read; NotFound once they hold no office any more."""
    read = pages.reader(request)
    who = access.standing(read, person, texts.today())
    if not who.roles:
        raise NotFound(kind="cases", key="")
    return Response(written(request, cases.library(read, tokens_of(read, who), limit=MOST)), media_type=MEDIA)


def written(request: Request, cards: list[Card]) -> bytes:
    """RFC 4287; the newest first."""
    base, names = pages.origin(request), Names(pages.reader(request))
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": texts.language()})
    _add(root, "id", f"{base}/cases")
    _add(root, "title", _("互鉴 · 新发布的案例"))
    _add(root, "updated", _stamp(cards[0]) if cards else datetime.fromtimestamp(0, UTC).isoformat())
    _add(root, "link", href=f"{base}/cases", rel="alternate")
    _add(root, "link", href=f"{base}{request.url.path}", rel="self")
    for card in cards:
        entry = ET.SubElement(root, "entry")
        school = names(Party(PartyKind.SCHOOL, card.school)) if card.school else _("学校不详")
        _add(entry, "id", f"{base}/cases/{card.no}")
        _add(entry, "title", card.title)
        _add(entry, "updated", _stamp(card))
        _add(entry, "link", href=f"{base}/cases/{card.no}", rel="alternate")
        _add(ET.SubElement(entry, "author"), "name", school)
        _add(entry, "summary", " · ".join([school, word(card.form), *card.topics]))
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text or None


def _stamp(card: Card) -> str:
    on = card.published_on or texts.today()
    return datetime.combine(on, time(8), SHANGHAI).isoformat()


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
