"""What was planned is carried out by the hub's own commands: all of it or the rows that are right, each once, whatever comes in between."""

import resource
import time
from datetime import date
from pathlib import Path

import pytest

from domain.errors import NotYours
from domain.words import Party, PartyKind, Role
from hub.clock import micros
from hub.roster import carrying, imports
from hub.roster.columns import Sheet
from hub.roster.faults import ColumnMissing, NothingToDo, NotNow, RowsWrong
from hub.roster.kinds import Kind, State
from hub.roster.listing import listing
from projections import partners, people, schools, studios
from tests.rosters import (
    MEADOW,
    PARTNER,
    PERSON,
    RIVER,
    SCHOOL,
    STUDIO,
    TERM,
    book,
    carried_out,
    looked_through,
    told,
)

DIRECTOR = "director"
BAD = ["PS-12", "坏行小学", "大学", "镇区", "河湾街道", "党支部", "12"]
SECRETARY = ["夏致远", "PS-11", "党支部书记", "0571-86543210", "入室书记", "ST-PS", "2026-3-1", "2025-08"]
DISTRICT = {
    "学校": [SCHOOL, RIVER, MEADOW],
    "工作室": [STUDIO, ["ST-PS", "小学工作室", "小学"]],
    "人员": [PERSON, SECRETARY, ["王明", "KG-11", "园长", "", "", "", "", ""]],
    "共建单位": [PARTNER, ["PA-11", "河湾街道", "街道", "陶文清", "协议", "2026-3-1"]],
    "任职": [TERM, ["王明", "工作室助理", "", "ST-PS", "2026-3-1", "2026-8-31", "", "", ""]],
}


def ids(hub, name):
    return [each.id for each in hub.private.find_people(name)]


def test_a_workbook_of_five_sheets_becomes_a_district(district):
    done = carried_out(district.hub, book(**DISTRICT), district.by(DIRECTOR))

    (xia,), (wang,), (tao,) = (ids(district.hub, name) for name in ("夏致远", "王明", "陶文清"))
    assert (done.state, done.counts) == (State.DONE, {"new": 7, "done": 7, "refused": 0})
    assert district.ask(schools.school, "PS-11").studio == "ST-PS"
    assert [(t.role, t.scope_id, t.from_on, t.until_on) for t in district.ask(people.terms_of, xia)] == [
        (Role.SECRETARY, "PS-11", date(2026, 3, 1), None)
    ]
    assert [(t.role, t.until_on) for t in district.ask(people.terms_of, wang)] == [(Role.ASSISTANT, date(2026, 8, 31))]
    assert district.ask(partners.partner, "PA-11").contact == tao
    assert district.ask(people.person, xia).party == Party(PartyKind.SCHOOL, "PS-11")


def test_importing_it_again_changes_nothing(district):
    carried_out(district.hub, book(**DISTRICT), district.by(DIRECTOR))
    before = district.hub.log.head().position

    again = looked_through(district.hub, book(**DISTRICT), district.by(DIRECTOR))

    assert again.counts == {"skip": 7}
    with pytest.raises(NothingToDo):
        district.hub.roster.apply(again.id, good_only=True, act=district.by(DIRECTOR))
    assert district.hub.log.head().position == before


def test_what_goes_out_comes_in_again_as_it_is(district):
    carried_out(district.hub, book(**DISTRICT), district.by(DIRECTOR))
    there = district.hub.roster.present(act=district.by(DIRECTOR))
    names = {kind: list(fields) for kind, fields in imports.columns.FIELDS.items()}
    titles = {
        Kind.SCHOOLS: "学校",
        Kind.STUDIOS: "工作室",
        Kind.PEOPLE: "人员",
        Kind.PARTNERS: "共建单位",
        Kind.TERMS: "任职",
    }
    rows = {titles[kind]: [list(names[kind])] for kind in Kind}
    for kind in Kind:
        rows[titles[kind]] += [[_text(row.get(name)) for name in names[kind]] for row in listing(there, kind)]
    found = district.hub.roster.take("名册.xlsx", book(**rows), act=district.by(DIRECTOR))
    sheets = [_by_name(sheet, names, titles) for sheet in found.sheets]

    again = district.hub.roster.match(found.id, sheets, act=district.by(DIRECTOR))

    assert again.counts.keys() == {"skip"}, told(district.hub, again, action="wrong")


