"""What waits for a unit or the Party School because of partners, and from which day on."""

from __future__ import annotations

from datetime import date

from domain.partners import Partner
from domain.words import PartnerKind
from projections import partners
from projections.partners import Waiting
from tests.district import KG1, MS1, STREET
from tests.sharing import LIBRARY, TODAY, agreed, bystanders, needed, reported, signed

CONFIRM, PROJECT, AGREEMENT, APPRAISAL = Waiting


def waits(district, *parties, on=TODAY, **more):
    tasks = district.ask(partners.tasks, parties, on, **more)
    return [(task.waiting, task.key, task.party, task.due_on) for task in tasks]


def test_a_reported_project_waits_for_the_other_side(district):
    bystanders(district)
    needed(district)
    agreed(district)
    agreed(district, "j-2", title="还在进行")
    reported(district)

    due = date(2026, 6, 30)
    assert waits(district, STREET, MS1) == [(CONFIRM, "j-1", STREET, due)]
    assert waits(district, MS1) == waits(district, KG1) == waits(district, LIBRARY) == []


def test_a_project_waits_for_its_leader_two_weeks_before_it_is_due(district):
    needed(district)
    agreed(district)

    due = date(2026, 6, 30)
    assert waits(district, MS1, on=date(2026, 6, 15)) == []
    assert waits(district, MS1, on=date(2026, 6, 16)) == [(PROJECT, "j-1", MS1, due)]
    assert waits(district, MS1, on=date(2026, 7, 16)) == [(PROJECT, "j-1", MS1, due)]
    assert waits(district, STREET, on=due) == []


def test_an_agreement_that_ends_soon_waits_for_who_signed_it_and_for_the_party_school(district):
    last = date(2026, 4, 30)
    signed(district, valid_until=last)

    assert waits(district, STREET) == [(AGREEMENT, "a-1", STREET, last)]
    assert waits(district, MS1, KG1) == [(AGREEMENT, "a-1", MS1, last)]
    assert waits(district, KG1) == []


def test_an_agreement_with_other_sides_does_not_renew_it(district):
    last = date(2026, 4, 30)
    signed(district, valid_until=last)
    signed(district, "a-2", parties=(STREET, KG1))

    assert waits(district, office=True) == [(AGREEMENT, "a-1", None, last)]


def test_a_year_waits_to_be_appraised_in_december_and_january(district):
    bystanders(district)

    due = date(2026, 12, 31)
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 31), date(2027, 2, 1))
    assert [waits(district, STREET, MS1, on=on) for on in days] == [
        [],
        [(APPRAISAL, "2026", STREET, due)],
        [(APPRAISAL, "2026", STREET, due)],
        [],
    ]


def test_nobody_appraises_twice_or_before_or_after_the_partnership(district):
    bystanders(district)
    december = date(2026, 12, 1)
    district.hub.partners.appraise("PT-01", period="2026", usefulness=5, act=district.by("liaison"))
    district.hub.partners.end("PT-02", reason="到期", act=district.by("officer"))

    assert waits(district, STREET, LIBRARY, on=december) == []
    assert waits(district, LIBRARY, on=date(2026, 1, 15)) == []


def test_a_partner_that_came_this_year_does_not_appraise_the_last_one(told):
    new = Partner.register("pa-1", name="街道", kind=PartnerKind.STREET)

    read = told.tell(new).read()

    assert partners.tasks(read, [new.party], date(2026, 1, 15)) == []
    assert len(partners.tasks(read, [new.party], date(2027, 1, 15))) == 1


def test_what_is_due_first_stands_first(district):
    needed(district)
    agreed(district, due_on=date(2026, 3, 10))
    agreed(district, "j-2", title="第二期", due_on=date(2026, 3, 8))
    signed(district, valid_until=date(2026, 3, 9), with_operator=True)

    assert [key for _, key, _, _ in waits(district, MS1)] == ["j-2", "a-1", "j-1"]
