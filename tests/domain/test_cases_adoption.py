"""Another unit takes a case up: planned, tried, adopted or adapted, dropped or ended, and shared back."""

from __future__ import annotations

from typing import Any

import pytest

from domain.cases import Adoption, AdoptionState, Result, faults, refusals
from domain.cases.refusals import AdoptionAlreadyDone, AdoptionNotInState
from domain.cases.states import ADOPTION
from domain.days import InTheFuture
from domain.errors import NotChosen
from domain.model import Prose
from domain.texts import TextUnknown
from domain.words import Party, PartyKind
from tests.case_stories import REPORT, SHEET, TODAY, adoption_in, plan, planned
from tests.stories import PRIMARY, STREET, happened, on, refused, replayed, stored, told

LETTERS = {
    "P": AdoptionState.PLANNED,
    "T": AdoptionState.TRYING,
    "A": AdoptionState.ADOPTED,
    "D": AdoptionState.ADAPTED,
    "X": AdoptionState.DROPPED,
    "E": AdoptionState.ENDED,
}

TABLE = """
start_trial    P>T          TrialStarted
add_evidence   T>T A>A D>D  EvidenceAdded
report_result  T>T A>A D>D  ResultReported
adopt          P>A T>A      Adopted
adapt          P>D T>D      Adapted
drop           P>X T>X      Dropped
end            A>E D>E      Ended
resume         E>T X>T      Resumed
share_back     A>A D>D      SharedBack
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()]
COMMANDS = [row[0] for row in ROWS]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(command, state) for command in COMMANDS for state in AdoptionState if (command, state) not in LEGAL]
TRYING, ADOPTED = AdoptionState.TRYING, AdoptionState.ADOPTED

DAY: dict[str, Any] = {"on": TODAY, "today": TODAY}
TOMORROW = DAY | {"on": on("03-04")}
GIVEN: dict[str, dict[str, Any]] = {
    "start_trial": DAY,
    "add_evidence": {"note": Prose("见照片"), "file": SHEET, "visit_id": "v-1"},
    "report_result": REPORT,
    "adopt": DAY | {"note": Prose("照用")},
    "adapt": DAY | {"note": Prose("改为双周")},
    "drop": {"reason": Prose("人手不够")},
    "end": DAY,
    "resume": DAY,
    "share_back": {"case_id": "c-2", "ancestors": ("c-1", "c-0")},
}


def test_the_table_has_9_commands_and_6_states_19_pairs_legal_and_35_refused():
    assert (len(set(COMMANDS)), len(AdoptionState), len(LEGAL), len(REFUSED)) == (9, 6, 19, 35)
    assert set(GIVEN) == set(COMMANDS) == set(ADOPTION.legal)


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: AdoptionState):
    adoption = adoption_in(state)

    facts = happened(getattr(adoption, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    said = {name: value for name, value in GIVEN[command].items() if name not in ("today", "ancestors")}
    assert facts == [(getattr(Adoption, name), said)]
    assert adoption.state is after
    assert told(replayed(stored(adoption))) == told(adoption)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: AdoptionState):
    adoption = adoption_in(state)
    before = list(adoption.pending_events)

    with pytest.raises((AdoptionNotInState, AdoptionAlreadyDone)) as refusal:
        getattr(adoption, command)(**GIVEN[command])

    assert refusal.value.facts == {"command": command, "state": state}
    assert adoption.pending_events == before


@pytest.mark.parametrize(
    ("command", "state"),
    [("start_trial", "T"), ("adopt", "A"), ("adapt", "D"), ("drop", "X"), ("end", "E"), ("resume", "T")],
)
def test_a_second_click_is_told_apart_from_a_click_that_comes_too_late(command: str, state: str):
    with pytest.raises(AdoptionAlreadyDone):
        getattr(adoption_in(LETTERS[state]), command)(**GIVEN[command])


def test_a_unit_plans_to_take_a_case_up():
    adoption = planned(by=STREET)

    said = {name: value for name, value in plan(by=STREET).items() if name != "author_school"}
    assert happened(Adoption.plan, **plan(by=STREET)) == [(Adoption.Planned, said)]
    assert (adoption.key, adoption.by, adoption.state) == ("c-1/partner:pt-street", STREET, AdoptionState.PLANNED)


@pytest.mark.parametrize("state", AdoptionState)
def test_planning_again_adds_nothing_whatever_has_become_of_it(state: AdoptionState):
    there = adoption_in(state)
    before = list(there.pending_events)

    again = Adoption.plan(**plan(edition=None), there=there)

    assert again is there
    assert (again.pending_events, again.state) == (before, state)


def test_a_case_is_adopted_once_it_has_been_published():
    assert refused(Adoption.plan, **plan(edition=None)) == [(refusals.NotPublished, "", {})]


def test_nobody_adopts_the_own_case_and_a_plan_says_what_is_adapted():
    assert refused(Adoption.plan, **plan(by=PRIMARY, adapted=Prose(""))) == [
        (faults.OwnAdoption, "by", {}),
        (NotChosen, "adapted", {}),
    ]
    namesake = Party(PartyKind.STUDIO, PRIMARY.id)
    assert planned(by=namesake).by == namesake


@pytest.mark.parametrize(
    ("command", "state"),
    [("start_trial", "P"), ("adopt", "P"), ("adapt", "P"), ("end", "A"), ("resume", "X"), ("report_result", "T")],
)
def test_what_happened_lies_in_the_past(command: str, state: str):
    given = GIVEN[command] | TOMORROW

    assert refused(getattr(adoption_in(LETTERS[state]), command), **given) == [(InTheFuture, "on", {})]


def test_evidence_and_reports_say_something():
    adoption = adoption_in(TRYING)

    assert refused(adoption.add_evidence, note=Prose(""), file=SHEET) == [(NotChosen, "note", {})]
    assert happened(adoption.add_evidence, note=Prose("已写入制度")) == [
        (Adoption.EvidenceAdded, {"note": Prose("已写入制度")})
    ]
    assert refused(adoption.report_result, **REPORT | {"note": Prose(" ")}) == [(NotChosen, "note", {})]
    assert refused(adoption.drop, reason=Prose(" ")) == [(NotChosen, "reason", {})]


def test_a_report_is_said_once_and_may_be_replaced():
    adoption = adoption_in(TRYING)
    adoption.report_result(**REPORT)

    assert happened(adoption.report_result, **REPORT) == []
    adoption.report_result(**REPORT | {"result": Result.WORKS})
    assert adoption.report is not None
    assert adoption.report.result is Result.WORKS


def test_a_note_without_words_is_none():
    for name in ("adopt", "adapt"):
        (fact,) = happened(getattr(planned(), name), **DAY, note=Prose(" "))

        assert fact[1] == {"on": TODAY}


def test_a_case_shared_back_descends_from_the_adopted_one_and_from_no_other_end():
    adoption = adoption_in(ADOPTED)

    assert refused(adoption.share_back, case_id="c-2", ancestors=("c-9",)) == [
        (faults.NotDerived, "case_id", {"case": "c-2"})
    ]
    for case_id, ancestors in (("c-1", ("c-0",)), ("c-0", ("c-1", "c-0"))):
        assert refused(adoption.share_back, case_id=case_id, ancestors=ancestors) == [
            (faults.LineageCycle, "case_id", {"case": case_id})
        ]


def test_a_case_is_shared_back_once_and_another_one_too():
    adoption = adoption_in(ADOPTED)
    adoption.share_back(**GIVEN["share_back"])

    assert happened(adoption.share_back, **GIVEN["share_back"]) == []
    adoption.share_back(case_id="c-3", ancestors=("c-2", "c-1"))
    assert adoption.shared == {"c-2", "c-3"}


@pytest.mark.parametrize("state", AdoptionState)
def test_a_text_can_be_redacted_in_every_state_which_it_leaves_as_it_is(state: AdoptionState):
    adoption = replayed(stored(adoption_in(state)))

    facts = happened(adoption.redact, of=("k1",), reason="个人信息")

    assert facts == [(Adoption.Redacted, {"of": ("k1",), "reason": "个人信息"})]
    assert (happened(adoption.redact, of=("k1",), reason="个人信息"), adoption.state) == ([], state)
    assert refused(adoption.redact, of=("k9",), reason="个人信息") == [(TextUnknown, "of", {"key": "k9"})]
