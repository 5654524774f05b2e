"""Any order of commands, right and wrong: what always holds for a visit, and that its stored facts tell all of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import Refused
from domain.model import Prose
from domain.visits import (
    Amendment,
    CancelReason,
    Cause,
    DeclineReason,
    Disputed,
    RecordField,
    Standing,
    State,
    Terms,
    Visit,
    VoidReason,
)
from domain.visits.words import Direction
from domain.words import Attendance, Side
from tests import stories
from tests.stories import FRIDAY, GUEST_PERSON, HOST_PERSON, NURSERY, PROGRAMME, THURSDAY, TUESDAY, at, on

SIDES = st.sampled_from(Side)
SIDES_OR_NONE = st.none() | SIDES
PEOPLE = st.sampled_from((HOST_PERSON, GUEST_PERSON))
SLOTS = st.sampled_from((THURSDAY, TUESDAY, FRIDAY))
OFFERS = st.lists(SLOTS, max_size=3).map(tuple)
TEXTS = st.sampled_from((Prose("一句话"), Prose("另一句"), Prose("")))
TERMS = st.none() | st.builds(
    Terms,
    topic=st.none() | st.just("教研共建"),
    purpose=st.none() | TEXTS,
    capacity=st.none() | st.integers(0, 9),
    venue=st.none() | st.just("报告厅"),
)
NUMBERS = st.integers(0, 3)
COUNTS = st.integers(0, 9)
STANDINGS = st.none() | st.sampled_from(Standing)
VALUES = st.sampled_from((5, at("03-20 13:30"), NURSERY, ("pt-street",)))
TOOK_PLACE = {State.HELD, State.REPORTED, State.CLOSED}


def proposed(machine: AnyVisit) -> bool:
    return machine.visit.state is State.PROPOSED


def agreed(machine: AnyVisit) -> bool:
    return machine.visit.state in (State.ACCEPTED, State.CONFIRMED)


class AnyVisit(RuleBasedStateMachine):
    """A visit, a clock, and people who click on everything."""

    visit: Visit

    @initialize(
        direction=st.sampled_from(Direction), afterwards=st.sampled_from((False, False, True)), by=SIDES_OR_NONE
    )
    def begins(self, direction: Direction, afterwards: bool, by: Side | None) -> None:
        self.now = stories.AFTER if afterwards else stories.NOW
        about = stories.subject(direction=direction)
        self.visit = stories.entered_afterwards(by=by) if afterwards else stories.invitation(about=about)

    def click(self, command: str, **given: Any) -> None:
        before = list(self.visit.pending_events)
        try:
            getattr(self.visit, command)(**given)
        except Refused:
            assert self.visit.pending_events == before

    @rule(hours=st.integers(1, 24 * 20))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def things_take_their_course(self) -> None:
        """The usual next step, so that long lives are met often enough."""
        visit, turn = self.visit, self.visit.turn
        offer = {"by": turn, "offer_no": visit.offer_no, "slot": (visit.slots or (None,))[0], "now": stories.NOW}
        match visit.state:
            case State.PROPOSED:
                self.click("accept", **offer, party_size=4)
            case State.ACCEPTED:
                self.click("set_logistics", by=Side.HOST, **stories.LOGISTICS)
                self.click("confirm", by=Side.HOST)
            case State.CONFIRMED:
                self.click("record_held", by=None, now=stories.AFTER, **stories.TOOK_PLACE)
            case State.HELD:
                self.click("file_minutes", by=Side.HOST, by_person=HOST_PERSON, **stories.MINUTES)
            case State.REPORTED:
                self.click("close", by_hand=True, now=at("05-01 09:00"))

    @precondition(proposed)
    @rule(by=SIDES, slots=OFFERS, changes=TERMS, offer_no=NUMBERS, amends=st.booleans())
    def offers_again(self, by: Side, slots: Any, changes: Any, offer_no: int, amends: bool) -> None:
        seen = {} if amends else {"offer_no": offer_no}
        given = {"by": by, "slots": slots, "changes": changes, "now": self.now, "programme": PROGRAMME}
        self.click("amend_offer" if amends else "counter", **given, **seen)

    @precondition(proposed)
    @rule(by=SIDES, offer_no=NUMBERS, slot=SLOTS, size=COUNTS)
    def accepts(self, by: Side, offer_no: int, slot: Any, size: int) -> None:
        self.click("accept", by=by, offer_no=offer_no, slot=slot, now=self.now, party_size=size)

    @precondition(proposed)
    @rule(by=SIDES, text=TEXTS, end=st.sampled_from(("decline", "withdraw", "expire")))
    def offer_ends(self, by: Side, text: Prose, end: str) -> None:
        declined = {"by": by, "offer_no": self.visit.offer_no, "reason": DeclineReason.OTHER, "note": text}
        given: dict[str, Any] = {"decline": declined, "withdraw": {"by": by, "reason": text}, "expire": {}}[end]
        self.click(end, **given | ({} if end == "withdraw" else {"now": self.now}))

    @precondition(agreed)
    @rule(by=SIDES, count=COUNTS, blocked=st.booleans())
    def prepares(self, by: Side, count: int, blocked: bool) -> None:
        self.click("issue_letter", by=by, **stories.LETTER | {"headcount": count}, now=self.now)
        self.click("set_delegation", by=by, headcount=count, person_ids=("p-1",))
        self.click("set_logistics", by=by, **stories.LOGISTICS, blocked=blocked)
        self.click("confirm", by=by)

    @precondition(agreed)
    @rule(by=SIDES, slots=OFFERS, changes=TERMS, reason=TEXTS)
    def asks_for_a_change(self, by: Side, slots: Any, changes: Any, reason: Prose) -> None:
        given = {"by": by, "slots": slots, "changes": changes, "reason": reason}
        self.click("propose_change", **given, now=self.now, programme=PROGRAMME)

    @precondition(agreed)
    @rule(by=SIDES, slot=st.none() | SLOTS, how=st.sampled_from(("accept_change", "reject_change", "retract_change")))
    def settles_a_change(self, by: Side, slot: Any, how: str) -> None:
        no = {"change_no": self.visit.change_no}
        given: dict[str, Any] = {
            "accept_change": no | {"slot": slot, "now": self.now},
            "reject_change": no | {"reason": Prose("不便")},
            "retract_change": {"now": self.now},
        }
        self.click(how, by=by, **given[how])

    @precondition(agreed)
    @rule(by=SIDES, slot=SLOTS)
    def is_moved(self, by: Side, slot: Any) -> None:
        asked = {"by": by, "slots": (slot,), "reason": Prose("有课"), "now": stories.NOW, "programme": PROGRAMME}
        self.click("propose_change", **asked)
        self.click("accept_change", by=by.other, change_no=self.visit.change_no, slot=slot, now=stories.NOW)

    @precondition(agreed)
    @rule()
    def nobody_comes(self) -> None:
        self.click("record_not_held", cause=Cause.GUEST, note=Prose("车坏了"), now=at("04-01 09:00"))

    @precondition(agreed)
    @rule(by=SIDES_OR_NONE, note=TEXTS)
    def does_not_take_place(self, by: Side | None, note: Prose) -> None:
        self.click("cancel", by=by, reason=CancelReason.OTHER, note=note, now=self.now)
        self.click("record_not_held", cause=Cause.OUTSIDE, note=note, now=self.now)

    @rule(by=SIDES_OR_NONE, count=COUNTS)
    def takes_place(self, by: Side | None, count: int) -> None:
        self.click("record_held", by=by, now=self.now, **stories.TOOK_PLACE | {"headcount_guest": count})

    @rule(by=SIDES, person=PEOPLE, what=st.sampled_from(Disputed), text=TEXTS)
    def is_contested(self, by: Side, person: str, what: Disputed, text: Prose) -> None:
        self.click("acknowledge_record", by=by, by_person=person)
        self.click("dispute_record", by=by, what=what, text=text, now=self.now, recorded_on=on("03-20"))

    @rule(by=SIDES_OR_NONE, field=st.sampled_from(RecordField), new=VALUES, reason=TEXTS)
    def is_corrected(self, by: Side | None, field: RecordField, new: Any, reason: Prose) -> None:
        self.click("correct_record", by=by, field=field, new=new, reason=reason, now=self.now)

    @rule(person=PEOPLE, status=st.sampled_from(Attendance), party=st.none() | st.just(NURSERY))
    def attendance_is_taken(self, person: str, status: Attendance, party: Any) -> None:
        self.click("file_attendance", **stories.SHEET)
        self.click("correct_attendance", person_id=person, to_status=status, reason=Prose("更正"), party=party)

    @rule(by=SIDES_OR_NONE, person=PEOPLE, revision=NUMBERS, changes=st.builds(Amendment, summary=st.none() | TEXTS))
    def minutes_are_kept(self, by: Side | None, person: str, revision: int, changes: Amendment) -> None:
        given = {"by": by, "by_person": person}
        if by is not None:
            self.click("file_minutes", **given, **stories.MINUTES)
            self.click("amend_minutes", **given, base_revision=revision, changes=changes)
        self.click("confirm_minutes", **given, revision=revision, now=self.now, revised_on=on("03-20"))

    @rule(by=SIDES, number=COUNTS, text=TEXTS, standing=STANDINGS)
    def something_follows(self, by: Side, number: int, text: Prose, standing: Standing | None) -> None:
        self.click("give_feedback", by=by, usefulness=number, will_apply=True, now=self.now, takeaway=text)
        self.click("complete_action", item_no=number, on=on("03-20"), now=self.now)
        self.click("promise_return", by=by, due_on=date(2025, 3, 18 + number), standing=standing)
        if number == 0:
            self.click("waive_return", by=by, reason=text, standing=standing)

    @rule(by_hand=st.booleans(), note=TEXTS, voids=st.integers(0, 9))
    def ends(self, by_hand: bool, note: Prose, voids: int) -> None:
        self.click("close", by_hand=by_hand, now=self.now)
        if voids == 0:
            self.click("void", reason=VoidReason.ENTERED_IN_ERROR, note=note)

    def count(self, kind: type) -> int:
        return sum(isinstance(fact, kind) for fact in self.visit.pending_events)

    @invariant()
    def nothing_took_place_that_was_neither_agreed_nor_recorded_afterwards(self) -> None:
        took_place = self.visit.state in TOOK_PLACE
        assert not took_place or self.count(Visit.Accepted) + self.count(Visit.RecordedAfterwards) == 1
        assert (self.visit.started_at is not None) == (
            self.count(Visit.Held) + self.count(Visit.RecordedAfterwards) > 0
        )

    @invariant()
    def the_sequence_counts_the_times_a_visit_was_moved(self) -> None:
        assert self.visit.sequence == self.count(Visit.Rescheduled)

    @invariant()
    def it_is_somebodys_turn_exactly_while_something_waits_for_an_answer(self) -> None:
        waits = self.visit.state is State.PROPOSED or self.visit.change is not None
        assert (self.visit.turn is not None) == waits

    @invariant()
    def a_change_is_pending_only_of_what_is_agreed(self) -> None:
        assert self.visit.change is None or self.visit.state in (State.ACCEPTED, State.CONFIRMED)

    @invariant()
    def a_side_has_confirmed_exactly_where_there_are_minutes(self) -> None:
        assert bool(self.visit.confirmed) == (self.visit.minutes is not None)
        assert self.visit.minutes is None or self.visit.state in (State.REPORTED, State.CLOSED, State.VOIDED)

    @invariant()
    def host_and_guest_differ(self) -> None:
        assert self.visit.host != self.visit.guest

    def teardown(self) -> None:
        """Stored and read back, the facts tell the same visit."""
        assert stories.told(stories.replayed(stories.stored(self.visit))) == stories.told(self.visit)


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
