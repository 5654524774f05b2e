"""The facts of a visit as a log keeps them: topics for ever, texts sealed, each text known to its visit."""

from __future__ import annotations

import json

import pytest

from domain.catalogue import events_of
from domain.errors import Refused
from domain.visits import Visit, faults, refusals
from tests.stories import at, closed, invitation, prepared, replayed, reported, stored

LATER = {"by_person": "p-ps", "revision": 1, "now": at("04-25 09:00")}
TOPICS = """
proposed offer_amended countered accepted declined withdrawn expired
letter_issued delegation_set logistics_set confirmed
change_proposed rescheduled change_rejected change_retracted cancelled
recorded_afterwards held not_held record_acknowledged record_disputed record_corrected
attendance_filed attendance_corrected minutes_filed minutes_amended minutes_confirmed
feedback_given action_completed return_promised return_waived reminded closed voided redacted
"""


def test_the_topics_of_a_visit_are_for_ever():
    assert {kind.TOPIC for kind in events_of(Visit)} == {f"visit.{name}" for name in TOPICS.split()}


def test_texts_are_sealed_and_everything_else_is_plain():
    name, body = stored(invitation())[0]

    fields = json.loads(body)
    assert (name, fields["topic"], fields["purpose"]) == (
        "visit.proposed",
        "家校沟通边界",
        {"k": "k1", "c": "题问谈，场现看"},
    )


def test_a_visit_knows_the_keys_of_all_its_texts_and_of_no_others():
    assert replayed(stored(reported())).texts == {f"k{no}" for no in range(1, 6)}
    assert replayed(stored(prepared())).texts == {"k1"}


def test_a_visit_read_back_goes_on_where_it_stood():
    visit = replayed(stored(closed()))

    visit.confirm_minutes(by=next(side for side in visit.sides if side not in visit.confirmed), **LATER)

    assert len(visit.confirmed) == 2


def every_refusal(kind: type[Refused]) -> list[type[Refused]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *every_refusal(sub))]


@pytest.mark.parametrize("module", [faults, refusals])
def test_every_refusal_of_a_visit_has_a_code_of_its_own(module):
    own = [each for each in every_refusal(Refused) if each.__module__ == module.__name__]

    codes = [each.code for each in own]
    assert len(codes) == len(set(codes)) > 20
    assert all(code.partition(".")[0] in ("visit", "input") for code in codes)
