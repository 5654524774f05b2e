"""A brand grows in eight steps: none is skipped, each is shown, and nobody endorses the own one."""

from __future__ import annotations

import pytest

from domain.brands import Brand, Scope, Score, State, Tier
from domain.brands.faults import (
    NoEvidence,
    NotLower,
    OwnReplica,
    ScoresMissing,
    ScoreUnfit,
    TierTooHigh,
    TotalDiffers,
    ValidityPast,
)
from domain.brands.refusals import BrandThere, MilestoneMissing, NameTaken, NotInState, OwnEndorsement
from domain.days import InTheFuture
from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceNotYet,
    EvidenceTwice,
    EvidenceUnfit,
    EvidenceUnknown,
    EvidenceVoided,
    Standing,
    TooMuchEvidence,
    in_words,
)
from domain.model import Prose
from domain.promotion import Channel
from domain.texts import TextUnknown
from tests.brand_stories import DIRECTOR, GIVEN, LAST, OWNER, STANDS, TODAY, in_state, proposal, proposed, told_to
from tests.stories import happened, on, refused, replayed, stored

LINK = Evidence(EvidenceKind.LINK, "https://example.org/b")


def test_a_school_proposes_a_brand_with_the_problem_it_is_to_solve():
    assert happened(Brand.propose, **proposal(working_name=" 十分钟 ", evidence=(in_words(Prose("")), LINK))) == [
        (
            Brand.Proposed,
            {
                "school_id": "s-ps",
                "working_name": "十分钟",
                "problem_solved": Prose("家长说不上话"),
                "evidence": (LINK,),
            },
        )
    ]


def test_everything_wrong_with_a_proposal_is_told_at_once():
    bad = proposal(working_name="名" * 41, problem_solved=Prose("请联系13800138000"), school_id="")

    assert refused(Brand.propose, **bad) == [
        (NotChosen, "school_id", {}),
        (TooLong, "working_name", {"limit": 40, "length": 41}),
        (PersonalNumber, "problem_solved", {"kind": "phone", "at": 4}),
    ]


def test_a_school_has_one_brand():
    assert refused(Brand.propose, **proposal(there="b-0")) == [(BrandThere, "", {"brand": "b-0"})]


@pytest.mark.parametrize(
    ("state", "command", "due"),
    [
        (State.PROPOSED, "define_meaning", State.NAMED),
        (State.PROPOSED, "promote", State.NAMED),
        (State.MEANING_DEFINED, "showcase", State.IDENTITY_ADOPTED),
        (State.CARRIER_ESTABLISHED, "recognise", State.SHOWCASED),
        (State.SHOWCASED, "promote", State.RECOGNISED),
    ],
)
def test_a_skipped_milestone_is_named(state: State, command: str, due: State):
    assert refused(getattr(in_state(state), command), **GIVEN[command]) == [
        (MilestoneMissing, "", {"command": command, "state": state, "due": due})
    ]


def test_two_brands_of_one_name_are_refused():
    assert refused(proposed().name, **GIVEN["name"] | {"same_name": "b-9"}) == [
        (NameTaken, "name", {"brand": "b-9", "name": "桥上十分钟"})
    ]


def test_further_carriers_leave_the_milestone_and_the_same_one_adds_nothing():
    brand = in_state(State.SHOWCASED)

    told_to(brand, "establish_carrier", carrier="三天回话")
    again = happened(brand.establish_carrier, **GIVEN["establish_carrier"] | {"carrier": " 三天回话"})

    assert (brand.state, brand.carriers, again) == (State.SHOWCASED, ["每日驻点", "三天回话"], [])
    late = GIVEN["establish_carrier"] | {"since_on": on("03-04"), "carrier": "月"}
    assert refused(brand.establish_carrier, **late) == [(InTheFuture, "since_on", {})]


def test_a_brand_is_shown_at_something_that_was_held():
    brand = in_state(State.CARRIER_ESTABLISHED)
    given = GIVEN["showcase"]

    none = refused(brand.showcase, **given | {"exchange_id": None, "audience": ()})
    early = refused(brand.showcase, **given | {"standing": {"exchange:e-1": Standing.NOT_YET}})
    voided = refused(brand.showcase, **given | {"standing": {"exchange:e-1": Standing.VOIDED}})
    unknown = refused(brand.showcase, **given | {"exchange_id": "", "visit_id": "v-9"})

    assert none == [
        (NoEvidence, "exchange_id", {"due": State.SHOWCASED}),
        (NotChosen, "audience", {}),
    ]
    assert early == [(EvidenceNotYet, "exchange_id", {"no": 1, "named": EvidenceKind.EXCHANGE})]
    assert voided == [(EvidenceVoided, "exchange_id", {"no": 1, "named": EvidenceKind.EXCHANGE})]
    assert unknown == [(EvidenceUnknown, "visit_id", {"no": 1, "named": EvidenceKind.VISIT})]


