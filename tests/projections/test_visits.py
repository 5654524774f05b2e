"""A visit as people see it: what stands, whose turn it is, and one line for each thing that happened."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.visits import CancelReason, DeclineReason, State, Terms
from domain.words import Part, Side, Slot
from projections import visits
from tests.district import FRIDAY, KG1, MS1, MS2, PS1, STREET, STUDIO_MS, THURSDAY, at

MONDAY = Slot(date(2026, 3, 23), Part.DAY)
TODAY = date(2026, 3, 5)


def lines(district, key, **more):
    return district.ask(visits.timeline, key, today=TODAY, **more)


def test_a_visit_is_found_by_its_number_its_key_and_what_made_it(district):
    other, key = district.invite(MS1, PS1), district.invite()

    row = district.see(key)

    assert (row.no, row.year, row.state, row.turn, row.offer_no) == (2, 2026, State.PROPOSED, Side.GUEST, 1)
    assert district.ask(visits.visit, 2) == row
    assert district.ask(visits.created_at, row.proposed) == district.ask(visits.number, key) == 2
    assert (district.see(other).no, row.created_on) == (1, TODAY)
    assert district.ask(visits.visit, 3) is district.ask(visits.by_key, "nothing") is None


def test_both_sides_keep_the_studio_and_level_of_the_day(district):
    key = district.held()
    district.hub.studios.transfer(
        "sec-kg",
        programme_id="P1",
        to_studio_id="ST-MS",
        reason=Prose("换室"),
        on=date(2026, 4, 1),
        act=district.by("officer"),
    )
    district.wind("2026-04-20 09:00")

    later = district.afterwards(MS1, KG1, "2026-04-10")

    assert [(district.see(k).guest_studio, district.see(k).guest_level) for k in (key, later)] == [
        ("ST-KG", "kindergarten"),
        ("ST-MS", "kindergarten"),
    ]
    assert district.level()


def test_a_studio_stands_for_the_school_of_its_lead_and_a_partner_for_no_level(district):
    district.wind("2026-03-21 09:00")
    studio, partner = district.afterwards(STUDIO_MS, KG1, "2026-03-20"), district.afterwards(MS1, STREET, "2026-03-20")

    rows = [district.see(key) for key in (studio, partner)]

    assert [(r.host_studio, r.host_level, r.guest_level, r.cross_level) for r in rows] == [
        ("ST-MS", "middle", "kindergarten", True),
        ("ST-MS", "middle", "partner", False),
    ]


def test_a_counter_proposal_shows_old_beside_new_and_turns_the_visit_over(district):
    key, other = district.invite(), district.invite(MS1, PS1)
    terms = Terms(topic="家校共育", purpose=Prose("换个目的"))
    district.visits.counter(key, offer_no=1, slots=(MONDAY,), changes=terms, note="那天不便", act=district.by("sec-kg"))

    row, line = district.see(key), lines(district, key)[-1]

    assert (row.turn, row.offer_no, row.slots, row.topic, str(row.purpose)) == (
        Side.HOST,
        2,
        (MONDAY,),
        "家校共育",
        "换个目的",
    )
    assert (line.kind, line.actor, line.side, str(line.note)) == ("countered", "sec-kg", Side.GUEST, "那天不便")
    assert (line.facts.old_slots, line.facts.slots) == ((THURSDAY, FRIDAY), (MONDAY,))
    assert (line.facts.old_topic, line.facts.topic) == ("家校沟通", "家校共育")
    assert (str(line.old_purpose), str(line.new_purpose)) == ("请来看看", "换个目的")
    assert district.see(other).turn is Side.GUEST
    assert district.level()


def test_what_changed_since_a_version_is_told_from_there_on(district):
    key = district.invite()
    district.visits.amend_offer(key, slots=(MONDAY,), act=district.by("sec-ms"))
    district.visits.withdraw(key, reason="学校有事", act=district.by("sec-ms"))

    assert [line.kind for line in lines(district, key, version=1)] == ["offer_amended", "withdrawn"]
    assert [line.kind for line in lines(district, key, after=lines(district, key)[1].position)] == ["withdrawn"]


def test_an_answer_ends_the_turn(district):
    keys = [district.invite(topic=topic) for topic in ("一", "二", "三", "四")]
    district.visits.accept(keys[0], offer_no=1, slot=THURSDAY, party_size=4, act=district.by("sec-kg"))
    reason = {"reason": DeclineReason.EXAM, "note": "期中", "ask_again_after": date(2026, 5, 1)}
    district.visits.decline(keys[1], offer_no=1, **reason, act=district.by("sec-kg"))
    district.visits.withdraw(keys[2], reason="撤", act=district.by("sec-ms"))

    rows = [district.see(key) for key in keys]

    states = [State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.PROPOSED]
    assert [(row.state, row.turn) for row in rows] == list(zip(states, [None, None, None, Side.GUEST], strict=True))
    assert (rows[0].slot, rows[0].headcount, rows[0].starts_at) == (THURSDAY, 4, at("2026-03-19 07:00"))
    assert lines(district, keys[1])[-1].facts.ask_again_after == date(2026, 5, 1)
    assert district.level()


def test_a_change_leaves_the_old_terms_in_force_until_it_is_answered(district):
    key = district.prepared()
    terms = Terms(venue="报告厅", question=Prose("新的问题"))
    district.visits.propose_change(key, reason="场地", slots=(MONDAY,), changes=terms, act=district.by("sec-kg"))

    row = district.see(key)

    assert (row.slot, row.turn, row.change_by, row.change_slots) == (FRIDAY, Side.HOST, Side.GUEST, (MONDAY,))
    assert (row.venue, row.change_terms.venue, str(row.change_question)) == ("二楼会议室", "报告厅", "新的问题")
    assert row.retracts_at == at("2026-03-19 14:00")
    district.visits.accept_change(key, change_no=1, slot=MONDAY, act=district.by("sec-ms"))
    row, line = district.see(key), lines(district, key)[-1]
    assert (row.slot, row.arranged, row.venue, row.sequence, row.change_by) == (MONDAY, False, "报告厅", 2, None)
    assert (line.facts.old_slot, line.facts.slot, line.facts.old_venue) == (FRIDAY, MONDAY, "二楼会议室")
    assert district.level()


def test_another_venue_moves_nothing_else(district):
    key = district.prepared()
    district.visits.propose_change(key, reason="装修", changes=Terms(venue="报告厅"), act=district.by("sec-ms"))
    district.visits.accept_change(key, change_no=1, act=district.by("sec-kg"))

    row, line = district.see(key), lines(district, key)[-1]

    assert (row.slot, row.arranged, row.venue, row.starts_at) == (FRIDAY, True, "报告厅", at("2026-03-20 14:00"))
    assert (line.facts.slot, line.facts.old_venue, line.facts.venue) == (None, "二楼会议室", "报告厅")
    assert district.level()


def test_a_rejected_or_retracted_change_is_gone(district):
    rejected, retracted = district.agreed(topic="一"), district.agreed(topic="二")
    for key in (rejected, retracted):
        district.visits.propose_change(key, reason="忙", slots=(MONDAY,), act=district.by("sec-kg"))
    district.visits.reject_change(rejected, change_no=1, reason="不便", act=district.by("sec-ms"))
    district.visits.retract_change(retracted, act=district.by("sec-kg"))

    rows = [district.see(key) for key in (rejected, retracted)]

    assert [(r.turn, r.change_by, r.change_slots, r.retracts_at) for r in rows] == [(None, None, (), None)] * 2
    assert [lines(district, key)[-1].side for key in (rejected, retracted)] == [Side.HOST, Side.GUEST]
    assert district.level()


def test_a_visit_called_off_late_says_by_whom_and_why(district):
    key, kept = district.agreed(), district.agreed(topic="另一件")
    district.wind("2026-03-19 12:00")
    district.visits.cancel(key, reason=CancelReason.ILLNESS, note="负责人病了", act=district.by("officer"))

    row, line = district.see(key), lines(district, key)[-1]

    assert (row.state, row.late, line.side, line.role, line.facts.reason) == (
        State.CANCELLED,
        True,
        None,
        "officer",
        "illness",
    )
    assert district.see(kept).state is State.ACCEPTED
    assert district.level()


def test_who_acted_on_whose_behalf_is_told(district):
    key = district.agreed(MS1, MS2, answers="lead-ms")
    district.visits.issue_letter(
        key, letter_no="7号", content="函", itinerary="14:00", headcount=5, on=TODAY, act=district.by("asst-ms")
    )

    line, letter = lines(district, key)[-1], district.ask(visits.letter, key)

    assert (line.actor, line.role, line.on_behalf_of, line.side) == ("asst-ms", "assistant", MS2, Side.GUEST)
    assert (letter.letter_no, letter.on, str(letter.content), district.see(key).headcount) == ("7号", TODAY, "函", 5)
    assert district.level()
