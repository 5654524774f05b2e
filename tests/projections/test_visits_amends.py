"""What was recorded of a visit can be disputed, corrected, acknowledged and voided, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

from domain.visits import Cause, Disputed, RecordField, State, VoidReason
from domain.words import Part, Side, Slot
from projections import visits
from tests.district import KG1, KG2, MS1, PS1, at

MONDAY = Slot(date(2026, 3, 23), Part.DAY)
TODAY = date(2026, 3, 5)


def lines(district, key, **more):
    return district.ask(visits.timeline, key, today=TODAY, **more)


def test_a_visit_that_did_not_take_place_can_be_disputed_and_put_right(district):
    key = district.agreed()
    district.wind("2026-03-20 20:00")
    district.visits.record_not_held(key, cause=Cause.GUEST, note="没有来", act=district.by("sec-ms"))
    district.visits.dispute_record(key, what=Disputed.NOT_HELD, text="我们到了", act=district.by("sec-kg"))
    assert (district.see(key).state, district.see(key).disputed) == (State.NOT_HELD, 1)

    district.hold(key, by="officer")

    row = district.see(key)
    assert (row.state, row.disputed, row.held_on) == (State.HELD, 0, date(2026, 3, 20))
    assert [d.settled for d in district.ask(visits.disputes, key)] == [row.recorded]
    assert district.level()


def test_a_correction_counts_and_the_old_value_stays_in_its_line(district):
    key, other = district.held(), district.afterwards(MS1, PS1, "2026-03-20")
    fixes = {RecordField.STARTED_AT: at("2026-03-19 17:00"), RecordField.ENDED_AT: at("2026-03-19 18:00")}
    for field, new in fixes.items():
        district.visits.correct_record(key, field=field, new=new, reason="记错了", act=district.by("sec-ms"))
    district.visits.correct_record(other, field=RecordField.HOST, new=PS1, reason="反了", act=district.by("officer"))

    row, line = district.see(key), lines(district, key)[-2]

    assert (row.held_on, row.started_at) == (date(2026, 3, 19), at("2026-03-19 17:00"))
    assert (line.facts.field, line.facts.old_value) == ("started_at", "2026-03-20T14:00:00+08:00")
    assert (district.see(other).host, district.see(other).guest, district.see(other).host_level) == (
        PS1,
        MS1,
        "primary",
    )
    assert district.level()


def test_another_guest_brings_its_own_level(district):
    key = district.afterwards(MS1, KG1, "2026-03-04")
    district.visits.correct_record(key, field=RecordField.GUEST, new=PS1, reason="写错", act=district.by("officer"))

    row = district.see(key)

    assert (row.host, row.guest, row.guest_level, row.guest_studio) == (MS1, PS1, "primary", "ST-MS")
    assert district.level()


def test_corrected_hours_and_partners_of_a_record_entered_afterwards_are_its_hours(district):
    key = district.afterwards(MS1, KG1, "2026-03-04")
    fixes = {RecordField.ENDED_AT: at("2026-03-04 17:00"), RecordField.PARTNER_IDS: ("PT-01",)}
    for field, new in fixes.items():
        district.visits.correct_record(key, field=field, new=new, reason="漏记", act=district.by("officer"))

    row, line = district.see(key), lines(district, key)[-1]

    assert (row.ended_at, row.ends_at, row.partners) == (at("2026-03-04 17:00"), at("2026-03-04 17:00"), ("PT-01",))
    assert (line.facts.old_value, line.facts.new_value) == ("", "PT-01")
    assert district.level()


def test_a_record_entered_afterwards_waits_for_the_side_that_did_not_enter_it(district):
    district.wind("2026-03-21 09:00")
    by_host, by_office = (
        district.afterwards(MS1, KG1, "2026-03-20", by="sec-ms"),
        district.afterwards(PS1, KG2, "2026-03-19"),
    )
    assert district.see(by_host).unacknowledged == {Side.GUEST}
    assert district.see(by_office).unacknowledged == set(Side)

    district.visits.acknowledge_record(by_office, act=district.by("sec-kg2"))

    row = district.see(by_office)
    assert row.unacknowledged == {Side.HOST}
    assert (row.one_sided(date(2026, 4, 4)), row.one_sided(date(2026, 4, 5))) == (False, True)
    assert district.level()


def test_a_voided_record_names_the_one_that_is_kept(district):
    key, kept = district.held(), district.afterwards(MS1, KG1, "2026-03-20")
    district.visits.void(key, reason=VoidReason.DUPLICATE, note="重复", kept=kept, act=district.by("director"))

    assert (district.see(key).state, district.see(key).kept, district.see(kept).state) == (
        State.VOIDED,
        kept,
        State.HELD,
    )
    assert district.level()
