"""Use cases of seats: people sign up for themselves, helpers and organisers for others; who gets a seat is decided by the exchange."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from domain.errors import NotFound, NotYours
from domain.exchanges import Exchange, Seat
from domain.exchanges.refusals import SeatUnknown
from domain.words import Party, Role
from hub.access import HELPER, OFFICER, RULES, Act, Standing
from hub.exchanges.basis import Basis, Before, besides, in_turn, organising
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.sight import reach


class Seats(Basis):
    """What becomes of a seat of somebody with an account."""

    @in_turn
    def sign_up(
        self, key: str, *, person_id: str = "", party: Party | None = None, companions: int = 0, act: Act
    ) -> Receipt:
        """A seat or a place in line, for oneself or for `person_id`; for `party`, else the own unit. SeatThere: there is one.

        The receipt's first position names the seat (`exchanges.seat_at`).
        """
        exchange = self._core.log.load(Exchange, key)
        person = person_id or act.person
        act, party, runs = self._for_whom(exchange, person, party, act)
        with self._look() as read:
            unknown = self._known_people(read, "person_id", [person]) + self._known_units(read, "party", [party])
        with besides(unknown):
            exchange.request_seat(
                person_id=person, party=party, companions=companions, by_organiser=runs, now=self._core.now()
            )
        return self._core.commit(exchange, act=act)

    @in_turn
    def take_seat(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        """Yes to an offered seat."""
        before = self._holding("take_seat", key, seat_id, act)
        before.exchange.take_seat(seat_id=seat_id, now=self._core.now())
        return self._done(before)

    @in_turn
    def pass_offer(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        """Not this time: by word, or by the clock; the next in line is asked at once."""
        before = self._holding("pass_offer", key, seat_id, act)
        before.exchange.pass_offer(seat_id=seat_id, now=self._core.now(), by_hand=act.source != "timer")
        return self._done(before)

    @in_turn
    def change_seat(self, key: str, seat_id: str, *, companions: int, act: Act) -> Receipt:
        before = self._holding("change_seat", key, seat_id, act)
        before.exchange.change_seat(seat_id=seat_id, companions=companions, now=self._core.now())
        return self._done(before)

    @in_turn
    def withdraw_seat(self, key: str, seat_id: str, *, reason: Text = None, act: Act) -> Receipt:
        before = self._holding("withdraw_seat", key, seat_id, act)
        before.exchange.withdraw_seat(seat_id=seat_id, reason=prose(reason), now=self._core.now())
        return self._done(before)

    # ---- by the organiser

    @in_turn
    def verify_seat(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        """The organiser knows this guest."""
        before = self._running("verify_seat", key, act)
        before.exchange.verify_seat(seat_id=seat_id, by_organiser=True, now=self._core.now())
        return self._done(before)

    @in_turn
    def lapse_seat(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        """By the clock: nobody followed the link."""
        before = self._running("lapse_seat", key, act)
        before.exchange.lapse_seat(seat_id=seat_id, now=self._core.now())
        return self._done(before)

    @in_turn
    def admit_seat(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        """A seat for somebody who waits."""
        before = self._running("admit_seat", key, act)
        before.exchange.admit_seat(seat_id=seat_id, now=self._core.now())
        return self._done(before)

    @in_turn
    def refuse_seat(self, key: str, seat_id: str, *, reason: Text, act: Act) -> Receipt:
        before = self._running("refuse_seat", key, act)
        before.exchange.refuse_seat(seat_id=seat_id, reason=needed(reason))
        return self._done(before)

    @in_turn
    def remove_seat(self, key: str, seat_id: str, *, reason: Text, act: Act) -> Receipt:
        before = self._running("remove_seat", key, act)
        before.exchange.remove_seat(seat_id=seat_id, reason=needed(reason), now=self._core.now())
        return self._done(before)

    @in_turn
    def mark_attended(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        before = self._running("mark_attended", key, act)
        before.exchange.mark_attended(seat_id=seat_id)
        return self._done(before)

    @in_turn
    def mark_absent(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        before = self._running("mark_absent", key, act)
        before.exchange.mark_absent(seat_id=seat_id)
        return self._done(before)

    @in_turn
    def undo_mark(self, key: str, seat_id: str, *, act: Act) -> Receipt:
        before = self._running("undo_mark", key, act)
        before.exchange.undo_mark(seat_id=seat_id)
        return self._done(before)

    # ---- who may

    def _for_whom(
        self, exchange: Exchange, person: str, party: Party | None, act: Act
    ) -> tuple[Act, Party | None, bool]:
        """The act, the unit for which the seat is, and whether an organiser lets the person in.

        Somebody else's seat is asked for by an organiser, by an assistant for a unit that it helps, or by an officer.
        """
        if act.trusted:
            return act, party, True
        who, rule = self._core.standing(act.person), RULES["exchange.request_seat"]
        if person == act.person:
            role = who.role_for(rule)
            if role is None:
                why = self._refusal(who, "request_seat", exchange)
                raise why if isinstance(why, NotFound) else who.refusal(rule)
            if party is not None and party not in reach(who):
                raise NotYours
            return replace(act, role=role), party or next(iter(who.units), None), False
        unit = party or next(iter(self._core.standing(person).units), None)
        if found := organising(who, "verify_seat", exchange.notice, act):
            return found, unit, True
        return self._helping(who, unit, act, exchange), unit, False

    def _helping(self, who: Standing, party: Party | None, act: Act, exchange: Exchange) -> Act:
        """An assistant for a unit that it helps, or an officer on behalf of whoever phoned."""
        if party is not None and (role := who.role_for(HELPER, party)):
            return replace(act, role=role, on_behalf_of=party)
        if role := who.role_for(OFFICER):
            return replace(act, role=role, on_behalf_of=party)
        raise self._refusal(who, "verify_seat", exchange)

    def _holding(self, command: str, key: str, seat_id: str, act: Act) -> Before:
        """For whose seat it is, for an organiser, or for who helps."""
        exchange = self._core.log.load(Exchange, key)
        if act.trusted:
            return Before(exchange, act)
        who, seat = self._core.standing(act.person), seat_in(exchange.seats, seat_id)
        if seat.person_id == act.person:
            role: Role | None = who.role_for(RULES[f"exchange.{command}"])
            return Before(exchange, replace(act, role=role))
        if found := organising(who, "verify_seat", exchange.notice, act):
            return Before(exchange, found)
        return Before(exchange, self._helping(who, seat.party, act, exchange))


def seat_in(seats: Mapping[str, Seat], seat_id: str) -> Seat:
    """The seat. Raises SeatUnknown."""
    if (found := seats.get(seat_id)) is None:
        raise SeatUnknown("seat_id", seat=seat_id)
    return found
