"""What people see of exchanges is what happened: rows, seats, counts, papers and timelines, live, rebuilt and from scratch alike."""

from __future__ import annotations

import pytest

from domain.exchanges import Answer, Changes, Exchange, SeatState, State
from domain.exchanges.seats import TAKING
from domain.minutes import Amendment
from domain.model import Prose
from domain.words import Attendance, Party, PartyKind
from projections import exchanges
from projections.exchanges import Part
from tests.exchange_stories import (
    BRIEFING,
    DEPUTY,
    EACH_SCHOOL_2,
    EVENING,
    HELD,
    OTHER_STUDIO,
    SHEET,
    STUDIO,
    WHY,
    announced,
    closed,
    full,
    guest,
    held,
    in_state,
    offering,
    reported,
    school,
    signed_up,
)
from tests.stories import ASSISTANT, NOW, PROGRAMME, at, on

LATER = {"starts_at": at("04-10 14:00"), "ends_at": at("04-10 16:00"), "venue": "另一处", "sign_up_by": on("04-08")}
SAME = (
    *("notice", "announced_by", "state", "sent_back", "registration_closed_on", "partners"),
    *("started_at", "ended_at", "headcount", "partner_ids", "invited"),
)
"""What the domain and the row both have."""


def agrees(read, exchange):
    """The row, the seats and the papers say what the domain knows."""
    row = exchanges.by_key(read, exchange.key)
    for name in SAME:
        assert getattr(row, name) == getattr(exchange, name), name
    assert (row.moves, row.version, row.answered_for) == (exchange.sequence, exchange.version, exchange.answered_for)
    seats = exchanges.seats(read, row)
    assert {seat.id: seat.domain() for seat in seats} == exchange.seats
    assert row.taken == sum(seat.heads for seat in exchange.seats.values() if seat.state in TAKING | MARKED)
    assert {state: n for state, n in row.seats.items() if n} == counted(exchange)
    assert row.house(NOW) == exchange.house(NOW)
    return row


MARKED = {SeatState.ATTENDED, SeatState.ABSENT}


def counted(exchange):
    found: dict[SeatState, int] = {}
    for seat in exchange.seats.values():
        found[seat.state] = found.get(seat.state, 0) + 1
    return found


@pytest.mark.parametrize("state", State)
def test_every_state_is_seen_as_the_domain_knows_it(told, state):
    exchange = in_state(state)
    told.tell(exchange, announced(key="x-2"))

    read = told.read()

    assert agrees(read, exchange).state is state
    assert exchanges.by_key(read, "x-2").taken == 0


def test_a_seat_is_followed_through_its_whole_life(told):
    exchange = full(waiting=2, quotas=(EACH_SCHOOL_2,))
    late = guest(exchange, "g-1", companions=1)
    exchange.verify_seat(seat_id=late.id, now=NOW)
    exchange.withdraw_seat(seat_id="p-1", now=NOW, reason=WHY)
    exchange.pass_offer(seat_id="w-1", now=NOW)
    exchange.take_seat(seat_id="w-2", now=NOW)
    exchange.remove_seat(seat_id="p-2", reason=WHY, now=NOW)
    told.tell(exchange)
    exchange.record_held(now=EVENING, **HELD)
    exchange.mark_attended(seat_id="p-3")
    exchange.mark_absent(seat_id="p-4")
    exchange.undo_mark(seat_id="p-4")
    told.tell(exchange)

    read = told.read()

    row = agrees(read, exchange)
    gone = exchanges.seat(read, row.no, "p-2")
    assert (gone.state, str(gone.reason)) == (SeatState.REMOVED, "情况有变")
    assert exchanges.seat_of(read, row.no, "g-1").guest == "g-1"


def test_the_line_is_in_its_order_and_everybody_knows_the_own_place(told):
    partner = Party(PartyKind.PARTNER, "pa-1")
    exchange = full(waiting=2, audience=(STUDIO, partner))
    signed_up(exchange, "p-street", party=partner)
    told.tell(exchange)

    read = told.read()
    row = exchanges.by_key(read, "x-1")
    line = exchanges.seats(read, row, (SeatState.WAITING,))

    assert [seat.person for seat in line] == ["p-street", "w-1", "w-2"]
    assert [exchanges.place_of(read, row, seat, NOW) for seat in line] == [1, 2, 3]
    assert [exchange.place_of(exchange.seats[seat.id], NOW) for seat in line] == [1, 2, 3]
    taken = exchanges.seat(read, row.no, "p-1")
    assert exchanges.place_of(read, row, taken, NOW) is None


