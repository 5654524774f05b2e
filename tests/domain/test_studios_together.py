"""Two studios pair off when both leads agree; the schools of a studio host it in turns; mentors note their guidance."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen
from domain.model import Prose
from domain.studios import Pairing, PairingState, Result, Studio, Turn
from domain.studios.faults import (
    GuidanceAhead,
    MinutesUnfit,
    NotAMember,
    OwnStudio,
    PairingPast,
    TurnOutside,
    TurnReversed,
    TurnsOverlap,
)
from domain.studios.refusals import MentorOnly, NoPairing, OtherLeadOnly, PairingThere
from domain.texts import TextUnknown
from tests.programme_stories import END, GUIDANCE, LEAD, MENTOR, OPENING, OTHER_LEAD, studio
from tests.stories import happened, refused, replayed, stored, told

TODAY, UNTIL = date(2025, 11, 3), date(2026, 6, 30)
TERMS = {"theme": "交换主持人", "until_on": UNTIL}
PAIRED = {"other_studio_id": "st-ps", **TERMS, "confirmed_by": OTHER_LEAD}


def asking() -> Studio:
    made = studio()
    made.propose_pairing("st-ps", **TERMS, today=TODAY)
    return made


def pairing() -> Studio:
    made = studio()
    made.pair("st-ps", **TERMS, confirmed_by=OTHER_LEAD, today=TODAY)
    return made


# ---- pairing


def test_a_pairing_is_proposed_by_one_lead_and_confirmed_by_the_other():
    made = studio()

    asked = happened(made.propose_pairing, "st-ps", **TERMS, today=TODAY)
    agreed = happened(made.confirm_pairing, "st-ps", by_person=OTHER_LEAD, today=TODAY)

    assert asked == [(Studio.PairingProposed, {"other_studio_id": "st-ps", **TERMS})]
    assert agreed == [(Studio.Paired, PAIRED)]


def test_nobody_confirms_the_own_proposal():
    assert refused(asking().confirm_pairing, "st-ps", by_person=LEAD, today=TODAY) == [(OtherLeadOnly, "", {})]
    assert refused(studio().pair, "st-ps", **TERMS, confirmed_by=LEAD, today=TODAY) == [(OtherLeadOnly, "", {})]


def test_a_proposal_is_confirmed_before_its_last_day():
    assert refused(asking().confirm_pairing, "st-ps", by_person=OTHER_LEAD, today=UNTIL) == [
        (PairingPast, "until_on", {})
    ]


def test_a_proposal_is_declined_by_the_other_or_withdrawn_and_may_be_made_again():
    made = asking()

    no = happened(made.decline_pairing, "st-ps", reason=Prose("本学期已有安排"))
    made.propose_pairing("st-ps", **TERMS, today=TODAY)
    back = happened(made.withdraw_pairing, "st-ps")

    assert no == [(Studio.PairingDeclined, {"other_studio_id": "st-ps", "reason": Prose("本学期已有安排")})]
    assert back == [(Studio.PairingWithdrawn, {"other_studio_id": "st-ps"})]
    assert made.pairings == {}


def test_a_pairing_that_both_leads_agreed_on_elsewhere_is_recorded_at_once():
    assert happened(studio().pair, "st-ps", **TERMS, confirmed_by=OTHER_LEAD, today=TODAY) == [(Studio.Paired, PAIRED)]
    assert refused(studio().pair, "st-ps", **TERMS, confirmed_by="", today=TODAY) == [(NotChosen, "confirmed_by", {})]


@pytest.mark.parametrize(
    ("made", "reverse", "state"),
    [
        (asking(), None, PairingState.PROPOSED),
        (pairing(), None, PairingState.PAIRED),
        (studio(), Pairing(PairingState.PROPOSED, "交换主持人", UNTIL), PairingState.PROPOSED),
    ],
)
def test_two_studios_have_one_pairing_at_a_time_whoever_began_it(made, reverse, state):
    given = TERMS | {"today": TODAY, "reverse": reverse}

    for command, more in (("propose_pairing", {}), ("pair", {"confirmed_by": OTHER_LEAD})):
        faults = refused(getattr(made, command), "st-ps", **given, **more)
        assert faults == [(PairingThere, "", {"studio": "st-ps", "pairing_state": state})]


def test_a_pairing_whose_day_is_over_makes_room_for_another():
    made = pairing()

    facts = happened(made.propose_pairing, "st-ps", theme="再结对", until_on=END, today=date(2026, 7, 1))

    assert [kind for kind, _ in facts] == [Studio.PairingProposed]


def test_a_pairing_is_with_another_studio_about_something_and_lasts():
    assert refused(studio().propose_pairing, "st-ms", theme="", until_on=TODAY, today=TODAY) == [
        (OwnStudio, "other_studio_id", {}),
        (NotChosen, "theme", {}),
        (PairingPast, "until_on", {}),
    ]


def test_a_pairing_ends_with_what_came_of_it():
    made = pairing()

    facts = happened(made.end_pairing, "st-ps", outcome=Prose("互访四次"))

    assert facts == [(Studio.PairingEnded, {"other_studio_id": "st-ps", "outcome": Prose("互访四次")})]
    assert refused(made.end_pairing, "st-ps") == [(NoPairing, "", {"studio": "st-ps"})]


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("confirm_pairing", {"by_person": OTHER_LEAD, "today": TODAY}),
        ("decline_pairing", {}),
        ("withdraw_pairing", {}),
    ],
)
def test_only_a_proposal_is_answered(command, given):
    assert refused(getattr(pairing(), command), "st-ps", **given) == [(NoPairing, "", {"studio": "st-ps"})]
    assert refused(getattr(studio(), command), "st-kg", **given) == [(NoPairing, "", {"studio": "st-kg"})]


# ---- turns of hosting

NOVEMBER = Turn("s-1", date(2025, 11, 1), date(2025, 11, 30), "看书记论坛")
DECEMBER = Turn("s-0", date(2025, 12, 1), date(2025, 12, 31))
AROUND = {"members": {"s-0", "s-1"}, "starts_on": OPENING, "ends_on": END}


def test_the_schools_of_a_studio_host_it_in_turns_kept_in_order():
    made = studio()

    facts = happened(made.set_rotation, (DECEMBER, NOVEMBER), **AROUND)

    assert facts == [(Studio.RotationSet, {"turns": (NOVEMBER, DECEMBER)})]
    assert happened(made.set_rotation, (NOVEMBER, DECEMBER), **AROUND) == []
    assert happened(made.set_rotation, (DECEMBER,), **AROUND) == [(Studio.RotationSet, {"turns": (DECEMBER,)})]


@pytest.mark.parametrize(
    ("turn", "fault"),
    [
        (Turn("s-9", date(2026, 1, 1), date(2026, 1, 31)), (NotAMember, {"no": 3, "school": "s-9"})),
        (Turn("s-1", date(2026, 1, 31), date(2026, 1, 1)), (TurnReversed, {"no": 3})),
        (Turn("s-1", END, date(2026, 9, 1)), (TurnOutside, {"no": 3, "starts_on": OPENING, "ends_on": END})),
        (Turn("s-1", date(2025, 12, 31), date(2026, 1, 31)), (TurnsOverlap, {"no": 3})),
    ],
)
def test_a_turn_that_cannot_be_is_refused_with_its_line(turn, fault):
    kind, facts = fault

    assert refused(studio().set_rotation, (NOVEMBER, DECEMBER, turn), **AROUND) == [(kind, "turns", facts)]


def test_a_rotation_without_turns_is_none():
    made = studio()
    made.set_rotation((NOVEMBER,), **AROUND)

    assert refused(made.set_rotation, (), **AROUND) == [(NotChosen, "turns", {})]


# ---- guidance


def test_a_mentor_notes_what_was_said_where_and_how_long():
    facts = happened(studio().note_guidance, **GUIDANCE, for_lead=True, school_id="s-1", visit_id="v-1")

    said = {name: value for name, value in GUIDANCE.items() if name != "today"}
    assert facts == [(Studio.GuidanceNoted, said | {"for_lead": True, "school_id": "s-1", "visit_id": "v-1"})]


def test_guidance_is_noted_by_a_mentor_of_the_studio_only():
    made = studio()
    made.release_mentor(MENTOR, on=TODAY)

    assert refused(made.note_guidance, **GUIDANCE) == [(MentorOnly, "", {})]


def test_guidance_was_given_and_took_time():
    faults = refused(
        studio().note_guidance,
        **GUIDANCE | {"on": date(2025, 3, 22), "minutes": 4, "topic": "", "content": Prose("")},
    )

    assert faults == [
        (GuidanceAhead, "on", {}),
        (MinutesUnfit, "minutes", {"least": 5, "most": 1440}),
        (NotChosen, "topic", {}),
        (NotChosen, "content", {}),
    ]


# ---- the end, and what can be destroyed


def test_a_studio_is_concluded_with_a_result():
    assert happened(studio().conclude, on=END, result=Result.EXCELLENT) == [
        (Studio.Concluded, {"on": END, "result": Result.EXCELLENT})
    ]


def test_a_note_can_be_destroyed_also_after_the_end():
    made = studio()
    made.note_guidance(**GUIDANCE)
    made.conclude(on=END, result=Result.QUALIFIED)
    read = replayed(stored(made))

    facts = happened(read.redact, of=("k1",), reason="写了姓名")

    assert facts == [(Studio.Redacted, {"of": ("k1",), "reason": "写了姓名"})]
    assert happened(read.redact, of=("k1",), reason="写了姓名") == []
    assert refused(read.redact, of=("k2",), reason="写了姓名") == [(TextUnknown, "of", {"key": "k2"})]


def test_a_stored_studio_reads_back_as_it_was():
    made = pairing()
    made.propose_pairing("st-kg", **TERMS, today=TODAY)
    made.set_rotation((NOVEMBER, DECEMBER), **AROUND)
    made.note_guidance(**GUIDANCE)
    made.conclude(on=END, result=Result.EXCELLENT)

    assert told(replayed(stored(made))) == told(made)
