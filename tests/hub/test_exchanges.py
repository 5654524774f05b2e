"""What people do with exchanges: who announces, clears, signs up and writes up; what the hub itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from domain.errors import Forbidden, NotFound, NotYours, Several, TermEnded
from domain.exchanges import Amendment, Breadth, Briefing, Changes, Exchange, SeatState, State, VoidReason
from domain.exchanges.faults import IssueTaken, NotInPost, OutsideProgramme, PersonUnknown
from domain.exchanges.refusals import NobodyAnswered, OwnNotice, SeatThere
from domain.model import Prose
from domain.words import Attendance, Entry, Item, Party, PartyKind, Role
from hub import sight
from hub.exchanges.faults import UnitUnknown
from projections import exchanges
from tests import district as made
from tests.district import KG1, KG2, MS1, PS1, STREET, STUDIO_KG, STUDIO_MS, at
from tests.gathering import NOTICE, announced, filed, full, held, knows, reported, row, row_at, seats, signed_up

NOWHERE = Party(PartyKind.SCHOOL, "MS-99")
BRIEFING = Briefing("〔2026〕第1期", "三校谈家校沟通", Prose("3月20日举行。"), ("区教育党校",), (), date(2026, 3, 20))


def last_act(district, key):
    """Who did the last thing, in which role, for whom."""
    line = district.ask(exchanges.timeline, key, today=district.hub.core.today(), seats=True)[-1]
    return line.kind, line.actor, line.role, line.on_behalf_of


# ---- the notice


def test_the_lead_s_own_exchange_is_open_at_once(district):
    key = announced(district)

    assert (row(district, key).state, row(district, key).notice.programme_id) == (State.OPEN, "P1")
    assert last_act(district, key) == ("announced", "lead-ms", "lead", None)
    assert district.level()


def test_an_assistant_s_notice_waits_for_the_lead_and_is_nobody_else_s_business(district):
    key = announced(district, by="asst-ms")
    assert row(district, key).state is State.CLEARING

    for person in ("sec-kg", "asst-kg", "liaison"):
        with pytest.raises(NotFound):
            district.hub.exchanges.clear(key, act=district.by(person))
    with pytest.raises(Forbidden):
        district.hub.exchanges.clear(key, act=district.by("asst-ms"))
    district.hub.exchanges.clear(key, act=district.by("lead-ms"))

    assert (row(district, key).state, last_act(district, key)[1:3]) == (State.OPEN, ("lead-ms", "lead"))


@pytest.mark.parametrize("wide", [{"scope": Breadth.DISTRICT}, {"audience": (STUDIO_MS, STREET)}, {"reserved": 1}])
def test_what_concerns_the_district_or_a_partner_is_cleared_by_the_party_school(district, wide):
    key = announced(district, **wide)

    with pytest.raises(NotYours):
        district.hub.exchanges.clear(key, act=district.by("lead-ms"))
    district.hub.exchanges.send_back(key, comments="写明负责人", act=district.by("officer"))
    sent_back = row(district, key)
    district.hub.exchanges.revise(key, changes=Changes(title="另一个题目"), act=district.by("asst-ms"))
    district.hub.exchanges.clear(key, act=district.by("officer"))

    assert (sent_back.sent_back, str(sent_back.comments)) == (True, "写明负责人")
    assert (row(district, key).state, row(district, key).title) == (State.OPEN, "另一个题目")


def test_what_is_entered_afterwards_waits_for_nobody_and_can_be_recorded(district):
    past = {"starts_at": at("2026-03-04 14:00"), "ends_at": at("2026-03-04 16:00"), "sign_up_by": date(2026, 3, 4)}
    ahead = announced(district, by="asst-ms")
    receipt = district.hub.exchanges.announce(replace(NOTICE, **past), afterwards=True, act=district.by("asst-ms"))
    key = row_at(district, receipt.first).key

    hours = {"started_at": past["starts_at"], "ended_at": past["ends_at"]}
    district.hub.exchanges.record_held(key, **hours, headcount=3, act=district.by("asst-ms"))

    assert row(district, key).state is State.HELD
    assert row(district, ahead).state is State.CLEARING


def test_nobody_clears_the_own_notice(district):
    act = district.by("lead-ms")
    key = announced(district, by="lead-ms", scope=Breadth.DISTRICT)
    district.hub.people.grant(
        "lead-ms", Role.OFFICER, made.Scope(made.ScopeKind.DISTRICT), from_on=made.BEGIN, act=district.by("director")
    )

    with pytest.raises(OwnNotice):
        district.hub.exchanges.clear(key, act=act)


def test_the_party_school_announces_its_own_and_for_an_organiser_that_phoned(district):
    own = announced(district, by="officer", organiser=None)
    phoned = announced(district, by="officer")

    assert last_act(district, own)[1:] == ("officer", "officer", None)
    assert last_act(district, phoned)[1:] == ("officer", "officer", STUDIO_MS)
    assert {row(district, key).state for key in (own, phoned)} == {State.OPEN}


def test_units_and_people_that_nobody_knows_are_named_together(district):
    unknown = {"audience": (NOWHERE,), "mentor_ids": ("p-x",), "contact": "p-y"}

    with pytest.raises(Several) as told:
        announced(district, **unknown)

    assert [(type(fault), fault.field) for fault in told.value.faults] == [
        (UnitUnknown, "audience"),
        (PersonUnknown, "mentor_ids"),
        (PersonUnknown, "contact"),
    ]
    assert district.ask(exchanges.count, exchanges.Filter()) == 0


def test_the_responsible_person_holds_a_post_on_that_day(district):
    with pytest.raises(NotInPost):
        announced(district, responsible_person="gone")


def test_nothing_is_announced_for_a_day_outside_of_the_programme(district):
    when = {"starts_at": at("2027-03-20 14:00"), "ends_at": at("2027-03-20 16:00"), "sign_up_by": date(2027, 3, 1)}
    with pytest.raises(OutsideProgramme):
        announced(district, **when)


def test_who_does_not_organise_it_runs_nothing(district):
    key = announced(district)
    told = district.hub.exchanges

    for person in ("sec-kg", "asst-kg", "sec-ms", "mentor-ms", "liaison"):
        with pytest.raises(NotYours):
            told.close_registration(key, act=district.by(person))
    with pytest.raises(TermEnded):
        told.sign_up(key, act=district.by("gone"))
    assert row(district, key).state is State.OPEN


def test_it_is_put_off_and_gets_another_date_with_its_seats(district):
    key, told = full(district), district.hub.exchanges
    told.postpone(key, reason="大雪", act=district.by("asst-ms"))
    put_off = row(district, key)
    when = {"starts_at": at("2026-04-10 14:00"), "ends_at": at("2026-04-10 16:00"), "venue": "另一处"}
    told.set_date(key, **when, sign_up_by=date(2026, 4, 8), act=district.by("asst-ms"))

    now = row(district, key)
    assert (put_off.state, str(put_off.reason)) == (State.POSTPONED, "大雪")
    assert (now.state, now.notice.venue, now.moves, now.taken, now.waiting) == (State.OPEN, "另一处", 1, 2, 2)
    assert district.level()


# ---- partners


def test_a_partner_is_asked_and_answers_for_itself(district):
    key, told = announced(district), district.hub.exchanges
    ask = {"partner_id": "PT-01", "ask": "介绍资源", "reply_by": date(2026, 3, 12)}
    told.invite_partner(key, **ask, act=district.by("asst-ms"))
    with pytest.raises(NotYours):
        told.join_partner(key, partner_id="PT-01", act=district.by("sec-kg"))
    told.join_partner(key, partner_id="PT-01", contribution="提供场地", act=district.by("liaison"))

    (asked,) = district.ask(exchanges.partners, key)
    assert (asked.partner, asked.answer.value, str(asked.ask), str(asked.note)) == (
        "PT-01",
        "joined",
        "介绍资源",
        "提供场地",
    )
    assert [each.key for each in district.ask(exchanges.of_unit, [STREET])] == [key]


# ---- seats


def test_people_sign_up_for_themselves_and_see_the_seat_that_is_there(district):
    key = full(district)

    assert seats(district, key) == {"sec-ms": "seated", "sec-ps": "seated", "sec-kg": "waiting", "sec-kg2": "waiting"}
    with pytest.raises(SeatThere) as told:
        signed_up(district, key, "sec-kg")
    assert (told.value.facts["seat_state"], told.value.facts["place"]) == (SeatState.WAITING, 1)
    assert (row(district, key).taken, row(district, key).waiting) == (2, 2)


def test_a_seat_that_comes_free_is_offered_to_the_next_and_taken(district):
    key, told = full(district), district.hub.exchanges
    mine = district.ask(exchanges.own_seats, "sec-ms")[0].seat
    told.withdraw_seat(key, mine.id, reason="出差", act=district.by("sec-ms"))
    offered = district.ask(exchanges.own_seats, "sec-kg", live=True)[0].seat
    with pytest.raises(NotYours):
        told.take_seat(key, offered.id, act=district.by("sec-kg2"))
    told.take_seat(key, offered.id, act=district.by("sec-kg"))

    assert offered.state is SeatState.OFFERED
    assert seats(district, key) == {
        "sec-ms": "withdrawn",
        "sec-ps": "seated",
        "sec-kg": "seated",
        "sec-kg2": "waiting",
    }
    assert district.level()


def test_an_assistant_signs_up_the_own_schools_and_an_officer_whoever_phoned(district):
    key = announced(district, capacity=5)

    helped = signed_up(district, key, "sec-kg", by="asst-kg")
    phoned = signed_up(district, key, "sec-ps", by="officer")
    with pytest.raises(NotYours):
        signed_up(district, key, "sec-ms", by="asst-kg")

    assert (helped.party, phoned.party) == (KG1, PS1)
    assert last_act(district, key)[1:] == ("officer", "officer", STUDIO_MS)


def test_a_seat_is_for_the_own_unit_alone(district):
    key = announced(district)

    with pytest.raises(NotYours):
        signed_up(district, key, "sec-kg", party=KG2)
    assert signed_up(district, key, "sec-kg").party == KG1


# ---- the record


def test_from_the_record_to_the_end(district):
    key, told = reported(district), district.hub.exchanges
    told.publish_briefing(key, briefing=BRIEFING, act=district.by("asst-ms"))
    told.give_feedback(key, usefulness=4, will_apply=True, takeaway="联络本", act=district.by("sec-ms"))
    told.close(key, act=district.by("asst-ms"))

    now = row(district, key)
    assert (now.state, now.revision, now.briefings, now.wrote) == (State.CLOSED, 1, (BRIEFING.issue_no,), (MS1,))
    assert seats(district, key)["sec-ms"] == "attended"
    (line,) = [line for line in district.ask(exchanges.attendance, key) if line.person == "sec-kg"]
    assert line.status is Attendance.ABSENT
    assert district.level()


def test_nobody_closes_what_nobody_answered_for(district):
    key, told = filed(district, responsible=False), district.hub.exchanges
    district.wind("2026-04-01 09:00")

    with pytest.raises(NobodyAnswered):
        told.close(key, act=district.by("asst-ms"))
    told.record_deputy(key, person_id="asst-ms", reason="主持人外出开会", act=district.by("asst-ms"))
    told.close(key, act=district.by("asst-ms"))

    assert (row(district, key).state, row(district, key).deputy) == (State.CLOSED, "asst-ms")


def test_people_and_units_on_the_sheet_are_known(district):
    key = held(district)
    sheet = {"responsible_present": True, "source": "paper"}

    stranger, lost = Entry("p-x", MS1, Attendance.PRESENT), Entry("sec-ms", NOWHERE, Attendance.PRESENT)

    with pytest.raises(PersonUnknown):
        district.hub.exchanges.file_attendance(key, entries=(stranger,), **sheet, act=district.by("asst-ms"))
    with pytest.raises(UnitUnknown):
        district.hub.exchanges.file_attendance(key, entries=(lost,), **sheet, act=district.by("asst-ms"))

    assert row(district, key).sheet is None


def test_minutes_are_amended_and_their_items_are_done_by_whose_they_are(district):
    key, told = reported(district), district.hub.exchanges
    items = (Item(1, Prose("试行家校联络本"), "sec-kg", date(2026, 5, 1)),)
    told.amend_minutes(key, base_revision=1, changes=Amendment(action_items=items), act=district.by("asst-ms"))
    with pytest.raises(NotYours):
        told.complete_action(key, item_no=1, act=district.by("sec-ps"))
    told.complete_action(key, item_no=1, evidence="已发放", act=district.by("sec-kg"))

    first, second = district.ask(exchanges.revisions, key)
    (item,) = second.items
    assert (first.items, second.base, item.owner, item.done_on) == ((), 1, "sec-kg", date(2026, 3, 20))
    assert str(second.summary) == str(first.summary)


def test_an_issue_number_is_one_exchange_s(district):
    later = {"starts_at": at("2026-03-27 14:00"), "ends_at": at("2026-03-27 16:00")}
    other = announced(district, title="另一场", **later)
    key = reported(district)
    told = district.hub.exchanges
    told.publish_briefing(key, briefing=BRIEFING, act=district.by("asst-ms"))
    told.publish_briefing(key, briefing=BRIEFING, act=district.by("asst-ms"))
    district.wind("2026-03-27 18:00")
    times = {"started_at": at("2026-03-27 14:00"), "ended_at": at("2026-03-27 16:00")}
    told.record_held(other, **times, headcount=3, act=district.by("asst-ms"))

    with pytest.raises(IssueTaken):
        told.publish_briefing(other, briefing=BRIEFING, act=district.by("asst-ms"))
    assert [each.prints for each in district.ask(exchanges.briefings, key)] == [1]


def test_the_party_school_voids_it_and_removes_words(district):
    key, told = reported(district), district.hub.exchanges
    with pytest.raises(NotYours):
        told.void(key, reason=VoidReason.DUPLICATE, note="重复", act=district.by("lead-ms"))
    told.void(key, reason=VoidReason.DUPLICATE, note="重复", act=district.by("director"))
    texts = tuple(knows(district, key).texts)
    told.redact(key, of=texts, reason="脱敏", act=district.by("officer"))

    assert row(district, key).state is State.VOIDED
    assert str(district.ask(exchanges.minutes, key).summary) == "（内容已移除）"
    assert type(knows(district, key)) is Exchange
    assert STUDIO_KG in row(district, key).notice.audience


def test_a_partner_looks_up_who_organises_what_it_has_joined(district):
    key = announced(district, organiser=STUDIO_KG, audience=(STUDIO_KG,), by="officer")
    before = known_to(district, "liaison")
    district.hub.exchanges.invite_partner(
        key, partner_id=STREET.id, ask="请来", reply_by=date(2026, 3, 12), act=district.by("officer")
    )
    asked = known_to(district, "liaison")

    district.hub.exchanges.join_partner(key, partner_id=STREET.id, act=district.by("liaison"))

    assert before == asked
    assert known_to(district, "liaison") - before == {"asst-kg"}


def known_to(district, person):
    return district.ask(sight.colleagues, district.hub.core.standing(person))