def _text(value):
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _by_name(sheet, names, titles):
    kind = next(kind for kind, title in titles.items() if title == sheet.name)
    return Sheet(sheet.number, sheet.name, kind, 1, {name: number for number, name in enumerate(names[kind])})


def test_all_of_it_is_refused_while_a_row_is_wrong_and_nothing_is_done(district):
    act, before = district.by(DIRECTOR), district.hub.log.head().position
    found = looked_through(district.hub, book(学校=[SCHOOL, RIVER, BAD]), act)

    with pytest.raises(RowsWrong) as refused:
        district.hub.roster.apply(found.id, good_only=False, act=act)

    assert refused.value.facts == {"count": 1}
    assert (district.hub.log.head().position, district.ask(schools.school, "PS-11")) == (before, None)


def test_the_rows_that_are_right_are_carried_out_without_the_others(district):
    done = carried_out(district.hub, book(学校=[SCHOOL, BAD, RIVER]), district.by(DIRECTOR), good_only=True)

    assert done.counts == {"new": 1, "wrong": 1, "done": 1, "refused": 0}
    assert (district.ask(schools.school, "PS-11").name, district.ask(schools.school, "PS-12")) == (RIVER[1], None)


def test_who_may_not_import_is_refused_at_each_step(district):
    found = looked_through(district.hub, book(学校=[SCHOOL, RIVER]), district.by(DIRECTOR))
    roster, act = district.hub.roster, district.by("sec-kg")

    for step in (
        lambda: roster.take("名册.xlsx", book(学校=[SCHOOL, RIVER]), act=act),
        lambda: roster.match(found.id, found.sheets, act=act),
        lambda: roster.apply(found.id, good_only=True, act=act),
        lambda: roster.discard(found.id, act=act),
        lambda: roster.present(act=act),
    ):
        with pytest.raises(NotYours):
            step()


def test_rights_lost_since_the_rows_were_compared_count(district):
    found = looked_through(district.hub, book(学校=[SCHOOL, RIVER]), district.by("officer"))
    district.hub.roster.register.set(found.id, state=State.APPLYING, person_id="sec-kg")

    district.hub.roster.work()

    done = district.hub.roster.find(found.id)
    assert (done.state, done.counts["wrong"], done.trouble) == (State.CHECKED, 1, "roster.rows_wrong")
    assert district.ask(schools.school, "PS-11") is None


def test_what_was_cut_off_goes_on_where_it_was(district, monkeypatch):
    monkeypatch.setattr(carrying, "ROWS", 2)
    found = looked_through(district.hub, book(**DISTRICT), district.by(DIRECTOR))
    roster, batches = district.hub.roster, iter(range(2))
    monkeypatch.setattr(roster.register, "decide", lambda *_: next(batches))
    with pytest.raises(StopIteration):  # killed: two batches are in the log, nobody knows of them
        roster.apply(found.id, good_only=False, act=district.by(DIRECTOR))
    monkeypatch.undo()

    roster.work()

    assert roster.find(found.id).counts == {"new": 7, "done": 7, "refused": 0}
    assert [len(ids(district.hub, name)) for name in ("夏致远", "王明", "陶文清")] == [1, 1, 1]
    assert looked_through(district.hub, book(**DISTRICT), district.by(DIRECTOR)).counts == {"skip": 7}


def test_the_sheet_and_the_names_in_it_go_when_it_is_over(district):
    done = carried_out(district.hub, book(**DISTRICT), district.by(DIRECTOR))
    left = looked_through(district.hub, book(学校=[SCHOOL, RIVER]), district.by(DIRECTOR))
    district.hub.roster.discard(left.id, act=district.by(DIRECTOR))

    assert [path.name for path in (district.folder / "roster").iterdir()] == ["lock"]
    assert {line.said for line in district.hub.roster.register.lines(done.id)} == {""}
    with pytest.raises(NotNow):
        district.hub.roster.apply(left.id, good_only=True, act=district.by(DIRECTOR))


