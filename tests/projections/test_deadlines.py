"""What falls due when: not a moment before, and under a name that it will never have again."""

from __future__ import annotations

from datetime import date

from domain.visits import Disputed
from domain.words import Part, Slot, Stage
from projections import deadlines
from projections.deadlines import Firing
from tests.district import KG1, MS1, PS1, THURSDAY, at

MONDAY = Slot(date(2026, 3, 23), Part.AM)


def due(district, moment):
    """(kind, visit, offset) of what is due for visits at a moment."""
    found = district.ask(deadlines.due, at(moment))
    return [(each.kind, each.key, each.offset) for each in found if each.aggregate == "visit"]


def test_an_offer_expires_on_the_day_after_its_deadline(district):
    key = district.invite(reply_by=date(2026, 3, 12))
    district.invite(MS1, PS1, reply_by=date(2026, 3, 18))

    assert due(district, "2026-03-12 23:59") == []
    assert due(district, "2026-03-13 00:00") == [(Firing.EXPIRE, key, "1")]


def test_an_offer_expires_when_its_last_slot_begins(district):
    key = district.invite(slots=(THURSDAY,), reply_by=date(2026, 3, 18))
    district.wind("2026-03-18 09:00")
    district.visits.amend_offer(key, slots=(Slot(date(2026, 3, 18), Part.PM),), act=district.by("sec-ms"))

    assert due(district, "2026-03-18 11:59") == []
    assert due(district, "2026-03-18 12:00") == [(Firing.EXPIRE, key, "2")]


def test_a_change_drops_24_hours_before_the_old_start(district):
    key = district.prepared()
    district.visits.propose_change(key, reason="忙", slots=(MONDAY,), act=district.by("sec-ms"))

    assert due(district, "2026-03-19 13:59") == []
    assert due(district, "2026-03-19 14:00") == [(Firing.RETRACT_CHANGE, key, "1")]


def test_a_change_proposed_on_the_last_day_stays_open_until_the_start(district):
    key = district.prepared()
    district.wind("2026-03-20 08:00")
    district.visits.propose_change(key, reason="忙", slots=(MONDAY,), act=district.by("sec-ms"))

    assert due(district, "2026-03-20 13:59") == []
    assert due(district, "2026-03-20 14:00") == [(Firing.RETRACT_CHANGE, key, "1")]


def test_silence_about_the_minutes_is_agreement_after_14_days_unless_they_are_disputed(district):
    key, other = district.reported(), district.afterwards(MS1, KG1, "2026-03-20", by="sec-ms")
    district.minute(other)
    district.visits.dispute_record(other, what=Disputed.MINUTES, text="不是这样", act=district.by("sec-kg"))

    assert due(district, "2026-04-03 23:59") == []
    assert due(district, "2026-04-04 00:00") == [(Firing.TACIT, key, "1")]


def test_a_file_is_closed_when_both_agree_and_without_minutes_after_30_days(district):
    agreed, bare = district.reported(), district.afterwards(MS1, PS1, "2026-03-20", by="sec-ms")
    assert due(district, "2026-03-20 18:00") == []

    district.visits.confirm_minutes(agreed, revision=1, act=district.by("sec-kg"))

    assert due(district, "2026-03-20 18:00") == [(Firing.CLOSE, agreed, "5")]
    assert due(district, "2026-04-18 23:59")[1:] == []
    assert due(district, "2026-04-19 00:00")[1:] == [(Firing.CLOSE, bare, "1")]


def test_a_stage_starts_on_its_day_and_those_missed_are_caught_up(district):
    def stages(moment):
        return [each.offset for each in district.ask(deadlines.due, at(moment)) if each.kind is Firing.START_STAGE]

    assert stages("2026-04-30 23:59") == list(Stage)[:4]
    assert stages("2026-05-01 00:00") == list(Stage)


def test_each_firing_has_a_name_of_its_own(district):
    keys = [district.invite(topic=topic) for topic in ("一", "二")]

    names = [
        each.command_id for each in district.ask(deadlines.due, at("2026-03-13 00:00")) if each.aggregate == "visit"
    ]

    assert names == [f"timer:visit:{key}:expire:1" for key in keys]


def test_looking_at_the_clock_takes_the_same_number_of_statements_whatever_is_due(district):
    none = district.statements(deadlines.due, at("2026-03-13 00:00"))
    for topic in ("一", "二", "三"):
        district.invite(topic=topic)

    assert district.statements(deadlines.due, at("2026-03-13 00:00")) == none
