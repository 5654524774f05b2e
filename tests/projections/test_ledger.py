"""Who owes whom a return visit: the ledger of the design, line by line, from the hub's own commands."""

from __future__ import annotations

from datetime import date

import pytest

from domain.visits import Standing, VoidReason
from domain.words import Part, Slot
from projections import ledger
from tests.district import KG1, MS1, PS1, STREET, STUDIO_MS

TODAY = date(2026, 3, 21)
BACK = Slot(date(2026, 4, 10), Part.AM)


def debts(district, *parties, today=TODAY, **more):
    """(debtor, creditor, due, standing) of all obligations of these units."""
    found = district.ask(ledger.of_unit, parties, today, **more)
    everything = (*found.owing, *found.owed, *found.settled)
    return [(d.obligation.debtor, d.obligation.creditor, d.due_on, d.standing) for d in everything]


@pytest.fixture
def worked(district):
    """The worked example: A = MS-01, B = PS-01, C = KG-01; v1 and v2: A hosts B, v3: B hosts A, v4: C hosts B, C waives."""
    district.wind("2025-07-02 09:00")
    v1, v2 = (district.afterwards(MS1, PS1, day, by="sec-ms") for day in ("2025-03-01", "2025-04-01"))
    district.afterwards(PS1, MS1, "2025-05-01", by="sec-ps")
    v4 = district.afterwards(KG1, PS1, "2025-06-01", by="sec-kg")
    district.visits.waive_return(v4, reason="刚来过", act=district.by("sec-kg"))
    return district, v1, v2


def test_the_worked_example_before_anything_is_voided(worked):
    district, *_ = worked

    found = district.ask(ledger.everything, date(2025, 7, 15))

    assert found.balances == {MS1: 1, PS1: -2, KG1: 1}
    assert [(o.due_on, o.standing) for o in found.obligations] == [
        (date(2025, 8, 28), Standing.RETURNED),
        (date(2025, 9, 28), Standing.OWED),
        (date(2025, 11, 28), Standing.WAIVED),
    ]


@pytest.mark.parametrize("voided", [1, 2])
def test_a_voided_visit_never_was(worked, voided):
    district, key = worked[0], worked[voided]
    district.visits.void(key, reason=VoidReason.ENTERED_IN_ERROR, note="误录", act=district.by("officer"))

    found = district.ask(ledger.everything, date(2025, 8, 1))

    assert found.balances == {MS1: 0, PS1: -1, KG1: 1}
    assert [o.standing for o in found.obligations] == [Standing.RETURNED, Standing.WAIVED]
    assert district.level()


def test_a_unit_sees_what_it_owes_and_what_it_is_owed(district):
    district.held()
    district.afterwards(KG1, PS1, "2026-03-19")
    district.afterwards(MS1, PS1, "2026-03-18")

    mine = district.ask(ledger.of_unit, [KG1], TODAY)

    assert [(d.obligation.creditor, d.due_on, d.visit.topic) for d in mine.owing] == [
        (MS1, date(2026, 9, 16), "家校沟通")
    ]
    assert [(d.obligation.debtor, d.due_on) for d in mine.owed] == [(PS1, date(2026, 9, 15))]
    assert (mine.settled, mine.balance) == ([], 0)


def test_a_booked_return_is_shown_with_its_visit_until_it_takes_place(district):
    key = district.held()
    back = {"by": "sec-kg", "answers": "sec-ms", "slots": (BACK,), "slot": BACK, "in_return_for": key}
    booked = district.agreed(KG1, MS1, **back)
    debt = district.ask(ledger.of_unit, [KG1], TODAY).owing[0]
    assert (debt.standing, debt.booked.key, debt.booked.slot) == (Standing.BOOKED, booked, BACK)

    district.hold(booked, on="2026-04-10", by="sec-kg")

    found = district.ask(ledger.of_unit, [KG1], TODAY)
    assert (found.owing, found.settled[0].returned.key, found.balance) == ([], booked, 0)


def test_what_was_promised_is_due_then_and_overdue_the_day_after(district):
    key = district.held()
    district.visits.promise_return(key, due_on=date(2026, 5, 1), act=district.by("sec-kg"))

    assert debts(district, KG1, today=date(2026, 5, 1)) == [(KG1, MS1, date(2026, 5, 1), Standing.OWED)]
    assert debts(district, KG1, today=date(2026, 5, 2)) == [(KG1, MS1, date(2026, 5, 1), Standing.OVERDUE)]


def test_the_days_until_a_return_is_due_can_be_set(district):
    district.held()

    assert debts(district, KG1, return_days=30) == [(KG1, MS1, date(2026, 4, 19), Standing.OWED)]


def test_the_return_of_one_visit_is_found_and_a_return_asks_for_none(district):
    key = district.held()
    back = district.afterwards(KG1, MS1, "2026-03-20", in_return_for=key)

    assert district.ask(ledger.of_visit, key, TODAY).returned_by == back
    assert district.ask(ledger.of_visit, back, TODAY) is district.ask(ledger.of_visit, "none", TODAY) is None


def test_balances_add_up_to_nothing_at_every_level(district):
    district.wind("2026-03-21 09:00")
    for host, guest in ((MS1, KG1), (MS1, PS1), (KG1, STREET), (STREET, PS1), (STUDIO_MS, KG1)):
        district.afterwards(host, guest, "2026-03-20")

    found = {by: district.ask(ledger.balances, by) for by in ("unit", "studio", "level", "partner")}

    assert found == {
        "unit": {"partner:PT-01": 0, "school:KG-01": -1, "school:MS-01": 2, "school:PS-01": -2, "studio:ST-MS": 1},
        "studio": {"": 0, "ST-KG": -1, "ST-MS": 1},
        "level": {"kindergarten": -1, "middle": 3, "partner": 0, "primary": -2},
        "partner": {"": 0, "partner:PT-01": 0},
    }
    assert {sum(balance.values()) for balance in found.values()} == {0}
