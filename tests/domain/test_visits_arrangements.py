"""Letter, delegation, logistics, confirmation and cancelling: who does it, and what it needs."""

from __future__ import annotations

from typing import Any

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.model import Prose
from domain.visits import Canceller, CancelReason, State, Visit, faults, refusals
from domain.words import AgendaLine, Side
from tests.stories import (
    GUEST,
    HOST,
    HOST_PERSON,
    LETTER,
    LOGISTICS,
    NOW,
    THURSDAY,
    agreed,
    at,
    changing,
    confirmed,
    happened,
    invitation,
    on,
    prepared,
    refused,
    subject,
)

LETTER_GIVEN = LETTER | {"by": GUEST, "now": NOW}
LOGISTICS_GIVEN = LOGISTICS | {"by": HOST}
ILL: dict[str, Any] = {"reason": CancelReason.ILLNESS, "note": Prose("负责人病假")}


def test_the_guest_issues_its_letter_once():
    visit = agreed()

    assert happened(visit.issue_letter, **LETTER_GIVEN) == [(Visit.LetterIssued, LETTER)]
    assert happened(visit.issue_letter, **LETTER_GIVEN) == []
    assert visit.headcount == 6


def test_a_letter_has_a_number_words_and_a_headcount_the_host_can_receive():
    wrong = {"letter_no": "", "content": Prose(""), "itinerary": Prose(" "), "headcount": 9, "on": on("03-04")}

    assert refused(agreed().issue_letter, **LETTER_GIVEN | wrong) == [
        (NotChosen, "letter_no", {}),
        (NotChosen, "content", {}),
        (NotChosen, "itinerary", {}),
        (faults.OverCapacity, "headcount", {"capacity": 8, "count": 9}),
        (InTheFuture, "on", {}),
    ]


def test_a_phone_number_does_not_stand_in_a_letter():
    wrong = {"itinerary": Prose("联系人13812345678")}

    assert refused(agreed().issue_letter, **LETTER_GIVEN | wrong) == [
        (PersonalNumber, "itinerary", {"kind": "phone", "at": 4})
    ]


def test_the_guest_says_who_comes():
    visit = agreed()
    given = {"headcount": 3, "person_ids": ("p-1", "p-2"), "bring": Prose("两份样表")}

    assert happened(visit.set_delegation, by=GUEST, **given) == [(Visit.DelegationSet, given)]
    assert happened(visit.set_delegation, by=GUEST, **given) == []
    assert visit.headcount == 3


def test_a_delegation_is_somebody_and_fits():
    assert refused(agreed().set_delegation, by=GUEST, headcount=0) == [(faults.TooFew, "headcount", {"least": 1})]
    assert refused(agreed().set_delegation, by=GUEST, headcount=9) == [
        (faults.OverCapacity, "headcount", {"capacity": 8, "count": 9})
    ]
    assert happened(agreed(about=subject(capacity=None)).set_delegation, by=GUEST, headcount=9)[0][1] == {
        "person_ids": (),
        "headcount": 9,
    }


def test_a_delegation_names_people_once_who_exist_and_not_more_than_come():
    wrong = {"headcount": 2, "person_ids": ("p-1", "p-1", "p-x"), "unknown": {"p-x"}, "bring": Prose("带" * 20_001)}

    assert refused(agreed().set_delegation, by=GUEST, **wrong) == [
        (faults.MoreNamesThanHeads, "person_ids", {"named": 3, "count": 2}),
        (faults.PersonTwice, "person_ids", {"no": 2, "person": "p-1"}),
        (faults.PersonUnknown, "person_ids", {"no": 3, "person": "p-x"}),
        (TooLong, "bring", {"limit": 20_000, "length": 20_001}),
    ]


def test_the_host_sets_hours_venue_agenda_and_who_answers_for_it():
    visit = agreed()
    kept = {name: value for name, value in LOGISTICS.items() if name != "responsible_of_host"}

    assert happened(visit.set_logistics, **LOGISTICS_GIVEN) == [(Visit.LogisticsSet, kept)]
    assert happened(visit.set_logistics, **LOGISTICS_GIVEN) == []
    assert (visit.starts_at, visit.ends_at, visit.venue) == (at("03-20 14:00"), at("03-20 16:30"), "中学二楼会议室")


def test_what_one_side_prepares_the_other_does_not():
    visit = prepared()

    assert refused(visit.issue_letter, **LETTER_GIVEN | {"by": HOST}) == [(refusals.OtherSideOnly, "", {"side": GUEST})]
    assert refused(visit.set_delegation, by=HOST, headcount=3) == [(refusals.OtherSideOnly, "", {"side": GUEST})]
    assert refused(visit.set_logistics, **LOGISTICS_GIVEN | {"by": GUEST}) == [
        (refusals.OtherSideOnly, "", {"side": HOST})
    ]
    assert refused(visit.confirm, by=GUEST) == [(refusals.OtherSideOnly, "", {"side": HOST})]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("03-21 14:00", "03-21 16:00"), ("03-20 11:00", "03-20 13:00"), ("03-20 18:00", "03-20 19:30")],
)
def test_another_day_or_half_day_than_agreed_is_a_change(starts: str, ends: str):
    hours = {"starts_at": at(starts), "ends_at": at(ends)}

    assert refused(agreed().set_logistics, **LOGISTICS_GIVEN | hours) == [
        (faults.OutsideSlot, "starts_at", {"slot": THURSDAY})
    ]


