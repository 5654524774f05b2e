"""An outcome is shown by evidence, sent back or accepted, representative or not, and promoted by four ways."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.errors import NotChosen, TooLong
from domain.evidence import Evidence, EvidenceKind, EvidenceUnknown, Standing
from domain.model import Prose
from domain.outcomes import Changes, Outcome, State, Work, Years
from domain.outcomes.outcome import OUTCOME
from domain.outcomes.refusals import (
    AlreadyDone,
    NoEvidence,
    NothingChanged,
    NotInState,
    SchoolsUnfit,
    YearOutside,
)
from domain.promotion import Channel
from domain.texts import TextUnknown
from domain.words import OutcomeForm, Party, PartyKind
from tests.stories import happened, refused, replayed, stored, told

STUDIO = Party(PartyKind.STUDIO, "st-ps")
BOOK = Evidence(EvidenceKind.LINK, "https://example.org/book")
WORK = Work(OutcomeForm.METHOD_CASE, "支部工作法汇编", 2025, Prose("十二所学校的工作法"), (BOOK,))
FACTS: dict[str, Any] = {"years": Years(2024, 2026), "standing": {}}
GIVEN: dict[str, dict[str, Any]] = {
    "return_": {"comments": Prose("佐证请补齐")},
    "resubmit": FACTS | {"work": replace(WORK, title="支部工作法")},
    "accept": {"representative": True},
    "promote": {
        "channel": Channel.THEORY_TALK,
        "inside_school": False,
        "audience_schools": 12,
        "standing": {"exchange:e-1": Standing.STANDS},
    },
}


def submission(**other: Any) -> dict[str, Any]:
    return {"work": WORK, "programme_id": "prog-2024", "owner": STUDIO, "key": "o-1"} | FACTS | other


def in_state(state: State) -> Outcome:
    outcome = Outcome.submit(**submission())
    if state is State.RETURNED:
        outcome.return_(comments=Prose("佐证请补齐"))
    if state is State.ACCEPTED:
        outcome.accept(representative=True)
    return outcome


def test_an_owner_submits_what_it_has_brought_forth():
    said = {name: getattr(WORK, name) for name in Work.__struct_fields__}

    assert happened(Outcome.submit, **submission()) == [
        (Outcome.Submitted, {"programme_id": "prog-2024", "owner": STUDIO} | said)
    ]


def test_everything_wrong_is_told_at_once():
    bad = Work(OutcomeForm.OTHER, "题" * 41, 2027, Prose(" "), (Evidence(EvidenceKind.TEXT),))

    assert refused(Outcome.submit, **submission(work=bad)) == [
        (TooLong, "title", {"limit": 40, "length": 41}),
        (YearOutside, "year", {"year": 2027, "first": 2024, "last": 2026}),
        (NotChosen, "abstract", {}),
        (NoEvidence, "evidence", {}),
    ]
    unseen = replace(WORK, evidence=(Evidence(EvidenceKind.VISIT, "v-9"),))
    assert refused(Outcome.submit, **submission(work=unseen)) == [
        (EvidenceUnknown, "evidence", {"no": 1, "named": EvidenceKind.VISIT})
    ]


LEGAL = {
    ("return_", State.SUBMITTED): ("Returned", State.RETURNED),
    ("resubmit", State.RETURNED): ("Resubmitted", State.SUBMITTED),
    ("accept", State.SUBMITTED): ("Accepted", State.ACCEPTED),
    ("promote", State.ACCEPTED): ("Promoted", State.ACCEPTED),
}
REFUSED = [(command, state) for command in OUTCOME.legal for state in State if (command, state) not in LEGAL]


def test_the_table_has_4_commands_and_3_states_4_pairs_legal_and_8_refused():
    assert (set(GIVEN), len(LEGAL), len(REFUSED)) == (set(OUTCOME.legal), 4, 8)


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    outcome = in_state(state)

    facts = happened(getattr(outcome, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert outcome.state is after
    assert told(replayed(stored(outcome))) == told(outcome)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: State):
    done = state in OUTCOME.done.get(command, ())

    assert refused(getattr(in_state(state), command), **GIVEN[command]) == [
        (AlreadyDone if done else NotInState, "", {"command": command, "state": state})
    ]


def test_only_what_was_changed_is_stored():
    outcome = in_state(State.RETURNED)

    assert refused(outcome.resubmit, WORK, **FACTS) == [(NothingChanged, "", {})]
    changed = replace(WORK, year=2026, title=" 支部工作法汇编 ")
    assert happened(outcome.resubmit, changed, **FACTS) == [(Outcome.Resubmitted, {"changes": Changes(year=2026)})]
    assert outcome.work == replace(WORK, year=2026)


def test_a_removed_text_that_a_form_sends_back_stays_removed():
    outcome = replayed(stored(in_state(State.RETURNED)))
    outcome.redact(of=("k1",), reason="个人信息")

    outcome.resubmit(replace(WORK, year=2024), **FACTS)

    assert outcome.pending_events[-1].changes == Changes(year=2024)
    assert refused(outcome.redact, of=("k9",), reason="个人信息") == [(TextUnknown, "of", {"key": "k9"})]


def test_a_promotion_says_how_many_schools_it_reached_and_is_said_once():
    outcome, given = in_state(State.ACCEPTED), GIVEN["promote"]

    assert refused(outcome.promote, **given | {"audience_schools": 0, "exchange_id": "e-2"}) == [
        (SchoolsUnfit, "audience_schools", {"least": 1, "most": 5_000}),
        (EvidenceUnknown, "exchange_id", {"no": 1, "named": EvidenceKind.EXCHANGE}),
    ]
    outcome.promote(**given)
    assert happened(outcome.promote, **given) == []
    assert len(happened(outcome.promote, **given | {"exchange_id": "e-1"})) == 1
