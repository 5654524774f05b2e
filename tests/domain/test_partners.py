"""A partner is registered and names its liaison."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen, Several
from domain.partners import LegalBasis, Partner
from domain.words import PartnerKind

ON = date(2024, 10, 8)


def test_a_partner_has_a_code_and_a_name():
    with pytest.raises(Several) as refused:
        Partner.register("", name="", kind=PartnerKind.STREET)

    assert [fault.field for fault in refused.value.faults] == ["code", "name"]


def test_a_new_liaison_takes_the_place_of_the_old_one():
    partner = Partner.register("pa-01", name="汀南街道党工委", kind=PartnerKind.STREET)
    partner.collect_events()

    for person in ("p-1", "p-1", "p-2"):
        partner.designate_contact(person, legal_basis=LegalBasis.AGREEMENT, on=ON)

    assert [fact.person_id for fact in partner.collect_events()] == ["p-1", "p-2"]
    with pytest.raises(NotChosen):
        partner.designate_contact("", legal_basis=LegalBasis.CONSENT, on=ON)
