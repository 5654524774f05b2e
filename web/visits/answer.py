"""回应邀请: yes with one of the offered times, another proposal, or no with a reason; one form for all three, also from a link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.visits import DeclineReason, State
from domain.visits.refusals import OfferChanged
from domain.words import Side, Slot
from hub import access
from hub.access import OFFICE, Act
from projections import units
from web import frame, pages, texts
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _l
from web.visits import invitation
from web.visits.forms import REPLY, number, slot_key, slots_of, terms
from web.visits.sight import Sight, reach
from web.visits.visit import Seen, lines, named, seen

DONE = {"accept": "visit.accepted", "counter": "visit.countered", "decline": "visit.declined"}


def ahead(look: Seen) -> tuple[Slot, ...]:
    """Offered half-days that have not begun."""
    return tuple(slot for slot in look.visit.slots if slot.begins > texts.now())


def form_of(look: Seen) -> Form:
    return REPLY.offering(slot=ahead(look))


def opened(look: Seen) -> Filled:
    """The form as it is first seen: a lone time is chosen already, a counter-proposal is never filled in."""
    visit, slots = look.visit, ahead(look)
    lone = slot_key(slots[0]) if len(slots) == 1 else None
    return form_of(look).open(
        look.request, version=visit.version, key=visit.key, offer_no=str(visit.offer_no), slot=lone
    )


def answers(look: Seen) -> bool:
    """Whether the person may answer the open offer: somebody of the side whose turn it is, or an officer for them."""
    turn = look.visit.turn
    if look.visit.state is not State.PROPOSED or turn is None:
        return False
    rule = access.RULES["visit.accept"]
    party = look.visit.sides[turn]
    return bool(look.who.role_for(rule - OFFICE, party) or look.who.role_for(rule & OFFICE))


def proxy(look: Seen) -> str:
    """The unit for which somebody of the Party School answers, because it phoned; "" for people of the unit itself."""
    turn = look.visit.turn
    if turn is None or look.visit.sides[turn] in reach(look.who):
        return ""
    unit = units.unit(pages.reader(look.request), look.visit.sides[turn])
    return unit.name if unit else ""


async def show(request: Request) -> Response:
    """The letter with the form; once it has been answered, what has become of it."""
    look = seen(request)
    if look.sight is Sight.PUBLIC:
        return pages.go(request, "visits:visit", no=look.visit.no)
    return draw(look, opened(look))


async def reply(request: Request) -> Response:
    """Carry out the answer. The offer that was read must still be the open one; nobody else learns what it says."""
    look = seen(request)
    refuse_others(look)
    visit = look.visit
    return await submit(
        request,
        REPLY.offering(slot=visit.slots),
        do=lambda values, act: answer(request, visit.key, values, act),
        draw=lambda filled: draw(seen(request), filled),
        done=lambda chosen: pages.go(request, "visits:visit", done=DONE[chosen], no=visit.no),
        rehearses=True,
    )


def refuse_others(look: Seen) -> None:
    """Whoever could answer for neither side is refused before the form is read."""
    rule = access.RULES["visit.accept"]
    sides = [look.who.role_for(rule - OFFICE, party) for party in look.visit.sides.values()]
    if not any([*sides, look.who.role_for(rule & OFFICE)]):
        raise look.who.refusal(rule)


def answer(request: Request, key: str, values: dict[str, Any], act: Act) -> str:
    """The use case that the answer names; gives the answer."""
    use, seen_no, note, chosen = pages.hub(request).visits, number(values["offer_no"]), values["note"], values["answer"]
    if chosen == "accept":
        slot, size = values["slot"], values["party_size"]
        use.accept(key, offer_no=seen_no, slot=slot, party_size=size, note=note, act=act)
    elif chosen == "decline":
        reason, again = DeclineReason(values["reason"]), values["ask_again_after"]
        use.decline(key, offer_no=seen_no, reason=reason, note=note, ask_again_after=again, act=act)
    else:
        slots, changes, until = slots_of(values["slots"]), terms(values), values["reply_by"]
        use.counter(key, offer_no=seen_no, slots=slots, changes=changes, reply_by=until, note=note, act=act)
    return str(chosen)


def draw(look: Seen, filled: Filled) -> Response:
    """The letter as it stands now with the form; after a conflict what has changed since, and the text as it was typed."""
    since = lines(look, since=filled.version) if filled.refusal is not None and filled.version > 0 else []
    if isinstance(filled.refusal, OfferChanged):
        text = filled.text | {"offer_no": [str(look.visit.offer_no)]}
        filled = replace(filled, form=form_of(look), version=look.visit.version, text=text)
    hub, read = pages.hub(look.request), pages.reader(look.request)
    return pages.page(
        look.request,
        "visits/reply.html",
        block="reply",
        filled=filled,
        look=look,
        visit=look.visit,
        letter=invitation.of_visit(hub, read, look.visit),
        open=answers(look),
        proxy=proxy(look),
        hosting=look.visit.turn is Side.HOST,
        since=since,
        typed=filled.typed("note"),
        latest=lines(look)[0],
        **named(look.request),
    )


frame.DONE |= {
    "visit.accepted": _l("已同意。接下来请接待方安排场地，来访方确定名单。"),
    "visit.countered": _l("已另提方案，现在轮到对方答复。"),
    "visit.declined": _l("已谢绝，对方会看到原因。"),
}

routes = [
    Route("/visits/{no:int}/reply", show, name="visits:reply"),
    Route("/visits/{no:int}/reply", reply, methods=["POST"], name="visits:answer"),
]
