"""订阅: newly published cases as an Atom feed, at an address of one's own that can be replaced at any time.

A feed reader cannot sign in, so the address holds a secret; whoever has it sees what its owner may read today: titles, schools and
links, never a text. The secret lies in the private store and goes with the person; a new one makes the old address worthless.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime, time
from typing import Any
from xml.etree import ElementTree as ET

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.words import SHANGHAI, Party, PartyKind
from hub import access
from hub.audience import tokens_of
from projections import cases
from projections.cases import Card
from web import frame, pages, texts
from web.forms import Form, submit
from web.naming import Names
from web.texts import _, _l
from web.words import word

SECRET = "cases.feed"  # noqa: S105  # the name of a preference
ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
MEDIA = "application/atom+xml; charset=utf-8"
RENEW = Form("cases.feed")


def address(request: Request) -> str:
    """The address of one's own feed; "" before one was asked for."""
    me = pages.person(request)
    secret = pages.hub(request).private.preference(me, SECRET)
    return f"{origin(request)}/feeds/{me}/{secret}" if secret else ""


def origin(request: Request) -> str:
    """The scheme is what the operator says; no proxy is trusted."""
    scheme = "https" if pages.hub(request).settings.tls == "on" else "http"
    return f"{scheme}://{request.headers.get('host', '')}"


async def own(request: Request) -> Response:
    """How to subscribe: one's own address, and the button that replaces it."""
    filled = RENEW.blank(request)
    return pages.keep_no_copy(pages.page(request, "cases/feed.html", address=address(request), filled=filled))


async def renew(request: Request) -> Response:
    """A new address; the old one is worthless from now on."""
    me, private = pages.person(request), pages.hub(request).private
    return await submit(
        request,
        RENEW,
        do=lambda _values, _act: private.prefer(me, SECRET, secrets.token_urlsafe(24)),
        draw=lambda filled: pages.page(request, "cases/feed.html", address=address(request), filled=filled),
        done=lambda _none: RedirectResponse("/cases/feed?done=cases.feed", 303),
    )


async def feed(request: Request) -> Response:
    """The feed of whoever owns the address; NotFound for one that was replaced, or whose owner reads nothing any more."""
    person, secret = request.path_params["person"], request.path_params["secret"]
    hub, read = pages.hub(request), pages.reader(request)
    known = hub.private.preference(person, SECRET) or ""
    who = access.standing(read, person, texts.today())
    if not known or not hmac.compare_digest(known.encode(), secret.encode("utf-8", "replace")) or not who.roles:
        raise NotFound(kind="feed", key="")
    cards = cases.library(read, tokens_of(read, who), limit=MOST)
    return Response(written(request, cards), media_type=MEDIA, headers=dict(pages.NEVER_KEPT))


def written(request: Request, cards: list[Card]) -> bytes:
    """RFC 4287; the newest first."""
    base, names = origin(request), Names(pages.reader(request))
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


def _add(parent: ET.Element, name: str, text: str = "", **attributes: Any) -> None:
    ET.SubElement(parent, name, attributes).text = text or None


def _stamp(card: Card) -> str:
    on = card.published_on or texts.today()
    return datetime.combine(on, time(8), SHANGHAI).isoformat()


frame.DONE["cases.feed"] = _l("订阅地址已更换，原来的地址不再有效。")

routes = [
    Route("/cases/feed", own, name="cases:feed"),
    Route("/cases/feed", renew, methods=["POST"], name="cases:feed_renew"),
    Route("/feeds/{person}/{secret}", feed, name="cases:atom"),
]
