"""Minutes are filed by one side and agreed or amended by the other; silence of 14 days is agreement."""

from __future__ import annotations

from typing import Any

import pytest

from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.minutes import ItemTwice, ItemUnnumbered, MinutesChanged, NoMinutes, NoTakeaway, NothingAmended
from domain.model import Prose
from domain.visits import Amendment, Disputed, State, Visit, refusals
from domain.visits.refusals import AlreadyDone
from domain.words import Item
from tests.stories import (
    AFTER,
    ASSISTANT,
    GUEST,
    GUEST_PERSON,
    HOST,
    HOST_PERSON,
    MINUTES,
    at,
    closed,
    disputed,
    happened,
    held,
    on,
    refused,
    reported,
)

FILED: dict[str, Any] = MINUTES | {"by": HOST, "by_person": HOST_PERSON}
AGREE: dict[str, Any] = {"by": GUEST, "by_person": GUEST_PERSON, "revision": 1, "now": AFTER}
AMEND: dict[str, Any] = {"by": GUEST, "by_person": GUEST_PERSON, "base_revision": 1}
SILENT: dict[str, Any] = {"by": None, "revision": 1, "revised_on": on("03-20")}


def amended() -> Visit:
    visit = reported()
    visit.amend_minutes(**AMEND, changes=Amendment(summary=Prose("看了阅览室")))
    return visit


def test_the_side_that_files_minutes_has_confirmed_them():
    visit = held()

    assert happened(visit.file_minutes, **FILED) == [(Visit.MinutesFiled, FILED | {"revision": 1})]
    assert (visit.state, visit.confirmed) == (State.REPORTED, {HOST})


def test_late_minutes_are_welcome_and_the_visit_stays_closed():
    visit = closed(with_minutes=False)

    visit.file_minutes(**FILED)

    assert visit.state is State.CLOSED
    assert refused(visit.file_minutes, **FILED) == [
        (AlreadyDone, "", {"command": "file_minutes", "state": State.CLOSED})
    ]


def test_no_takeaway_at_all_is_to_be_said():
    nothing = FILED | {"learnt": (Prose(" "),)}

    assert refused(held().file_minutes, **nothing) == [(NoTakeaway, "learnt", {})]
    assert happened(held().file_minutes, **nothing, nothing_learnt=True)[0][1]["learnt"] == ()


def test_empty_lines_are_left_out():
    given = FILED | {"learnt": (Prose(""), Prose("晨会")), "problems": (Prose(" "),)}

    stored = happened(held().file_minutes, **given)[0][1]

    assert (stored["learnt"], stored["problems"]) == ((Prose("晨会"),), ())


def test_everything_wrong_with_minutes_is_told_at_once():
    items = (
        Item(1, Prose(""), HOST_PERSON, on("04-10")),
        Item(1, Prose("交换样表"), "", on("04-10")),
        Item(0, Prose("回访"), HOST_PERSON, on("04-10")),
    )
    wrong = {"summary": Prose(""), "learnt": (Prose("长" * 20_001),), "problems": (Prose("13912345678"),)}

    assert refused(held().file_minutes, **FILED | wrong | {"action_items": items}) == [
        (NotChosen, "summary", {}),
        (TooLong, "learnt", {"limit": 20_000, "length": 20_001}),
        (PersonalNumber, "problems", {"kind": "phone", "at": 1}),
        (NotChosen, "action_items", {}),
        (NotChosen, "action_items", {"no": 1}),
        (ItemTwice, "action_items", {"no": 1}),
        (ItemUnnumbered, "action_items", {"least": 1}),
    ]


def test_an_amendment_stores_what_differs_and_the_confirmations_start_again():
    visit = reported()
    visit.confirm_minutes(**AGREE)
    changes = Amendment(summary=MINUTES["summary"], learnt=(Prose("晨会"),), problems=(), action_items=())

    facts = happened(visit.amend_minutes, **AMEND, changes=changes)

    told = {"changes": Amendment(learnt=(Prose("晨会"),), problems=(), action_items=())}
    assert facts == [(Visit.MinutesAmended, AMEND | told | {"revision": 2})]
    assert visit.confirmed == {GUEST}
    assert visit.minutes is not None
    assert (visit.minutes.summary, visit.minutes.learnt, visit.minutes.problems) == (
        MINUTES["summary"],
        (Prose("晨会"),),
        (),
    )


