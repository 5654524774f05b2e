"""截至: what people write as a day, and the place in the history that it means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.words import SHANGHAI
from hub import as_of as refusals
from hub import milestones
from hub.as_of import Axis, resolve
from projections.time_machine import Spot
from tests.hub.house import House, school

DAYS = ("2025-11-03 10:00", "2025-11-03 23:59", "2025-11-04 00:00", "2025-12-31 18:00", "2026-03-05 09:00")
"""When something was recorded, district time; one school each."""


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    for n, text in enumerate(DAYS):
        made.clock.now = at(text).astimezone(UTC)
        made.log.append(school(f"PS-{n}"))
    made.clock.now = at("2026-03-05 12:00").astimezone(UTC)
    yield made
    made.close()


def place(house, text, axis=""):
    return resolve(house.log, house.clock, text, axis)


@pytest.mark.parametrize(
    ("text", "position", "day"),
    [
        ("2025-11-03", 2, "2025-11-03"),
        ("2025-11-04", 3, "2025-11-04"),
        ("2025-11", 3, "2025-11-30"),
        (" 2025-12 ", 4, "2025-12-31"),
        ("2026-03", 5, "2026-03-05"),  # the present month ends now
        ("2026-03-05", 5, "2026-03-05"),
        ("2025-11-03T10:00", 1, "2025-11-03"),
        ("2025-11-03 23:58", 1, "2025-11-03"),
        ("2025-11-03T16:00:00+00:00", 3, "2025-11-04"),  # of another zone
        ("4", 4, "2025-12-31"),
        ("#1", 1, "2025-11-03"),
    ],
)
def test_a_day_a_month_a_moment_and_a_position_are_places(house, text, position, day):
    found = place(house, text)

    assert (found.position, found.day, found.axis) == (position, date.fromisoformat(day), Axis.KNOWN)
    assert place(house, found.text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "2025-13-01",
        "2025-02-30",
        "2025-1-1",
        "20251",
        "2025-11-03T25:00",
        "-3",
        "二〇二五",
        "9" * 40,
        "０３",
    ],
)
def test_what_is_no_date_is_refused(house, text):
    with pytest.raises((refusals.NoDate, refusals.NoSuchPosition)):
        place(house, text)


def test_before_the_first_record_there_is_nothing_and_the_first_day_is_named(house):
    for text in ("2025-11-02", "2024-09", "2025-11-03T09:59", "0"):
        with pytest.raises(refusals.BeforeTheFirst) as refusal:
            place(house, text)
        assert refusal.value.facts == {"first": date(2025, 11, 3)}


def test_the_future_is_refused_and_today_is_named(house):
    for text in ("2026-03-06", "2026-04", "2026-03-05T12:01", "9998-12"):
        with pytest.raises(refusals.InTheFuture) as refusal:
            place(house, text)
        assert refusal.value.facts == {"today": date(2026, 3, 5)}


def test_behind_the_last_position_there_is_nothing_and_the_last_is_named(house):
    with pytest.raises(refusals.NoSuchPosition) as refusal:
        place(house, "6")
    assert refusal.value.facts == {"last": 5}


def test_there_are_two_axes(house):
    assert place(house, "2025-11-03", "known").spot == Spot(2)
    assert place(house, "2025-11-03", "occurred").spot == Spot(5, date(2025, 11, 3))

    with pytest.raises(refusals.NoAxis):
        place(house, "2025-11-03", "both")


def test_an_empty_log_has_no_past(tmp_path):
    empty = House(tmp_path)
    with pytest.raises(refusals.BeforeTheFirst):
        place(empty, "2026-03-01")
    empty.close()


def test_months_and_stages_that_are_over_are_marked(district):
    start = district.clock.now
    district.clock.now = start + timedelta(days=70)
    with district.hub.reader() as read:
        marked = milestones.marks(district.hub.log, read, district.clock.now)

    ends = {district.hub.as_of(text).position for text in ("2026-03", "2026-04")}
    assert ends <= marked
    assert max(marked) <= district.hub.log.head().position


def test_checkpoints_are_laid_once_where_people_look_back_to(district):
    district.clock.now += timedelta(days=70)

    laid = milestones.lay(district.hub, district.clock.now)

    assert laid == len(district.hub.checkpoints.positions()) > 0
    assert milestones.lay(district.hub, district.clock.now) == 0
    with district.hub.reader(district.hub.as_of("2026-03")) as read:
        assert read.position in district.hub.checkpoints.positions()
