"""Which command is legal in which state: 13 commands over 9 states of a brand, one test for each of the 117 pairs."""

from __future__ import annotations

from typing import Any

import pytest

from domain.brands import Brand, State
from domain.brands.refusals import AlreadyDone, MilestoneMissing, NotInState
from domain.brands.states import BRAND
from domain.evidence import Evidence, EvidenceKind
from tests import brand_stories
from tests.brand_stories import in_state
from tests.stories import happened, replayed, stored, told

LETTERS = dict(zip("PNMICSRXZ", State, strict=True))
TABLE = """
name               P>N                              Named
define_meaning     N>M                              MeaningDefined
adopt_identity     M>I                              IdentityAdopted
establish_carrier  I>C C>C S>S R>R X>X              CarrierEstablished
showcase           C>S S>S R>R X>X                  Showcased
assess             S>S R>R X>X                      Assessed
recognise          S>R                              Recognised
recognise          R>R X>X                          RecognitionRenewed
promote            R>X X>X                          Promoted
replicate          C>C S>S R>R X>X                  Replicated
add_evidence       P>P N>N M>M I>I C>C S>S R>R X>X  EvidenceAdded
lapse              R>S X>S                          RecognitionLapsed
revoke             N>P M>P I>P C>P S>P R>P X>P      MilestoneRevoked
retire             P>Z N>Z M>Z I>Z C>Z S>Z R>Z X>Z  Retired
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
COMMANDS = list(dict.fromkeys(row[0] for row in ROWS))
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(command, state) for command in COMMANDS for state in State if (command, state) not in LEGAL]
GIVEN: dict[str, dict[str, Any]] = brand_stories.GIVEN | {
    "establish_carrier": brand_stories.GIVEN["establish_carrier"] | {"carrier": "另一载体"},
    "showcase": brand_stories.GIVEN["showcase"] | {"exchange_id": "e-2"},
    "recognise": brand_stories.GIVEN["recognise"] | {"valid_until": brand_stories.LAST.replace(year=2026)},
    "promote": brand_stories.GIVEN["promote"] | {"exchange_id": "e-1"},
    "add_evidence": {
        "milestone": State.PROPOSED,
        "evidence": (Evidence(EvidenceKind.PAPER, "会议记录"),),
        "standing": {},
    },
}


def test_the_table_has_13_commands_and_9_states_49_pairs_legal_and_68_refused():
    assert (len(COMMANDS), len(State), len(LEGAL), len(REFUSED)) == (13, 9, 49, 68)
    assert set(COMMANDS) == set(BRAND.legal)
    assert {pair for pair in LEGAL if pair[1] in BRAND.done.get(pair[0], ())} == set()


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    brand = in_state(state)

    facts = happened(getattr(brand, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert brand.state is after
    assert told(replayed(stored(brand))) == told(brand)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: State):
    brand = in_state(state)
    before = list(brand.pending_events)

    with pytest.raises((NotInState, AlreadyDone, MilestoneMissing)) as refused:
        getattr(brand, command)(**GIVEN[command])

    assert (refused.value.facts["command"], refused.value.facts["state"]) == (command, state)
    assert (brand.pending_events, brand.state) == (before, state)


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_redacted_in_every_state_which_it_leaves_as_it_is(state: State):
    brand = replayed(stored(in_state(state)))

    facts = happened(brand.redact, of=("k1",), reason="个人信息")

    assert facts == [(Brand.Redacted, {"of": ("k1",), "reason": "个人信息"})]
    assert brand.state is state
