"""What the clock and the log do with reports: issued by the schedule, reminded of, missed, and handed in where the log shows them."""

from __future__ import annotations

from datetime import date
from threading import Thread

from domain.cases import Visibility
from domain.obligations import Kind, Owner, OwnerKind, State
from domain.studios import Eligibility
from projections import obligations
from tests.district import MS1, District
from tests.grown import accepted
from tests.library import approved, published
from tests.reporting import CASE, CYCLE, ITEMS, PLAN, SUMMARY, handed_in, issued, key, kinds, level, planned, see, tick

PLANNED = key(Kind.LEARNING_PLAN)


def states(district, *, kind):
    rows = district.ask(obligations.everywhere, kind=kind)
    return {(row.owner.id, row.period): row.state for row in rows}


def test_the_schedule_is_issued_once_and_nothing_whose_day_is_over(district):
    first, second = tick(district), tick(district)

    assert (first, second) == (["issue"], [])
    assert states(district, kind="process_case") == {
        (person, CYCLE): State.ISSUED for person in ("sec-ms", "sec-ps", "sec-kg", "sec-kg2")
    }
    assert set(states(district, kind="annual_summary")) == {("ST-MS", "practice"), ("ST-KG", "practice")}
    assert states(district, kind="learning_plan") == {}
    assert level(district)


def test_two_processes_that_look_at_once_issue_everything_once(district):
    other = District(district.folder, district.clock)
    ticks = [Thread(target=hub.deadlines.tick, args=(district.clock(),)) for hub in (district.hub, other.hub)]
    for each in ticks:
        each.start()
    for each in ticks:
        each.join()
    other.close()

    rows = district.ask(obligations.everywhere)
    assert len({row.key for row in rows}) == len(rows) == 10
    assert all(kinds(district, row.key) == ["issued"] for row in rows)
    assert level(district)


def test_who_joins_later_is_called_upon_later(district):
    issued(district)
    since = {"in_post_since": "2024-02", "eligibility": Eligibility.WITHIN_LIMIT, "on": date(2026, 3, 6)}
    place = {"programme_id": "P1", "school_id": "MS-01", "studio_id": "ST-MS"}
    district.hub.studios.admit("nobody", **place, **since, act=district.by("officer"))

    assert tick(district, "2026-03-06") == ["issue"]
    assert states(district, kind="process_case")["nobody", CYCLE] is State.ISSUED
    assert level(district)


def test_people_are_reminded_a_week_before_and_it_is_missed_the_day_after(district):
    issued(district)

    assert tick(district, "2026-03-23") == []
    assert tick(district, "2026-03-24") == ["remind"]
    assert tick(district, "2026-03-25") == []
    assert tick(district, "2026-03-31") == []
    assert tick(district, "2026-04-01") == ["miss"]
    assert kinds(district, CASE) == ["issued", "reminded", "missed"]
    assert kinds(district, SUMMARY) == ["issued"]
    assert level(district)


def test_what_was_handed_in_is_neither_reminded_of_nor_missed(district):
    handed_in(issued(district))
    tick(district, "2026-04-20")
    tick(district, "2026-04-27")

    assert kinds(district, SUMMARY) == ["issued", "submitted"]
    assert kinds(district, key(Kind.OUTCOME_REPORT, period="practice")) == ["issued", "reminded", "missed"]


def test_a_hub_that_was_off_catches_up_with_one_look(district):
    issued(district)

    assert set(tick(district, "2026-04-28")) == {"miss"}
    assert kinds(district, SUMMARY) == ["issued", "missed"]


def test_a_published_case_is_handed_in_and_accepted_at_once(district):
    case = published(issued(district))

    paper = district.ask(obligations.papers, CASE)[-1]
    assert (paper.paper.refs, paper.automatic, paper.by) == ((f"case:{case}",), True, "")
    assert kinds(district, CASE) == ["issued", "submitted", "accepted"]
    assert [row.key for row in district.ask(obligations.of_ref, f"case:{case}")] == [CASE]
    assert see(district, key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ps"))).state is State.ISSUED
    assert level(district)


def test_what_was_published_before_it_was_owed_counts_as_soon_as_it_is_owed(district):
    published(district)

    assert tick(district) == ["issue", "fulfil"]
    assert see(district, CASE).state is State.ACCEPTED


def test_a_case_that_was_withdrawn_in_time_shows_nothing(district):
    case = published(district)
    district.hub.cases.withdraw(case, reason="内容有误", act=district.by("sec-ms"))

    assert tick(district) == ["issue"]
    assert see(district, CASE).state is State.ISSUED


def test_one_case_does_not_serve_for_two(district):
    published(issued(district))
    about = {"programme_id": "P1", "period": "2026 补充", "due_on": date(2026, 6, 30)}
    owner = Owner(OwnerKind.PERSON, "sec-ms")
    district.hub.obligations.issue(Kind.PROCESS_CASE, owner, **about, act=district.by("officer"))
    more = key(Kind.PROCESS_CASE, owner, "2026 补充")

    tick(district, "2026-03-06")
    assert see(district, more).state is State.ISSUED
    published(district, "另一个案例")
    assert see(district, more).state is State.ACCEPTED
    assert level(district)


def test_a_plan_is_handed_in_when_it_is_submitted_and_accepted_when_it_is_approved(district):
    issued(district, "2024-09-20")
    planned(district)
    assert (see(district, PLANNED).state, see(district, PLANNED).automatic) == (State.SUBMITTED, True)

    district.hub.studios.approve_plan("ST-MS", CYCLE, revision=1, act=district.by("officer"))

    assert kinds(district, PLANNED) == ["issued", "submitted", "accepted"]
    assert see(district, key(Kind.LEARNING_PLAN, Owner(OwnerKind.STUDIO, "ST-KG"))).state is State.ISSUED
    assert level(district)


def test_what_an_officer_returned_waits_for_something_new(district):
    issued(district, "2024-09-20")
    planned(district)
    district.hub.obligations.send_back(PLANNED, no=1, comments="按新模板", act=district.by("officer"))

    assert tick(district, "2024-09-21") == []
    district.hub.studios.return_plan("ST-MS", CYCLE, revision=1, comments="按新模板", act=district.by("officer"))
    again = PLAN | {"goals": ["形成品牌", "带动薄弱校"]}
    district.hub.studios.submit_plan("ST-MS", **again, items=ITEMS, act=district.by("lead-ms"))
    assert kinds(district, PLANNED) == ["issued", "submitted", "returned", "submitted"]


def test_an_accepted_outcome_shows_what_the_studio_owes_for_its_year(district):
    issued(district, "2026-07-01")
    owed = key(Kind.REPRESENTATIVE_OUTCOME, period="2026")

    of_school = accepted(district, owner=MS1, by="sec-ms")
    assert see(district, owed).state is State.ISSUED
    outcome = accepted(district)

    refs = district.ask(obligations.papers, owed)[-1].paper.refs
    assert (see(district, owed).state, refs) == (State.ACCEPTED, (f"outcome:{outcome}",))
    assert district.ask(obligations.of_ref, f"outcome:{of_school}") == []


def test_nothing_of_it_happens_while_a_history_is_loaded_and_one_look_follows(district):
    issued(district)
    case = approved(district)
    told = district.by("officer", source="history")
    district.hub.cases.publish(case, edition=1, visibility=Visibility.DISTRICT, act=told)

    assert see(district, CASE).state is State.ISSUED
    assert tick(district) == ["fulfil"]
    assert see(district, CASE).state is State.ACCEPTED