@pytest.mark.parametrize("changes", [Amendment(), Amendment(summary=MINUTES["summary"], learnt=MINUTES["learnt"])])
def test_an_amendment_changes_something(changes: Amendment):
    assert refused(reported().amend_minutes, **AMEND, changes=changes) == [(NothingAmended, "summary", {})]


def test_an_amendment_keeps_the_rules_of_minutes():
    wrong = Amendment(summary=Prose(""), learnt=(), action_items=(Item(1, Prose(" "), HOST_PERSON, on("04-10")),))

    assert refused(reported().amend_minutes, **AMEND, changes=wrong) == [
        (NotChosen, "summary", {}),
        (NoTakeaway, "learnt", {}),
        (NotChosen, "action_items", {}),
    ]
    assert happened(reported().amend_minutes, **AMEND, changes=Amendment(learnt=()), nothing_learnt=True)


def test_what_builds_on_an_older_revision_is_refused():
    stale = [(MinutesChanged, "", {"seen": 1, "revision": 2})]

    assert refused(amended().amend_minutes, **AMEND, changes=Amendment(problems=())) == stale
    assert refused(amended().confirm_minutes, **AGREE | {"by": HOST}) == stale


def test_minutes_that_nobody_filed_are_neither_amended_nor_confirmed():
    visit = closed(with_minutes=False)

    assert refused(visit.amend_minutes, **AMEND, changes=Amendment(problems=())) == [(NoMinutes, "", {})]
    assert refused(visit.confirm_minutes, **AGREE) == [(NoMinutes, "", {})]


def test_the_other_side_agrees_and_a_second_click_says_nothing_new():
    visit = reported()

    assert happened(visit.confirm_minutes, **AGREE) == [
        (Visit.MinutesConfirmed, {"revision": 1, "by": GUEST, "tacit": False})
    ]
    assert happened(visit.confirm_minutes, **AGREE) == []
    assert happened(visit.confirm_minutes, **AGREE | {"by": HOST, "by_person": HOST_PERSON}) == []


def test_one_person_does_not_agree_to_what_the_same_person_filed():
    assert refused(reported().confirm_minutes, **AGREE | {"by_person": HOST_PERSON}) == [(refusals.OwnRecord, "", {})]


def test_who_filed_the_first_revision_may_agree_to_the_other_sides():
    assert happened(amended().confirm_minutes, by=HOST, by_person=HOST_PERSON, revision=2, now=AFTER)


def test_14_days_of_silence_are_agreement():
    visit = reported()

    assert refused(visit.confirm_minutes, **SILENT, now=at("04-03 23:59")) == [
        (refusals.NotSilentYet, "", {"on": on("04-04")})
    ]
    assert happened(visit.confirm_minutes, **SILENT, now=at("04-04 00:00")) == [
        (Visit.MinutesConfirmed, {"revision": 1, "by": GUEST, "tacit": True})
    ]
    assert happened(visit.confirm_minutes, **SILENT, now=at("04-05 00:00")) == []


def test_silence_since_no_day_is_no_agreement():
    assert refused(reported().confirm_minutes, by=None, revision=1, now=at("05-01 09:00")) == [
        (refusals.NotSilentYet, "", {"on": None})
    ]


def test_who_was_silent_may_still_agree_in_words_of_its_own():
    visit = reported()
    visit.confirm_minutes(**SILENT, now=at("04-04 09:00"))

    assert happened(visit.confirm_minutes, **AGREE | {"now": at("04-05 09:00")}) == [
        (Visit.MinutesConfirmed, {"revision": 1, "by": GUEST, "tacit": False})
    ]
    assert visit.tacit is None


def test_silence_is_no_agreement_where_the_minutes_are_disputed_until_they_are_amended():
    visit = disputed(reported(), Disputed.MINUTES)

    assert refused(visit.confirm_minutes, **SILENT, now=at("04-10 09:00")) == [(refusals.MinutesDisputed, "", {})]
    visit.amend_minutes(by=HOST, by_person=ASSISTANT, base_revision=1, changes=Amendment(problems=()))
    assert visit.disputed is False


def test_a_side_that_agrees_after_all_ends_its_own_dispute_alone():
    visit = disputed(disputed(reported(), Disputed.MINUTES), Disputed.MINUTES, by=HOST)

    visit.confirm_minutes(**AGREE)

    assert [dispute.by for dispute in visit.disputes] == [HOST]
