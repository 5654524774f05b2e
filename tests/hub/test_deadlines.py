"""The tick: what is due is done once, by whoever looks at the clock, and one refusal stops nobody else."""

from __future__ import annotations

from datetime import date
from threading import Thread

from domain.visits import State
from domain.words import Part, Slot
from projections import deadlines, programme
from projections.deadlines import Firing
from tests.district import MS1, PS1, District, at

MONDAY = Slot(date(2026, 3, 23), Part.AM)


def tick(district, moment):
    """What a tick at this moment did, without the stages of the programme."""
    district.wind(moment)
    return [each.kind for each, _ in district.hub.deadlines.tick(district.clock()).done if each.aggregate == "visit"]


def test_what_is_due_is_done_once(district):
    key, other = district.invite(), district.invite(MS1, PS1, reply_by=date(2026, 3, 18))

    assert tick(district, "2026-03-13 00:00") == [Firing.EXPIRE]
    assert tick(district, "2026-03-13 00:01") == []
    assert (district.see(key).state, district.see(other).state) == (State.EXPIRED, State.PROPOSED)
    assert district.kinds(key) == ["proposed", "expired"]
    assert district.level()


def test_silence_agrees_and_the_file_is_closed_in_the_same_tick(district):
    key = district.reported()

    assert tick(district, "2026-04-04 00:00") == [Firing.TACIT, Firing.CLOSE]
    assert (district.see(key).state, district.see(key).closed_for) == (State.CLOSED, "silence")


def test_what_was_missed_for_months_is_caught_up_with_once(district):
    expired, changed = district.invite(topic="一"), district.agreed(topic="二")
    district.visits.propose_change(changed, reason="忙", slots=(MONDAY,), act=district.by("sec-ms"))
    held = district.afterwards(PS1, MS1, "2026-03-04")

    assert tick(district, "2026-08-31 00:00") == [Firing.EXPIRE, Firing.RETRACT_CHANGE, Firing.CLOSE]
    assert [district.see(key).state for key in (expired, changed, held)] == [
        State.EXPIRED,
        State.ACCEPTED,
        State.CLOSED,
    ]
    assert tick(district, "2026-09-01 00:00") == []


def test_a_stage_is_started_on_its_day(district):
    started = "SELECT stage, started_on FROM stage WHERE started_on IS NOT NULL ORDER BY starts_on"
    tick(district, "2026-05-01 00:01")

    rows = district.ask(lambda read: read.rows(started))

    assert rows[-1] == ("summary", "2026-05-01")
    assert len(rows) == len(district.ask(programme.stages, "P1"))
    assert tick(district, "2026-05-01 00:02") == []


def test_a_person_who_is_faster_wins_and_stops_nothing_else(district):
    answered, silent = district.invite(topic="一"), district.invite(topic="二")
    found = district.ask(deadlines.due, at("2026-03-13 00:00"))
    district.visits.withdraw(answered, reason="撤", act=district.by("sec-ms"))

    fired = district.hub.deadlines.fire(found, at("2026-03-13 00:00"))

    assert [(each.key, code) for each, code in fired.refused] == [(answered, "visit.not_in_state")]
    assert (district.see(answered).state, district.see(silent).state) == (State.WITHDRAWN, State.EXPIRED)


def test_two_processes_that_tick_at_once_do_everything_once(district):
    keys = [district.invite(topic=str(no)) for no in range(5)]
    district.wind("2026-03-13 00:00")
    other = District(district.folder, district.clock)
    ticks = [Thread(target=hub.deadlines.tick, args=(district.clock(),)) for hub in (district.hub, other.hub)]

    for each in ticks:
        each.start()
    for each in ticks:
        each.join()

    assert [district.kinds(key) for key in keys] == [["proposed", "expired"]] * 5
    other.close()
    assert district.level()


def test_a_tick_happens_at_the_moment_it_is_given(district):
    key = district.invite()

    district.hub.deadlines.tick(district.clock().replace(year=2027))

    assert district.see(key).state is State.EXPIRED
