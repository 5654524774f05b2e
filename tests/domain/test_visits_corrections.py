"""Correcting a record keeps the old value, and the rules under which the record was made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen
from domain.model import Prose
from domain.visits import RecordField, RecordValue, Standing, Visit, faults, refusals
from domain.words import Party
from tests.stories import (
    AFTER,
    GUEST,
    GUEST_PERSON,
    HOST,
    MIDDLE,
    NURSERY,
    PRIMARY,
    STREET,
    at,
    entered_afterwards,
    happened,
    held,
    invitation,
    on,
    refused,
    reported,
    subject,
)

WHY: dict[str, Any] = {"reason": Prose("登记有误"), "now": AFTER}


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        (RecordField.STARTED_AT, at("03-20 14:00"), at("03-20 13:30")),
        (RecordField.ENDED_AT, at("03-20 16:30"), at("03-20 17:00")),
        (RecordField.HEADCOUNT_GUEST, 6, 5),
        (RecordField.HEADCOUNT_HOST, 4, 3),
        (RecordField.PARTNER_IDS, (), ("pt-street",)),
    ],
)
def test_either_side_corrects_time_numbers_and_partners(field: RecordField, old: RecordValue, new: RecordValue):
    visit = held()

    facts = happened(visit.correct_record, by=GUEST, field=field, new=new, **WHY)

    assert facts == [(Visit.RecordCorrected, {"field": field, "old": old, "new": new, "reason": Prose("登记有误")})]
    assert getattr(visit, field) == new
    assert happened(visit.correct_record, by=GUEST, field=field, new=new, **WHY) == []


@pytest.mark.parametrize(
    ("field", "new", "kind"),
    [
        (RecordField.STARTED_AT, at("03-20 16:30"), faults.EndsBeforeStart),
        (RecordField.STARTED_AT, at("03-19 08:00"), faults.TakesTooLong),
        (RecordField.ENDED_AT, at("03-20 18:00"), InTheFuture),
        (RecordField.HEADCOUNT_GUEST, 0, faults.TooFew),
        (RecordField.HEADCOUNT_HOST, 501, faults.HeadcountUnusual),
        (RecordField.HEADCOUNT_HOST, MIDDLE, faults.NotOfThisField),
        (RecordField.PARTNER_IDS, 5, faults.NotOfThisField),
    ],
)
def test_a_corrected_value_keeps_the_rules(field: RecordField, new: RecordValue, kind: type):
    wrong = refused(held().correct_record, by=HOST, field=field, new=new, **WHY)

    assert [(fault, where) for fault, where, _ in wrong] == [(kind, "new")]


def test_a_correction_is_explained():
    assert refused(
        held().correct_record, by=HOST, field=RecordField.HEADCOUNT_HOST, new=3, reason=Prose(" "), now=AFTER
    ) == [(NotChosen, "reason", {})]


def test_an_unusual_number_is_corrected_to_on_purpose():
    assert happened(held().correct_record, by=HOST, field=RecordField.HEADCOUNT_GUEST, new=700, sure=True, **WHY)


def test_the_party_school_alone_corrects_who_visited_whom():
    visit = held()

    assert refused(visit.correct_record, by=HOST, field=RecordField.GUEST, new=NURSERY, **WHY) == [
        (refusals.PartySchoolOnly, "", {})
    ]
    visit.correct_record(by=None, field=RecordField.GUEST, new=NURSERY, **WHY)
    assert (visit.host, visit.guest) == (MIDDLE, NURSERY)


@pytest.mark.parametrize(("field", "new"), [(RecordField.HOST, PRIMARY), (RecordField.GUEST, MIDDLE)])
def test_naming_one_side_in_the_other_place_makes_them_change_places(field: RecordField, new: Party):
    visit = held()

    visit.correct_record(by=None, field=field, new=new, **WHY)

    assert (visit.host, visit.guest) == (PRIMARY, MIDDLE)


def test_a_corrected_pair_is_one_that_may_visit():
    visit = invitation(about=subject(host=STREET))
    visit.accept(by=GUEST, offer_no=1, slot=visit.slots[0], now=at("03-03 09:00"))
    visit.record_held(
        by=HOST, now=AFTER, started_at=at("03-20 14:00"), ended_at=AFTER, headcount_guest=1, headcount_host=1
    )

    library = Party(STREET.kind, "pt-library")
    assert refused(visit.correct_record, by=None, field=RecordField.GUEST, new=library, **WHY) == [
        (faults.PartnersOnly, "new", {})
    ]


def spoken(visit: Visit, how: str) -> Visit:
    match how:
        case "feedback":
            visit.give_feedback(by=GUEST, usefulness=4, will_apply=True, now=AFTER)
        case "promise":
            visit.promise_return(by=GUEST, due_on=on("09-01"), standing=Standing.OWED)
        case "waiver":
            visit.waive_return(by=HOST, reason=Prose("路远"), standing=Standing.OWED)
        case "minutes":
            reported(visit)
    return visit


@pytest.mark.parametrize("how", ["feedback", "promise", "waiver", "minutes"])
def test_once_a_side_has_put_its_name_to_something_the_sides_stay(how: str):
    visit = spoken(held(), how)

    assert refused(visit.correct_record, by=None, field=RecordField.HOST, new=NURSERY, **WHY) == [
        (refusals.SidesSpoken, "", {})
    ]


def test_an_acknowledged_record_keeps_its_sides_and_a_fresh_one_may_change_them():
    visit = entered_afterwards()
    visit.correct_record(by=None, field=RecordField.HOST, new=NURSERY, **WHY)
    assert visit.host == NURSERY

    visit.acknowledge_record(by=GUEST, by_person=GUEST_PERSON)

    assert refused(visit.correct_record, by=None, field=RecordField.HOST, new=MIDDLE, **WHY) == [
        (refusals.SidesSpoken, "", {})
    ]


def test_a_time_is_corrected_with_its_zone():
    visit = held()
    utc = datetime.fromisoformat("2025-03-20T05:30:00+00:00")

    visit.correct_record(by=HOST, field=RecordField.STARTED_AT, new=utc, **WHY)

    assert (visit.started_at, visit.held_on) == (at("03-20 13:30"), on("03-20"))


def test_a_record_moves_to_another_day_with_both_old_values_kept():
    visit = held()
    times = {"started_at": at("03-18 14:00"), "ended_at": at("03-18 16:00")}

    facts = happened(visit.correct_times, **times, **WHY)

    assert [(kind, told["field"], told["old"], told["new"]) for kind, told in facts] == [
        (Visit.RecordCorrected, RecordField.STARTED_AT, at("03-20 14:00"), at("03-18 14:00")),
        (Visit.RecordCorrected, RecordField.ENDED_AT, at("03-20 16:30"), at("03-18 16:00")),
    ]
    assert visit.held_on == on("03-18")
    assert happened(visit.correct_times, **times, **WHY) == []


def test_only_what_differs_is_corrected():
    facts = happened(held().correct_times, started_at=at("03-20 14:00"), ended_at=at("03-20 16:00"), **WHY)

    assert [told["field"] for _, told in facts] == [RecordField.ENDED_AT]


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("03-18 16:00", "03-18 14:00", faults.EndsBeforeStart),
        ("03-20 16:00", "03-20 18:00", InTheFuture),
        ("03-16 14:00", "03-18 14:00", faults.TakesTooLong),
    ],
)
def test_moved_times_keep_the_rules_and_move_nothing_when_wrong(start: str, end: str, kind: type):
    visit = held()

    wrong = refused(visit.correct_times, started_at=at(start), ended_at=at(end), reason=Prose(" "), now=AFTER)

    assert [fault for fault, *_ in wrong] == [kind, NotChosen]
    assert (visit.started_at, visit.ended_at) == (at("03-20 14:00"), at("03-20 16:30"))
