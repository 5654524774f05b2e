"""发起互访: inviting, or asking to come: filled in on one page, looked at as the other side will see it, then sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.visits import Direction, Subject
from domain.visits.deadlines import usual_reply
from domain.visits.refusals import OpenAlready
from domain.words import Party, Side
from hub.access import Act
from hub.log import Receipt
from hub.rehearsal import rehearsed
from projections import units, visits
from projections.visits import VisitRow
from web import frame, pages, texts
from web.filled import Filled
from web.forms import Form, arrived, submit
from web.texts import _, _l
from web.visits import counterpart, invitation
from web.visits.counterpart import party_of
from web.visits.forms import INVITE, REQUEST, TOPIC, number, rows_of, slots_of
from web.visits.sight import past_reach

DIRECTIONS = {"host": Direction.INVITE, "guest": Direction.REQUEST}
SUGGESTED = {
    Direction.INVITE: _l("诚邀贵方书记和党员教师到我处现场观摩、座谈交流，互学互鉴、共同提高。"),
    Direction.REQUEST: _l("希望到贵方实地学习，与党员教师座谈交流，带回可以借鉴的做法。"),
}


R = TypeVar("R")


class Asking(NamedTuple):
    """Who asks, in whose name, whom, and which way."""

    request: Request
    direction: Direction
    own: list[units.Unit]
    others: list[units.Unit]

    @property
    def form(self) -> Form:
        """The form with these units to choose from."""
        form = INVITE if self.direction is Direction.INVITE else REQUEST
        return form.offering(unit=counterpart.options(self.own), to=counterpart.options(self.others))


def asking(request: Request, direction: str) -> Asking:
    own = counterpart.acting(request, pages.standing(request))
    way = Direction(direction) if direction in set(Direction) else Direction.INVITE
    others, level = counterpart.others(request, own), request.query_params.get("level", "")
    return Asking(request, way, own, [unit for unit in others if unit.level == level] or others)


async def new(request: Request) -> Response:
    """The form; `as`, `to`, `in_return_for` and `again` of the address fill it in."""
    about, given = _asked(request)
    key = " ".join(str(given.get(name) or "") for name in ("to", "in_return_for", "repeats")).strip()
    return draw(about, about.form.open(request, key=f"{about.direction} {key}", direction=about.direction, **given))


def _asked(request: Request) -> tuple[Asking, dict[str, Any]]:
    """What the address asks for: a new visit, an earlier one once more, or the way back."""
    asked = request.query_params
    earlier = _earlier(request, asked.get("in_return_for", "") or asked.get("again", ""))
    if earlier is None:
        about = asking(request, DIRECTIONS.get(asked.get("as", ""), Direction.INVITE))
        given: dict[str, Any] = {"to": asked.get("to"), "purpose": SUGGESTED[about.direction]}
    elif "again" in asked:
        about, given = asking(request, earlier.direction), _again(earlier)
    else:
        about, given = _returning(request, earlier)
    return about, {"unit": str(about.own[0].party)} | given


async def create(request: Request) -> Response:
    """Draw it again the other way round or with units found, show it as it will be seen, or send it."""
    typed = await arrived(request)
    about = asking(request, next(iter(typed.get("switch") or typed.get("direction") or ()), ""))
    filled = replace(await about.form.read(request), errors={})
    if "switch" in typed or "edit" in typed:
        return draw(about, _switched(filled, about) if "switch" in typed else filled)
    use = pages.hub(request).visits
    if "preview" in typed:
        return await _try(about, rehearsed(use.propose), lambda _none: pages.keep_no_copy(_preview(about, filled)))
    return await _try(about, use.propose, lambda receipt: _sent(request, receipt))


async def _try(about: Asking, use_case: Callable[..., R], done: Callable[[R], Response]) -> Response:
    return await submit(
        about.request,
        about.form,
        do=lambda values, act: send(about.request, values, act, use_case),
        draw=lambda filled: draw(about, filled),
        done=done,
        rehearses=True,
    )


async def load(request: Request) -> Response:
    """What the chosen unit has on, for the box below the drop-down."""
    counterpart.acting(request, pages.standing(request))
    party = units.parse(request.query_params.get("to", ""))
    shown = counterpart.load(request, party, past_reach(pages.standing(request)))
    return pages.page(request, "visits/load.html", block="load", load=shown)


def draw(about: Asking, filled: Filled) -> Response:
    """The form. Units found by name stand alone in the drop-down; a lone one is chosen."""
    request, text = about.request, filled.typed("find").strip()
    found = counterpart.found(about.others, text) if text else about.others
    chosen = filled.typed("to")
    if len(found) == 1 and filled.more == "find":
        chosen = str(found[0].party)
        filled = replace(filled, text=filled.text | {"to": [chosen]})
    kept = [unit for unit in about.others if str(unit.party) == chosen and unit not in found]
    mine = past_reach(pages.standing(request))
    host = units.parse(filled.typed("unit")) if about.direction is Direction.INVITE else None
    return pages.page(
        request,
        "visits/new.html",
        block="form",
        filled=filled,
        about=about,
        groups=counterpart.groups(request, (kept + found) or about.others),
        nobody=bool(text) and not found,
        several=len(found) if text and len(found) > 1 else 0,
        load=counterpart.load(request, units.parse(chosen), mine),
        own_load=counterpart.load(request, host),
        already=_already(request, filled),
    )


def send(request: Request, values: dict[str, Any], act: Act, use_case: Callable[..., R]) -> R:
    """Propose or rehearse, with sides from the direction and keys from the numbers of other visits."""
    hub = pages.hub(request)
    direction, sides = Direction(values["direction"]), sides_of(values)
    with hub.reader() as read:
        rows = {name: visits.visit(read, number(values[name])) for name in ("in_return_for", "repeats") if values[name]}
    keys: dict[str, Any] = {name: row.key if row else values[name] for name, row in rows.items()}
    subject = Subject(
        programme_id="",
        direction=direction,
        host=sides[Side.HOST],
        guest=sides[Side.GUEST],
        case_id=values["case_id"] or None,
        **{name: values[name] for name in ("topic", "purpose", "question", "capacity")},
        **keys,
    )
    return use_case(
        subject,
        slots=slots_of(values["slots"]),
        reply_by=values["reply_by"],
        override_reason=values["override_reason"],
        act=act,
    )


def sides_of(values: dict[str, Any]) -> dict[Side, Party]:
    """Both sides, by the direction."""
    own, other = party_of(values["unit"]), party_of(values["to"])
    proposer = Direction(values["direction"]).proposer
    return {proposer: own, proposer.other: other}


def _preview(about: Asking, filled: Filled) -> Response:
    request, values = about.request, filled.values
    slots = slots_of(values["slots"])
    letter = invitation.offered(
        pages.hub(request),
        pages.reader(request),
        direction=about.direction,
        sides=sides_of(values),
        slots=slots,
        on=texts.today(),
        **{name: values[name] for name in ("purpose", "question", "capacity")},
    )
    reply_by = values["reply_by"] or usual_reply(slots, texts.today())
    return pages.page(request, "visits/preview.html", filled=filled, letter=letter, about=about, reply_by=reply_by)


def _sent(request: Request, receipt: Receipt) -> Response:
    no = visits.created_at(pages.reader(request), receipt.first)
    return pages.go(request, "visits:visit", done="visit.sent", no=no) if no else pages.go(request, "visits:board")


def _earlier(request: Request, text: str) -> VisitRow | None:
    """The visit to be returned or proposed again; only one of the own."""
    found = visits.visit(pages.reader(request), number(text)) if text else None
    return found if found and (found.sides_of(past_reach(pages.standing(request)))) else None


def _again(earlier: VisitRow) -> dict[str, Any]:
    """The text of a visit that came to nothing, with the half-days that still lie ahead."""
    proposer = earlier.direction.proposer
    ahead = [slot for slot in earlier.slots if slot.begins > texts.now()]
    return {
        "unit": str(earlier.sides[proposer]),
        "to": str(earlier.sides[proposer.other]),
        "topic": earlier.topic,
        "purpose": earlier.purpose,
        "question": earlier.question,
        "capacity": earlier.capacity,
        "slots": rows_of(ahead),
        "repeats": str(earlier.no),
        "in_return_for": None,
    }


def _returning(request: Request, earlier: VisitRow) -> tuple[Asking, dict[str, Any]]:
    """The way back: who was the guest receives, so the guest invites and the host asks to come."""
    own = counterpart.acting(request, pages.standing(request))
    invites = earlier.guest in {unit.party for unit in own}
    about = asking(request, Direction.INVITE if invites else Direction.REQUEST)
    unit, to = (earlier.guest, earlier.host) if invites else (earlier.host, earlier.guest)
    topic = _("回访：{topic}", topic=earlier.topic)
    given = {"unit": str(unit), "to": str(to), "topic": topic[:TOPIC], "in_return_for": str(earlier.no)}
    return about, given | {"purpose": SUGGESTED[about.direction]}


def _switched(filled: Filled, about: Asking) -> Filled:
    """The same text the other way round; a suggested purpose nobody has touched changes with it."""
    text = filled.text | {"direction": [about.direction.value]}
    if filled.typed("purpose") in map(str, SUGGESTED.values()):
        text["purpose"] = [str(SUGGESTED[about.direction])]
    return replace(filled, text=text)


def _already(request: Request, filled: Filled) -> visits.Card | None:
    """The open invitation that a second one would double."""
    key = filled.refusal.facts["visit"] if isinstance(filled.refusal, OpenAlready) else None
    return visits.by_keys(pages.reader(request), [str(key)]).get(str(key)) if key else None


frame.DONE["visit.sent"] = _l("已发出。对方登录后就能看到；也可以把本页“发给对方”里的文字转给对方。")

routes = [
    Route("/visits/new", new, name="visits:new"),
    Route("/visits/new", create, methods=["POST"], name="visits:create"),
    Route("/visits/load", load, name="visits:load"),
]