def test_who_comes_again_has_a_second_seat_and_the_last_one_counts(told):
    exchange = announced()
    signed_up(exchange, "p-1")
    exchange.withdraw_seat(seat_id="p-1", now=NOW)
    exchange.request_seat(person_id="p-1", now=NOW, seat_id="again")
    told.tell(exchange)

    read = told.read()
    row = agrees(read, exchange)

    assert exchanges.seat_of(read, row.no, "p-1").id == "again"
    assert [each.seat.id for each in exchanges.own_seats(read, "p-1")] == ["p-1", "again"]
    assert [each.seat.id for each in exchanges.own_seats(read, "p-1", live=True)] == ["again"]
    assert exchanges.own_seats(read, "p-2") == []


def test_seats_of_a_unit_are_found_over_all_exchanges(told):
    first, second = full(), announced(key="x-2")
    signed_up(second, "p-1", party=school(1))
    second.cancel(reason=WHY)
    told.tell(first, second)

    read = told.read()
    found = exchanges.seats_of_unit(read, [school(1)])

    assert sorted((each.exchange.key, each.seat.person) for each in found) == [("x-1", "p-1"), ("x-2", "p-1")]
    assert [each.exchange.key for each in exchanges.seats_of_unit(read, [school(1)], live=True)] == ["x-1"]


def test_the_receipt_of_a_sign_up_names_the_seat(told):
    exchange = announced()
    for no in (1, 2):
        signed_up(exchange, f"p-{no}")
    told.tell(exchange)

    began = [entry.position for entry, e in told.log.stream(Exchange, "x-1") if isinstance(e, Exchange.SeatRequested)]

    assert [exchanges.seat_at(told.read(), position).person for position in began] == ["p-1", "p-2"]


# ---- notice, partners, papers


def test_a_revised_notice_is_seen_as_it_stands_and_its_units_with_it(told):
    exchange = announced()
    other = Party(PartyKind.SCHOOL, "s-9")
    exchange.revise(changes=Changes(audience=(STUDIO, other)), now=NOW, programme=PROGRAMME, reason=WHY)
    told.tell(exchange)

    read = told.read()

    agrees(read, exchange)
    assert [row.key for row in exchanges.of_unit(read, [other])] == ["x-1"]
    parts = read.rows("SELECT unit, part FROM exchange_unit ORDER BY unit, part")
    assert parts == [
        ("school:s-9", Part.AUDIENCE),
        (str(STUDIO), Part.AUDIENCE),
        (str(STUDIO), Part.ORGANISER),
        (str(OTHER_STUDIO), Part.CO_ORGANISER),
    ]


def test_partners_that_were_asked_are_seen_with_what_they_said(told):
    exchange = announced()
    for code in ("pa-1", "pa-2", "pa-3"):
        exchange.invite_partner(partner_id=code, ask=Prose("介绍资源"), reply_by=on("03-10"), now=NOW)
    exchange.join_partner(partner_id="pa-1", now=NOW, contribution=Prose("场地"))
    exchange.decline_partner(partner_id="pa-2", now=NOW, reason=WHY)
    told.tell(exchange)

    read = told.read()

    agrees(read, exchange)
    assert [(row.partner, row.answer, str(row.note)) for row in exchanges.partners(read, "x-1")] == [
        ("pa-1", Answer.JOINED, "场地"),
        ("pa-2", Answer.DECLINED, "情况有变"),
        ("pa-3", Answer.INVITED, "None"),
    ]


def test_what_a_calendar_shows_counts_what_changes_it(told):
    exchange = announced()
    signed_up(exchange, "p-1")
    exchange.postpone(reason=WHY)
    exchange.set_date(**LATER, now=NOW, programme=PROGRAMME)
    exchange.close_registration(now=NOW)
    exchange.cancel(reason=WHY)
    told.tell(exchange)

    row = agrees(told.read(), exchange)

    assert (row.sequence, row.moves, str(row.reason)) == (3, 1, "情况有变")


