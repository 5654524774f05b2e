"""People are reminded once, a report is late the day after, and the Party School gives more time or lets it be."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen
from domain.model import Prose
from domain.obligations import Obligation, State
from domain.obligations.faults import NotLater
from domain.obligations.refusals import NoReminderNow, NotDueYet
from domain.texts import TextUnknown
from tests.programme_stories import DUE, OFFICER, TODAY, WHY, handed_in, obligation, report_in
from tests.stories import happened, refused, replayed, stored, told

WEEK_BEFORE, DAY_AFTER, LATER = date(2025, 4, 18), date(2025, 4, 26), date(2025, 5, 20)


def test_a_reminder_says_how_many_days_are_left_and_comes_once():
    made = obligation()

    first = happened(made.remind, on=date(2025, 4, 19))

    assert first == [(Obligation.Reminded, {"on": date(2025, 4, 19), "days_left": 6})]
    assert happened(made.remind, on=date(2025, 4, 20)) == []


@pytest.mark.parametrize("on", [date(2025, 4, 17), DAY_AFTER])
def test_a_reminder_is_for_the_week_before(on):
    assert refused(obligation().remind, on=on) == [(NoReminderNow, "", {"due_on": DUE})]


def test_a_new_date_has_a_reminder_of_its_own():
    made = obligation()
    made.remind(on=WEEK_BEFORE)
    made.extend(new_due_on=LATER, reason=WHY, today=TODAY)

    assert happened(made.remind, on=date(2025, 5, 13)) == [
        (Obligation.Reminded, {"on": date(2025, 5, 13), "days_left": 7})
    ]


def test_a_report_is_missed_the_day_after_and_can_still_be_handed_in():
    made = obligation()

    early = refused(made.miss, on=DUE)
    facts = happened(made.miss, on=DAY_AFTER)
    handed_in(made)

    assert early == [(NotDueYet, "", {"on": DAY_AFTER})]
    assert facts == [(Obligation.Missed, {"on": DAY_AFTER})]
    assert made.state is State.SUBMITTED


def test_what_came_back_late_may_be_mended_for_a_week():
    made = handed_in()
    made.send_back(no=1, comments=Prose("补充口径"), on=date(2025, 5, 6), by_person=OFFICER, by_office=True)

    assert refused(made.miss, on=date(2025, 5, 13)) == [(NotDueYet, "", {"on": date(2025, 5, 14)})]
    assert happened(made.miss, on=date(2025, 5, 14)) == [(Obligation.Missed, {"on": date(2025, 5, 14)})]


@pytest.mark.parametrize("state", [State.ISSUED, State.MISSED])
def test_more_time_is_given_with_a_reason_also_to_what_is_late(state):
    made = report_in(state)

    facts = happened(made.extend, new_due_on=LATER, reason=WHY, today=DAY_AFTER)

    assert facts == [(Obligation.Extended, {"new_due_on": LATER, "reason": WHY})]
    assert (made.state, made.due_on, made.missed_on) == (State.ISSUED, LATER, date(2025, 5, 21))


@pytest.mark.parametrize(("new", "today"), [(DUE, TODAY), (DAY_AFTER, LATER), (LATER, LATER)])
def test_more_time_is_more_time(new, today):
    faults = refused(obligation().extend, new_due_on=new, reason=Prose(""), today=today)

    assert faults == [(NotLater, "new_due_on", {"due_on": DUE}), (NotChosen, "reason", {})]


def test_a_duty_is_waived_with_a_reason():
    assert happened(obligation().waive, reason=WHY) == [(Obligation.Waived, {"reason": WHY})]
    assert refused(obligation().waive, reason=Prose(" ")) == [(NotChosen, "reason", {})]


def test_who_has_left_owes_nothing_more_and_it_says_why():
    made, mending = obligation(), report_in(State.RETURNED)

    assert happened(made.release, left_for="retired") == [(Obligation.Waived, {"left_for": "retired"})]
    assert happened(mending.release, left_for="reassigned") == [(Obligation.Waived, {"left_for": "reassigned"})]


def test_a_reason_can_be_destroyed_and_no_text_of_another():
    made = obligation()
    made.extend(new_due_on=LATER, reason=WHY, today=TODAY)
    read = replayed(stored(made))

    assert refused(read.redact, of=("k9",), reason="写了姓名") == [(TextUnknown, "of", {"key": "k9"})]
    assert happened(read.redact, of=("k1",), reason="写了姓名") == [
        (Obligation.Redacted, {"of": ("k1",), "reason": "写了姓名"})
    ]
    assert happened(read.redact, of=("k1",), reason="写了姓名") == []
    assert told(replayed(stored(made))) == told(made)
