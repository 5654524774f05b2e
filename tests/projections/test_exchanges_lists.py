"""Lists of exchanges, each with a bystander; and what waits for whom, with its day."""

from __future__ import annotations

from datetime import date

import pytest

from domain.exchanges import Breadth, Kind, LearningMode, Modality, State
from domain.model import Prose
from domain.words import Party, PartyKind
from projections import exchanges
from projections.exchanges import ORGANISES, Filter, Order, Part, Waiting
from tests.exchange_stories import (
    EVENING,
    HELD,
    OTHER_STUDIO,
    SHEET,
    STUDIO,
    WHY,
    announced,
    clearing,
    full,
    guest,
    held,
    notice,
    offering,
    reported,
    school,
    signed_up,
)
from tests.stories import NOW, at, on

STREET = Party(PartyKind.PARTNER, "pa-1")
APRIL = {"starts_at": at("04-10 14:00"), "ends_at": at("04-10 16:00"), "sign_up_by": on("04-08")}


class Calendar:
    """Every day is a school day."""

    def before(self, day, count):
        return date.fromordinal(day.toordinal() - count)

    def after(self, day, count):
        return date.fromordinal(day.toordinal() + count)


def other(key="x-2", **more):
    return announced(notice(**{"title": "另一场", **APRIL, **more}), key=key)


def keys(read, **which):
    return [row.key for row in exchanges.exchanges(read, Filter(**which), order=Order.COMING)]


def waits(read, parties=(), now=NOW, **more):
    found = exchanges.tasks(read, list(parties), now, Calendar(), **more)
    return [(task.waiting, task.exchange.key, task.party, task.due_on) for task in found]


# ---- lists


@pytest.mark.parametrize(
    "which",
    [
        {"text": "另一 场"},
        {"kind": Kind.SALON},
        {"learning_mode": LearningMode.CASE},
        {"scope": Breadth.DISTRICT},
        {"modality": Modality.ONLINE},
        {"organiser": STREET},
        {"units": [STREET], "parts": [Part.ORGANISER]},
        {"from_on": on("04-01")},
        {"states": [State.CANCELLED]},
    ],
)
def test_a_filter_shows_what_it_names_and_not_the_other(told, which):
    differs = {"kind": Kind.SALON, "learning_mode": LearningMode.CASE, "scope": Breadth.DISTRICT}
    second = other(**differs, modality=Modality.ONLINE, organiser=STREET, co_organisers=())
    second.cancel(reason=WHY)
    told.tell(announced(), second)

    read = told.read()

    assert keys(read, **which) == ["x-2"]
    assert exchanges.count(read, Filter(**which)) == 1
    assert keys(read) == ["x-1", "x-2"]


def test_lists_come_in_the_order_that_is_asked_for_and_in_pages(told):
    told.tell(
        other(key="late"),
        announced(key="early"),
        other(key="later", starts_at=at("04-11 14:00"), ends_at=at("04-11 15:00")),
    )
    read = told.read()

    orders = {order: [row.key for row in exchanges.exchanges(read, Filter(), order=order)] for order in Order}
    second = exchanges.exchanges(read, Filter(), order=Order.COMING, skip=1, limit=1)

    assert orders == {
        Order.COMING: ["early", "late", "later"],
        Order.PAST: ["later", "late", "early"],
        Order.NEWEST: ["later", "early", "late"],
    }
    assert [row.key for row in second] == ["late"]


def test_the_month_shows_what_takes_place_on_some_of_its_days(told):
    long = other(key="long", starts_at=at("03-30 09:00"), ends_at=at("04-02 12:00"), sign_up_by=on("03-20"))
    told.tell(announced(), other(), long)
    read = told.read()

    months = [
        [row.key for row in exchanges.month(read, Filter(), on(f"0{no}-01"), on(f"0{no}-28"))] for no in (2, 3, 4)
    ]

    assert months == [[], ["x-1"], ["long", "x-2"]]
    assert [row.key for row in exchanges.month(read, Filter(), on("03-01"), on("03-31"))] == ["x-1", "long"]


def test_what_people_can_sign_up_for_ends_with_its_last_day(told):
    shut, crowded = other(key="shut"), full()
    shut.close_registration(now=NOW)
    told.tell(crowded, shut)
    read = told.read()

    moments = [at(text) for text in ("03-18 23:59", "03-19 00:00")]

    assert [keys(read, open_at=moment) for moment in moments] == [["x-1"], []]
    row = exchanges.by_key(read, "x-1")
    assert [row.signs_up(moment) for moment in moments] == [True, False]


def test_the_public_sees_what_reaches_beyond_a_studio_once_it_is_cleared(told):
    inside = other(key="inside", scope=Breadth.STUDIO)
    told.tell(clearing(), inside, other(key="open"))

    assert keys(told.read(), public=True) == ["open"]


def test_a_draft_is_shown_to_its_organisers_alone(told):
    told.tell(clearing(), other())
    read = told.read()

    assert keys(read, own=[]) == keys(read, own=[STREET]) == ["x-2"]
    assert keys(read, own=[OTHER_STUDIO]) == keys(read) == ["x-1", "x-2"]


