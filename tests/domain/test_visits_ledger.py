"""Who owes whom a return: the worked example of the design, its as-of views, and what holds for any history."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.visits import Standing
from domain.visits.ledger import HeldVisit, Ledger, ledger
from domain.words import SHANGHAI, Party, PartyKind

A, B, C = (Party(PartyKind.SCHOOL, code) for code in "ABC")
NOW = date(2024, 8, 2)


def held(visit: str, day: str, host: Party, guest: Party, **other: Any) -> HeldVisit:
    started = datetime.combine(date.fromisoformat(f"2024-{day}"), time(14), SHANGHAI)
    return HeldVisit(visit, host, guest, started, position=int(visit[1:]), **other)


V1, V2 = held("v1", "03-01", A, B), held("v2", "04-01", A, B)
V3, V4 = held("v3", "05-01", B, A), held("v4", "06-01", C, B)
WAIVED = replace(V4, waived_at=datetime(2024, 7, 1, 9, tzinfo=SHANGHAI))


def balances(of: Ledger) -> tuple[int, ...]:
    return tuple(of.balances.get(party, 0) for party in (A, B, C))


def still_open(of: Ledger) -> list[tuple[str, str, str]]:
    return [(each.debtor.id, each.creditor.id, str(each.due_on)) for each in of.obligations if each.is_open]


def standings(of: Ledger) -> dict[str, Standing]:
    return {each.visit: each.standing for each in of.obligations}


B_TO_A, B_TO_A_2, B_TO_C = ("B", "A", "2024-08-28"), ("B", "A", "2024-09-28"), ("B", "C", "2024-11-28")


@pytest.mark.parametrize(
    ("visits", "balance", "owed"),
    [
        ((V1,), (1, -1, 0), [B_TO_A]),
        ((V1, V2), (2, -2, 0), [B_TO_A, B_TO_A_2]),
        ((V1, V2, V3), (1, -1, 0), [B_TO_A_2]),
        ((V1, V2, V3, V4), (1, -2, 1), [B_TO_A_2, B_TO_C]),
        ((V1, V2, V3, WAIVED), (1, -2, 1), [B_TO_A_2]),
        ((V1, V3, WAIVED), (0, -1, 1), []),
    ],
    ids=["v1", "v2", "v3 returns v1", "v4", "C waives v4", "v2 is voided"],
)
def test_the_worked_example_line_by_line(visits: tuple[HeldVisit, ...], balance: Any, owed: Any):
    found = ledger(visits, today=NOW)

    assert (balances(found), still_open(found)) == (balance, owed)


def test_the_worked_example_as_of_the_end_of_april():
    found = ledger((V1, V2), today=date(2024, 4, 30))

    assert (balances(found), len(still_open(found))) == ((2, -2, 0), 2)


def test_the_worked_example_as_of_mid_july():
    found = ledger((V1, V2, V3, WAIVED), today=date(2024, 7, 15))

    assert balances(found) == (1, -2, 1)
    assert standings(found) == {"v1": Standing.RETURNED, "v2": Standing.OWED, "v4": Standing.WAIVED}


def test_the_worked_example_now():
    found = ledger((V1, V3, WAIVED), today=NOW)

    assert balances(found) == (0, -1, 1)
    assert standings(found) == {"v1": Standing.RETURNED, "v4": Standing.WAIVED}


def test_had_the_first_visit_been_voided_its_return_would_settle_the_second():
    found = ledger((V2, V3, WAIVED), today=NOW)

    assert (balances(found), still_open(found)) == ((0, -1, 1), [])
    assert [(each.visit, each.returned_by) for each in found.obligations] == [("v2", "v3"), ("v4", None)]


def test_a_voided_return_leaves_its_obligation_open_again():
    assert still_open(ledger((V1,), today=NOW)) == [B_TO_A]


def test_a_return_settles_what_it_names_and_not_the_oldest():
    found = ledger((V1, V2, replace(V3, in_return_for="v2")), today=NOW)

    settled = [(each.visit, each.returned_by, each.named) for each in found.obligations]
    assert settled == [("v1", None, False), ("v2", "v3", True)]


def test_a_second_return_of_the_same_visit_is_an_ordinary_one():
    again = held("v5", "07-01", B, A, in_return_for="v1")
    found = ledger((V1, replace(V3, in_return_for="v1"), again), today=NOW)

    assert [(each.visit, each.debtor, each.returned_by) for each in found.obligations] == [
        ("v1", B, "v3"),
        ("v5", A, None),
    ]


@pytest.mark.parametrize("named", ["v1", None])
def test_naming_a_return_settles_nothing_and_opens_nothing(named: str | None):
    back = held("v5", "07-01", A, B, in_return_for="v3")
    found = ledger((V1, replace(V3, in_return_for=named), back), today=NOW)

    assert [(each.visit, each.returned_by) for each in found.obligations] == [("v1", "v3")]
    assert balances(found) == (1, -1, 0)


def test_naming_what_names_only_a_return_settles_nothing_either():
    there = held("v5", "07-01", A, B, in_return_for="v3")
    back = held("v6", "07-02", B, A, in_return_for="v5")
    found = ledger((V1, replace(V3, in_return_for="v1"), there, back), today=NOW)

    assert [each.visit for each in found.obligations] == ["v1"]


@pytest.mark.parametrize("names", ["v1", "v9", "v4"])
def test_naming_a_visit_without_swapped_roles_or_none_at_all_counts_for_nothing(names: str):
    other = held("v5", "07-01", A, B, in_return_for=names)

    assert [each.visit for each in ledger((V1, V4, other), today=NOW).obligations] == ["v1", "v4", "v5"]


def test_naming_a_later_visit_counts_for_nothing():
    found = ledger((replace(V1, in_return_for="v3"), V3), today=NOW)

    assert [(each.visit, each.returned_by) for each in found.obligations] == [("v1", "v3")]


def test_what_was_waived_before_is_not_settled_and_what_is_waived_after_stays_returned():
    waived = replace(V1, waived_at=datetime(2024, 4, 15, tzinfo=UTC))
    later = replace(V1, waived_at=datetime(2024, 5, 15, tzinfo=UTC))

    assert standings(ledger((waived, V3), today=NOW)) == {"v1": Standing.WAIVED, "v3": Standing.OWED}
    assert standings(ledger((later, V3), today=NOW)) == {"v1": Standing.RETURNED}


def test_a_return_that_is_booked_is_not_overdue_and_a_promise_moves_the_due_day():
    promised = replace(V1, promised=date(2024, 5, 1))

    assert standings(ledger((promised,), today=date(2024, 5, 1))) == {"v1": Standing.OWED}
    assert standings(ledger((promised,), today=date(2024, 5, 2))) == {"v1": Standing.OVERDUE}
    assert standings(ledger((promised,), today=NOW, booked={"v1"})) == {"v1": Standing.BOOKED}


def test_of_two_visits_that_start_together_the_one_recorded_first_comes_first():
    together = replace(V3, started_at=V1.started_at)

    assert [(each.visit, each.returned_by) for each in ledger((together, V1), today=NOW).obligations] == [("v1", "v3")]


PARTIES = st.sampled_from((A, B, C))


@st.composite
def histories(draw: st.DrawFn) -> list[HeldVisit]:
    visits: list[HeldVisit] = []
    for no in range(draw(st.integers(0, 12))):
        host = draw(PARTIES)
        guest = draw(PARTIES.filter(lambda party, host=host: party != host))
        started = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 60)))
        names = draw(st.none() | st.integers(0, 12).map("v{}".format))
        waived = draw(st.none() | st.integers(0, 90).map(lambda days, since=started: since + timedelta(days=days)))
        visits.append(HeldVisit(f"v{no}", host, guest, started, no, names, None, waived))
    return visits


@given(histories())
def test_the_balances_of_all_parties_sum_to_nothing(visits: list[HeldVisit]):
    assert sum(ledger(visits, today=NOW).balances.values()) == 0


@given(histories())
def test_each_return_settles_one_earlier_visit_in_the_other_direction(visits: list[HeldVisit]):
    by_key = {visit.visit: visit for visit in visits}
    settled = [each for each in ledger(visits, today=NOW).obligations if each.returned_by]

    assert len({each.returned_by for each in settled}) == len(settled)
    for each in settled:
        back, there = by_key[each.returned_by or ""], by_key[each.visit]
        assert (back.host, back.guest) == (there.guest, there.host)
        assert (there.started_at, there.position) < (back.started_at, back.position)


@given(histories(), st.randoms())
def test_the_ledger_does_not_depend_on_the_order_in_which_it_is_told(visits: list[HeldVisit], chance: Any):
    shuffled = list(visits)
    chance.shuffle(shuffled)

    assert ledger(shuffled, today=NOW) == ledger(visits, today=NOW)
