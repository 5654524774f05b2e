"""互访: all visits of the own unit, or of the district, narrowed by direction, level, state and words; the address says which."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.visits import State
from domain.words import Party
from hub import access
from hub import sight as directory
from hub.access import Standing
from hub.clock import local_day, moment
from projections import units, visits
from projections.visits import Card
from web import cards as cards_kept
from web import pages, texts
from web.desk import Desk
from web.export import MOST, Column, Export
from web.stages import days_of, stages
from web.texts import Lazy, _, _l
from web.visits import counterpart
from web.visits.sight import past_reach
from web.visits.words import Chip, chip
from web.words import LEVEL_WORDS, clock, day, plain_day, slot, visit_no

PAGE = 20
MOST_TEXT = 40
BOXES: dict[str, Lazy] = {"all": _l("全部"), "in": _l("来访"), "out": _l("外出"), "district": _l("全区")}
STATES: dict[str, tuple[Lazy, tuple[State, ...]]] = {
    "open": (_l("待回应"), (State.PROPOSED,)),
    "agreed": (_l("已商定、已确认"), (State.ACCEPTED, State.CONFIRMED)),
    "held": (_l("已开展"), (State.HELD, State.REPORTED)),
    "closed": (_l("已办结"), (State.CLOSED,)),
    "done": (_l("开展过的"), (State.HELD, State.REPORTED, State.CLOSED)),
    "ended": (
        _l("未成行、已结束"),
        (State.DECLINED, State.WITHDRAWN, State.EXPIRED, State.CANCELLED, State.NOT_HELD, State.VOIDED),
    ),
}


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    box: str
    level: str
    state: str
    stage: str
    text: str
    after: int
    usual: str

    def address(self, **other: Any) -> str:
        said = self._replace(**{"after": 0} | other)._asdict()
        named = {
            "q" if name == "text" else name: value
            for name, value in said.items()
            if value and name != "usual" and (name, value) != ("box", self.usual)
        }
        return "/visits" + (f"?{urlencode(named)}" if named else "")

    @property
    def narrowed(self) -> bool:
        return bool(self.level or self.state or self.stage or self.text or self.box in ("in", "out"))


class Listed(NamedTuple):
    """A visit as its card shows it; `until` is set while somebody's answer is waited for."""

    card: Card
    number: str
    host: units.Unit
    guest: units.Unit
    chip: Chip
    when: str
    until: date | None


async def board(request: Request) -> Response:
    """The list, or its results alone while somebody types."""
    who = pages.standing(request)
    directory.enter(who)
    boxes = boxes_of(who)
    asked = asked_for(request, tuple(boxes))
    found = cards(request, who, asked)
    more = asked.address(after=found[PAGE - 1].no) if len(found) > PAGE else ""
    inviting = bool(who.role_for(access.RULES["visit.propose"]))
    shown = {"visits": listed(request, who, found[:PAGE]), "more": more, "inviting": inviting}
    choices: dict[str, Any] = {"asked": asked, "boxes": boxes, "states": STATES, "levels": LEVEL_WORDS}
    choices["stages"] = {key: each.words for key, each in stages(pages.reader(request)).items()}
    return pages.page(request, "visits/board.html", block="results", **choices | shown)


def cards(request: Request, who: Standing, asked: Asked, limit: int = PAGE + 1) -> list[Card]:
    """Unless said otherwise one visit more than a page shows, to know whether there are more."""
    read = pages.reader(request)
    meant = counterpart.found(units.all_units(read), asked.text) if asked.text else []
    return visits.cards(
        read,
        parties=None if asked.box == "district" else past_reach(who),
        box=asked.box if asked.box in visits.BOXES else "all",
        level=asked.level,
        states=STATES[asked.state][1] if asked.state else (),
        held=days_of(read, asked.stage),
        text=asked.text,
        named=[unit.party for unit in meant],
        after=asked.after,
        limit=limit,
    )


