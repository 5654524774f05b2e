"""报名: the page of one exchange for people without an account, and their sign-up; people of an invited partner come by its link.

It shows what is announced, how many seats are taken and how many people wait; nobody's name. Looking at it changes nothing.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.days import day_of
from domain.errors import NotFound
from domain.exchanges import Seat, SeatState
from domain.exchanges.refusals import SeatThere, SignUpOver
from domain.exchanges.seats import goes_in
from domain.words import Party
from hub.access import Act
from hub.exchanges.contacts import Contact
from hub.exchanges.faults import LinkDead, TooManySignUps
from projections import exchanges
from projections.exchanges import ExchangeRow
from web import frame, messages, pages
from web.exchanges.words import KINDS, exchange_no, hours
from web.filled import Filled
from web.forms import submit
from web.guests.forms import SIGN_UP
from web.guests.office import office
from web.guests.refusals import SignUpClosed
from web.naming import Names
from web.texts import _l, language, now

messages.STATUS_OF_CODE[TooManySignUps.code] = HTTPStatus.TOO_MANY_REQUESTS
frame.DONE["guest.signed_up"] = _l("已收到您的报名，请保存本页的链接。")


class Door(NamedTuple):
    """An exchange before somebody at the door. `partner`: the invited one whose link was followed."""

    request: Request
    row: ExchangeRow
    partner: Party | None
    token: str

    @property
    def path(self) -> str:
        return f"/exchanges/{self.row.no}/join" + (f"/{self.token}" if self.token else "")


def door(request: Request) -> Door:
    """What the address opens. NotFound for what is not public, LinkDead for an invitation that does not hold."""
    read, no, token = pages.reader(request), request.path_params["no"], request.path_params.get("token", "")
    if token:
        invited = pages.hub(request).guests.invited(read, token)
        if invited is None or invited[0].no != no:
            raise LinkDead
        return Door(request, *invited, token)
    row = exchanges.exchange(read, no)
    if row is None or not row.public:
        raise NotFound(kind="exchange", key=str(no))
    return Door(request, row, None, "")


def door_of(request: Request) -> Response | None:
    """To the public page of an exchange; None where it has none."""
    no = request.path_params["no"]
    row = exchanges.exchange(pages.reader(request), no)
    return pages.go(request, "guests:join", no=no) if row and row.public else None


async def show(request: Request) -> Response:
    """The notice and, while people can sign up, the form."""
    here = door(request)
    organisation = Names(pages.reader(request))(here.partner) if here.partner else None
    return draw(here, SIGN_UP.blank(request, organisation=organisation))


async def send(request: Request) -> Response:
    """Sign up; then the page of the own seat."""
    here = door(request)
    return await submit(
        request,
        SIGN_UP,
        do=partial(sign_up, here),
        draw=lambda filled: draw(door(request), filled),
        done=lambda token: pages.go(request, "guests:seat", done="guest.signed_up", token=token),
        rehearses=True,
    )


def sign_up(here: Door, values: dict[str, Any], act: Act) -> str:
    """The use case; the token of the seat."""
    hub, request = pages.hub(here.request), here.request
    reached = values["reach"] or Contact("", "")
    contact = Contact(values["name"], values["organisation"], reached.phone, reached.mail, language())
    companions, address = values["companions"] or 0, pages.address(request)
    try:
        receipt = hub.guests.sign_up(
            here.row.key, contact, companions=companions, address=address, invitation=here.token, act=act
        )
    except SignUpOver as over:
        raise SignUpClosed(since=over.facts["since"], office=office(request, here.row).said) from None
    with hub.reader() as read:
        seat = exchanges.seat_at(read, receipt.first)
    return hub.guests.personal(here.row.no, seat.id if seat else "")


def draw(here: Door, filled: Filled) -> Response:
    """The page as it is now; who has signed up already sees how that stands."""
    there = filled.refusal.facts if isinstance(filled.refusal, SeatThere) else None
    around = of_door(here) | notice(here.request, here.row)
    response = pages.page(here.request, "guests/join.html", filled=filled, there=there, **around)
    if isinstance(filled.refusal, TooManySignUps):
        response.headers["retry-after"] = str(filled.refusal.facts["wait_seconds"])
    return response


def of_door(here: Door) -> dict[str, Any]:
    """What stands around the form."""
    row, read = here.row, pages.reader(here.request)
    names = Names(read)
    seats = [seat.domain() for seat in exchanges.seats(read, row)]
    newcomer = Seat("", SeatState.VERIFIED, party=here.partner, queue_no=len(seats) + 1)
    return {
        "path": here.path,
        "open": row.signs_up(now()),
        "full": not goes_in(row.house(now()), seats, newcomer),
        "partner": names(here.partner) if here.partner else "",
        "closed_since": row.registration_closed_on or day_of(row.sign_up_ends_at),
        "days": pages.hub(here.request).guests.kept(row.key),
        "mailed": bool(pages.hub(here.request).settings.smtp_host),
    }


def notice(request: Request, row: ExchangeRow) -> dict[str, Any]:
    """An exchange as people without an account see it."""
    names = Names(pages.reader(request))
    return {
        "row": row,
        "number": exchange_no(row.year, row.no),
        "kind": KINDS[row.state],
        "seat_kinds": KINDS,
        "when": hours(row.notice.starts_at, row.notice.ends_at),
        "office": office(request, row),
        "audience": [names(party) for party in row.notice.audience],
    }


routes = [
    Route("/exchanges/{no:int}/join", show, name="guests:join"),
    Route("/exchanges/{no:int}/join", send, methods=["POST"], name="guests:sign_up"),
    Route("/exchanges/{no:int}/join/{token}", show, name="guests:invited"),
    Route("/exchanges/{no:int}/join/{token}", send, methods=["POST"], name="guests:sign_up_invited"),
]
