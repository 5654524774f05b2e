"""Any order of commands, right and wrong: nobody is seated whom the rules would not seat, and the stored facts tell all of it.

The rules are written down here a second time, in the plainest way, and every seat that is given is judged by them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import Refused
from domain.exchanges import Changes, Exchange, Quota, Seat, SeatState, State
from domain.exchanges.deadlines import due, offers_end_at, registration_ends_at
from domain.exchanges.states import SEAT
from domain.model import Prose
from domain.words import PartyKind
from tests import exchange_stories as stories
from tests.exchange_stories import EVENING, HELD, SHEET, WHY, announced, notice, school
from tests.stories import ASSISTANT, LIBRARY, MINUTES, NOW, PROGRAMME, STREET, at, on, replayed, stored, told

PEOPLE = st.integers(0, 24).map(lambda no: f"p-{no}")
UNITS = st.sampled_from((None, school(1), school(1), school(2), STREET, LIBRARY))
COMPANIONS = st.sampled_from((0, 0, 0, 1, 2, 6))
QUOTAS = st.sampled_from(
    ((), (Quota(PartyKind.SCHOOL, 2),), (Quota(PartyKind.SCHOOL, 3), Quota(PartyKind.PARTNER, 2, STREET.id)))
)
SIGNS_UP, COMING = (State.OPEN,), (State.OPEN, State.CLOSED_REG)
WAITS, TAKES = SeatState.WAITING, (SeatState.SEATED, SeatState.OFFERED)


def coming(machine: AnyHouse) -> bool:
    return machine.exchange.state in COMING


class AnyHouse(RuleBasedStateMachine):
    """An exchange, a clock, and people who want a seat."""

    exchange: Exchange

    @initialize(capacity=st.integers(1, 6), quotas=QUOTAS, reserved=st.integers(0, 2), crowd=st.integers(0, 12))
    def begins(self, capacity: int, quotas: tuple[Quota, ...], reserved: int, crowd: int) -> None:
        """Some weeks before, or, with an even crowd, on the eve of it: then people sign up until it begins."""
        late = crowd % 2 == 0
        self.now = at("03-19 20:00") if late else NOW
        fitting = tuple(quota for quota in quotas if quota.seats <= capacity)
        given = {"capacity": capacity, "quotas": fitting, "reserved": min(reserved, capacity)}
        about = notice(audience=(STREET,), sign_up_by=on("03-20") if late else on("03-18"), **given)
        self.exchange = announced(about, now=self.now)
        for no in range(crowd):
            self.click(
                "request_seat", now=self.now, person_id=f"c-{no}", party=(None, school(1), STREET, school(2))[no % 4]
            )

    # ---- the rules, once more

    def reserve(self) -> int:
        runs = self.exchange.state is State.OPEN and self.now < registration_ends_at(self.exchange.notice.sign_up_by)
        return self.exchange.notice.reserved if runs else 0

    def kept(self) -> int:
        return max(0, self.reserve() - self.heads(of=lambda seat: seat.party in self.exchange.invited))

    def heads(self, *, of: Any = lambda _: True) -> int:
        return sum(seat.heads for seat in self.exchange.seats.values() if seat.state in TAKES and of(seat))

    def quota(self, seat: Seat) -> int:
        named = [q for q in self.exchange.notice.quotas if seat.party and q.kind == seat.party.kind]
        own = [q.seats for q in named if q.id == seat.party.id] or [q.seats for q in named if not q.id]
        return min([self.exchange.notice.capacity, *own])

    def could_sit(self, seat: Seat) -> bool:
        partner = seat.party in self.exchange.invited
        kept = 0 if partner else self.kept()
        of_its_own = self.heads(of=lambda s: s.party == seat.party) if seat.party else 0
        all_of_it = self.heads() + kept + seat.heads <= self.exchange.notice.capacity
        return all_of_it and of_its_own + seat.heads <= self.quota(seat)

    def before(self, one: Seat, other: Seat) -> bool:
        """Whether one stands before the other: partners that were asked, then the number."""
        ranks = [(seat.party not in self.exchange.invited, seat.queue_no) for seat in (one, other)]
        return ranks[0] < ranks[1]

    def could_use_it(self) -> list[Seat]:
        waiting = [seat for seat in self.exchange.seats.values() if seat.state is WAITS and not seat.passed]
        return [seat for seat in waiting if self.could_sit(seat)]

    # ---- what people do

    def click(self, command: str, **given: Any) -> None:
        known, length = dict(self.exchange.seats), len(self.exchange.pending_events)
        try:
            getattr(self.exchange, command)(**given)
        except Refused:
            assert len(self.exchange.pending_events) == length
            assert self.exchange.seats == known
        self.judge(known)

    def judge(self, known: dict[str, Seat]) -> None:
        """Whoever takes room now leaves alone what is kept for partners, and overtook nobody who could have used an offer."""
        taking = [seat for seat in self.exchange.seats.values() if seat.state in TAKES]
        new = [seat for seat in taking if seat.id not in known or known[seat.id].state not in TAKES]
        if any(seat.party not in self.exchange.invited for seat in new):
            assert self.heads() + self.kept() <= self.exchange.notice.capacity
        for got in new:
            if got.state is SeatState.OFFERED:
                assert [seat for seat in self.could_use_it() if self.before(seat, got)] == []

    @rule(holder=PEOPLE, party=UNITS, companions=COMPANIONS, how=st.sampled_from(("person", "guest", "vouched")))
    def signs_up(self, holder: str, party: Any, companions: int, how: str) -> None:
        who = {"person_id": holder} if how == "person" else {"guest_id": f"g{holder}", "verified": how == "vouched"}
        length, last = len(self.exchange.seats), self.exchange.queue_no + 1
        me = Seat("me", WAITS, party=party, companions=companions, queue_no=last)
        gets_it = self.could_sit(me) and not [seat for seat in self.could_use_it() if self.before(seat, me)]
        self.click("request_seat", now=self.now, party=party, companions=companions, **who)
        for seat in list(self.exchange.seats.values())[length:]:
            seated_or_waiting = SeatState.SEATED if gets_it else WAITS
            assert seat.state is (SeatState.REQUESTED if how == "guest" else seated_or_waiting)

    @precondition(coming)
    @rule(
        data=st.data(),
        command=st.sampled_from(("verify_seat", "take_seat", "pass_offer", "admit_seat", "withdraw_seat")),
    )
    def answers(self, data: st.DataObject, command: str) -> None:
        self.click(command, seat_id=self.some_seat(data, command), now=self.now)

    @precondition(coming)
    @rule(data=st.data(), companions=COMPANIONS)
    def changes_the_party(self, data: st.DataObject, companions: int) -> None:
        self.click("change_seat", seat_id=self.some_seat(data, "change_seat"), companions=companions, now=self.now)

    @precondition(coming)
    @rule(data=st.data(), refuses=st.booleans())
    def is_sent_away(self, data: st.DataObject, refuses: bool) -> None:
        command, given = ("refuse_seat", {}) if refuses else ("remove_seat", {"now": self.now})
        self.click(command, seat_id=self.some_seat(data, command), reason=WHY, **given)

    def some_seat(self, data: st.DataObject, command: str) -> str:
        """Mostly one of those for whom it makes sense, sometimes any, sometimes nobody's."""
        fitting = [seat.id for seat in self.exchange.seats.values() if seat.state in SEAT.legal[command]]
        return data.draw(st.sampled_from([*fitting * 3, *self.exchange.seats, "nobody"]))

    @precondition(coming)
    @rule(capacity=st.none() | st.integers(0, 9), quotas=st.none() | QUOTAS, reserved=st.none() | st.integers(0, 3))
    def is_revised(self, capacity: Any, quotas: Any, reserved: Any) -> None:
        changes = Changes(capacity=capacity, quotas=quotas, reserved=reserved)
        self.click("revise", changes=changes, reason=WHY, now=self.now, programme=PROGRAMME)

    @rule(partner=st.sampled_from((STREET.id, LIBRARY.id)), how=st.sampled_from(("invite", "join", "decline")))
    def a_partner_is_asked(self, partner: str, how: str) -> None:
        asked = {"ask": Prose("来讲一课"), "reply_by": on("03-19")} if how == "invite" else {}
        self.click(f"{how}_partner", partner_id=partner, now=self.now, **asked)

    @rule(
        how=st.sampled_from(("close_registration", "reopen_registration", "postpone", "set_date")),
        often=st.integers(0, 3),
    )
    def the_organiser_decides(self, how: str, often: int) -> None:
        new = {"starts_at": at("04-10 14:00"), "ends_at": at("04-10 16:00"), "venue": "小学", "sign_up_by": on("04-08")}
        given: dict[str, Any] = {
            "postpone": {"reason": WHY},
            "set_date": {**new, "now": self.now, "programme": PROGRAMME},
        }
        if often == 0 or self.exchange.state is not State.OPEN:
            self.click(how, **given.get(how, {"now": self.now}))

    @rule(hours=st.sampled_from((1, 5, 24, 60)))
    def time_passes(self, hours: int) -> None:
        """And does what is due, in its order, each at its own moment."""
        until = self.now + timedelta(hours=hours)
        while waits := sorted((each for each in due(self.exchange) if each.at <= until), key=lambda each: each.at):
            first = waits[0]
            self.now = max(self.now, first.at)
            seat = {"seat_id": first.seat_id} if first.seat_id else {}
            by_hand = {} if first.timer == "lapse_seat" else {"by_hand": False}
            known = dict(self.exchange.seats)
            getattr(self.exchange, first.timer)(now=self.now, **seat, **by_hand)
            self.judge(known)
        self.now = until

    @rule(held=st.integers(0, 29))
    def takes_place(self, held: int) -> None:
        if held == 0:
            self.click("record_held", now=max(self.now, EVENING), **HELD)
        self.click("file_attendance", **SHEET)
        self.click("file_minutes", by_person=ASSISTANT, **MINUTES)

    # ---- what always holds

    @invariant()
    def nobody_sits_on_a_seat_that_is_not_there(self) -> None:
        assert self.heads() <= self.exchange.notice.capacity

    @invariant()
    def no_organisation_has_more_than_its_quota(self) -> None:
        for seat in self.exchange.seats.values():
            if seat.state in TAKES and seat.party:
                own = self.heads(of=lambda other, party=seat.party: other.party == party)
                assert own <= self.quota(seat)

    @invariant()
    def nobody_waits_for_a_seat_that_is_free_while_there_is_time_to_ask(self) -> None:
        if coming(self) and self.now < offers_end_at(self.exchange.notice.starts_at):
            assert self.could_use_it() == []

    @invariant()
    def an_invited_partner_is_never_behind_a_member(self) -> None:
        line = sorted(
            (seat for seat in self.exchange.seats.values() if seat.state is WAITS),
            key=lambda seat: self.exchange.place_of(seat, self.now),
        )
        members = [seat.party not in self.exchange.invited for seat in line]
        assert members == sorted(members)
        assert [self.exchange.place_of(seat, self.now) for seat in line] == list(range(1, len(line) + 1))

    @invariant()
    def each_person_has_one_seat_that_counts(self) -> None:
        counts = [seat.holder for seat in self.exchange.seats.values() if seat.state in (*TAKES, WAITS)]
        assert len(counts) == len(set(counts))

    def teardown(self) -> None:
        """Stored and read back, the facts tell the same exchange."""
        assert told(replayed(stored(self.exchange))) == told(self.exchange)


TestAnyHouse = AnyHouse.TestCase
TestAnyHouse.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)


def test_the_rules_written_twice_agree_on_a_full_house():
    machine = AnyHouse()
    machine.now, machine.exchange = NOW, stories.full(waiting=2)

    assert machine.could_use_it() == []
    machine.exchange.seats["p-1"] = Seat("p-1", SeatState.WITHDRAWN)
    assert [seat.id for seat in machine.could_use_it()] == ["w-1", "w-2"]
