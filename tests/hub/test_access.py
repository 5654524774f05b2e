"""Who may do what follows from appointments alone: their role, their unit, their first and last day."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotYours, ReadOnly, TermEnded, TermNotBegun
from domain.words import Party, PartyKind, Role
from hub.access import RULES, Act, Standing, Term, authorise, standing
from tests.web import district

TODAY = date(2026, 3, 5)
MINE, OTHERS = Party(PartyKind.SCHOOL, "MS-01"), Party(PartyKind.SCHOOL, "PS-01")
STUDIO = Party(PartyKind.STUDIO, "ST-MS")
ACT = Act(person="p", command_id="c")


def who(role, *reach, from_on=date(2024, 9, 1), until_on=None, more=()):
    term = Term(role, reach[0] if reach else None, from_on, until_on, frozenset(reach))
    return Standing("p", TODAY, (term, *more))


# ---- terms


@pytest.mark.parametrize(
    ("from_on", "until_on", "runs"),
    [
        (date(2026, 3, 5), None, True),
        (date(2026, 3, 6), None, False),
        (date(2024, 9, 1), date(2026, 3, 5), True),
        (date(2024, 9, 1), date(2026, 3, 4), False),
    ],
)
def test_a_term_runs_from_its_first_to_its_last_day(from_on, until_on, runs):
    here = who(Role.SECRETARY, MINE, from_on=from_on, until_on=until_on)

    assert here.roles == ({Role.SECRETARY} if runs else frozenset())
    assert here.role_for({Role.SECRETARY}, MINE) == (Role.SECRETARY if runs else None)


def test_somebody_else_s_unit_is_out_of_reach():
    secretary = who(Role.SECRETARY, MINE)

    assert authorise(secretary, "calendar.block", ACT, MINE).role is Role.SECRETARY
    with pytest.raises(NotYours):
        authorise(secretary, "calendar.block", ACT, OTHERS)


def test_a_refusal_says_on_which_day_a_term_ended_or_begins():
    gone = who(Role.SECRETARY, MINE, until_on=date(2026, 1, 31))
    coming = who(Role.SECRETARY, MINE, from_on=date(2026, 4, 1))

    with pytest.raises(TermEnded) as ended:
        authorise(gone, "calendar.block", ACT, MINE)
    with pytest.raises(TermNotBegun) as begins:
        authorise(coming, "calendar.block", ACT, MINE)

    assert ended.value.facts == {"role": Role.SECRETARY, "on": date(2026, 1, 31)}
    assert begins.value.facts == {"role": Role.SECRETARY, "on": date(2026, 4, 1)}


def test_a_term_that_runs_is_never_said_to_begin_later():
    assert isinstance(who(Role.SECRETARY, MINE).refusal({Role.SECRETARY}), NotYours)


def test_an_observer_only_reads():
    with pytest.raises(ReadOnly):
        authorise(who(Role.OBSERVER), "school.register", ACT)


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.OFFICER])
def test_the_party_school_reaches_every_unit(role):
    assert authorise(who(role), "school.revise", ACT, OTHERS).role is role


def test_who_has_two_roles_acts_in_the_one_that_the_action_asks_for():
    both = who(Role.LEAD, STUDIO, MINE, more=(Term(Role.EVALUATOR, None, date(2024, 9, 1), None, frozenset()),))

    assert authorise(both, "school.flag_need", ACT, MINE).role is Role.LEAD
    with pytest.raises(NotYours):
        authorise(both, "person.grant", ACT)


@pytest.mark.parametrize("source", ["timer", "history", "cli"])
def test_timers_histories_and_the_operator_need_no_appointment(source):
    act = Act(source=source)

    assert authorise(Standing("system", TODAY, ()), "person.grant", act) is act


def test_only_directors_appoint():
    allowed = {role for role in Role if role in RULES["person.grant"] | RULES["person.revoke"]}

    assert allowed == {Role.DIRECTOR}


def test_observers_and_evaluators_are_in_no_rule_that_writes():
    written = [action for action in RULES if not action.endswith(".look")]

    assert [action for action in written if Role.OBSERVER in RULES[action]] == []


# ---- what the log says about people


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    opened = district.build(tmp_path_factory.mktemp("district"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("login", "roles", "reach"),
    [
        ("director", {Role.DIRECTOR}, set()),
        ("sec-ms-01", {Role.SECRETARY}, {"school:MS-01"}),
        ("lead-ms", {Role.LEAD}, {"studio:ST-MS", "school:MS-02"}),
        ("asst-ms", {Role.ASSISTANT}, {"studio:ST-MS", "school:MS-01", "school:MS-02", "school:PS-01"}),
        ("mentor-ms", {Role.MENTOR}, {"studio:ST-MS"}),
        ("nobody", set(), set()),
    ],
)
def test_appointments_reach_the_units_that_go_with_the_role(hub, login, roles, reach):
    with hub.reader() as read:
        here = standing(read, f"p-{login}", TODAY)

    assert here.roles == roles
    assert {str(party) for term in here.terms for party in term.reach} == reach


def test_an_assistant_belongs_to_the_studio_and_to_none_of_its_schools(hub):
    with hub.reader() as read:
        units = {login: standing(read, f"p-{login}", TODAY).units for login in ("asst-ms", "lead-ms", "sec-ms-01")}

    assert {login: [str(unit) for unit in found] for login, found in units.items()} == {
        "asst-ms": ["studio:ST-MS"],
        "lead-ms": ["school:MS-02", "studio:ST-MS"],
        "sec-ms-01": ["school:MS-01"],
    }
