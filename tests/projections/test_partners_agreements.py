"""Which agreements are in force, which are over, and which end soon."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from projections import partners
from tests.district import KG1, MS1, STREET
from tests.sharing import LIBRARY, TERMS, TODAY, library, signed


def test_an_agreement_is_listed_with_all_who_signed_it(district):
    signed(district, principles=Prose("平等互惠"))
    signed(district, "a-2", parties=(STREET,), with_operator=True, meeting=None)

    [row] = district.ask(partners.agreements, MS1)

    assert (row.partner, row.id, row.parties, row.with_operator) == ("PT-01", "a-1", (STREET, MS1), False)
    assert (row.terms, row.meeting, str(row.principles)) == (TERMS.terms, "每学期一次", "平等互惠")
    assert (row.signed_on, row.valid_until, row.ended_on) == (date(2026, 3, 2), date(2026, 12, 31), None)
    assert [each.id for each in district.ask(partners.agreements, STREET)] == ["a-2", "a-1"]
    assert district.ask(partners.agreements, KG1) == []
    assert district.level()


def test_an_agreement_is_in_force_from_its_signing_to_its_last_day(district):
    signed(district)
    row = district.ask(partners.agreement, "PT-01", "a-1")

    days = (date(2026, 3, 1), date(2026, 3, 2), date(2026, 12, 31), date(2027, 1, 1))

    assert [row.in_force(on) for on in days] == [False, True, True, False]
    assert [row.ends_soon(on) for on in (date(2026, 10, 31), date(2026, 11, 1), date(2027, 1, 1))] == [
        False,
        True,
        False,
    ]
    assert district.ask(partners.agreement, "PT-01", "a-9") is None


def test_an_agreement_that_was_ended_is_over(district):
    signed(district)
    signed(district, "a-2")

    district.hub.partners.end_agreement("PT-01", "a-1", reason="合并", act=district.by("liaison"))

    row, other = (district.ask(partners.agreement, "PT-01", key) for key in ("a-1", "a-2"))
    assert (row.ended_on, str(row.end_reason), row.in_force(TODAY)) == (TODAY, "合并", False)
    assert (other.ended_on, other.in_force(TODAY)) == (None, True)


def ending(district, on=TODAY, **asked):
    return [row.id for row in district.ask(partners.ending, on, **asked)]


def test_agreements_that_end_soon_stand_in_order_and_renewed_ones_not_at_all(district):
    library(district)
    signed(district, "a-1", valid_until=date(2026, 5, 4), parties=(STREET, KG1))
    signed(district, "a-2", valid_until=date(2026, 3, 5), parties=(STREET, LIBRARY))
    signed(district, "a-3", valid_until=date(2026, 5, 5))
    signed(district, "a-4", valid_until=date(2026, 4, 1), parties=(STREET,), with_operator=True)

    assert ending(district) == ["a-2", "a-4", "a-1"]
    signed(district, "a-5", valid_until=date(2027, 4, 1), parties=(STREET,), with_operator=True)
    assert ending(district) == ["a-2", "a-1"]
    assert ending(district, parties=[KG1]) == ["a-1"]
    assert ending(district, date(2026, 2, 28)) == []
