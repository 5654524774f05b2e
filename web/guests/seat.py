"""我的报名: the page of a guest's own seat, opened by a personal link; what is done with it is sent from there.

Looking at it changes nothing, so a preview of the link, or a scanner of mails, harms nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Refused
from domain.exchanges import SeatState
from domain.exchanges.refusals import SeatAlreadyDone
from domain.exchanges.states import EXCHANGE, SEAT
from hub.access import Act
from hub.exchanges.faults import LinkDead
from hub.exchanges.guests import Guests, Opened
from hub.log import Receipt
from projections import exchanges
from web import desk, frame, pages
from web.desk import Crumbs
from web.exchanges import feed, links
from web.exchanges.words import KINDS
from web.forms import Form
from web.guests.forms import COMPANIONS, CONFIRM, WITHDRAW
from web.guests.join import notice
from web.guests.office import office
from web.matter import Matter, Thing, Values, routes_of
from web.texts import _, _l, now
from web.visits.calendar import calendar

frame.DONE["guest.withdrawn"] = _l("已取消报名。")


@dataclass(frozen=True)
class Desk(desk.Desk):
    """A seat before whoever holds its link."""

    opened: Opened

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The seat of the link. LinkDead for one that was never given, or is over."""
        found = pages.hub(request).guests.opened(pages.reader(request), request.path_params["token"])
        if found is None:
            raise LinkDead
        return cls(request, found)

    @property
    def token(self) -> str:
        return str(self.request.path_params["token"])

    @property
    def key(self) -> str:
        return self.opened.seat.id

    @property
    def title(self) -> str:
        return self.opened.exchange.title

    @property
    def crumbs(self) -> Crumbs:
        return [(f"/g/{self.token}", _("我的报名"))]

    @property
    def context(self) -> dict[str, Any]:
        return notice(self.request, self.opened.exchange) | {"seat": self.opened.seat}

    def stops(self, command: str) -> Refused | None:
        """Why it cannot be done now; None where it can."""
        row, seat = self.opened.exchange, self.opened.seat
        if (refusal := EXCHANGE.refusal(row.state, command) or SEAT.refusal(seat.state, command)) is not None:
            return refusal
        return LinkDead() if command == "verify_seat" and not self.opened.proves else None


async def show(request: Request) -> Response:
    """How the seat stands, and what can be done with it."""
    on = Desk.at(request)
    told = on.context | standing(on)
    return pages.page(request, "guests/seat.html", filled=CONFIRM.blank(request), desk=on, **told)


def standing(on: Desk) -> dict[str, Any]:
    """The seat in the words and buttons of its page."""
    row, seat, contact = on.opened.exchange, on.opened.seat, on.opened.contact
    until = seat.open_until(row)
    return {
        "contact": contact,
        "seat_kind": KINDS[seat.state],
        "place": exchanges.place_of(on.read, row, seat, now()),
        "until": until,
        "over": until is not None and now() >= until,
        "can": {name for name, command in COMMANDS.items() if on.stops(command) is None},
        "link": links.personal(on.request, row.no, seat.id),
        "mailed": bool(on.hub.settings.smtp_host and contact.mail),
        "days": on.hub.guests.kept(row.key),
    }


async def entry(request: Request) -> Response:
    """The exchange for the guest's own calendar: certain only with a seat."""
    on = Desk.at(request)
    row, seated = on.opened.exchange, on.opened.seat.state is SeatState.SEATED
    by, place = office(request, row).name, feed.place(request, f"/g/{on.token}")
    response = Response(calendar(feed.entry(row, organisers=by, place=place, sure=seated)), media_type="text/calendar")
    response.headers["content-disposition"] = f'attachment; filename="exchange-{row.no}.ics"'
    return pages.keep_no_copy(response)


SEAT_PAGE: Thing[Desk] = Thing(
    area="guests",
    path="/g/{token}",
    at=Desk.at,
    head="guests/_head.html",
    template="guests/matter.html",
    back=_l("返回我的报名"),
)
COMMANDS = {
    "verify": "verify_seat",
    "take": "take_seat",
    "pass": "pass_offer",
    "companions": "change_seat",
    "withdraw": "withdraw_seat",
}


class Withdrawal(Matter[Desk]):
    """The link ends with the seat, so that the way leads back to the exchange; also for whoever has pressed twice."""

    async def send(self, request: Request) -> Response:
        return _withdrawn(request) or await super().send(request)

    def _leave(self, desk: Desk, result: object) -> Response:
        return _after(desk.request, desk.opened.exchange.no)


def _matter(
    name: str,
    use: Callable[..., Receipt],
    form: Form = CONFIRM,
    kind: type[Matter[Desk]] = Matter,
    **more: Any,
) -> Matter[Desk]:
    """One thing that a guest does with the seat; once done, doing it again only shows the seat."""

    def do(on: Desk, values: Values, act: Act) -> None:
        with suppress(SeatAlreadyDone):
            use(on.hub.guests, on.token, **values, act=act)

    def possible(on: Desk) -> Refused | None:
        refusal = on.stops(COMMANDS[name])
        return None if isinstance(refusal, SeatAlreadyDone) else refusal

    return kind(of=SEAT_PAGE, name=name, form=form, do=do, possible=possible, keeps=False, **more)


def _withdrawn(request: Request) -> Response | None:
    """Where somebody goes who has withdrawn before; None for everybody else."""
    own, read = pages.hub(request).links.own_of(request.path_params["token"]), pages.reader(request)
    seat = exchanges.seat(read, own.no, own.key) if own else None
    return _after(request, seat.exchange) if seat and seat.state is SeatState.WITHDRAWN else None


def _after(request: Request, no: int) -> Response:
    row = exchanges.exchange(pages.reader(request), no)
    if row is not None and row.public:
        return pages.go(request, "guests:join", done="guest.withdrawn", no=no)
    return pages.go(request, "guests:board", done="guest.withdrawn")


def given(on: Desk) -> Mapping[str, object]:
    return {"companions": on.opened.seat.companions}


MATTERS: tuple[Matter[Desk], ...] = (
    _matter("verify", Guests.verify, title=_l("确认报名"), done=_l("联系方式已核实，报名的结果见下面。")),
    _matter("take", Guests.take, title=_l("确认参加"), done=_l("名额已为您留好。")),
    _matter(
        "pass",
        Guests.pass_offer,
        title=_l("让给下一位"),
        about=_l("名额会转给候补的下一位，您排到候补末位。不想再候补，请取消报名。"),
        done=_l("名额已让出，谢谢。"),
    ),
    _matter(
        "companions",
        Guests.change,
        COMPANIONS,
        title=_l("更改同行人数"),
        button=_l("保存"),
        given=given,
        done=_l("同行人数已更改。"),
    ),
    _matter(
        "withdraw",
        Guests.withdraw,
        WITHDRAW,
        Withdrawal,
        title=_l("取消报名"),
        about=_l("取消以后，名额会转给候补的下一位。报名截止前还可以再报，但要重新排队。"),
        grave=True,
    ),
)
routes = [
    Route("/g/{token}.ics", entry, name="guests:calendar"),
    *routes_of(MATTERS),
    Route("/g/{token}", show, name="guests:seat"),
]
