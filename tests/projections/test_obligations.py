"""What is owed, as lists and boards show it; what waits for whom, and what holds up a stage."""

from __future__ import annotations

from datetime import date

from domain.exchanges import Changes, VoidReason
from domain.exchanges import Kind as ExchangeKind
from domain.model import Prose
from domain.obligations import Kind, Owner, OwnerKind, Paper, State
from domain.words import Stage
from projections import obligations
from projections.obligations import What
from tests.district import STUDIO_MS
from tests.exchange_stories import WHY, announced, held, notice
from tests.programme_stories import obligation, programme
from tests.reporting import CASE, CYCLE, ST_KG, ST_MS, SUMMARY, WORK, handed_in, issued, key, level, see, tick
from tests.stories import NOW, PROGRAMME

TODAY = date(2026, 3, 5)
PERSON = Owner(OwnerKind.PERSON, "sec-ms")


def keys(rows):
    return [row.key for row in rows]


def test_a_duty_is_shown_as_it_stands_and_no_other_changes(district):
    row = see(issued(district), SUMMARY)

    assert (row.kind, row.owner, row.studio, row.period) == (Kind.ANNUAL_SUMMARY, ST_MS, "ST-MS", "practice")
    assert (row.state, row.due_on, row.misses_on) == (State.ISSUED, date(2026, 4, 25), date(2026, 4, 26))
    assert (row.party, see(district, CASE).party) == (STUDIO_MS, None)
    handed_in(district)
    other = see(district, key(Kind.ANNUAL_SUMMARY, ST_KG, "practice"))
    assert (see(district, SUMMARY).submission, other.submission, other.state) == (1, 0, State.ISSUED)


def test_the_board_of_a_studio_has_its_own_duties_and_those_of_its_schools_and_members_by_stage(district):
    issued(district, "2025-11-20")
    tick(district, "2026-03-05")
    handed_in(district)
    district.hub.obligations.accept(SUMMARY, no=1, act=district.by("officer"))

    boards = {each.stage.stage: each for each in district.ask(obligations.board, "ST-MS", "P1")}
    practice = boards[Stage.PRACTICE]
    assert [(each.expected, each.done, each.owed) for each in boards.values()] == [
        *((0, 0, 0),) * 3,
        (7, 1, 6),
        (0, 0, 0),
    ]
    assert {str(row.owner) for row in practice.rows} == {
        *("studio:ST-MS", "school:MS-01", "school:PS-01"),
        *("person:sec-ms", "person:sec-ps"),
    }
    assert practice.missed == 2
    assert district.statements(obligations.board, "ST-MS", "P1") == 2


def test_lists_are_chosen_by_kind_state_studio_and_owner(district):
    handed_in(issued(district))
    chosen = {
        "all": {},
        "cases": {"kind": "process_case"},
        "owed": {"state": "owed", "studio": "ST-MS"},
        "in": {"state": "submitted"},
        "own": {"owner": PERSON},
        "elsewhere": {"programme": "P2"},
    }

    found = {name: district.ask(obligations.count, **which) for name, which in chosen.items()}

    assert found == {"all": 10, "cases": 4, "owed": 4, "in": 1, "own": 1, "elsewhere": 0}
    assert keys(district.ask(obligations.everywhere, state="submitted")) == [SUMMARY]
    assert len(district.ask(obligations.everywhere, limit=3, skip=8)) == 2


