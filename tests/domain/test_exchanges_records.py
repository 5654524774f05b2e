"""That an exchange took place, who was there and answered for it, what was said, what follows, and how its file is closed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from domain.days import InTheFuture
from domain.errors import NotChosen, TooLong
from domain.exchanges import Amendment, ClosedFor, Deputy, Exchange, SeatState, State, VoidReason
from domain.exchanges.faults import (
    DeputyIsResponsible,
    EndsBeforeStart,
    HeadcountUnusual,
    IssueTaken,
    NoReaders,
    PersonTwice,
    PersonUnknown,
    TooFew,
)
from domain.exchanges.refusals import (
    AlreadyDone,
    NobodyAnswered,
    NotClosableYet,
    SeatUnknown,
    SheetHasPerson,
)
from domain.minutes import ItemTwice, ItemUnnumbered, MinutesChanged, NoMinutes, NoSuchItem, NoTakeaway, NothingAmended
from domain.model import Prose
from domain.papers import FeedbackOver, KeptItself, NoSheet, SheetFiled, UsefulnessUnknown
from domain.texts import TextUnknown
from domain.words import Attendance, Entry, Item
from tests.exchange_stories import (
    BRIEFING,
    DEPUTY,
    EVENING,
    HELD,
    SHEET,
    announced,
    closed,
    full,
    guest,
    held,
    reported,
    school,
    signed_up,
    states,
)
from tests.stories import (
    ASSISTANT,
    HOST_PERSON,
    MIDDLE,
    MINUTES,
    NOW,
    PRIMARY,
    at,
    happened,
    on,
    refused,
    replayed,
    stored,
)

CAME, STAYED_AWAY = SeatState.ATTENDED, SeatState.ABSENT


def with_guests():
    """p-1 and two guests have seats; it has been held."""
    exchange = announced()
    signed_up(exchange, "p-1", party=school(1))
    for holder in ("g-1", "g-2"):
        guest(exchange, holder, verified=True)
    return held(exchange)


# ---- held


def test_who_records_it_says_when_and_how_many_and_which_partners_were_there():
    facts = happened(full().record_held, now=EVENING, **HELD, partner_ids=("a", "b", "a"), outcome_link="o-1")

    assert facts == [(Exchange.Held, HELD | {"partner_ids": ("a", "b"), "outcome_link": "o-1"})]


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"headcount": 0}, (TooFew, "headcount", {"least": 1})),
        ({"headcount": 501}, (HeadcountUnusual, "headcount", {"usual": 500, "count": 501})),
        ({"ended_at": HELD["started_at"]}, (EndsBeforeStart, "ended_at", {})),
        ({"ended_at": at("03-20 18:00")}, (InTheFuture, "ended_at", {})),
    ],
)
def test_what_did_not_happen_like_that_is_refused(other, fault):
    assert refused(full().record_held, now=EVENING, **HELD | other) == [fault]


def test_a_very_large_number_is_meant_when_it_is_said_twice():
    exchange = full()

    exchange.record_held(now=EVENING, **HELD | {"headcount": 600}, sure=True)

    assert exchange.headcount == 600


# ---- attendance


def test_the_sheet_marks_the_seats_of_those_on_it_and_of_the_guests_named_beside_it():
    exchange = with_guests()

    facts = happened(exchange.file_attendance, **SHEET, came={"g-1": True, "g-2": False})

    assert [kind.__name__ for kind, _ in facts] == ["AttendanceFiled", "SeatAttended", "SeatAttended", "SeatAbsent"]
    assert states(exchange) == {"p-1": CAME, "g-1": CAME, "g-2": STAYED_AWAY}
    assert exchange.answered_for


def test_a_mark_made_before_the_sheet_gives_way_to_it():
    exchange = with_guests()
    exchange.mark_absent(seat_id="p-1")

    exchange.file_attendance(**SHEET)

    assert states(exchange)["p-1"] is CAME


def test_the_same_sheet_again_says_nothing_and_another_one_sees_the_first():
    exchange = with_guests()
    exchange.file_attendance(**SHEET)

    assert happened(exchange.file_attendance, **SHEET) == []
    assert refused(exchange.file_attendance, **SHEET | {"responsible_present": False}) == [
        (SheetFiled, "", {"count": 2})
    ]


def test_a_sheet_is_not_empty_names_nobody_twice_and_only_people_that_exist():
    twice = (SHEET["entries"][0], SHEET["entries"][1], SHEET["entries"][0])

    assert refused(held().file_attendance, **SHEET | {"entries": ()}) == [(NotChosen, "entries", {})]
    assert refused(held().file_attendance, **SHEET | {"entries": twice}, unknown={"p-1"}) == [
        (PersonUnknown, "entries", {"no": 2, "person": "p-1"}),
        (PersonTwice, "entries", {"no": 3, "person": HOST_PERSON}),
    ]
    assert refused(held().file_attendance, **SHEET, came={"nobody": True}) == [
        (SeatUnknown, "came", {"seat": "nobody"})
    ]


def test_a_correction_says_why_and_moves_the_seat():
    exchange = with_guests()
    exchange.file_attendance(**SHEET)

    facts = happened(
        exchange.correct_attendance, person_id="p-1", to_status=Attendance.ABSENT, reason=Prose("签到表看错")
    )

    assert [kind.__name__ for kind, _ in facts] == ["AttendanceCorrected", "SeatMarkUndone", "SeatAbsent"]
    assert facts[0][1]["from_status"] is Attendance.LATE
    assert exchange.sheet.entry("p-1") == Entry("p-1", PRIMARY, Attendance.ABSENT)


def test_somebody_who_was_missing_on_the_sheet_is_added_with_a_party():
    exchange = held()
    exchange.file_attendance(**SHEET)
    came = {"person_id": "p-9", "to_status": Attendance.PRESENT, "reason": Prose("补签")}
    without = refused(exchange.correct_attendance, **came)

    exchange.correct_attendance(**came, party=MIDDLE)

    assert without == [(NotChosen, "party", {})]
    assert exchange.sheet.entry("p-9") == Entry("p-9", MIDDLE, Attendance.PRESENT)


def test_a_correction_of_what_is_so_already_says_nothing():
    exchange = held()
    exchange.file_attendance(**SHEET)

    late = {"person_id": "p-1", "to_status": Attendance.LATE, "reason": Prose("x")}
    assert happened(exchange.correct_attendance, **late) == []


def test_correcting_the_responsible_person_corrects_whether_somebody_answered():
    exchange = held()
    exchange.file_attendance(**SHEET)

    exchange.correct_attendance(person_id=HOST_PERSON, to_status=Attendance.ABSENT, reason=Prose("其实没有到"))

    assert not exchange.answered_for


def test_without_a_sheet_there_is_nothing_to_correct():
    wrong = {"person_id": "p-1", "to_status": Attendance.ABSENT, "reason": Prose("x")}

    assert refused(held().correct_attendance, **wrong) == [(NoSheet, "", {})]


# ---- marks


def test_seats_are_marked_one_by_one_and_a_slip_is_undone():
    exchange = with_guests()

    exchange.mark_attended(seat_id="g-1")
    exchange.mark_absent(seat_id="g-2")
    exchange.undo_mark(seat_id="g-2")

    assert states(exchange) == {"p-1": SeatState.SEATED, "g-1": CAME, "g-2": SeatState.SEATED}


def test_who_stands_on_the_sheet_is_corrected_there():
    exchange = with_guests()
    exchange.file_attendance(**SHEET)

    assert refused(exchange.undo_mark, seat_id="p-1") == [(SheetHasPerson, "", {"person": "p-1"})]


# ---- who answered for it


def test_an_exchange_without_anybody_who_answered_for_it_stays_open():
    exchange = reported()
    exchange.file_attendance(**SHEET | {"responsible_present": False})

    assert refused(exchange.close, now=EVENING) == [(NobodyAnswered, "", {"person": HOST_PERSON})]


def test_a_deputy_with_a_reason_answers_for_it():
    exchange = reported()
    exchange.file_attendance(**SHEET | {"responsible_present": False}, deputy=DEPUTY)

    exchange.close(now=EVENING)

    assert (exchange.deputy, exchange.state) == (DEPUTY, State.CLOSED)


@pytest.mark.parametrize(
    ("deputy", "known", "faults"),
    [
        (Deputy("", Prose("")), True, [(NotChosen, "deputy", {}), (NotChosen, "deputy_reason", {})]),
        (Deputy(HOST_PERSON, Prose("x")), True, [(DeputyIsResponsible, "deputy", {})]),
        (Deputy("p-x", Prose("x")), False, [(PersonUnknown, "deputy", {"no": 1, "person": "p-x"})]),
    ],
)
def test_a_deputy_is_somebody_else_and_known_and_there_is_a_reason(deputy, known, faults):
    exchange = held()

    assert refused(exchange.record_deputy, person_id=deputy.person_id, reason=deputy.reason, known=known) == faults


def test_the_same_deputy_again_says_nothing_and_another_one_takes_the_place():
    exchange = held()
    exchange.record_deputy(person_id="p-x", reason=Prose("出差"))

    assert happened(exchange.record_deputy, person_id="p-x", reason=Prose("出差")) == []
    exchange.record_deputy(person_id="p-y", reason=Prose("出差"))

    assert exchange.deputy.person_id == "p-y"


# ---- minutes


def test_minutes_name_what_was_learnt_or_say_that_there_was_nothing():
    nothing = MINUTES | {"learnt": (Prose(" "),)}

    assert refused(held().file_minutes, by_person=ASSISTANT, **nothing) == [(NoTakeaway, "learnt", {})]
    [(_, said)] = happened(held().file_minutes, by_person=ASSISTANT, **nothing, nothing_learnt=True)
    assert (said["learnt"], said["revision"], said["by_person"]) == ((), 1, ASSISTANT)


def test_action_items_have_an_owner_and_a_number_of_their_own():
    items = (Item(0, Prose("交换样表"), "", on("04-10")), Item(0, Prose(""), "p", on("04-10")))

    assert refused(held().file_minutes, by_person=ASSISTANT, **MINUTES | {"action_items": items}) == [
        (NotChosen, "action_items", {"no": 0}),
        (ItemUnnumbered, "action_items", {"least": 1}),
        (NotChosen, "action_items", {}),
        (ItemUnnumbered, "action_items", {"least": 1}),
        (ItemTwice, "action_items", {"no": 0}),
    ]


def test_minutes_are_amended_on_the_revision_that_was_read():
    exchange = reported()
    changes = Amendment(
        summary=MINUTES["summary"], problems=(Prose("时间偏紧"), Prose("")), learnt=(Prose("先听后问"),)
    )

    stale = refused(exchange.amend_minutes, by_person="p-lead", base_revision=2, changes=changes)
    [(_, said)] = happened(exchange.amend_minutes, by_person="p-lead", base_revision=1, changes=changes)

    assert stale == [(MinutesChanged, "", {"seen": 2, "revision": 1})]
    assert said["changes"] == Amendment(learnt=(Prose("先听后问"),))
    assert (exchange.minutes.revision, exchange.minutes.by_person) == (2, "p-lead")


def test_minutes_are_filed_once_and_amended_only_where_there_are_some():
    amendment = {"by_person": "p", "base_revision": 1, "changes": Amendment(problems=())}

    assert refused(closed().file_minutes, by_person="p", **MINUTES)[0][0] is AlreadyDone
    assert refused(closed(with_minutes=False).amend_minutes, **amendment) == [(NoMinutes, "", {})]


def test_an_amendment_changes_something():
    wrong = refused(reported().amend_minutes, by_person="p", base_revision=1, changes=Amendment())

    assert wrong == [(NothingAmended, "summary", {})]


# ---- briefing, feedback, actions


def test_a_briefing_goes_out_under_its_number_and_again_when_a_print_is_corrected():
    exchange = held()
    exchange.publish_briefing(briefing=BRIEFING, now=EVENING)

    again = happened(exchange.publish_briefing, briefing=BRIEFING, now=EVENING)
    exchange.publish_briefing(briefing=replace(BRIEFING, copies=30), now=EVENING)

    assert again == []
    assert exchange.briefings == {BRIEFING.issue_no: replace(BRIEFING, copies=30)}


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"issue_no": ""}, (NotChosen, "issue_no", {})),
        ({"title": ""}, (NotChosen, "title", {})),
        ({"body": Prose("")}, (NotChosen, "body", {})),
        ({"masthead": "报" * 41}, (TooLong, "masthead", {"limit": 40, "length": 41})),
        ({"report_to": (), "copy_to": ()}, (NoReaders, "report_to", {})),
        ({"copies": 0}, (TooFew, "copies", {"least": 1})),
        ({"on": on("03-21")}, (InTheFuture, "on", {})),
    ],
)
def test_a_briefing_has_a_number_a_text_and_readers(other, fault):
    assert refused(held().publish_briefing, briefing=replace(BRIEFING, **other), now=EVENING) == [fault]


def test_a_number_that_another_exchange_has_is_refused():
    assert refused(held().publish_briefing, briefing=BRIEFING, now=EVENING, taken_by="x-9") == [
        (IssueTaken, "issue_no", {"exchange": "x-9"})
    ]


def test_each_unit_says_what_it_thinks_and_may_say_it_anew_for_14_days():
    exchange = held()
    exchange.give_feedback(by_party=PRIMARY, usefulness=4, will_apply=True, now=EVENING)

    same = happened(exchange.give_feedback, by_party=PRIMARY, usefulness=4, will_apply=True, now=EVENING)
    exchange.give_feedback(by_party=PRIMARY, usefulness=2, will_apply=False, now=at("04-03 20:00"))

    assert same == []
    assert exchange.feedback[PRIMARY].usefulness == 2
    over = refused(exchange.give_feedback, by_party=MIDDLE, usefulness=4, will_apply=True, now=at("04-04 08:00"))
    assert over == [(FeedbackOver, "", {"until": on("04-03")})]


@pytest.mark.parametrize("usefulness", [0, 6])
def test_usefulness_is_a_number_from_1_to_5(usefulness):
    wrong = refused(held().give_feedback, by_party=PRIMARY, usefulness=usefulness, will_apply=True, now=EVENING)

    assert wrong == [(UsefulnessUnknown, "usefulness", {})]


def test_an_action_item_is_done_once_and_not_before_it_is_done():
    exchange = reported()

    assert refused(exchange.complete_action, item_no=7, on=on("03-21"), now=EVENING) == [
        (NoSuchItem, "item_no", {"item_no": 7}),
        (InTheFuture, "on", {}),
    ]
    exchange.complete_action(item_no=1, on=on("03-20"), now=EVENING)
    assert happened(exchange.complete_action, item_no=1, on=on("03-20"), now=EVENING) == []


# ---- the end


@pytest.mark.parametrize(
    ("by_hand", "with_minutes", "early", "on_time", "reason"),
    [
        (True, True, None, at("03-20 18:00"), ClosedFor.REPORTED),
        (True, False, at("03-26 23:00"), at("03-27 00:00"), ClosedFor.NO_MINUTES),
        (False, True, at("04-18 23:00"), at("04-19 00:00"), ClosedFor.REPORTED),
        (False, False, at("04-18 23:00"), at("04-19 00:00"), ClosedFor.NO_MINUTES),
    ],
)
def test_an_exchange_is_closed_in_its_time_by_hand_or_by_itself(by_hand, with_minutes, early, on_time, reason):
    exchange = reported() if with_minutes else held()
    exchange.file_attendance(**SHEET)

    said_no = refused(exchange.close, now=early, by_hand=by_hand) if early else []
    facts = happened(exchange.close, now=on_time, by_hand=by_hand)

    assert [kind for kind, _, _ in said_no] == ([NotClosableYet] if early else [])
    assert facts == [(Exchange.Closed, {"reason": reason})]


def test_late_minutes_leave_a_closed_exchange_closed():
    exchange = closed(with_minutes=False)

    exchange.file_minutes(by_person=ASSISTANT, **MINUTES)

    assert (exchange.state, exchange.minutes.revision) == (State.CLOSED, 1)


def test_a_voided_exchange_names_the_one_that_is_kept_and_that_is_another():
    exchange = held()
    why = {"reason": VoidReason.DUPLICATE, "note": Prose("重复登记")}

    assert refused(exchange.void, **why, kept="x-1") == [(KeptItself, "kept", {})]
    exchange.void(**why, kept="x-2")

    assert exchange.state is State.VOIDED


def test_a_text_is_removed_once_and_only_by_the_exchange_it_stands_in():
    exchange = replayed(stored(reported()))

    assert refused(exchange.redact, of=("k1", "k99"), reason="个人信息") == [(TextUnknown, "of", {"key": "k99"})]
    exchange.redact(of=("k1",), reason="个人信息")

    assert happened(exchange.redact, of=("k1",), reason="个人信息") == []


def test_nothing_has_been_held_before_it_is_held():
    with pytest.raises(LookupError):
        announced(now=NOW).held_on  # noqa: B018  # reading it is what is tested
