"""Who may do what with exchanges, by appointment alone: each command has its line."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotYours, ReadOnly
from domain.exchanges.states import EXCHANGE
from domain.words import Party, PartyKind, Role
from hub.access import RULES, Act, Standing, Term, authorise

STUDIO, OTHERS = Party(PartyKind.STUDIO, "st-ms"), Party(PartyKind.STUDIO, "st-ps")
ACT = Act(person="p", command_id="c")


def who(role, *reach):
    scope = reach[0] if reach else None
    return Standing("p", date(2026, 3, 5), (Term(role, scope, date(2024, 9, 1), None, frozenset(reach)),))


def test_each_command_of_an_exchange_has_a_rule_and_each_rule_a_command():
    ruled = {action.partition(".")[2] for action in RULES if action.startswith("exchange.")}

    assert ruled == {"announce", "redact", *EXCHANGE.legal}


@pytest.mark.parametrize("role", [Role.LEAD, Role.ASSISTANT, Role.PARTNER])
def test_an_organiser_runs_the_own_exchange_and_nobody_else_s(role):
    organiser = who(role, STUDIO)

    assert authorise(organiser, "exchange.announce", ACT, STUDIO).role is role
    with pytest.raises(NotYours):
        authorise(organiser, "exchange.revise", ACT, OTHERS)


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.SECRETARY, "exchange.announce"),
        (Role.ASSISTANT, "exchange.clear"),
        (Role.DIRECTOR, "exchange.file_attendance"),
        (Role.LEAD, "exchange.publish_briefing"),
        (Role.OFFICER, "exchange.give_feedback"),
        (Role.LEAD, "exchange.void"),
        (Role.PARTNER, "exchange.lapse_seat"),
        (Role.ADMIN, "exchange.request_seat"),
    ],
)
def test_what_a_role_does_not_do(role, action):
    with pytest.raises(NotYours):
        authorise(who(role, STUDIO), action, ACT, STUDIO)


@pytest.mark.parametrize("action", sorted(action for action in RULES if action.startswith("exchange.")))
def test_an_observer_does_nothing(action):
    with pytest.raises(ReadOnly):
        authorise(who(Role.OBSERVER, STUDIO), action, ACT, STUDIO)
