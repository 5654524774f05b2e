"""Partners and every other unit that can be a side of something: who they are, who spoke for them, what they think of a year."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.partners import LegalBasis, Partner, Profile
from domain.studios import Studio
from domain.words import Level, PartnerKind, Party, PartyKind, Role
from projections import partners, people, units
from projections.partners import AppraisalRow, ContactRow

ON = date(2024, 10, 8)
CONSENT = LegalBasis.CONSENT
BYSTANDER = {"name": "图书馆", "kind": PartnerKind.INSTITUTION}


def street(*liaisons):
    """The street, with liaisons each from a day of October 2024 on."""
    partner = Partner.register("pa-1", name="汀南街道", kind=PartnerKind.STREET, area="汀南")
    for person, day in liaisons:
        partner.designate_contact(person, legal_basis=CONSENT, on=date(2024, 10, day))
    return partner


def library():
    other = Partner.register("pa-2", **BYSTANDER)
    other.designate_contact("c-9", legal_basis=LegalBasis.AGREEMENT, on=ON)
    other.give_appraisal(period="2025", usefulness=1, year=2025)
    return other


def test_a_partner_shows_its_present_liaison_and_the_next_one_has_none(told):
    read = told.tell(street(("c-1", 8)), Partner.register("pa-2", **BYSTANDER)).read()

    assert [(row.code, row.contact) for row in partners.everywhere(read)] == [("pa-1", "c-1"), ("pa-2", "")]
    assert (partners.partner(read, "pa-1").area, partners.partner(read, "none")) == ("汀南", None)
    assert partners.partner(read, "pa-1").since == date(2026, 3, 5)


def test_liaisons_follow_one_another_and_so_do_their_posts(told):
    one = street(("c-1", 8), ("c-2", 20))
    one.release_contact("c-2", on=date(2024, 10, 31))

    read = told.tell(one, library()).read()

    assert partners.contacts(read, "pa-1") == [
        ContactRow("c-2", CONSENT, date(2024, 10, 20), date(2024, 10, 31)),
        ContactRow("c-1", CONSENT, ON, date(2024, 10, 19)),
    ]
    assert [(row.person, row.until_on) for row in partners.contacts(read, "pa-2")] == [("c-9", None)]
    assert partners.partner(read, "pa-1").contact == ""
    terms = [people.terms_of(read, person)[0] for person in ("c-1", "c-2", "c-9")]
    assert [(term.role, term.until_on) for term in terms] == [
        (Role.PARTNER, date(2024, 10, 19)),
        (Role.PARTNER, date(2024, 10, 31)),
        (Role.PARTNER, None),
    ]


def test_a_revised_profile_and_the_others_as_they_were(told):
    one = street()
    one.revise(Profile(name="汀南街道党工委", kind=PartnerKind.TOWNSHIP, area=""))

    read = told.tell(one, library()).read()

    assert [(row.name, row.kind, row.area) for row in partners.everywhere(read)] == [
        ("汀南街道党工委", PartnerKind.TOWNSHIP, None),
        ("图书馆", PartnerKind.INSTITUTION, None),
    ]


def test_the_directory_by_kind_by_name_and_by_who_has_left(told):
    gone, back = Partner.register("pa-3", name="驻区部队", kind=PartnerKind.BASE), library()
    for partner in (gone, back):
        partner.end(on=ON, reason=Prose("到期"), today=ON)
    back.resume(on=ON, today=ON)

    read = told.tell(street(), back, gone).read()

    found = {name: [row.code for row in partners.everywhere(read, **asked)] for name, asked in ASKED.items()}
    assert found == {"kind": ["pa-1"], "named": ["pa-1"], "left": ["pa-3"], "there": ["pa-1", "pa-2"]}
    assert (partners.partner(read, "pa-3").ended_on, str(partners.partner(read, "pa-3").end_reason)) == (ON, "到期")


ASKED = {
    "kind": {"kind": "street"},
    "named": {"named": "街道"},
    "left": {"ended": True},
    "there": {"ended": False},
}


def test_the_last_word_of_a_partner_on_a_year_counts(told):
    one = street()
    for period, usefulness in (("2024", 3), ("2025", 2), ("2025", 5)):
        one.give_appraisal(period=period, usefulness=usefulness, comment=Prose("好"), year=2025)

    read = told.tell(one, library()).read()

    found = partners.appraisals(read, "pa-1")
    assert found == [
        AppraisalRow("2025", 5, found[0].at, "p-officer", Prose("好")),
        AppraisalRow("2024", 3, found[1].at, "p-officer", Prose("好")),
    ]


def test_units_of_all_kinds_answer_to_one_name(told):
    studio = Studio.establish("u-1", programme_id="prog", name="中学书记工作室", level=Level.MIDDLE)

    read = told.tell(studio, Partner.register("u-1", **BYSTANDER)).read()

    assert [(unit.party, unit.name, unit.level) for unit in units.all_units(read)] == [
        (Party(PartyKind.PARTNER, "u-1"), "图书馆", "partner"),
        (Party(PartyKind.STUDIO, "u-1"), "中学书记工作室", "middle"),
    ]
    assert units.unit(read, Party(PartyKind.STUDIO, "u-1")).name == "中学书记工作室"
    assert units.unit(read, Party(PartyKind.SCHOOL, "u-1")) is None


def test_a_unit_is_read_from_an_address_or_not_at_all():
    read = [units.parse(text) for text in ("school:s-1", "school:", "planet:x", "", "partner:a:b")]

    assert read == [Party(PartyKind.SCHOOL, "s-1"), None, None, None, Party(PartyKind.PARTNER, "a:b")]
