"""Visits of the demo history stand in the hub as two independent reckonings of the district's figures have them."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date

from domain.visits import Visit
from domain.visits.states import TOOK_PLACE
from domain.words import Side
from projections import ledger, visits
from tests.hub.history.past import demo_lines, loaded, numbered, written

EVERYTHING = 1_000


def figures(hub, day):
    """Visits proposed and held, and the returns by how it stands with them, on a day."""
    with hub.reader() as read:
        proposed, held = visits.cards(read, limit=EVERYTHING), visits.cards(read, states=TOOK_PLACE, limit=EVERYTHING)
        found = ledger.everything(read, day)
    assert sum(found.balances.values()) == 0
    return len(proposed), len(held), Counter(str(each.standing) for each in found.obligations)


def test_the_closed_cycle_has_the_figures_of_the_design(past):
    _, hub = past

    assert figures(hub, date(2026, 8, 31)) == (86, 61, {"owed": 8, "overdue": 19, "returned": 17})


def test_the_living_district_has_the_figures_of_the_design(tmp_path):
    _, hub = loaded(tmp_path, until=date(2026, 1, 31))

    with closing(hub):
        expected = {"owed": 16, "booked": 1, "overdue": 6, "returned": 4}
        assert figures(hub, date(2026, 1, 31)) == (54, 31, expected)


# ---- lines that the hub knows as something else


def life_of(key, upto):
    """Everything before the first visit, and a visit of the demo up to and with an event."""
    before, lines = demo_lines()[:170], []
    for line in demo_lines():
        if line["key"] == key and line["aggregate"] == "Visit":
            lines.append(line)
            if line["event"] == upto:
                break
    return numbered([line for line in before if line["aggregate"] != "Visit"] + lines)


def told(hub, key, after):
    """The facts of a visit behind the first one of a kind, in order."""
    facts = [fact for _, fact in hub.log.stream(Visit, key)]
    at = next(no for no, fact in enumerate(facts) if isinstance(fact, after))
    return [type(fact) for fact in facts[at + 1 :]]


def entered(folder, lines):
    return loaded(folder, history=written(folder, lines), demo="off")


def test_arrangements_on_the_agreed_half_day_are_set_and_confirmed(tmp_path):
    report, hub = entered(tmp_path, life_of("v-002", "VisitScheduled"))

    with closing(hub):
        assert report.refused == []
        assert told(hub, "v-002", Visit.LetterIssued) == [Visit.LogisticsSet, Visit.Confirmed]


def test_another_day_than_the_agreed_one_becomes_a_change_of_both_sides(tmp_path):
    *lines, scheduled = life_of("v-002", "VisitScheduled")
    scheduled["data"] |= {"starts_at": "2025-01-13T09:00:00", "ends_at": "2025-01-13T11:00:00"}

    report, hub = entered(tmp_path, [*lines, scheduled])

    with closing(hub):
        assert report.refused == []
        arranged = [Visit.ChangeProposed, Visit.Rescheduled, Visit.LogisticsSet, Visit.Confirmed]
        assert told(hub, "v-002", Visit.LetterIssued) == arranged
        visit = hub.log.load(Visit, "v-002")
        assert (visit.slot.on, visit.slot.part, visit.sequence) == (date(2025, 1, 13), "am", 1)


def test_a_visit_moved_later_takes_its_arrangements_along(tmp_path):
    *lines, scheduled = life_of("v-002", "VisitScheduled")
    moved = scheduled | {"event": "VisitRescheduled", "actor": "p-kg-00", "actor_role": "host"}
    moved["data"] = {"starts_at": "2025-01-14T09:00:00", "ends_at": "2025-01-14T15:00:00", "reason": "会议冲突"}

    report, hub = entered(tmp_path, numbered([*lines, scheduled, moved]))

    with closing(hub):
        assert report.refused == []
        arranged = [Visit.ChangeProposed, Visit.Rescheduled, Visit.LogisticsSet, Visit.Confirmed]
        assert told(hub, "v-002", Visit.Confirmed) == arranged
        visit = hub.log.load(Visit, "v-002")
        assert (visit.slot.part, visit.logistics.venue) == ("day", scheduled["data"]["venue"])
        proposed = next(fact for _, fact in hub.log.stream(Visit, "v-002") if isinstance(fact, Visit.ChangeProposed))
        assert (proposed.by, str(proposed.reason)) == (Side.GUEST, "会议冲突")


def test_a_letter_sets_how_many_come(tmp_path):
    _, hub = entered(tmp_path, life_of("v-002", "OfficialLetterIssued"))

    with closing(hub):
        assert hub.log.load(Visit, "v-002").headcount == 3


def test_minutes_are_the_hosts_and_its_confirmation_is_already_so(past):
    report, hub = past

    filed = [fact for _, fact in hub.log.stream(Visit, "v-006") if isinstance(fact, Visit.MinutesFiled)]
    confirmed = [fact.by for _, fact in hub.log.stream(Visit, "v-006") if isinstance(fact, Visit.MinutesConfirmed)]
    assert [fact.by for fact in filed] == [Side.HOST]
    assert confirmed == [Side.GUEST]
    assert report.already["Visit", "MinutesConfirmed"] == 54


def test_an_assistant_writes_on_behalf_of_a_school_and_a_secretary_for_the_own_one(past):
    _, hub = past

    by = {type(fact): entry.by for entry, fact in hub.log.stream(Visit, "v-002")}
    assert (by[Visit.Held].role, by[Visit.Held].on_behalf_of) == ("assistant", "school:s-kg-00")
    assert (by[Visit.LogisticsSet].role, by[Visit.LogisticsSet].on_behalf_of) == ("secretary", "")


def test_an_action_is_done_on_the_day_it_was_recorded_at_the_latest(past):
    _, hub = past

    done = [(f.item_no, f.on) for _, f in hub.log.stream(Visit, "v-014") if isinstance(f, Visit.ActionCompleted)]
    assert (1, date(2025, 7, 3)) in done


def test_an_offer_is_amended_and_taken_back_by_who_made_it(tmp_path):
    [*before, proposed] = life_of("v-002", "VisitProposed")
    amended = proposed | {"event": "VisitProposalRevised"}
    amended["data"] = {"changes": {"theme": "品牌怎样长出来", "windows": [{"on": "2025-01-13", "slot": "上午"}]}}
    back = proposed | {"event": "VisitProposalWithdrawn", "data": {"reason": "计划有变"}}

    report, hub = entered(tmp_path, numbered([*before, proposed, amended, back]))

    with closing(hub):
        assert report.refused == []
        assert told(hub, "v-002", Visit.Proposed) == [Visit.OfferAmended, Visit.Withdrawn]
        visit = hub.log.load(Visit, "v-002")
        assert (visit.topic, visit.slots[0].on, visit.offer_no) == ("品牌怎样长出来", date(2025, 1, 13), 2)