def boxes_of(who: Standing) -> dict[str, Lazy]:
    """People of a unit see their own first; who oversees the district sees it all; partners only their own."""
    if not past_reach(who):
        return {"district": BOXES["district"]}
    return {key: words for key, words in BOXES.items() if key != "district" or not directory.outside(who)}


def asked_for(request: Request, boxes: tuple[str, ...]) -> Asked:
    asked = request.query_params
    number = asked.get("after", "")
    level, state, box, stage = (asked.get(name, "") for name in ("level", "state", "box", "stage"))
    return Asked(
        box=box if box in boxes else boxes[0],
        level=level if level in LEVEL_WORDS else "",
        state=state if state in STATES else "",
        stage=stage if days_of(pages.reader(request), stage) else "",
        text=asked.get("q", "").strip()[:MOST_TEXT],
        after=int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0,  # noqa: PLR2004  # fits
        usual=boxes[0],
    )


def listed(request: Request, who: Standing, found: list[Card]) -> list[Markup]:
    """Cards with names and whose turn it is."""
    named = {unit.party: unit for unit in units.all_units(pages.reader(request))}
    mine = past_reach(who)
    return [_drawn(request, card, named, mine) for card in found]


def _drawn(request: Request, card: Card, named: dict[Party, units.Unit], mine: frozenset[Party]) -> Markup:
    shows = (card, named[card.host], named[card.guest], card.sides_of(mine))
    facts = {"today": texts.today()}
    return cards_kept.drawn(request, "visits/_card.html", shows, lambda: facts | {"each": of_card(card, named, mine)})


def of_card(card: Card, named: dict[Party, units.Unit], mine: frozenset[Party]) -> Listed:
    sides = card.sides_of(mine)
    side = card.turn if card.turn in sides else next(iter(sides), None)
    waits = card.turn is not None and card.state is State.PROPOSED
    return Listed(
        card,
        visit_no(card.year, card.no),
        named[card.host],
        named[card.guest],
        chip(card.state, card.turn, side),
        when(card),
        card.reply_by if waits else None,
    )


def when(card: Card) -> str:
    """The day it took place or is agreed for; before that, until when an answer is expected."""
    if card.held_on:
        return day(card.held_on)
    half_day = card.slot and (card.starts_at, card.ends_at) == (card.slot.begins, card.slot.ends)
    if card.slot and half_day:
        return slot(card.slot)
    if card.starts_at and card.ends_at:
        return _(
            "{day}{start}–{end}", day=day(card.starts_at.date()), start=clock(card.starts_at), end=clock(card.ends_at)
        )
    if card.reply_by and card.turn:
        return _("请于 {day}前回应", day=plain_day(card.reply_by))
    return plain_day(local_day(moment(card.changed_at)))


def exported(desk: Desk) -> list[Card]:
    """The same visits, from the first to the last."""
    directory.enter(desk.who)
    asked = asked_for(desk.request, tuple(boxes_of(desk.who)))
    return cards(desk.request, desk.who, asked._replace(after=0), MOST + 1)


EXPORT = Export(
    name="visits:board",
    path="/visits",
    title=_l("互访"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda card, _: visit_no(card.year, card.no)),
        Column(_l("主题"), lambda card, _: card.topic),
        Column(_l("接待方"), lambda card, desk: desk.names(card.host)),
        Column(_l("接待方学段"), lambda card, _: LEVEL_WORDS.get(card.host_level, "")),
        Column(_l("来访方"), lambda card, desk: desk.names(card.guest)),
        Column(_l("来访方学段"), lambda card, _: LEVEL_WORDS.get(card.guest_level, "")),
        Column(_l("跨学段"), lambda card, _: card.cross_level),
        Column(_l("状态"), lambda card, _: card.state),
        Column(_l("商定开始"), lambda card, _: card.starts_at),
        Column(_l("商定结束"), lambda card, _: card.ends_at),
        Column(_l("开展日期"), lambda card, _: card.held_on),
    ),
)
routes = [Route("/visits", board, name="visits:board"), *EXPORT.routes]
