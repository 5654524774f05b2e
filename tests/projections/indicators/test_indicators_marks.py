"""What looks like a visit for the figure alone is marked beside its record, and counts all the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.words import Party, PartyKind
from projections.indicators.district import Trip
from projections.indicators.facts import VisitFacts
from projections.indicators.marks import Mark, marks, term

MS, KG, PS = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "KG-01", "PS-01"))


def trip(key, day, host=MS, guest=KG, *, minutes=90, one_sided=False):
    began = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    visit = VisitFacts(key, host, guest, host, 1, held=True, held_on=day, one_sided=one_sided)
    visit.started_at, visit.ended_at = began, began + timedelta(minutes=minutes)
    return Trip(visit, host.id, guest.id, external=True, crosses=True)


def test_a_visit_like_any_other_has_no_mark():
    assert marks([trip("a", date(2026, 3, 2)), trip("b", date(2026, 3, 2), PS)]) == {}


def test_there_and_back_on_one_day_is_marked_on_both():
    found = marks([trip("a", date(2026, 3, 2)), trip("b", date(2026, 3, 2), KG, MS), trip("c", date(2026, 3, 3), PS)])

    assert found == {"visit:a": (Mark.TWICE_A_DAY,), "visit:b": (Mark.TWICE_A_DAY,)}


@pytest.mark.parametrize(("minutes", "marked"), [(59, True), (60, False)])
def test_less_than_an_hour_is_short(minutes, marked):
    assert (marks([trip("a", date(2026, 3, 2), minutes=minutes)]) == {"visit:a": (Mark.SHORT,)}) is marked


def test_the_same_pair_three_times_in_a_term_is_marked_and_twice_is_not():
    days = (date(2026, 2, 3), date(2026, 4, 7), date(2026, 6, 9))

    found = marks([trip(str(n), day) for n, day in enumerate(days)])
    fewer = marks([trip("0", days[0]), trip("1", days[1]), trip("2", date(2026, 9, 1))])

    assert found == {f"visit:{n}": (Mark.OFTEN,) for n in range(3)}
    assert fewer == {}


def test_a_record_of_one_side_alone_is_marked():
    assert marks([trip("a", date(2026, 3, 2), one_sided=True)]) == {"visit:a": (Mark.ONE_SIDED,)}


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2025, 7, 31), (2025, 2)),
        (date(2025, 8, 1), (2025, 8)),
        (date(2026, 1, 31), (2025, 8)),
        (date(2026, 2, 1), (2026, 2)),
    ],
)
def test_a_term_is_half_of_the_school_year(day, begins):
    assert term(day) == begins
