"""Programme, studios and calendars of the demo, each through the hub's own commands, nothing left over."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date

import pytest

from domain.programme import Figure, State, Target
from domain.studios import PlanState, Result
from domain.words import Stage
from hub.history import BrokenHistory
from projections import programme, studios
from projections.studios import Course
from tests.hub.history.past import demo_lines, loaded, numbered, written

AREAS = ("Programme", "Studio", "SchoolCalendar", "Membership")


def test_every_line_of_programme_studios_and_calendars_is_loaded(past):
    report, _ = past

    told = Counter((line["aggregate"], line["event"]) for line in demo_lines() if line["aggregate"] in AREAS)
    assert {kind: count for kind, count in report.loaded.items() if kind[0] in AREAS} == told
    left = {*report.absent, *report.already, *report.kept}
    assert {area for area, _ in left} & set(AREAS) == set()
    assert [line for line in report.refused if line.stream.partition(":")[0] in AREAS] == []


def test_the_cohort_of_the_demo_has_run_its_course(past):
    _, hub = past

    with hub.reader() as read:
        row = programme.programme(read, "prog-2024")
        stages = programme.stages(read, "prog-2024")
        coverage = programme.target(read, "prog-2024", Figure.OUTCOMES_PER_STUDIO_YEAR)
    assert (row.state, row.closed_on, row.target_version) == (State.CLOSED, date(2026, 8, 31), 2)
    assert [(each.stage, each.closed_on == each.ends_on) for each in stages] == [(stage, True) for stage in Stage]
    assert coverage == Target(Figure.OUTCOMES_PER_STUDIO_YEAR, 1, 2)


def test_each_studio_of_the_demo_has_needs_and_an_approved_plan(past):
    _, hub = past

    with hub.reader() as read:
        for code in ("st-ms", "st-ps", "st-kg"):
            (plan,) = studios.plans(read, code)
            assert (plan.plan_id, plan.state, plan.approved) == (f"plan-{code}", PlanState.APPROVED, 1)
            assert [item.stage for item in studios.in_force(read, code, plan.plan_id).items] == list(Stage)
            assert studios.needs(read, code).needs
        assert studios.to_approve(read) == []


def test_pairings_of_the_demo_are_seen_from_both_sides(past):
    _, hub = past

    with hub.reader() as read:
        (found,) = [each for each in studios.pairings(read, "st-ms") if each.proposer == "st-ps"]
    assert (found.course, found.theme, found.until_on) == (Course.PAIRED, "交换主持人与互访季", date(2026, 6, 30))
    assert (found.proposed_by, found.confirmed_by) == ("p-ps-00", "p-ms-00")


def test_the_board_of_the_demo_shows_every_member_in_every_stage(past):
    _, hub = past

    with hub.reader() as read:
        board = studios.board(read, "st-ms", date(2026, 8, 31))
        silent = studios.silent(read, date(2026, 8, 31)), studios.silent(read, date(2026, 7, 7))
    assert len(board.lines) == len(studios_members(hub))
    assert all(list(line.cells) == list(Stage) for line in board.lines)
    paid = guests_of_the_demo()
    assert {row.school.code: sum(len(cell.out) for cell in row.cells.values()) for row in board.lines} == {
        row.school.code: paid[row.school.code] for row in board.lines
    }
    assert tuple(map(len, silent)) == (13, 8)


def studios_members(hub):
    with hub.reader() as read:
        return studios.members(read, "st-ms")


def guests_of_the_demo():
    """How often each school went out, as the history tells it."""
    lines = demo_lines()
    held = {each["key"] for each in lines if each["event"] == "VisitHeld"}
    proposed = [each["data"] for each in lines if each["event"] == "VisitProposed" and each["key"] in held]
    return Counter(each["guest_parties"][0]["id"] for each in proposed)


# ---- what the demo does not tell, and another history may


def line(aggregate, key, event, data, *, actor="p-pd-02", role="party_school_officer"):
    at = "2026-08-31T20:00:00+08:00"
    head = {"seq": 0, "aggregate": aggregate, "key": key, "version": 0, "event": event, "occurred_at": at}
    return head | {"actor": actor, "actor_role": role, "data": data}


def past_with(folder, *more, upto="2026-09-01"):
    lines = [each for each in demo_lines() if each["aggregate"] in (*AREAS, "Person", "SchoolBranch")]
    return loaded(folder, history=written(folder, numbered([*lines_until(lines, upto), *more])))


def lines_until(lines, day):
    return [each for each in lines if each["occurred_at"] < day]


def test_stages_that_moved_name_their_neighbours_again(tmp_path):
    study = {"stage": "study", "starts_on": "2024-11-01", "ends_on": "2025-05-31", "reason": "疫情"}
    next_one = {"stage": "cultivation", "starts_on": "2025-06-01", "ends_on": "2025-10-31", "reason": "疫情"}
    moved = [line("Programme", "prog-2024", "StageRescheduled", data) for data in (study, next_one)]
    moved = [each | {"occurred_at": "2024-11-30T20:00:00+08:00"} for each in moved]

    report, hub = past_with(tmp_path, *moved, upto="2024-11-30")

    with closing(hub), hub.reader() as read:
        assert report.refused == []
        assert report.loaded["Programme", "StageRescheduled"] == report.already["Programme", "StageRescheduled"] == 1
        assert [move.ends_on for move in programme.moves(read, "prog-2024")] == [date(2025, 5, 31), date(2025, 10, 31)]


def test_plans_returned_pairings_ended_and_ends_of_another_history(tmp_path):
    plan = demo_plan("st-ms") | {"goals": ["再进一步"]}
    report, hub = past_with(
        tmp_path,
        line("Studio", "st-ms", "StudioPlanSubmitted", plan, actor="p-ms-00", role="host"),
        line("Studio", "st-ms", "StudioPlanReturned", {"plan_id": "plan-st-ms", "comments": "写清分工"}),
        line("Studio", "st-ps", "StudioPairingEnded", {"other_studio_id": "st-ms", "outcome": "互换两次"}),
        line("Membership", "p-ms-01", "SecretaryCompleted", {"result": "excellent", "on": "2026-08-31"}),
        line("Studio", "st-ms", "StudioConcluded", {"on": "2026-08-31", "result": "qualified"}),
        line("Programme", "prog-2024", "ProgrammeArchived", {"on": "2026-08-31", "archive_digest": "5f2c"}),
    )

    with closing(hub), hub.reader() as read:
        assert report.refused == []
        assert studios.plan(read, "st-ms", "plan-st-ms").state is PlanState.RETURNED
        assert Course.ENDED in {each.course for each in studios.pairings(read, "st-ms")}
        assert studios.studio(read, "st-ms").result is Result.QUALIFIED
        assert "p-ms-01" not in {row.person for row in studios.members(read, "st-ms")}
        assert programme.programme(read, "prog-2024").digest == "5f2c"


def demo_plan(studio):
    return next(
        each["data"] for each in demo_lines() if each["event"] == "StudioPlanSubmitted" and each["key"] == studio
    )


def test_what_the_hub_does_not_accept_is_named(tmp_path):
    report, hub = past_with(
        tmp_path,
        line("Programme", "prog-2024", "TargetsSet", {"version": 3, "targets": {"log_ins": 9}}),
        line("Programme", "prog-2024", "TargetsSet", {"version": 3, "targets": {"coverage": "all"}}),
        line("Studio", "st-ms", "StudioPlanApproved", {"plan_id": "plan-99"}),
        upto="2026-08-31",
    )
    hub.close()

    assert [(each.event, each.refused.code) for each in report.refused] == [
        ("TargetsSet", "history.no_such_figure"),
        ("TargetsSet", "history.no_target"),
        ("StudioPlanApproved", "studio.plan_unknown"),
    ]


def test_an_item_of_no_stage_is_told_before_anything_is_loaded(tmp_path):
    plan = demo_plan("st-ms") | {"items": [{"stage": "harvest", "title": "收获"}]}

    with pytest.raises(BrokenHistory, match="items"):
        past_with(tmp_path, line("Studio", "st-ms", "StudioPlanSubmitted", plan, actor="p-ms-00", role="host"))