def test_a_sheet_that_nobody_carries_out_goes_after_a_week_and_all_that_is_known_of_it_after_a_year(district):
    found = looked_through(district.hub, book(学校=[SCHOOL, RIVER]), district.by(DIRECTOR))
    roster, moment = district.hub.roster, district.clock.now

    roster.purge(moment + imports.WAITS / 2)
    assert roster.find(found.id).state is State.CHECKED
    roster.purge(moment + imports.WAITS * 2)
    assert (roster.find(found.id).state, roster.folder(found.id).path.exists()) == (State.DISCARDED, False)
    roster.purge(moment + imports.REMEMBERED * 2)

    assert roster.register.latest() == []
    assert micros(moment) > 0


def test_no_sheet_outlives_the_erasure_of_somebody_who_may_stand_in_it(district):
    found = looked_through(district.hub, book(人员=[PERSON, SECRETARY]), district.by(DIRECTOR))

    district.hub.roster.drop_waiting()

    assert district.hub.roster.find(found.id).state is State.DISCARDED
    assert not district.hub.roster.folder(found.id).path.exists()


def test_a_column_without_which_nobody_is_known_must_be_there(district):
    found = district.hub.roster.take("名册.xlsx", book(学校=[SCHOOL, RIVER]), act=district.by(DIRECTOR))
    without = Sheet(0, "学校", Kind.SCHOOLS, 1, {"name": 1})

    with pytest.raises(ColumnMissing) as refused:
        district.hub.roster.match(found.id, [without], act=district.by(DIRECTOR))

    assert (refused.value.field, refused.value.facts) == ("0.code", {"column": "schools.code"})


def test_a_long_roster_is_left_to_the_background_process(district, monkeypatch):
    monkeypatch.setattr(imports, "SMALL", 1)
    found = looked_through(district.hub, book(学校=[SCHOOL, RIVER, MEADOW]), district.by(DIRECTOR))

    assert (found.state, district.hub.roster.asked()) == (State.CHECKING, True)
    district.hub.roster.work()
    district.hub.roster.apply(found.id, good_only=False, act=district.by(DIRECTOR))
    seen = []
    district.hub.roster.work(told=lambda each: seen.append((each.state, each.done)))

    assert district.hub.roster.find(found.id).counts == {"new": 2, "done": 2, "refused": 0}
    assert (seen, district.hub.roster.asked()) == ([(State.APPLYING, 2)], False)


def test_a_studio_gets_another_lead_for_a_reason(district):
    row = ["新主持", "主持人", "MS-02", "ST-MS", "2026-4-1", "", "", "", "原主持人退休"]
    sheets = {"人员": [PERSON, ["新主持", "MS-02", *[""] * 6]], "任职": [TERM, row]}

    done = carried_out(district.hub, book(**sheets), district.by(DIRECTOR))

    assert (done.counts["refused"], district.ask(studios.studio, "ST-MS").lead) == (0, ids(district.hub, "新主持")[0])


def test_a_district_of_three_thousand_schools_comes_in_within_a_minute(district):
    levels = ("小学", "中学", "幼儿园")
    rows = [
        [f"S-{n:04d}", f"第{n}学校", levels[n % 3], "镇区", f"街道{n % 20}", "支部", str(n % 60)] for n in range(3_000)
    ]
    staff = [[f"人{n:05d}", f"S-{n % 3000:04d}", "委员", f"0571-{n:07d}", "", "", "", ""] for n in range(10_000)]
    roster, began, memory = district.hub.roster, time.perf_counter(), []

    found = looked_through(district.hub, book(学校=[SCHOOL, *rows], 人员=[PERSON, *staff]), district.by(DIRECTOR))
    roster.work()
    roster.apply(found.id, good_only=False, act=district.by(DIRECTOR))
    roster.work(told=lambda _: memory.append(_resident()))

    took, grown = time.perf_counter() - began, max(memory) - memory[0]
    print(
        f"import of 3,000 schools and 10,000 people: {took:.0f} s, {len(memory)} steps, memory grows by {grown >> 20} MB"
    )
    assert roster.find(found.id).counts == {"new": 13_000, "done": 13_000, "refused": 0}
    assert (took < 60, len(memory) > 20, grown < 64 << 20) == (True, True, True)


def _resident():
    """Bytes of memory in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
