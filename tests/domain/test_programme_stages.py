"""Stages move with a reason, and their neighbours with them; they are closed in order, and not while reports are open."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import NotChosen, Refused
from domain.model import Prose
from domain.programme import OutsidePeriod, PeriodReversed, Programme, StageGap, StageUnknown
from domain.programme.faults import NeighbourFixed, NeighbourSwallowed, StageBegun, StageNotOver
from domain.programme.refusals import EarlierStageOpen, ObligationsOpen, StageClosedAlready, StageNotBegun
from domain.words import Stage
from tests.programme_stories import (
    CULTIVATION,
    END,
    FIRST_DAYS,
    LAST_DAYS,
    OPENING,
    PRACTICE,
    PREPARATION,
    STUDY,
    SUMMARY,
    WHY,
    programme,
)
from tests.stories import happened, refused

DAY = timedelta(days=1)


def moved(stage, first, last):
    return Programme.StageRescheduled, {"stage": stage, "starts_on": first, "ends_on": last, "reason": WHY}


# ---- moved


def test_a_stage_takes_its_neighbours_along():
    made = programme(stages=5)

    facts = happened(
        made.reschedule_stage, CULTIVATION, starts_on=date(2025, 5, 16), ends_on=date(2025, 11, 15), reason=WHY
    )

    assert facts == [
        moved(STUDY, FIRST_DAYS[STUDY], date(2025, 5, 15)),
        moved(CULTIVATION, date(2025, 5, 16), date(2025, 11, 15)),
        moved(PRACTICE, date(2025, 11, 16), LAST_DAYS[PRACTICE]),
    ]


def test_only_the_neighbour_that_is_touched_moves():
    made = programme(stages=5)

    facts = happened(made.reschedule_stage, STUDY, starts_on=FIRST_DAYS[STUDY], ends_on=date(2025, 4, 15), reason=WHY)

    assert [fact["stage"] for _, fact in facts] == [STUDY, CULTIVATION]


def test_the_last_stage_that_is_scheduled_has_no_neighbour_behind():
    made = programme(stages=2)

    facts = happened(made.reschedule_stage, STUDY, starts_on=FIRST_DAYS[STUDY], ends_on=date(2025, 6, 1), reason=WHY)

    assert facts == [moved(STUDY, FIRST_DAYS[STUDY], date(2025, 6, 1))]


def test_the_same_days_again_are_no_change():
    made = programme(stages=5)

    facts = happened(
        made.reschedule_stage, STUDY, starts_on=FIRST_DAYS[STUDY], ends_on=LAST_DAYS[STUDY], reason=Prose("")
    )

    assert facts == []


@pytest.mark.parametrize(
    ("stage", "first", "last", "faults"),
    [
        (PREPARATION, OPENING + DAY, LAST_DAYS[PREPARATION], [(StageGap, "starts_on")]),
        (STUDY, date(2025, 4, 1), date(2025, 3, 1), [(PeriodReversed, "ends_on")]),
        (SUMMARY, FIRST_DAYS[SUMMARY], END + DAY, [(OutsidePeriod, "starts_on")]),
        (STUDY, OPENING, LAST_DAYS[STUDY], [(NeighbourSwallowed, "starts_on")]),
        (STUDY, FIRST_DAYS[STUDY], LAST_DAYS[CULTIVATION], [(NeighbourSwallowed, "ends_on")]),
    ],
)
def test_days_that_leave_no_order_are_refused_beside_their_field(stage, first, last, faults):
    made = programme(stages=5)

    told = refused(made.reschedule_stage, stage, starts_on=first, ends_on=last, reason=WHY)

    assert [(kind, field) for kind, field, _ in told] == faults


def test_a_stage_that_has_begun_keeps_its_first_day_and_may_end_at_another():
    made = programme(stages=5, started=2)

    told = refused(
        made.reschedule_stage, STUDY, starts_on=date(2024, 11, 4), ends_on=LAST_DAYS[STUDY], reason=Prose("")
    )
    made.reschedule_stage(STUDY, starts_on=FIRST_DAYS[STUDY], ends_on=date(2025, 5, 9), reason=WHY)

    assert told == [
        (StageBegun, "starts_on", {"stage": STUDY, "starts_on": FIRST_DAYS[STUDY]}),
        (NotChosen, "reason", {}),
    ]
    assert made.stages[CULTIVATION].starts_on == date(2025, 5, 10)


def test_a_neighbour_that_has_begun_or_ended_does_not_move():
    made = programme(stages=5, started=2, closed=1)

    late = refused(made.reschedule_stage, STUDY, starts_on=date(2024, 11, 4), ends_on=LAST_DAYS[STUDY], reason=WHY)
    begun = programme(stages=5, started=2)
    long = refused(begun.reschedule_stage, PREPARATION, starts_on=OPENING, ends_on=date(2024, 11, 4), reason=WHY)

    assert (NeighbourFixed, "starts_on", {"stage": PREPARATION}) in late
    assert long == [(NeighbourFixed, "ends_on", {"stage": STUDY})]


def test_what_is_closed_or_was_never_scheduled_is_not_moved():
    made = programme(stages=1, started=1, closed=1)

    with pytest.raises(StageClosedAlready):
        made.reschedule_stage(PREPARATION, starts_on=OPENING, ends_on=date(2024, 10, 1), reason=WHY)
    with pytest.raises(StageUnknown):
        made.reschedule_stage(STUDY, starts_on=OPENING, ends_on=date(2024, 10, 1), reason=WHY)


DAYS = st.dates(OPENING - 30 * DAY, END + 30 * DAY)
MOVES = st.lists(st.tuples(st.sampled_from(Stage), DAYS, DAYS), max_size=12)


@given(moves=MOVES, stages=st.integers(1, 5), started=st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_whatever_is_moved_stages_follow_one_another_without_gap_inside_the_programme(moves, stages, started):
    made = programme(stages=stages, started=min(started, stages))
    begun = {stage: made.stages[stage].starts_on for stage in made.started}

    for stage, first, last in moves:
        try:
            made.reschedule_stage(stage, starts_on=first, ends_on=last, reason=WHY)
        except Refused:
            continue

    spans = [made.stages[stage] for stage in list(Stage)[:stages]]
    assert spans[0].starts_on == OPENING
    assert spans[-1].ends_on <= END
    assert all(span.starts_on < span.ends_on for span in spans)
    assert all(later.starts_on == earlier.ends_on + DAY for earlier, later in pairwise(spans))
    assert {stage: made.stages[stage].starts_on for stage in made.started} == begun


# ---- closed


def test_a_stage_is_closed_on_its_last_day_with_a_note():
    made = programme(stages=2, started=2)

    facts = happened(made.close_stage, PREPARATION, on=LAST_DAYS[PREPARATION], note=Prose("三个工作室齐备"))

    told = {"stage": PREPARATION, "on": LAST_DAYS[PREPARATION], "note": Prose("三个工作室齐备")}
    assert facts == [(Programme.StageClosed, told)]
    assert made.closed_stages == [PREPARATION]


def test_a_stage_is_closed_once():
    made = programme(stages=2, started=2, closed=1)

    assert refused(made.close_stage, PREPARATION, on=END) == [(StageClosedAlready, "", {"stage": PREPARATION})]


def test_a_stage_is_not_closed_while_reports_are_open_and_they_are_named():
    made = programme(stages=2, started=2, closed=1)

    told = refused(made.close_stage, STUDY, on=LAST_DAYS[STUDY], open_obligations=("a", "b"))

    assert told == [(ObligationsOpen, "", {"stage": STUDY, "count": 2, "obligations": ("a", "b")})]


def test_a_stage_is_closed_neither_before_it_began_nor_before_its_last_day_nor_before_those_ahead():
    made = programme(stages=3, started=2)

    assert refused(made.close_stage, CULTIVATION, on=END) == [(StageNotBegun, "", {"stage": CULTIVATION})]
    assert refused(made.close_stage, STUDY, on=END) == [(EarlierStageOpen, "", {"due": PREPARATION})]
    assert refused(made.close_stage, PREPARATION, on=LAST_DAYS[PREPARATION] - DAY) == [
        (StageNotOver, "on", {"stage": PREPARATION, "until": LAST_DAYS[PREPARATION]})
    ]
    assert refused(made.close_stage, SUMMARY, on=END) == [(StageUnknown, "", {"stage": SUMMARY})]


def test_the_next_stage_begins_while_the_one_before_is_open():
    made = programme(stages=2, started=1)

    assert happened(made.start_stage, STUDY, on=FIRST_DAYS[STUDY]) == [
        (Programme.StageStarted, {"stage": STUDY, "on": FIRST_DAYS[STUDY]})
    ]
