"""The Party School reminds the sides of a visit that does not go on, at most once a week; where nobody is late, there is nothing to say."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Forbidden
from domain.visits import Stalled
from domain.visits.refusals import NothingStalled, NotInState, RemindedLately
from domain.words import Part, Slot
from projections import visits


def remind(district, key, by="officer"):
    return district.visits.remind(key, act=district.by(by))


def reminded(district, key):
    return [(line.facts.reason, line.at.date().isoformat()) for line in district.lines(key) if line.kind == "reminded"]


def test_what_a_visit_waits_for_is_said_and_stands_in_its_story(district):
    key, bystander = district.invite(), district.invite(topic="别的事")
    district.wind("2026-03-16 10:00")

    remind(district, key)

    assert reminded(district, key) == [(Stalled.ANSWER, "2026-03-16")]
    assert reminded(district, bystander) == []
    assert district.level()


def test_nobody_is_reminded_twice_within_a_week(district):
    key = district.invite(reply_by=None)
    remind(district, key)
    district.wind("2026-03-11 09:30")

    with pytest.raises(RemindedLately) as refused:
        remind(district, key, "director")

    assert {name: str(day) for name, day in refused.value.facts.items()} == {"on": "2026-03-05", "again": "2026-03-12"}
    district.wind("2026-03-12 09:30")
    remind(district, key, "director")
    assert len(reminded(district, key)) == 2


@pytest.mark.parametrize(
    ("brought_to", "about"),
    [("agreed", Stalled.RECORD), ("held", Stalled.MINUTES), ("reported", Stalled.CONFIRMATION)],
)
def test_each_state_waits_for_something_of_its_own(district, brought_to, about):
    key = getattr(district, brought_to)()
    district.wind("2026-03-30 10:00")

    remind(district, key)

    assert [each for each, _day in reminded(district, key)] == [about]


def test_a_visit_that_lies_ahead_waits_for_nobody(district):
    key = district.agreed()

    with pytest.raises(NothingStalled):
        remind(district, key)


def test_a_visit_that_has_ended_is_not_reminded_of(district):
    key = district.invite()
    district.visits.withdraw(key, reason="改期再约", act=district.by("sec-ms"))

    with pytest.raises(NotInState):
        remind(district, key)


def test_only_the_party_school_reminds(district):
    key = district.invite()

    for person in ("sec-ms", "lead-ms", "asst-ms", "evaluator", "observer", "admin"):
        with pytest.raises(Forbidden):
            remind(district, key, person)

    assert reminded(district, key) == []


def test_what_waits_longer_than_a_week_is_named_the_longest_first(district):
    late, fresh = district.invite(topic="没有回音"), district.held(topic="没有纪要")
    district.wind("2026-03-30 10:00")
    district.invite(topic="刚刚发出", slots=(Slot(date(2026, 4, 10), Part.AM),))

    found = district.ask(visits.stalled, district.hub.core.today())

    assert [(each.visit.key, each.about) for each in found] == [(late, Stalled.ANSWER), (fresh, Stalled.MINUTES)]


def test_it_stands_so_until_the_sides_have_done_it(district):
    key = district.held()
    district.wind("2026-03-30 10:00")
    assert [each.visit.key for each in district.ask(visits.stalled, district.hub.core.today())] == [key]

    district.minute(key)

    assert district.ask(visits.stalled, district.hub.core.today()) == []
