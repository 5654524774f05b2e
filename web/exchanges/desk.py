"""What lies before somebody who does something with an exchange: the exchange, how much of it is shown, the own seat, what is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, NotYours, Refused
from domain.exchanges import Answer, SeatState, State
from domain.exchanges.refusals import NotInvited, OwnNotice, SeatUnknown
from domain.exchanges.seats import LIVE
from domain.exchanges.states import EXCHANGE, SEAT
from domain.words import Party, PartyKind, Role
from hub.access import HELPER, OFFICE, OFFICER, RULES
from hub.exchanges.basis import organisers, organising, refusal
from hub.exchanges.sight import Sight, may_clear, may_run, may_see
from hub.visits.sight import reach
from projections import exchanges
from projections.exchanges import ExchangeRow, SeatRow
from web import desk, frame, pages
from web.desk import Crumbs
from web.exchanges.words import KINDS, exchange_no, hours
from web.matter import Thing
from web.texts import _, _l, now

CLEARS = frozenset({"clear", "send_back"})
ANSWERS = frozenset({"join_partner", "decline_partner"})
HOLDS = frozenset({"take_seat", "pass_offer", "change_seat", "withdraw_seat"})
"""What somebody does with the own seat."""
SITTING = (SeatState.SEATED, SeatState.ATTENDED, SeatState.ABSENT)
"""Seats of people who are expected on the day, and what became of them."""
LIST = ("/exchanges", _l("交流活动"))


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One exchange before one person in one request."""

    exchange: ExchangeRow
    sight: Sight

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The exchange of the address. NotFound for whom it does not exist."""
        no, read = request.path_params["no"], pages.reader(request)
        found = exchanges.exchange(read, no)
        sight = may_see(read, pages.standing(request), found) if found else None
        if found is None or sight is None:
            raise NotFound(kind="exchange", key=str(no))
        return cls(request, found, sight)

    @property
    def key(self) -> str:
        return self.exchange.key

    @property
    def version(self) -> int:
        return self.exchange.version

    @property
    def title(self) -> str:
        return self.exchange.title

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), LIST, (f"/exchanges/{self.exchange.no}", self.number)]

    @property
    def context(self) -> Mapping[str, object]:
        return {"exchange": self.exchange}

    @property
    def number(self) -> str:
        return exchange_no(self.exchange.year, self.exchange.no)

    @property
    def when(self) -> str:
        return hours(self.exchange.notice.starts_at, self.exchange.notice.ends_at)

    @property
    def tag(self) -> str:
        """Kind of the tag of its state."""
        return KINDS[self.exchange.state]

    @property
    def now(self) -> datetime:
        return now()

    @property
    def may_copy(self) -> bool:
        """Whether the person may announce it for another date."""
        return self.runs and self.exchange.state is not State.CLEARING

    @cached_property
    def runs(self) -> bool:
        """Whether the person runs it: an organising unit's own people, or an officer."""
        return may_run(self.who, self.exchange)

    @property
    def outside(self) -> bool:
        """Whether only what people without an account read is shown: nobody's name."""
        return self.sight is Sight.PUBLIC

    # ---- units and seats

    @property
    def mine(self) -> frozenset[Party]:
        """Units for which the person acts today."""
        return reach(self.who)

    @property
    def partner(self) -> Party | None:
        """The invited partner for which the person can answer: the own one; for an officer any that has not answered yet."""
        rule = RULES["exchange.join_partner"]
        asked = [Party(PartyKind.PARTNER, code) for code in self.exchange.partners]
        own = [party for party in asked if self.who.role_for(rule - OFFICER, party)]
        if own or not self.who.role_for(rule & OFFICER):
            return next(iter(own), None)
        return next((each for each in asked if self.exchange.partners[each.id] is Answer.INVITED), None)

    @cached_property
    def seat(self) -> SeatRow | None:
        """The person's own last seat, in whatever state."""
        return exchanges.seat_of(self.read, self.exchange.no, self.person)

    @property
    def place(self) -> int | None:
        """Which one the person is in line."""
        return exchanges.place_of(self.read, self.exchange, self.seat, now()) if self.seat else None

    @property
    def wanted(self) -> SeatRow | None:
        """The seat of the address."""
        return exchanges.seat(self.read, self.exchange.no, str(self.request.path_params["seat"]))

    @cached_property
    def on_sheet(self) -> frozenset[str]:
        """People who stand on the attendance sheet."""
        return frozenset(each.person for each in exchanges.attendance(self.read, self.exchange.key))

    @cached_property
    def helped(self) -> list[SeatRow]:
        """Seats of others in the units that the person helps, as long as something can be done with them."""
        if self.runs or not self.who.roles & HELPER:
            return []
        rows = exchanges.seats(self.read, self.exchange, tuple(LIVE))
        return [seat for seat in rows if seat.person not in ("", self.person) and self.may_hold(seat)]

    # ---- what is possible

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now: not theirs, or not in this state; None where they can."""
        return self.no_right(command) or EXCHANGE.refusal(self.exchange.state, command)

    def stops_seat(self, command: str, seat: SeatRow | None) -> Refused | None:
        """The same with a seat."""
        if seat is None:
            return SeatUnknown()
        right = None if command in HOLDS and self.may_hold(seat) else self.no_right("verify_seat")
        refused = right or EXCHANGE.refusal(self.exchange.state, command)
        return refused or SEAT.refusal(seat.state, command)

    def may_hold(self, seat: SeatRow) -> bool:
        """Whether it is the person's own, or of a unit that the person helps; the Party School helps all."""
        helps = seat.party is not None and self.who.role_for(HELPER, seat.party)
        return seat.person == self.person or bool(helps or self.who.role_for(OFFICER))

    def no_right(self, command: str) -> Refused | None:
        """Why not this person, whatever the state; None where they may."""
        rule, parties = RULES[f"exchange.{command}"], organisers(self.exchange.notice)
        if command in CLEARS:
            return self._not_clearing(rule)
        if command in ANSWERS:
            return None if self.partner else NotInvited() if self.who.role_for(rule) else NotYours()
        if command in HOLDS or command == "request_seat":
            return None if self.who.role_for(rule) else self.who.refusal(rule)
        if command == "give_feedback":
            return None if self.speaks_for else self.who.refusal(rule)
        if organising(self.who, command, self.exchange.notice, frame.act(self.request)) is None:
            return refusal(self.who, rule, parties)
        return None

    def _not_clearing(self, rule: frozenset[Role]) -> Refused | None:
        if may_clear(self.read, self.who, self.exchange):
            return None
        own = self.exchange.announced_by == self.person and self.who.role_for(rule & OFFICER)
        return OwnNotice() if own else NotYours()

    @property
    def speaks_for(self) -> list[Party]:
        """Units of the person that had somebody there, and so can say how it was."""
        rule = RULES["exchange.give_feedback"] - OFFICE
        came = {seat.party for seat in exchanges.seats(self.read, self.exchange, HERE)}
        came |= {Party(PartyKind.PARTNER, code) for code in self.exchange.partner_ids}
        came |= {each.party for each in exchanges.attendance(self.read, self.exchange.key)}
        return [unit for unit in self.who.units if unit in self.mine and unit in came and self.who.role_for(rule, unit)]


HERE = (SeatState.ATTENDED,)
EXCHANGE_PAGE: Thing[Desk] = Thing(
    area="exchanges",
    path="/exchanges/{no:int}",
    at=Desk.at,
    head="exchanges/_brief.html",
    beside="exchanges/_known.html",
    back=_l("返回活动"),
)
"""What the forms of an exchange are about: each stands on a page of its own under the exchange's header."""
