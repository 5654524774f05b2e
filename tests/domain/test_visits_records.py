"""What happened: held or not, entered at once or afterwards, acknowledged, disputed, corrected."""

from __future__ import annotations

from typing import Any

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen, TooLong
from domain.model import Prose
from domain.visits import Cause, Disputed, Original, RecordField, State, Visit, faults, refusals
from domain.words import Side
from tests.stories import (
    AFTER,
    ASSISTANT,
    GUEST,
    GUEST_PERSON,
    HOST,
    HOST_PERSON,
    MIDDLE,
    NURSERY,
    PRIMARY,
    PROGRAMME,
    SHEET,
    TOOK_PLACE,
    agreed,
    at,
    changing,
    confirmed,
    disputed,
    entered_afterwards,
    happened,
    held,
    not_held,
    on,
    prepared,
    refused,
    reported,
    subject,
)

HELD_GIVEN: dict[str, Any] = TOOK_PLACE | {"by": HOST, "now": AFTER}
CONTEST: dict[str, Any] = {"by": GUEST, "text": Prose("只来了三人"), "now": AFTER, "recorded_on": on("03-20")}


def recording_refused(**wrong: Any) -> list[tuple[Any, str, dict[str, Any]]]:
    return refused(confirmed().record_held, **HELD_GIVEN | wrong)


def test_a_visit_is_held_though_people_forgot_to_confirm():
    visit = changing()

    facts = happened(visit.record_held, **HELD_GIVEN, partner_ids=("pt-street",))

    assert facts == [(Visit.Held, TOOK_PLACE | {"partner_ids": ("pt-street",)})]
    assert (visit.state, visit.held_on, visit.turn) == (State.HELD, on("03-20"), None)


def test_what_has_not_happened_yet_is_not_recorded():
    assert recording_refused(now=at("03-20 13:00")) == [(InTheFuture, "started_at", {})]
    assert recording_refused(now=at("03-20 15:00")) == [(InTheFuture, "ended_at", {})]


def test_a_visit_ends_after_it_starts_and_within_a_day():
    assert recording_refused(ended_at=at("03-20 14:00")) == [(faults.EndsBeforeStart, "ended_at", {})]
    assert recording_refused(started_at=at("03-19 16:29")) == [(faults.TakesTooLong, "ended_at", {"hours": 24})]


def test_somebody_came_and_somebody_received():
    assert recording_refused(headcount_guest=-1, headcount_host=0) == [
        (faults.TooFew, "headcount_guest", {"least": 1}),
        (faults.TooFew, "headcount_host", {"least": 1}),
    ]


def test_more_than_500_people_are_entered_on_purpose_only():
    unusual = {"usual": 500, "count": 501}

    assert recording_refused(headcount_guest=501) == [(faults.HeadcountUnusual, "headcount_guest", unusual)]
    assert happened(confirmed().record_held, **HELD_GIVEN | {"headcount_guest": 501}, sure=True)


def test_before_the_agreed_end_nobody_can_say_that_it_was_not_held():
    visit = prepared()
    note = {"cause": Cause.HOST, "note": Prose("负责人未到")}

    assert refused(visit.record_not_held, now=at("03-20 16:29"), **note) == [
        (refusals.NotOverYet, "", {"ends_at": at("03-20 16:30")})
    ]
    assert happened(visit.record_not_held, now=at("03-20 16:30"), **note) == [
        (Visit.NotHeld, note | {"on": on("03-20")})
    ]


def test_a_visit_not_held_is_explained():
    assert refused(agreed().record_not_held, cause=Cause.HOST, note=Prose(""), now=at("03-21 09:00")) == [
        (NotChosen, "note", {})
    ]


def test_only_the_party_school_turns_a_disputed_not_held_into_held():
    visit = not_held()
    late = HELD_GIVEN | {"now": at("03-21 09:00")}

    assert refused(visit.record_held, **late) == [(refusals.PartySchoolOnly, "", {})]
    assert refused(visit.record_held, **late | {"by": None}) == [(refusals.NotDisputed, "", {})]
    disputed(visit, Disputed.NOT_HELD)
    visit.record_held(**late | {"by": None})
    assert (visit.state, visit.disputed) == (State.HELD, False)


def test_a_past_visit_is_entered_afterwards_with_its_source():
    visit = entered_afterwards(partner_ids=("pt-street",))

    fact = visit.pending_events[0]
    assert (type(fact), fact.proposer, fact.by, fact.by_person) == (Visit.RecordedAfterwards, MIDDLE, HOST, HOST_PERSON)
    assert (fact.source, fact.headcount_guest, fact.partner_ids) == ("会议记录", 6, ("pt-street",))
    assert (visit.state, visit.turn, visit.offer_no, visit.one_sided) == (State.HELD, None, 0, True)


def test_everything_wrong_with_a_record_afterwards_is_told_at_once():
    wrong = {"started_at": at("03-20 18:00"), "headcount_host": 0, "source": "", "now": AFTER}

    assert refused(Visit.record_afterwards, subject(guest=MIDDLE, topic=""), **AFTERWARDS | wrong) == [
        (faults.OwnUnit, "guest", {}),
        (NotChosen, "topic", {}),
        (InTheFuture, "started_at", {}),
        (faults.EndsBeforeStart, "ended_at", {}),
        (faults.TooFew, "headcount_host", {"least": 1}),
        (NotChosen, "source", {}),
    ]


