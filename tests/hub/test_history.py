"""Two years of the demo district pass through the hub's own commands, line by line, on the history's clock."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.words import Role
from hub import history
from hub.clock import micros
from hub.compose import open_hub
from hub.history.checking import read_history
from hub.history.vocabulary import Unit
from hub.settings import DEMO_PASSPHRASE, Settings
from projections import people, schools, studios
from projections.read import dump_digest

NOW = datetime(2026, 9, 1, 1, tzinfo=UTC)
WHOLE = {"history": None, "until": None, "shift_to_today": False, "now": NOW}


def loaded(folder, **given):
    """The report of a load, and the hub that came of it, open."""
    settings = Settings(data=folder / "hub", demo=given.pop("demo", "on"))
    report = history.load(settings, **{**WHOLE, **given})
    return report, open_hub(settings, lambda: given.get("now", NOW))


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    report, hub = loaded(tmp_path_factory.mktemp("past"))
    yield report, hub
    hub.close()


def demo_lines():
    return [json.loads(line) for line in history.demo_file().read_text(encoding="utf-8").splitlines()]


def written(folder, lines):
    path = folder / "past.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


# ---- the whole history


def test_no_line_of_the_demo_history_is_refused(past):
    report, _ = past

    assert [(each.line, each.event, str(each.refused)) for each in report.refused] == []


def test_every_line_is_accounted_for(past):
    report, _ = past

    told = report.loaded + report.already + report.absent + report.skipped
    assert told == Counter((line["aggregate"], line["event"]) for line in demo_lines())
    assert report.lines == report.read == told.total()


def test_areas_that_the_hub_does_not_have_are_counted_by_kind(past):
    report, _ = past

    assert report.absent["Case", "CaseAdopted"] == 50
    assert report.absent["Activity", "ActivityHeld"] == 40
    assert {aggregate for aggregate, _ in report.loaded} & {"Case", "Activity", "Brand"} == set()


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


# ---- people


def test_staff_have_their_roles_from_the_directory_and_the_others_from_appointments(past):
    _, hub = past

    with hub.reader() as read:
        roles = {
            key: people.terms_of(read, key)[0].role for key in ("p-pd-01", "p-pd-02", "p-pd-03", "p-ms-00", "p-pa-01")
        }
    assert roles == {
        "p-pd-01": Role.DIRECTOR,
        "p-pd-02": Role.OFFICER,
        "p-pd-03": Role.EVALUATOR,
        "p-ms-00": Role.LEAD,
        "p-pa-01": Role.PARTNER,
    }


def test_an_observer_and_an_administrator_are_there_from_the_opening_on(past):
    _, hub = past

    with hub.reader() as read:
        terms = [people.terms_of(read, key) for key in ("p-ob-01", "p-ad-01")]
    assert [(term.role, term.from_on) for [term] in terms] == [
        (Role.OBSERVER, date(2024, 9, 2)),
        (Role.ADMIN, date(2024, 9, 2)),
    ]
    assert hub.private.person("p-ob-01").post == "副书记"


def test_schools_and_studios_are_as_the_directory_lists_them(past):
    _, hub = past

    with hub.reader() as read:
        sizes = {studio.code: len(studios.members(read, studio.code)) for studio in studios.all_studios(read)}
        school = schools.school(read, "s-ps-06")
    assert sizes == {"st-ms": 9, "st-ps": 11, "st-kg": 9}
    assert (school.name, school.member_band, school.org_kind) == ("芦花荡小学", "lt7", "joint_branch")


def test_everybody_of_the_roster_gets_an_account_named_by_role(past):
    report, hub = past

    accounts = {each.login: each for each in history.demo_accounts(history.demo_organisation())}
    assert report.accounts == len(accounts) == len(hub.accounts.accounts()) == 49
    assert {"director", "officer", "evaluator", "observer", "admin", "lead-ms", "asst-kg"} <= set(accounts)
    assert {"mentor-06", "partner-06", "sec-ms-08", "sec-ps-10", "sec-kg-08"} <= set(accounts)
    assert accounts["sec-ms-01"][1:4] == ("宋叙白", Role.SECRETARY, "汀南中学")
    assert accounts["lead-ps"][1:4] == ("顾亦蘅", Role.LEAD, "小学书记工作室")
    assert accounts["partner-01"][1:4] == ("阎书棠", Role.PARTNER, "汀南街道党工委")


def test_a_secretary_signs_in_with_the_passphrase_of_the_demo(past):
    _, hub = past

    signed = hub.accounts.sign_in("sec-ms-01", DEMO_PASSPHRASE, address="127.0.0.1", agent="test")

    assert signed.person_id == "p-ms-01"


# ---- where a load ends, and what it wants


def test_outside_of_a_demo_nobody_gets_an_account(tmp_path):
    report, hub = loaded(tmp_path, demo="off", until=date(2024, 9, 20))

    with closing(hub):
        assert (report.accounts, hub.accounts.accounts()) == (0, [])


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


# ---- a history moved in time


def test_a_shifted_history_makes_its_living_day_today_and_ends_now(tmp_path):
    now = datetime(2027, 3, 1, 4, tzinfo=UTC)

    report, hub = loaded(tmp_path, shift_to_today=True, now=now)

    with closing(hub):
        assert report.days_shifted == (date(2027, 3, 1) - date(2026, 1, 31)).days
        wanted = [line for line in demo_lines() if line["occurred_at"] <= "2026-01-31T12:00:00+08:00"]
        assert report.read == len(wanted)
        assert hub.log.head().recorded_at <= micros(now)


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


# ---- lines that the hub does not accept


def out_of_order():
    """The opening with its stages, the second of which comes first; then a line that stands."""
    opened, first, second, *_ = demo_lines()
    school = next(line for line in demo_lines() if line["aggregate"] == "SchoolBranch")
    lines = [opened, second, first, school]
    versions = Counter()
    for seq, line in enumerate(lines, 1):
        versions[line["key"]] += 1
        line |= {"seq": seq, "version": versions[line["key"]], "occurred_at": opened["occurred_at"]}
    return lines


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


def test_without_a_directory_people_appear_by_slug_and_staff_by_what_they_first_did(tmp_path):
    lines = demo_lines()[:49]

    report, hub = loaded(tmp_path, history=written(tmp_path, lines))

    with closing(hub), hub.reader() as read:
        assert hub.private.person("p-pd-02").name == "p-pd-02"
        assert [term.role for term in people.terms_of(read, "p-pd-02")] == [Role.OFFICER]
        assert people.terms_of(read, "p-ms-00") == []
        assert report.accounts == 0
