"""A partner is registered, revised, spoken for by liaisons one after the other, appraises a year, leaves and comes back."""

from __future__ import annotations

from datetime import date

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen, Several
from domain.model import Prose
from domain.papers import UsefulnessUnknown
from domain.partners import LegalBasis, Partner, Profile, faults, refusals
from domain.texts import TextUnknown
from domain.words import PartnerKind
from tests.partner_stories import TODAY, WHY, agreed, reported, signed, street
from tests.stories import happened, on, refused, replayed, stored, told

CONSENT = LegalBasis.CONSENT


def test_a_partner_has_a_code_and_a_name():
    with pytest.raises(Several) as wrong:
        Partner.register("", name="", kind=PartnerKind.STREET)

    assert [fault.field for fault in wrong.value.faults] == ["code", "name"]


def test_a_profile_changes_where_something_is_given():
    assert happened(street().revise, Profile(name="汀南街道党工委", area="")) == [
        (Partner.ProfileRevised, {"changes": Profile(name="汀南街道党工委", area="")})
    ]


def test_a_revised_profile_keeps_what_was_not_given_and_may_lose_its_area():
    partner = street()

    partner.revise(Profile(kind=PartnerKind.TOWNSHIP, area=""))

    assert (partner.name, partner.kind, partner.area) == ("汀南街道", PartnerKind.TOWNSHIP, None)


@pytest.mark.parametrize("changes", [Profile(), Profile(name="汀南街道", area="汀南")])
def test_a_profile_that_says_what_is_so_is_refused(changes):
    assert refused(street().revise, changes) == [(faults.NothingChanged, "name", {})]


def test_names_are_one_short_line():
    assert [field for _, field, _ in refused(street().revise, Profile(name=" ", area="区" * 201))] == ["name", "area"]


# ---- liaisons


def test_a_new_liaison_takes_the_place_of_the_old_one():
    partner = Partner.register("pa-01", name="汀南街道党工委", kind=PartnerKind.STREET)
    partner.collect_events()

    for person in ("p-1", "p-1", "p-2"):
        partner.designate_contact(person, legal_basis=LegalBasis.AGREEMENT, on=date(2024, 10, 8))

    assert [fact.person_id for fact in partner.collect_events()] == ["p-1", "p-2"]
    with pytest.raises(NotChosen):
        partner.designate_contact("", legal_basis=CONSENT, on=TODAY)


def test_a_liaison_does_not_begin_before_the_one_before():
    early = {"legal_basis": CONSENT, "on": on("01-05")}

    assert refused(street().designate_contact, "p-2", **early) == [(faults.ContactBefore, "on", {"since": on("01-06")})]


def test_a_liaison_is_released_and_nobody_speaks_for_the_partner():
    partner = street()

    assert happened(partner.release_contact, "p-street", on=TODAY, reason=Prose("调离")) == [
        (Partner.ContactReleased, {"person_id": "p-street", "on": TODAY, "reason": Prose("调离")})
    ]
    assert (partner.contact, partner.contact_since) == ("", None)
    assert refused(partner.release_contact, "p-street", on=TODAY) == [
        (refusals.ContactUnknown, "", {"person": "p-street"})
    ]
    assert refused(partner.release_contact, "", on=TODAY) == [(refusals.ContactUnknown, "", {"person": ""})]


# ---- appraisals


def test_a_partner_appraises_a_year_and_may_think_again():
    partner = street()
    for usefulness in (4, 4, 5):
        partner.give_appraisal(period="2025", usefulness=usefulness, comment=Prose(" "), year=2025)

    given = [fact for fact in partner.pending_events if isinstance(fact, Partner.AppraisalGiven)]
    assert [(fact.period, fact.usefulness, fact.comment) for fact in given] == [("2025", 4, None), ("2025", 5, None)]


@pytest.mark.parametrize("period", ["2026", "25", "今年全年", "２０２５", "20250"])
def test_an_appraisal_is_for_one_year_that_has_begun(period):
    given = {"period": period, "usefulness": 6, "year": 2025}

    assert refused(street().give_appraisal, **given) == [
        (faults.PeriodUnknown, "period", {"latest": 2025}),
        (UsefulnessUnknown, "usefulness", {}),
    ]


# ---- the end


def test_a_partnership_ends_with_its_agreements_and_the_liaisons_post():
    partner = signed()

    assert happened(partner.end, on=TODAY, reason=WHY, today=TODAY) == [
        (Partner.AgreementEnded, {"agreement_id": "a-1", "on": TODAY, "reason": WHY}),
        (Partner.ContactReleased, {"person_id": "p-street", "on": TODAY}),
        (Partner.Ended, {"on": TODAY, "reason": WHY}),
    ]


def test_only_what_is_in_force_ends_with_a_partnership():
    partner = signed()
    partner.release_contact("p-street", on=TODAY)
    partner.end_agreement(agreement_id="a-1", on=TODAY, reason=WHY, today=TODAY)

    assert [kind for kind, _ in happened(partner.end, on=TODAY, reason=WHY, today=TODAY)] == [Partner.Ended]


@pytest.mark.parametrize("running", [agreed, reported])
def test_a_partnership_with_a_running_project_does_not_end(running):
    assert refused(running().end, on=TODAY, reason=WHY, today=TODAY) == [(refusals.ProjectsRunning, "", {"count": 1})]


def test_an_end_lies_in_the_past_and_has_a_reason():
    late = {"on": on("03-04"), "reason": Prose(""), "today": TODAY}

    assert refused(street().end, **late) == [(InTheFuture, "on", {}), (NotChosen, "reason", {})]


def left() -> Partner:
    partner = street()
    partner.end(on=TODAY, reason=WHY, today=TODAY)
    return partner


def test_nothing_new_begins_with_a_partner_that_has_left():
    partner = left()

    over = [(refusals.PartnershipOver, "", {"on": TODAY})]
    assert refused(partner.end, on=TODAY, reason=WHY, today=TODAY) == over
    assert refused(partner.designate_contact, "p-2", legal_basis=CONSENT, on=TODAY) == over


def test_a_partnership_goes_on_once_it_has_ended():
    partner = left()

    assert happened(partner.resume, on=TODAY, today=TODAY) == [(Partner.Resumed, {"on": TODAY})]
    assert refused(partner.resume, on=TODAY, today=TODAY) == [(refusals.PartnershipRuns, "", {})]
    assert refused(left().resume, on=on("03-04"), today=TODAY) == [(InTheFuture, "on", {})]


# ---- what is kept


def test_a_partner_read_back_is_the_same():
    partner = left()
    partner.resume(on=TODAY, today=TODAY)
    partner.revise(Profile(name="汀南街道党工委"))
    partner.give_appraisal(period="2025", usefulness=4, comment=Prose("好"), year=2025)

    assert told(replayed(stored(partner))) == told(partner)


def test_texts_of_a_partner_are_removed_by_their_keys():
    partner = replayed(stored(left()))

    assert partner.texts == {"k1"}
    assert happened(partner.redact, of=("k1", "k1"), reason="涉及个人") == [
        (Partner.Redacted, {"of": ("k1",), "reason": "涉及个人"})
    ]
    assert happened(partner.redact, of=("k1",), reason="涉及个人") == []
    assert refused(partner.redact, of=("k9",), reason="涉及个人") == [(TextUnknown, "of", {"key": "k9"})]