def test_everything_wrong_with_the_logistics_is_told_at_once():
    wrong = {
        "ends_at": at("03-20 14:00"),
        "venue": "",
        "agenda": (AgendaLine(at("03-20 14:00").time(), ""),),
        "responsible_person": "",
    }

    assert refused(agreed().set_logistics, **LOGISTICS_GIVEN | wrong) == [
        (faults.EndsBeforeStart, "ends_at", {}),
        (NotChosen, "venue", {}),
        (NotChosen, "agenda", {}),
        (NotChosen, "responsible_person", {}),
    ]


def test_the_responsible_person_is_of_the_host():
    assert refused(agreed().set_logistics, **LOGISTICS_GIVEN | {"responsible_of_host": False}) == [
        (faults.NotOfHost, "responsible_person", {})
    ]


def test_a_blocked_day_and_an_overlap_ask_for_a_reason_and_do_not_stop():
    unusual = LOGISTICS_GIVEN | {"blocked": True, "overlap": True}
    because = {"because": ("blocked", "overlap")}

    assert refused(agreed().set_logistics, **unusual) == [(faults.ReasonNeeded, "override_reason", because)]
    facts = happened(agreed().set_logistics, **unusual, override_reason=Prose("考试只占上午"))
    assert facts[0][1]["override_reason"] == Prose("考试只占上午")


def test_the_host_confirms_what_is_prepared():
    visit = prepared()

    facts = happened(visit.confirm, by=HOST)

    assert facts == [(Visit.Confirmed, {"terms_hash": facts[0][1]["terms_hash"]})]
    assert visit.state is State.CONFIRMED


def test_the_confirmed_terms_are_others_than_those_accepted_without_hours():
    visit = confirmed()
    hashes = [fact.terms_hash for fact in visit.pending_events if isinstance(fact, (Visit.Accepted, Visit.Confirmed))]

    assert len(set(hashes)) == 2


def test_nothing_is_confirmed_while_something_is_missing():
    visit = invitation()
    visit.accept(by=GUEST, offer_no=1, slot=THURSDAY, now=NOW)

    assert refused(visit.confirm, by=HOST) == [(refusals.NotPrepared, "", {"missing": ("headcount", "logistics")})]


def test_nothing_is_confirmed_while_a_change_is_pending():
    assert refused(changing(prepared()).confirm, by=HOST) == [
        (refusals.ChangePending, "", {"change_no": 1, "by": GUEST})
    ]


@pytest.mark.parametrize(
    ("by", "stored"), [(HOST, Canceller.HOST), (GUEST, Canceller.GUEST), (None, Canceller.PARTY_SCHOOL)]
)
def test_either_side_or_the_party_school_cancels_with_words(by: Side | None, stored: Canceller):
    visit = changing(confirmed())

    facts = happened(visit.cancel, by=by, now=at("03-18 13:59"), **ILL)

    assert facts == [(Visit.Cancelled, {"by": stored, "late": False} | ILL)]
    assert (visit.state, visit.change, visit.turn) == (State.CANCELLED, None, None)


def test_a_visit_called_off_within_48_hours_is_late():
    facts = happened(confirmed().cancel, by=GUEST, now=at("03-18 14:01"), **ILL)

    assert facts[0][1]["late"] is True


def test_what_has_begun_is_not_cancelled_but_recorded_as_not_held():
    started = [(refusals.AlreadyStarted, "", {"starts_at": at("03-20 14:00")})]

    assert refused(confirmed().cancel, by=HOST, now=at("03-20 14:00"), **ILL) == started


def test_cancelling_is_explained():
    assert refused(agreed().cancel, by=HOST, now=NOW, reason=CancelReason.CLASH, note=Prose(" ")) == [
        (NotChosen, "note", {})
    ]


def test_before_the_hours_are_set_the_half_day_tells_when_a_visit_begins_and_ends():
    assert (agreed().starts_at, agreed().ends_at) == (at("03-20 12:00"), at("03-20 19:00"))


def test_what_has_not_been_agreed_has_no_time():
    with pytest.raises(LookupError):
        invitation().starts_at  # noqa: B018  # reading it is the act


def test_who_answers_for_the_visit_is_kept():
    logistics = prepared().logistics

    assert logistics is not None
    assert logistics.responsible_person == HOST_PERSON
