"""Where a load stops, what it wants, how a history moves in time, and what becomes of lines that the hub refuses."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from hub import history
from hub.clock import micros
from hub.history.checking import read_history
from hub.history.vocabulary import Unit
from projections import problems, studios
from tests.hub.history.past import WHOLE, demo_lines, loaded, numbered, written


def test_a_load_stops_after_the_day_it_is_told(tmp_path):
    report, hub = loaded(tmp_path, until=date(2024, 9, 12))

    with closing(hub):
        wanted = [line for line in demo_lines() if line["occurred_at"] < "2024-09-13"]
        assert report.read == len(wanted) < report.lines
        assert len(hub.accounts.accounts()) == 43


def test_a_second_load_is_refused_and_adds_nothing(tmp_path):
    report, hub = loaded(tmp_path, until=date(2024, 9, 20))

    with closing(hub):
        with pytest.raises(history.HubNotEmpty, match=f"holds {report.events} events"):
            history.load(hub.settings, **WHOLE)

        assert hub.log.head().position == report.events


def test_progress_is_told_line_by_line(tmp_path):
    told = []

    report, hub = loaded(tmp_path, until=date(2024, 9, 2), progress=lambda done, all_: told.append((done, all_)))

    hub.close()
    assert told == [(no, report.read) for no in range(1, report.read + 1)]


def test_a_shifted_history_makes_its_living_day_today_and_ends_now(tmp_path):
    now = datetime(2027, 3, 1, 4, tzinfo=UTC)

    report, hub = loaded(tmp_path, shift_to_today=True, now=now)

    with closing(hub):
        assert report.days_shifted == (date(2027, 3, 1) - date(2026, 1, 31)).days
        wanted = [line for line in demo_lines() if line["occurred_at"] <= "2026-01-31T12:00:00+08:00"]
        assert report.read == len(wanted) + len(demo_lines("under_way.jsonl"))
        assert report.refused == []
        assert hub.log.head().recorded_at <= micros(now)


def test_in_a_shifted_district_invitations_wait_for_an_answer(tmp_path):
    _, hub = loaded(tmp_path, shift_to_today=True, now=datetime(2027, 3, 1, 4, tzinfo=UTC))

    with closing(hub), hub.reader() as read:
        waiting = read.rows("SELECT key, turn FROM visit WHERE state = 'proposed' ORDER BY key")
    assert waiting == [
        ("v-u01", "guest"),
        ("v-u02", "host"),
        ("v-u03", "host"),
        ("v-u04", "host"),
        ("v-u05", "guest"),
        ("v-u06", "host"),
    ]


def test_a_shifted_district_has_mentors_notes_turns_of_hosting_and_problems(tmp_path):
    _, hub = loaded(tmp_path, shift_to_today=True, now=datetime(2027, 3, 1, 4, tzinfo=UTC))

    with closing(hub), hub.reader() as read:
        noted = {row.code: len(studios.guidance(read, row.code)) for row in studios.all_studios(read)}
        hosts = {code: [turn.school for turn in studios.rotation(read, code)] for code in noted}
        states = Counter(str(row.state) for row in problems.everywhere(read))
    assert noted == {"st-ms": 3, "st-ps": 3, "st-kg": 2}
    assert hosts["st-ms"] == ["s-ms-02", "s-ms-05", "s-ms-06", "s-ms-01"]
    assert states == {"raised": 2, "diagnosed": 2, "agreed": 1, "solved": 1}


def test_every_date_of_a_shifted_line_moves_and_nothing_else_does():
    line = next(line for line in read_history(history.demo_file()) if line.event == "OfficialLetterIssued")

    moved = history.shifted(line, timedelta(days=30))

    assert line.data["itinerary"] == "2025-01-10 14:00–16:30 柳岸幼儿园"
    assert moved.data["itinerary"] == "2025-02-09 14:00–16:30 柳岸幼儿园"
    assert moved.data["on"] - line.data["on"] == moved.occurred_at - line.occurred_at == timedelta(days=30)
    assert moved.data["letter_no"] == line.data["letter_no"]


def test_units_months_and_lists_of_a_shifted_line_keep_their_kind():
    lines = read_history(history.demo_file())
    admitted = next(line for line in lines if line.event == "SecretaryAdmitted")
    proposed = next(line for line in lines if line.event == "VisitProposed")

    moved = [history.shifted(line, timedelta(days=61)) for line in (admitted, proposed)]

    assert (admitted.data["in_post_since"], moved[0].data["in_post_since"]) == ("2022-08", "2022-10")
    assert moved[1].data["venue_party"] == Unit("school", "s-ms-03") == proposed.data["venue_party"]
    assert [window["on"] for window in moved[1].data["windows"]] == [date(2025, 2, 8), date(2025, 2, 11)]


def out_of_order():
    """The opening with its stages, the second of which comes first; then a line that stands."""
    opened, first, second, *_ = demo_lines()
    school = next(line for line in demo_lines() if line["aggregate"] == "SchoolBranch")
    return numbered([line | {"occurred_at": opened["occurred_at"]} for line in (opened, second, first, school)])


def test_a_refused_line_is_listed_with_its_reason_and_the_others_go_on(tmp_path):
    report, hub = loaded(tmp_path, history=written(tmp_path, out_of_order()))

    with closing(hub):
        [refused] = report.refused
        assert (refused.line, refused.stream, refused.event) == (2, "Programme:prog-2024", "StageScheduled")
        assert (refused.refused.code, refused.refused.facts) == ("programme.stage_order", {"due": "preparation"})
        assert report.loaded["SchoolBranch", "SchoolBranchRegistered"] == 1


def test_a_strict_load_stops_at_the_first_refusal(tmp_path):
    report, hub = loaded(tmp_path, history=written(tmp_path, out_of_order()), strict=True)

    hub.close()
    assert (report.read, len(report.refused)) == (2, 1)


def test_notices_are_skipped_and_counted(tmp_path):
    [opened, *_] = demo_lines()
    notice = {**opened, "seq": 2, "aggregate": "Notice", "key": "n-1", "event": "NoticeRead"}
    notice["data"] = {"by_party": {"kind": "school", "id": "s-ms-00"}}

    report, hub = loaded(tmp_path, history=written(tmp_path, [opened, notice]))

    hub.close()
    assert report.skipped == {("Notice", "NoticeRead"): 1}
