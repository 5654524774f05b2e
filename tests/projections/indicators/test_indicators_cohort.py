"""Network, isolation, ledger, cases, brands, reports and projects up to a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.words import Party, PartyKind
from projections.indicators import Cohort, District, Scope
from projections.indicators.facts import AdoptionFacts, BrandFacts, CaseFacts, DutyFacts, Facts, ProjectFacts
from tests.indicator_stories import JOINED, LAST, PROGRAMME, STREET, facts, held, on, school


def cohort(of: Facts, as_of: date = LAST, **scope: str) -> Cohort:
    return Cohort(Scope(District(of, as_of), **scope))


def test_an_edge_runs_from_guest_to_host_and_is_mutual_where_its_reverse_is_there():
    told = facts()
    for host, guest in (("a1", "b1"), ("a1", "b1"), ("b1", "a1"), ("a2", "b2"), ("a1", "a2")):
        held(told, host, guest, on("01-10"))
    held(told, "a1", STREET, on("01-11"))

    found = cohort(told).network

    assert set(found.edges) == {("b1", "a1"), ("a1", "b1"), ("b2", "a2")}
    assert found.plain() == {
        "schools": 6,
        "edges": 3,
        "mutual": 2,
        "r": 0.667,
        "rho": 0.63,
        "density": 0.1,
        "low": True,
    }


def test_without_a_visit_there_is_no_reciprocity():
    assert cohort(facts()).network.plain()["r"] is None
    assert cohort(facts()).network.plain()["rho"] is None


@pytest.mark.parametrize(("weeks", "alone"), [(12, 0), (13, 1)])
def test_a_school_is_alone_after_more_than_sixty_school_days(weeks, alone):
    told = facts()
    told.members = {"a2": told.members["a2"]}
    told.studios = {"st-a": told.studios["st-a"]}
    held(told, "a1", "b1", JOINED + timedelta(weeks=weeks))

    found = cohort(told, JOINED + timedelta(weeks=weeks)).isolated

    assert [each.school for each in found] == ["a2"] * alone


def test_holidays_are_no_school_days_and_make_up_days_are():
    told = facts()
    told.holidays.append((JOINED + timedelta(days=1), JOINED + timedelta(days=7)))
    told.make_up.add(JOINED + timedelta(days=4))

    assert District(told, JOINED + timedelta(days=7)).school_days_since(JOINED) == 1


def test_the_ledger_says_who_owes_whom_and_its_balances_sum_to_nothing():
    told = facts()
    first = held(told, "a1", "b1", on("01-10"))
    held(told, "b1", "a1", on("02-10"), in_return_for=first.key)
    held(told, "a2", "b2", on("03-01"), promised=on("03-20"))
    held(told, "a3", "b3", on("04-01"))

    found = cohort(told).returns.plain()

    counts = {name: found[name] for name in ("owed", "booked", "overdue", "returned", "waived", "explicit", "fifo")}
    assert counts == {"owed": 1, "booked": 0, "overdue": 1, "returned": 1, "waived": 0, "explicit": 1, "fifo": 0}
    assert found["balance"] == {"a1": 0, "a2": 1, "a3": 1, "b1": 0, "b2": -1, "b3": -1}


def with_cases() -> Facts:
    told = facts()
    for key, author, code in (("c1", "p-a2", "a2"), ("c2", "p-b2", "b2"), ("c3", "p-b2", "b2")):
        told.cases[key] = CaseFacts(key, PROGRAMME, author, code, published=True, withdrawn=key == "c3")
    told.adoptions["1"] = AdoptionFacts("1", "c1", school("b1"), started=True, result="works")
    told.adoptions["2"] = AdoptionFacts("2", "c1", school("a3"), started=True)
    told.adoptions["3"] = AdoptionFacts("3", "c2", school("a3"))
    told.adoptions["4"] = AdoptionFacts("4", "c3", school("a1"), started=True, result="no")
    return told


def test_a_case_counts_while_it_is_published_and_not_withdrawn():
    found = cohort(with_cases())

    assert (found.one_each().n, found.one_each().d) == (2, 4)
    assert found.adopted().hits == ("case:c1",)
    assert [each.key for each in found.adoptions] == ["1", "2"]
    assert found.adopted_across().hits == ("adoption:1",)
    assert found.reported().hits == ("adoption:1",)


def test_the_cases_of_a_studio_are_those_of_its_schools():
    found = cohort(with_cases(), studio="st-b")

    assert [case.key for case in found.cases] == ["c2"]
    assert (found.one_each().n, found.one_each().d) == (1, 2)


def test_retired_brands_count_no_more():
    told = facts()
    for key, code, milestone in (("1", "a1", 8), ("2", "b1", 3)):
        told.brands[key] = BrandFacts(key, code, milestone)
    told.brands["3"] = BrandFacts("3", "a2", 7, retired=True)

    found = cohort(told)

    assert (found.brands.n, found.milestones().v, found.brand_progress(), found.recognised().n) == (2, 5.5, 0.688, 1)
    assert found.branded().hits == ("school:a1", "school:b1")


def test_a_report_is_on_time_by_its_first_submission_and_its_last_due_day():
    told = facts()
    due = {"1": (on("01-10"), on("01-10")), "2": (on("01-10"), on("01-11")), "3": (on("12-31"), None)}
    for key, (due_on, came) in due.items():
        told.duties[key] = DutyFacts(key, PROGRAMME, "school", "a1", due_on, submitted_on=came)
    told.duties["4"] = DutyFacts("4", PROGRAMME, "studio", "st-b", on("01-10"), waived=True)

    assert cohort(told).on_time().hits == ("obligation:1",)
    assert cohort(told).on_time().among == ("obligation:1", "obligation:2")


def test_a_studio_answers_for_its_schools_and_secretaries_not_for_its_lead_in_person():
    told = facts()
    owners = {
        "1": ("studio", "st-a"),
        "2": ("school", "a2"),
        "3": ("person", "p-a2"),
        "4": ("person", "p-a1"),
        "5": ("school", "b1"),
    }
    for key, (kind, owner) in owners.items():
        told.duties[key] = DutyFacts(key, PROGRAMME, kind, owner, on("01-10"))

    assert cohort(told, studio="st-a").issued.among == ("obligation:1", "obligation:2", "obligation:3")


def test_projects_are_completed_dropped_or_open():
    told = facts()
    parties = {"1": "a1", "2": "b1", "3": "b2"}
    for key, code in parties.items():
        sides = frozenset({Party(PartyKind.PARTNER, "street"), school(code)})
        told.projects[key] = ProjectFacts(key, "street", sides, completed=key == "1")

    assert (cohort(told).completed().n, cohort(told).completed().d) == (1, 3)
    assert [each.key for each in cohort(told, studio="st-b").projects] == ["2", "3"]


def test_a_school_that_changed_studio_is_judged_with_its_studio_of_the_day():
    told = facts()
    told.members["a2"].studio = "st-b"

    assert Scope(District(told, on("04-30")), studio="st-b").schools == ["a2", "b1", "b2", "b3"]


def test_a_secretary_who_left_takes_the_school_out_of_the_district():
    told = facts()
    told.members["a2"].left_on = on("03-01")

    assert "a2" in Scope(District(told, on("02-28"))).schools
    assert "a2" not in Scope(District(told, on("03-01"))).schools
