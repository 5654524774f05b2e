"""Two years of the demo district pass through the hub's own commands, line by line, on the history's clock."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

from hub import history
from hub.clock import micros
from projections.read import dump_digest
from tests.hub.history.past import NOW, demo_lines


def test_every_line_of_an_area_that_exists_passes(past):
    report, _ = past

    assert [(each.line, each.stream, each.event, each.refused.code) for each in report.refused] == []


def test_every_line_is_accounted_for(past):
    report, _ = past

    refused = Counter((each.stream.partition(":")[0], each.event) for each in report.refused)
    told = report.loaded + report.already + report.kept + report.absent + report.skipped + refused
    assert told == Counter((line["aggregate"], line["event"]) for line in demo_lines())
    assert report.lines == report.read == told.total()


def test_the_hub_has_every_area_of_the_history(past):
    report, _ = past

    assert report.absent == Counter()


def test_what_the_hub_said_by_itself_is_already_so(past):
    report, _ = past

    assert report.already["SchoolBranch", "SupportNeedFlagged"] == 12
    assert report.loaded["SchoolBranch", "SupportNeedFlagged"] == 10


def test_the_clock_of_the_hub_stands_where_the_line_stands(past):
    report, hub = past

    first, *_, last = hub.log.read(0, report.events)
    assert first.recorded_at == micros(datetime(2024, 9, 2, 1, tzinfo=UTC))
    assert first.recorded_at < last.recorded_at <= micros(NOW)


def test_a_line_is_signed_by_its_actor_in_the_words_of_the_hub(past):
    _, hub = past

    by = hub.log.read(0, 1)[0].by
    assert (by.actor, by.role, by.source, by.command) == ("p-pd-01", "director", "history", "history:1:1")


def test_the_live_read_database_is_equal_to_a_rebuilt_one(past):
    _, hub = past

    with closing(sqlite3.connect(hub.read.path)) as live:
        digest, parked = dump_digest(live), live.execute("SELECT * FROM parked").fetchall()
    hub.read.rebuild()
    with closing(sqlite3.connect(hub.read.path)) as rebuilt:
        assert (digest, parked) == (dump_digest(rebuilt), [])


def test_no_name_is_in_the_log(past):
    _, hub = past

    names = [each.name for each in history.demo_accounts(history.demo_organisation())]
    stored = {path.name: path.read_bytes() for path in hub.settings.data.iterdir() if path.is_file()}
    there = {file for file, raw in stored.items() for name in names if name.encode() in raw}
    assert there
    assert {file.partition(".")[0] for file in there} == {"private"}


def test_the_log_of_a_load_verifies_with_its_texts(past):
    report, hub = past

    assert hub.log.verify(texts=True).position == report.events