AFTERWARDS: dict[str, Any] = TOOK_PLACE | {
    "by": HOST,
    "by_person": HOST_PERSON,
    "source": "会议记录",
    "now": AFTER,
    "programme": PROGRAMME,
}


def test_a_past_visit_lies_within_the_programme():
    before = {"started_at": at("03-20 14:00").replace(year=2023), "ended_at": at("03-20 16:00").replace(year=2023)}

    assert [(kind, field) for kind, field, _ in refused(Visit.record_afterwards, subject(), **AFTERWARDS | before)] == [
        (faults.OutsideProgramme, "started_at")
    ]


def test_a_past_return_visit_names_what_it_returns():
    original = Original(host=PRIMARY, guest=MIDDLE, held=True, returned=True)

    assert refused(Visit.record_afterwards, subject(in_return_for="v-0"), **AFTERWARDS, original=original) == [
        (refusals.OriginalReturned, "in_return_for", {"visit": "v-0"})
    ]


def test_the_side_that_did_not_enter_it_acknowledges_a_record():
    visit = entered_afterwards()

    facts = happened(visit.acknowledge_record, by=GUEST, by_person=GUEST_PERSON)

    assert facts == [(Visit.RecordAcknowledged, {"by": GUEST})]
    assert visit.one_sided is False
    assert happened(visit.acknowledge_record, by=GUEST, by_person=GUEST_PERSON) == []


@pytest.mark.parametrize(("by", "person"), [(HOST, ASSISTANT), (GUEST, HOST_PERSON)])
def test_neither_its_side_nor_its_author_acknowledges_a_record(by: Side, person: str):
    assert refused(entered_afterwards().acknowledge_record, by=by, by_person=person) == [(refusals.OwnRecord, "", {})]


def test_what_the_party_school_entered_both_sides_acknowledge():
    visit = entered_afterwards(by=None)

    visit.acknowledge_record(by=HOST, by_person=ASSISTANT)
    assert visit.one_sided is True
    visit.acknowledge_record(by=GUEST, by_person=GUEST_PERSON)
    assert visit.one_sided is False


def test_a_visit_that_was_agreed_needs_no_acknowledgement():
    assert refused(held().acknowledge_record, by=GUEST, by_person=ASSISTANT) == [(refusals.NotAfterwards, "", {})]


def test_a_side_contests_what_is_recorded_and_the_record_is_marked():
    visit = held()

    assert happened(visit.dispute_record, what=Disputed.HELD, **CONTEST) == [
        (Visit.RecordDisputed, {"by": GUEST, "what": Disputed.HELD, "text": Prose("只来了三人")})
    ]
    assert happened(visit.dispute_record, what=Disputed.HELD, **CONTEST) == []
    assert visit.disputed is True


@pytest.mark.parametrize("what", [Disputed.NOT_HELD, Disputed.ATTENDANCE, Disputed.MINUTES])
def test_what_is_not_there_is_not_contested(what: Disputed):
    assert refused(held().dispute_record, what=what, **CONTEST) == [(refusals.NothingToDispute, "what", {"what": what})]


def test_each_part_of_the_record_can_be_contested_once_it_is_there():
    visit = reported()
    visit.file_attendance(**SHEET)

    for what in (Disputed.HELD, Disputed.ATTENDANCE, Disputed.MINUTES):
        assert len(happened(visit.dispute_record, what=what, **CONTEST)) == 1


def test_a_dispute_has_words_and_comes_within_7_days():
    assert refused(held().dispute_record, what=Disputed.HELD, **CONTEST | {"text": Prose("")}) == [
        (NotChosen, "text", {})
    ]
    assert happened(held().dispute_record, what=Disputed.HELD, **CONTEST | {"now": at("03-27 23:59")})
    assert refused(held().dispute_record, what=Disputed.HELD, **CONTEST | {"now": at("03-28 00:00")}) == [
        (refusals.DisputeOver, "", {"until": on("03-27")})
    ]


def test_a_dispute_about_the_visit_ends_with_its_correction():
    visit = disputed(held(), Disputed.HELD)

    visit.correct_record(by=HOST, field=RecordField.HEADCOUNT_GUEST, new=3, reason=Prose("数错"), now=AFTER)

    assert visit.disputed is False


def test_a_visit_held_long_ago_is_entered_by_who_has_one_source_line():
    assert refused(Visit.record_afterwards, subject(host=NURSERY), **AFTERWARDS | {"source": "源" * 201}) == [
        (TooLong, "source", {"limit": 200, "length": 201})
    ]


def test_nothing_is_recorded_before_the_agreed_day():
    visit = agreed()
    heads = {"headcount_guest": 1, "headcount_host": 1}
    eve = {"started_at": at("03-19 09:00"), "ended_at": at("03-19 10:00"), "now": at("03-19 23:59")}
    dawn = {"started_at": at("03-20 00:00"), "ended_at": at("03-20 00:01"), "now": at("03-20 00:01")}

    early = refused(visit.record_held, by=HOST, **eve, **heads)
    visit.record_held(by=HOST, **dawn, **heads)

    assert early == [(refusals.NotTheDayYet, "", {"on": on("03-20")})]
    assert visit.held_on == on("03-20")