def test_showing_again_more_widely_keeps_the_milestone():
    brand = in_state(State.PROMOTED)

    told_to(brand, "showcase", audience_scope=Scope.MUNICIPAL, exchange_id="e-2")

    assert (brand.state, brand.widest(STANDS)) == (State.PROMOTED, Scope.MUNICIPAL)
    assert happened(brand.showcase, **GIVEN["showcase"]) == []


def test_what_is_wrong_with_evidence_is_told_beside_it():
    brand, visit = proposed(), Evidence(EvidenceKind.VISIT, "v-1")
    bad = (visit, visit, Evidence(EvidenceKind.LINK, "ftp://x"), Evidence(EvidenceKind.CASE, "c-1"))

    assert refused(brand.name, **GIVEN["name"] | {"evidence": bad}) == [
        (EvidenceTwice, "evidence", {"no": 2}),
        (EvidenceUnfit, "evidence", {"no": 3}),
        (EvidenceUnknown, "evidence", {"no": 4, "named": EvidenceKind.CASE}),
    ]
    bare = (Evidence(EvidenceKind.FILE, "无文件"), in_words(Prose("身份证 11010519491231002X")))
    assert refused(brand.name, **GIVEN["name"] | {"evidence": bare}) == [
        (NotChosen, "evidence", {}),
        (PersonalNumber, "evidence", {"kind": "identity", "at": 5}),
    ]
    many = tuple(Evidence(EvidenceKind.PAPER, f"纸{no}") for no in range(21))
    assert refused(brand.name, **GIVEN["name"] | {"evidence": many}) == [
        (TooMuchEvidence, "evidence", {"limit": 20, "count": 21})
    ]


def test_evidence_is_added_later_to_a_milestone_that_was_reached():
    brand = in_state(State.NAMED)

    added = happened(brand.add_evidence, milestone=State.PROPOSED, evidence=(LINK,), standing={})

    assert added == [(Brand.EvidenceAdded, {"milestone": State.PROPOSED, "evidence": (LINK,)})]
    assert refused(brand.add_evidence, milestone=State.SHOWCASED, evidence=(), standing={}) == [
        (NotChosen, "milestone", {}),
        (NoEvidence, "evidence", {"due": State.SHOWCASED}),
    ]


# ---- endorsed by others


def test_an_assessment_adds_up():
    brand, given = in_state(State.SHOWCASED), GIVEN["assess"]

    assert refused(brand.assess, **given | {"total": 27}) == [(TotalDiffers, "total", {"total": 27, "sum": 26})]
    assert refused(brand.assess, **given | {"scores": ()}) == [(ScoresMissing, "scores", {})]
    over = {"scores": (Score("name", 101),), "total": 101}
    assert refused(brand.assess, **given | over) == [(ScoreUnfit, "scores", {"no": 1})]


@pytest.mark.parametrize("command", ["recognise", "promote"])
def test_nobody_endorses_the_own_brand(command: str):
    brand = in_state(State.RECOGNISED if command == "promote" else State.SHOWCASED)

    assert refused(getattr(brand, command), **GIVEN[command] | {"owners": (OWNER, GIVEN[command]["endorser"])}) == [
        (OwnEndorsement, "", {})
    ]


@pytest.mark.parametrize(
    ("shown", "tier", "fits"),
    [
        (Scope.SCHOOL, Tier.STUDIO, False),
        (Scope.STUDIO, Tier.STUDIO, True),
        (Scope.CROSS_STUDIO, Tier.STUDIO, True),
        (Scope.CROSS_STUDIO, Tier.DISTRICT, False),
        (Scope.DISTRICT, Tier.MUNICIPAL, False),
        (Scope.MUNICIPAL, Tier.MUNICIPAL, True),
    ],
)
def test_the_tier_is_no_wider_than_what_was_shown(shown: Scope, tier: Tier, fits: bool):
    brand = told_to(in_state(State.CARRIER_ESTABLISHED), "showcase", audience_scope=shown)
    given = GIVEN["recognise"] | {"tier": tier}

    if fits:
        assert [kind for kind, _ in happened(brand.recognise, **given)] == [Brand.Recognised]
    else:
        assert refused(brand.recognise, **given) == [(TierTooHigh, "tier", {"tier": tier, "shown": shown})]


def test_a_showing_that_was_voided_does_not_count_for_the_tier():
    given = GIVEN["recognise"] | {"standing": {"exchange:e-1": Standing.VOIDED}}

    assert refused(in_state(State.SHOWCASED).recognise, **given) == [
        (TierTooHigh, "tier", {"tier": Tier.DISTRICT, "shown": None})
    ]


def test_recognition_needs_a_document_an_assessment_or_other_evidence():
    bare = GIVEN["recognise"] | {"doc_no": " "}

    assert refused(in_state(State.SHOWCASED).recognise, **bare) == [(NoEvidence, "evidence", {"due": State.RECOGNISED})]
    for brand, more in (
        (told_to(in_state(State.SHOWCASED), "assess"), {}),
        (in_state(State.SHOWCASED), {"evidence": (LINK,)}),
    ):
        assert len(happened(brand.recognise, **bare | more)) == 1