def test_what_is_due_soon_and_what_is_late(district):
    issued(district)
    tick(district, "2026-04-01")

    soon = district.ask(obligations.due, [ST_MS, PERSON], date(2026, 4, 1), within=20)
    late = district.ask(obligations.late, studio="ST-MS", today=date(2026, 4, 1))

    assert keys(soon) == [CASE]
    assert keys(late) == [CASE, key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ps"))]
    assert [row.late(date(2026, 4, 1)) for row in late] == [True, True]
    assert not see(district, SUMMARY).late(date(2026, 4, 25))


def test_a_stage_waits_for_what_is_due_in_it_and_owed(district):
    issued(district, "2025-11-20")
    tick(district, "2026-03-05")
    blocking = set(keys(district.ask(obligations.open_blocking, "P1", Stage.PRACTICE)))

    assert {SUMMARY, CASE} < blocking
    assert WORK not in blocking
    handed_in(district)
    assert SUMMARY not in keys(district.ask(obligations.open_blocking, "P1", Stage.PRACTICE))
    assert district.ask(obligations.open_blocking, "P1", Stage.SUMMARY) != []
    assert district.ask(obligations.open_blocking, "P2", Stage.PRACTICE) == []


def test_each_thing_waits_for_whoever_can_do_it(district):
    handed_in(issued(district), by="asst-ms")
    handed_in(district, CASE, Paper(refs=("手写稿",)), by="sec-ms")

    def waiting(**who):
        return [(task.what, task.row.key) for task in district.ask(obligations.tasks, **who, today=TODAY)]

    assert waiting(leads=["ST-MS"], person="lead-ms") == [(What.JUDGE, CASE), (What.SIGN, SUMMARY)]
    assert waiting(office=True, person="officer") == [(What.JUDGE, CASE)]
    assert waiting(owners=[PERSON], person="sec-ms") == []
    assert waiting(leads=["ST-KG"], person="lead-kg") == []
    district.hub.obligations.send_back(CASE, no=1, comments="写完整", act=district.by("lead-ms"))
    district.hub.obligations.sign(SUMMARY, no=1, act=district.by("lead-ms"))
    assert waiting(owners=[PERSON], person="sec-ms") == [(What.MEND, CASE)]
    assert waiting(office=True, person="officer") == [(What.JUDGE, SUMMARY)]


def test_kinds_are_counted_by_state(district):
    handed_in(issued(district))

    assert district.ask(obligations.counts, "P1", studio="ST-MS") == {
        Kind.PROCESS_CASE: {State.ISSUED: 2},
        Kind.EXPERIENCE_MEETING: {State.ISSUED: 1},
        Kind.ANNUAL_SUMMARY: {State.SUBMITTED: 1},
        Kind.OUTCOME_REPORT: {State.ISSUED: 1},
    }


def test_a_member_who_moves_takes_along_what_is_owed(district):
    issued(district)
    move = {"programme_id": "P1", "to_studio_id": "ST-KG", "reason": Prose("学段调整"), "on": date(2026, 3, 6)}
    district.hub.studios.transfer("sec-ms", **move, act=district.by("officer"))

    assert see(district, CASE).studio == "ST-KG"
    assert see(district, key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ps"))).studio == "ST-MS"
    assert level(district)


# ---- what the log shows by itself

MS, PS = (Owner(OwnerKind.STUDIO, code) for code in ("st-ms", "st-ps"))


def shown(told):
    return [(each.key.split("/")[2], each.refs, each.sure) for each in obligations.fulfilled(told.read())]


def meetings(told, *exchanges):
    """Two studios owe an experience meeting, and these exchanges took place."""
    owed = [obligation(Kind.EXPERIENCE_MEETING, owner, period=CYCLE) for owner in (MS, PS)]
    return told.tell(programme(stages=5), *owed, *exchanges)


def test_an_experience_meeting_counts_for_every_studio_that_holds_it(told):
    talk = held(announced(notice(kind=ExchangeKind.TALK), key="x-2"))

    meetings(told, talk, held(announced()), announced(key="x-3"))

    assert shown(told) == [("studio:st-ms", ("exchange:x-1",), True), ("studio:st-ps", ("exchange:x-1",), True)]


def test_who_no_longer_holds_a_meeting_has_not_held_it(told):
    alone = announced()
    alone.revise(changes=Changes(co_organisers=()), now=NOW, programme=PROGRAMME, reason=WHY)

    meetings(told, held(alone))

    assert shown(told) == [("studio:st-ms", ("exchange:x-1",), True)]


def test_a_voided_meeting_shows_nothing(told):
    void = held(announced())
    void.void(reason=VoidReason.DUPLICATE, note=WHY, kept="x-9")

    assert shown(meetings(told, void)) == []
