"""Partners and every other unit that can be a side of something."""

from __future__ import annotations

from datetime import date

from domain.partners import LegalBasis, Partner
from domain.studios import Studio
from domain.words import Level, PartnerKind, Party, PartyKind
from projections import partners, units


def test_a_partner_shows_its_present_liaison_and_the_next_one_has_none(told):
    one = Partner.register("pa-1", name="汀南街道", kind=PartnerKind.STREET, area="汀南")
    one.designate_contact("c-1", legal_basis=LegalBasis.CONSENT, on=date(2024, 10, 8))

    read = told.tell(one, Partner.register("pa-2", name="图书馆", kind=PartnerKind.INSTITUTION)).read()

    assert [(row.code, row.contact) for row in partners.everywhere(read)] == [("pa-1", "c-1"), ("pa-2", "")]
    assert (partners.partner(read, "pa-1").area, partners.partner(read, "none")) == ("汀南", None)


def test_units_of_all_kinds_answer_to_one_name(told):
    studio = Studio.establish("u-1", programme_id="prog", name="中学书记工作室", level=Level.MIDDLE)

    read = told.tell(studio, Partner.register("u-1", name="图书馆", kind=PartnerKind.INSTITUTION)).read()

    assert [(unit.party, unit.name, unit.level) for unit in units.all_units(read)] == [
        (Party(PartyKind.PARTNER, "u-1"), "图书馆", "partner"),
        (Party(PartyKind.STUDIO, "u-1"), "中学书记工作室", "middle"),
    ]
    assert units.unit(read, Party(PartyKind.STUDIO, "u-1")).name == "中学书记工作室"
    assert units.unit(read, Party(PartyKind.SCHOOL, "u-1")) is None


def test_a_unit_is_read_from_an_address_or_not_at_all():
    read = [units.parse(text) for text in ("school:s-1", "school:", "planet:x", "", "partner:a:b")]

    assert read == [Party(PartyKind.SCHOOL, "s-1"), None, None, None, Party(PartyKind.PARTNER, "a:b")]