def test_a_recognition_is_renewed_lapses_with_its_last_day_and_begins_anew():
    brand = in_state(State.PROMOTED)
    more = GIVEN["recognise"] | {"valid_until": LAST.replace(year=2027), "doc_no": "〔2026〕9号"}

    assert happened(brand.recognise, **GIVEN["recognise"]) == []
    assert [kind for kind, _ in happened(brand.recognise, **more)] == [Brand.RecognitionRenewed]
    assert refused(brand.lapse, on=LAST.replace(year=2027)) == [
        (NotInState, "", {"command": "lapse", "state": State.PROMOTED})
    ]
    assert happened(brand.lapse, on=on("01-01").replace(year=2028)) == [
        (Brand.RecognitionLapsed, {"on": on("01-01").replace(year=2028)})
    ]
    assert (brand.state, brand.recognition) == (State.SHOWCASED, None)
    again = GIVEN["recognise"] | {"valid_until": on("01-01").replace(year=2029)}
    assert [kind for kind, _ in happened(brand.recognise, **again)] == [Brand.Recognised]


def test_a_recognition_holds_until_a_day_that_lies_ahead():
    past = GIVEN["recognise"] | {"valid_until": on("03-02")}

    assert refused(in_state(State.SHOWCASED).recognise, **past) == [(ValidityPast, "valid_until", {})]


def test_promotion_is_shown_and_the_same_one_adds_nothing():
    brand = in_state(State.RECOGNISED)

    assert refused(brand.promote, **GIVEN["promote"] | {"exchange_id": None}) == [
        (NoEvidence, "evidence", {"due": State.PROMOTED})
    ]
    told_to(brand, "promote")
    assert happened(brand.promote, **GIVEN["promote"]) == []
    talk = GIVEN["promote"] | {"channel": Channel.THEORY_TALK}
    assert [kind for kind, _ in happened(brand.promote, **talk)] == [Brand.Promoted]


def test_another_school_takes_it_up_once():
    brand = in_state(State.CARRIER_ESTABLISHED)

    assert refused(brand.replicate, by_school_id="s-ps", adapted=Prose("")) == [
        (OwnReplica, "by_school_id", {}),
        (NotChosen, "adapted", {}),
    ]
    assert len(happened(brand.replicate, **GIVEN["replicate"])) == 1
    assert happened(brand.replicate, **GIVEN["replicate"]) == []


def test_a_revoked_milestone_has_to_be_reached_again():
    brand = in_state(State.PROMOTED)

    assert refused(brand.revoke, to_milestone=State.PROMOTED, reason=Prose("")) == [
        (NotLower, "to_milestone", {"state": State.PROMOTED}),
        (NotChosen, "reason", {}),
    ]
    told_to(brand, "revoke", to_milestone=State.CARRIER_ESTABLISHED)

    assert (brand.state, brand.shown, brand.recognition, brand.carriers) == (
        State.CARRIER_ESTABLISHED,
        [],
        None,
        ["每日驻点"],
    )
    told_to(brand, "showcase")
    assert brand.state is State.SHOWCASED
    assert told_to(brand, "revoke").named is None


@pytest.mark.parametrize(
    ("to", "kept"),
    [
        (State.RECOGNISED, (True, 1, 1, "桥上十分钟")),
        (State.SHOWCASED, (False, 1, 1, "桥上十分钟")),
        (State.CARRIER_ESTABLISHED, (False, 0, 1, "桥上十分钟")),
        (State.IDENTITY_ADOPTED, (False, 0, 0, "桥上十分钟")),
        (State.PROPOSED, (False, 0, 0, None)),
    ],
)
def test_what_was_said_for_higher_milestones_counts_no_more(to: State, kept: tuple[bool, int, int, str | None]):
    brand = told_to(in_state(State.PROMOTED), "revoke", to_milestone=to)

    left = brand.recognition is not None, len(brand.shown), len(brand.carriers), brand.named
    assert (left, brand.promotions) == (kept, set())


def test_a_text_that_is_not_its_own_is_not_redacted():
    brand = replayed(stored(in_state(State.MEANING_DEFINED)))

    assert refused(brand.redact, of=("k9",), reason="个人信息") == [(TextUnknown, "of", {"key": "k9"})]
    assert happened(brand.redact, of=("k2",), reason="个人信息") == [
        (Brand.Redacted, {"of": ("k2",), "reason": "个人信息"})
    ]
    assert happened(brand.redact, of=("k2",), reason="个人信息") == []


def test_the_endorser_stands_in_the_fact():
    brand = in_state(State.PROMOTED)

    assert [fact.endorser for fact in brand.pending_events if hasattr(fact, "endorser")] == [DIRECTOR, "p-officer"]
    assert brand.pending_events[4].since_on == TODAY
