"""What a person can do: never a button that the command would refuse, and never one missing."""

from __future__ import annotations

import pytest

from domain.visits import State
from domain.visits.states import LEGAL
from hub.access import standing
from projections import programme, visits
from tests.web.visits_stage import AFTERWARDS, AGREED, CHANGING, HELD, OFFERED, OVER, REPORTED
from web.visits.actions import OFFERS, WAITING, actions
from web.visits.sight import reach

STAGES = (AGREED, OVER, HELD, REPORTED, CHANGING, AFTERWARDS, OFFERED)


@pytest.fixture
def possible(site, hands):
    def ask(person, no):
        with site.hub.reader() as read:
            who, visit = standing(read, f"p-{person}", site.hub.core.today()), visits.visit(read, no)
            tasks = visits.tasks(read, reach(who), hands(), programme.school_days(read))
            return actions(who, visit, now=hands(), tasks=tasks, return_open=visit.held_on is not None)

    return ask


@pytest.mark.parametrize("no", STAGES)
@pytest.mark.parametrize("login", ["sec-ms-01", "sec-ps-01", "sec-kg-01", "lead-ms", "asst-ms", "officer", "director"])
def test_each_button_leads_to_a_page_that_is_open(site, possible, login, no):
    refused = {
        each.name: page.status
        for each in possible(login, no)
        if (page := site.as_(login).get(f"/visits/{no}/{each.name}")).status != 200
    }

    assert refused == {}


@pytest.mark.parametrize("login", ["observer", "evaluator", "mentor-ms", "admin", "nobody"])
@pytest.mark.parametrize("no", STAGES)
def test_who_only_looks_has_no_buttons(possible, login, no):
    assert possible(login, no) == []


def test_each_command_of_people_has_its_button():
    without = {"expire", "counter", "decline", "reject_change", "complete_action"}

    assert {offer.command for offer in OFFERS} == (LEGAL.keys() - without) | {"redact"}


def test_whatever_waits_has_its_button():
    assert set(WAITING.values()) <= {offer.name for offer in OFFERS}


def test_what_waits_comes_first_and_the_earliest_before_the_others(possible):
    found = possible("sec-ps-01", REPORTED)

    days = [each.until for each in found if each.waits]
    assert days == sorted(days)
    assert [each.waits for each in found] == sorted((each.waits for each in found), reverse=True)


def test_for_an_officer_nothing_waits(possible):
    found = possible("officer", OFFERED)

    assert "reply" in [each.name for each in found]
    assert not any(each.waits for each in found)
    assert {each.side for each in found} == {None}


def test_no_state_has_buttons_of_another(site, possible):
    with site.hub.reader() as read:
        states = {no: visits.visit(read, no).state for no in STAGES}

    assert states[OFFERED] is State.PROPOSED
    assert {each.name for each in possible("sec-kg-01", OFFERED)} - {"redact"} == {"reply"}
    assert {each.name for each in possible("sec-ps-01", OFFERED)} - {"redact"} == {"offer", "withdraw"}
