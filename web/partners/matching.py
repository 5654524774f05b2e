"""供需对接: who offers what whom needs, and why the two are shown together, in sentences; one button begins the project."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.words import Party, PartyKind
from hub import partners as hub_partners
from hub import sight
from hub.access import Standing
from hub.partners import may_see
from projections.partners import ItemRow, Match, Reason, Why
from web import pages, texts
from web.naming import Names
from web.partners.around import is_office, sides
from web.texts import Lazy, _, _l
from web.words import joined, plain_day, word

PAGE = 20
BOXES: dict[str, Lazy] = {"mine": _l("与我们有关"), "all": _l("全区")}


class Pair(NamedTuple):
    """A need and a resource that may fit; `begin` is where a project of the two is agreed on, "" for whom it is not."""

    need: ItemRow
    resource: ItemRow
    reasons: list[str]
    begin: str


async def board(request: Request) -> Response:
    """What fits: for people of a unit what concerns it, for the others of the district everything."""
    read, who = pages.reader(request), pages.standing(request)
    boxes, first = boxes_of(who), _number(request.query_params.get("from", ""))
    box, found = fitting(request)
    context: dict[str, Any] = {"pairs": [pair(match, who) for match in found[first : first + PAGE]]}
    context |= {"count": len(found), "names": Names(read), "seen": lambda row: may_see(who, row.owner)}
    context |= {"boxes": [(f"/matches?box={key}", BOXES[key], key == box) for key in boxes]}
    context |= {"next": f"/matches?box={box}&from={first + PAGE}" if len(found) > first + PAGE else ""}
    return pages.page(request, "partners/matches.html", **context, first=f"/matches?box={box}" if first else "")


def fitting(request: Request) -> tuple[str, list[Match]]:
    """Which box the address asks for, and all that fits in it."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    boxes, asked = boxes_of(who), request.query_params.get("box", "")
    box = asked if asked in boxes else boxes[0]
    return box, hub_partners.matches(read, texts.today(), concerning=who.units if box == "mine" else None)


def boxes_of(who: Standing) -> list[str]:
    """A liaison sees what concerns the own unit, who has none what there is in the district."""
    return [key for key in BOXES if (key == "mine" and who.units) or (key == "all" and not sight.outside(who))]


def pair(match: Match, who: Standing) -> Pair:
    return Pair(match.need, match.resource, [sentence(match, reason) for reason in match.reasons], begin(match, who))


def why(match: Match) -> str:
    """All reasons in one line."""
    return _("；").join(sentence(match, reason) for reason in match.reasons)


def sentence(match: Match, reason: Reason) -> str:
    """Why the two are shown together."""
    need, resource = match.need, match.resource
    match reason.why:
        case Why.KIND:
            return _("需要的和提供的都是“{kind}”", kind=word(need.kind))
        case Why.WORDS:
            return _("两边都提到{words}", words=joined(_("“{word}”", word=each) for each in reason.words))
        case Why.AREA:
            return _("都在{area}", area=need.area)
        case Why.DATES:
            return _(
                "{when}，赶得上 {until}之前用",
                when=when(resource),
                until=plain_day(need.needed_by or resource.until_on or texts.today()),
            )


def when(row: ItemRow) -> str:
    """From when to when a resource can be had."""
    if row.from_on and row.until_on:
        return _("{first}至 {last}可用", first=plain_day(row.from_on), last=plain_day(row.until_on))
    if row.from_on:
        return _("{first}起可用", first=plain_day(row.from_on))
    return _("{last}前可用", last=plain_day(row.until_on)) if row.until_on else _("长期可用")


def begin(match: Match, who: Standing) -> str:
    """The form of a project, filled in; for who speaks for one of the two, or for anybody."""
    owners = (match.need.owner, match.resource.owner)
    own: list[Party] = sides(who, "project.agree", owners)
    if not own and not is_office(who, "project.agree"):
        return ""
    there = [party for party in (*own, *owners) if party.kind == PartyKind.PARTNER]
    asked = urlencode({"need": match.need.id, "resource": match.resource.id})
    return f"/partners/{there[0].id}/projects/new?{asked}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0


routes = [Route("/matches", board, name="partners:matches")]