def test_the_papers_stand_whole_in_each_revision(told):
    exchange = closed()
    exchange.amend_minutes(by_person=ASSISTANT, base_revision=1, changes=Amendment(problems=(Prose("人少"),)))
    exchange.correct_attendance(person_id="p-1", to_status=Attendance.ABSENT, reason=WHY)
    exchange.publish_briefing(briefing=BRIEFING, now=at("04-01 09:00"))
    told.tell(exchange)

    read = told.read()
    row = agrees(read, exchange)

    first, second = exchanges.revisions(read, "x-1")
    assert (second.base, str(second.problems[0]), second.summary) == (1, "人少", first.summary)
    assert exchanges.minutes(read, "x-1") == second
    assert [(line.person, line.filed, line.status) for line in exchanges.attendance(read, "x-1")][1:] == [
        ("p-1", Attendance.LATE, Attendance.ABSENT)
    ]
    (briefing,) = exchanges.briefings(read, "x-1")
    assert (briefing.briefing, briefing.prints, row.briefings) == (BRIEFING, 1, (BRIEFING.issue_no,))
    assert exchanges.issued_by(read, BRIEFING.issue_no, but="x-2") == "x-1"
    assert exchanges.issued_by(read, BRIEFING.issue_no, but="x-1") is None


def test_a_deputy_answers_for_it(told):
    exchange = held()
    exchange.file_attendance(**SHEET | {"responsible_present": False}, deputy=DEPUTY)
    told.tell(exchange)

    row = agrees(told.read(), exchange)

    assert (row.responsible_present, row.deputy, row.answered_for) == (False, DEPUTY.person_id, True)


def test_feedback_is_sealed_for_others_until_its_days_are_over(told):
    exchange = reported()
    for no in (1, 2):
        exchange.give_feedback(by_party=school(no), usefulness=no, will_apply=True, now=at("03-22 09:00"))
    told.tell(exchange)

    read = told.read()
    row = agrees(read, exchange)
    mine = exchanges.feedback(read, row, today=on("04-03"), mine=[school(1)])
    everybody = exchanges.feedback(read, row, today=on("04-04"))

    assert [(each.party, each.usefulness) for each in mine] == [(school(1), 1)]
    assert [each.party for each in everybody] == [school(1), school(2)]
    lines = exchanges.timeline(read, "x-1", today=on("04-03"), mine=[school(1)])
    assert [line.facts.party for line in lines if line.kind == "feedback_given"] == [school(1)]


# ---- the story


@pytest.mark.parametrize("state", State)
def test_every_event_has_its_line_for_those_who_ask_for_seats(told, state):
    exchange = in_state(state)
    told.tell(exchange)

    lines = exchanges.timeline(told.read(), "x-1", today=on("05-01"), seats=True)

    assert [line.version for line in lines] == list(range(1, exchange.version + 1))


def test_seats_are_told_of_only_where_somebody_asks(told):
    told.tell(offering())
    read = told.read()

    without = exchanges.timeline(read, "x-1", today=on("03-03"))
    own = exchanges.timeline(read, "x-1", today=on("03-03"), seat="w-1")

    assert [line.kind for line in without] == ["announced"]
    assert [(line.kind, line.facts.person, line.facts.place_no) for line in own[1:]] == [
        ("seat_requested", "w-1", None),
        ("seat_queued", "w-1", 1),
        ("seat_offered", "w-1", None),
    ]


def test_a_change_tells_the_old_and_the_new(told):
    exchange = announced()
    exchange.revise(changes=Changes(venue="另一处", capacity=20), now=NOW, programme=PROGRAMME, reason=WHY)
    told.tell(exchange)

    line = exchanges.timeline(told.read(), "x-1", today=on("03-03"))[-1]

    facts = line.facts
    assert (facts.old_venue, facts.venue, facts.old_capacity, facts.capacity) == ("中学报告厅", "另一处", 10, 20)
    assert (set(facts.changed), str(line.note)) == ({"venue", "capacity"}, "情况有变")


def test_one_event_more_writes_one_seat_whatever_is_there(told):
    exchange = full(waiting=100)
    told.tell(exchange)
    signed_up(exchange, "p-new", party=school(99))
    written = []
    told._live.set_trace_callback(written.append)

    told.tell(exchange)
    told._live.set_trace_callback(None)

    assert len(exchange.seats) == 111
    assert sum("INTO seat" in statement for statement in written) == len(("requested", "queued"))
