"""A co-building agreement is signed by two sides at least, runs to its last day, and may be ended before it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.days import InTheFuture
from domain.errors import NotChosen, NotFound, TooLong
from domain.model import Prose
from domain.partners import Partner, faults, refusals
from tests.partner_stories import SIGNED, TODAY, WHY, signed, street
from tests.stories import MIDDLE, PRIMARY, STREET, happened, on, refused, replayed, stored, told

TOMORROW = on("03-04")


def sign(**other: Any) -> dict[str, Any]:
    return {"agreement_id": "a-1", "terms": replace(SIGNED, **other), "today": TODAY}


def test_an_agreement_says_who_signed_and_what_each_has_taken_on():
    assert happened(street().sign_agreement, **sign(principles=Prose(" "))) == [
        (
            Partner.AgreementSigned,
            {
                "agreement_id": "a-1",
                "parties": (STREET, MIDDLE),
                "with_operator": False,
                "terms": ("活动联办", "资源共享"),
                "signed_on": on("03-01"),
                "valid_until": on("12-31"),
                "meeting": "每学期一次",
            },
        )
    ]


def test_the_same_agreement_is_signed_once():
    partner = signed()

    assert happened(partner.sign_agreement, **sign()) == []
    assert refused(partner.sign_agreement, **sign(meeting=None)) == [
        (refusals.AgreementKnown, "", {"agreement": "a-1"})
    ]


def test_a_partner_signs_with_the_party_school_alone():
    alone = sign(parties=(STREET,), with_operator=True)

    assert [kind for kind, _ in happened(street().sign_agreement, **alone)] == [Partner.AgreementSigned]


@pytest.mark.parametrize(
    ("parties", "wrong"),
    [
        ((MIDDLE, PRIMARY), (faults.PartnerAbsent, {})),
        ((STREET,), (faults.OneSided, {})),
        ((STREET, MIDDLE, MIDDLE), (faults.PartyTwice, {"unit": "school:s-ms"})),
    ],
)
def test_an_agreement_has_the_partner_and_somebody_else_each_once(parties, wrong):
    kind, facts = wrong

    assert refused(street().sign_agreement, **sign(parties=parties)) == [(kind, "parties", facts)]


def test_everything_wrong_with_an_agreement_is_told_at_once():
    wrong = sign(terms=(), signed_on=TOMORROW, valid_until=TODAY, meeting="次" * 201)

    assert refused(street().sign_agreement, **wrong) == [
        (NotChosen, "terms", {}),
        (InTheFuture, "signed_on", {}),
        (faults.Reversed, "valid_until", {"from_on": TOMORROW, "until_on": TODAY}),
        (TooLong, "meeting", {"limit": 200, "length": 201}),
    ]


def test_terms_are_lines_and_not_too_many():
    assert refused(street().sign_agreement, **sign(terms=("条",) * 21)) == [
        (faults.TooManyLines, "terms", {"limit": 20, "count": 21})
    ]
    assert refused(street().sign_agreement, **sign(terms=("活动联办", " "))) == [(NotChosen, "terms", {})]


def end(**other: Any) -> dict[str, Any]:
    return {"agreement_id": "a-1", "on": TODAY, "reason": WHY, "today": TODAY} | other


def test_an_agreement_is_ended_before_its_time_once():
    partner = signed()

    assert happened(partner.end_agreement, **end()) == [
        (Partner.AgreementEnded, {"agreement_id": "a-1", "on": TODAY, "reason": WHY})
    ]
    assert refused(partner.end_agreement, **end()) == [(refusals.AgreementOver, "", {"on": TODAY})]


def test_what_ran_out_is_not_ended_any_more():
    after = {"on": on("12-31").replace(year=2026), "today": on("12-31").replace(year=2026)}

    assert refused(signed().end_agreement, **end(**after)) == [(refusals.AgreementOver, "", {"on": on("12-31")})]
    assert refused(signed().end_agreement, **end(agreement_id="a-9")) == [
        (NotFound, "", {"kind": "agreement", "key": "a-9"})
    ]


def test_an_agreement_ends_after_it_was_signed_not_in_the_future_and_for_a_reason():
    assert refused(signed().end_agreement, **end(on=TOMORROW, reason=Prose(""))) == [
        (InTheFuture, "on", {}),
        (NotChosen, "reason", {}),
    ]
    assert refused(signed().end_agreement, **end(on=on("02-28"))) == [
        (faults.Reversed, "on", {"from_on": on("03-01"), "until_on": on("02-28")})
    ]


def test_an_agreement_read_back_is_the_same():
    partner = signed()
    partner.end_agreement(**end())

    assert told(replayed(stored(partner))) == told(partner)