def test_mine_are_those_that_a_unit_organises_and_not_those_it_is_invited_to(told):
    told.tell(announced(), other(organiser=STREET, co_organisers=(), audience=(STUDIO,)))
    read = told.read()

    assert keys(read, units=[STUDIO], parts=ORGANISES) == ["x-1"]
    assert keys(read, units=[STUDIO]) == ["x-1", "x-2"]
    assert exchanges.organisers(read) == [STREET, STUDIO, OTHER_STUDIO]


def test_a_partner_s_past_is_counted_from_what_took_place(told):
    first, second = announced(), other()
    first.record_held(now=EVENING, **HELD, partner_ids=("pa-1",))
    told.tell(first, second)
    read = told.read()

    assert exchanges.tally(read, STREET) == (0, 1)
    assert exchanges.tally(read, STUDIO) == (1, 0)
    assert [row.key for row in exchanges.of_unit(read, [STREET])] == ["x-1"]


def test_a_series_is_found_from_each_of_its_dates(told):
    copied = announced(notice(**APRIL), key="x-2", copy_of="x-1")
    told.tell(announced(), copied, other(key="x-3"))
    read = told.read()

    found = [{row.key for row in exchanges.copies(read, key)} - {key} for key in ("x-1", "x-2", "x-3")]

    assert found == [{"x-2"}, {"x-1"}, set()]


# ---- what waits


def test_a_notice_waits_for_whoever_clears_it(told):
    wide = announced(notice(scope=Breadth.DISTRICT, needs_clearance=True), key="x-2")
    told.tell(clearing(), wide, other(key="x-3"))
    read = told.read()

    assert waits(read, office=True) == [(Waiting.CLEAR, "x-2", None, on("03-18"))]
    assert waits(read, leads=[STUDIO]) == [(Waiting.CLEAR, "x-1", STUDIO, on("03-18"))]
    assert waits(read, leads=[OTHER_STUDIO]) == waits(read, [STUDIO]) == []


def test_what_was_sent_back_waits_for_its_organiser(told):
    draft = clearing()
    draft.send_back(comments=WHY)
    told.tell(draft, other())
    read = told.read()

    assert waits(read, [STUDIO]) == [(Waiting.REVISE, "x-1", STUDIO, on("03-18"))]
    assert waits(read, leads=[STUDIO]) == []


def test_an_offered_seat_waits_for_its_person_until_the_hour(told):
    told.tell(offering(), other())
    read = told.read()

    (task,) = exchanges.tasks(read, [], NOW, Calendar(), person="w-1")

    assert (task.waiting, task.seat.id, task.until) == (Waiting.TAKE_SEAT, "w-1", task.seat.until)
    assert waits(read, person="w-2") == []


def test_guests_to_verify_and_partners_to_answer_wait(told):
    exchange = announced()
    guest(exchange, "g-1")
    exchange.invite_partner(partner_id="pa-1", ask=Prose("来"), reply_by=on("03-10"), now=NOW)
    told.tell(exchange, other())
    read = told.read()

    assert waits(read, [STUDIO]) == [(Waiting.VERIFY_SEATS, "x-1", STUDIO, on("03-03"))]
    assert waits(read, [STREET]) == [(Waiting.ANSWER, "x-1", STREET, on("03-10"))]


def test_the_record_waits_from_the_end_on_and_papers_are_reminded(told):
    """The log of these tests stands in 2026: papers are counted from the day on which it was recorded."""
    same_day = {"starts_at": at("03-20 14:00"), "ends_at": at("03-20 16:00"), "sign_up_by": on("03-18")}
    told.tell(announced(), held(other(**same_day)))
    read = told.read()
    reminders = date(2026, 3, 8), date(2026, 3, 12)

    found = exchanges.tasks(read, [STUDIO], EVENING, Calendar())

    assert [(task.waiting, task.exchange.key, task.due_on, task.reminders) for task in found] == [
        (Waiting.RECORD, "x-1", on("03-20"), ()),
        (Waiting.ATTENDANCE, "x-2", reminders[0], reminders),
        (Waiting.MINUTES, "x-2", reminders[1], reminders),
    ]
    assert [each[0] for each in waits(read, [STUDIO])] == [Waiting.ATTENDANCE, Waiting.MINUTES]


def test_a_complete_file_waits_to_be_closed_and_units_for_their_feedback(told):
    exchange = announced()
    signed_up(exchange, "p-1", party=school(1))
    exchange.record_held(now=EVENING, **HELD)
    exchange.file_attendance(**SHEET)
    told.tell(reported(exchange), other())
    read = told.read()

    assert [each[0] for each in waits(read, [STUDIO], now=EVENING)] == [Waiting.CLOSE]
    assert [each[:3] for each in waits(read, [school(1)], now=EVENING)] == [(Waiting.FEEDBACK, "x-1", school(1))]
    assert waits(read, [school(2)], now=EVENING) == []
    assert waits(read, [school(1)], now=at("04-04 09:00")) == []


def test_a_postponed_exchange_waits_for_its_new_date(told):
    exchange = full()
    exchange.postpone(reason=WHY)
    told.tell(exchange)

    assert waits(told.read(), [STUDIO]) == [(Waiting.SET_DATE, "x-1", STUDIO, on("03-20"))]
