"""The record of a visit as people see it: sheet, minutes in all their revisions, feedback that is sealed for a while."""

from __future__ import annotations

from datetime import date

from domain.model import REMOVED, Prose
from domain.visits import Amendment, Deputy, SheetSource, State
from domain.words import Attendance, Entry, Item, Side
from projections import visits
from tests.district import KG1, MS1

FOURTEEN, FIFTEEN = date(2026, 4, 3), date(2026, 4, 4)


def test_the_sheet_keeps_what_was_filed_beside_what_was_corrected(district):
    key = district.held()
    district.sheet(key)
    for person, party in (("sec-kg", None), ("lead-ms", MS1)):
        district.visits.correct_attendance(
            key, person_id=person, to_status=Attendance.PRESENT, reason="补签", party=party, act=district.by("asst-ms")
        )

    rows = district.ask(visits.attendance, key)

    present, late = Attendance.PRESENT, Attendance.LATE
    assert [(row.person, row.party, row.filed, row.status) for row in rows] == [
        ("sec-ms", MS1, present, present),
        ("sec-kg", KG1, late, present),
        ("lead-ms", MS1, None, present),
    ]
    assert [str(row.reason) for row in rows[1:]] == ["补签", "补签"]
    line = district.ask(visits.timeline, key, today=FOURTEEN)[-2]
    assert (line.facts.person, line.facts.from_status, line.facts.to_status) == ("sec-kg", "late", "present")
    assert district.level()


def test_a_sheet_counts_who_was_here_and_names_the_deputy(district):
    key = district.held()
    entries = (Entry("sec-ms", MS1, Attendance.LEAVE_APPROVED), Entry("sec-kg", KG1, Attendance.LATE))
    district.visits.file_attendance(
        key,
        entries=entries,
        responsible_present=False,
        source=SheetSource.ROLL_CALL,
        deputy=Deputy("lead-ms", Prose("临时有会")),
        act=district.by("sec-ms"),
    )

    row, line = district.see(key), district.ask(visits.timeline, key, today=FOURTEEN)[-1]

    assert (row.sheet, row.responsible_present, row.deputy, str(row.deputy_reason)) == (
        SheetSource.ROLL_CALL,
        False,
        "lead-ms",
        "临时有会",
    )
    assert (line.facts.entries, line.facts.here, line.facts.person) == (2, 1, "lead-ms")
    assert district.level()


def test_each_revision_of_the_minutes_is_kept_whole(district):
    key = district.reported()
    item = Item(2, Prose("互听一节党课"), "sec-ms", date(2026, 6, 1))
    changes = Amendment(learnt=(Prose("把问题摆出来"), Prose("书记轮值")), action_items=(item,))
    district.visits.amend_minutes(key, base_revision=1, changes=changes, act=district.by("sec-kg"))

    first, second = district.ask(visits.revisions, key)

    assert (first.side, second.side, second.base) == (Side.HOST, Side.GUEST, 1)
    assert [list(map(str, row.learnt)) for row in (first, second)] == [["把问题摆出来"], ["把问题摆出来", "书记轮值"]]
    assert (first.summary.key, first.problems[0].key) == (second.summary.key, second.problems[0].key)
    assert [item.no for item in (*first.items, *second.items)] == [1, 2]
    assert district.see(key).confirmed == {Side.GUEST}
    assert district.level()


def test_what_an_amendment_leaves_alone_is_carried_on(district):
    key = district.reported()
    changes = Amendment(summary=Prose("看了活动室和书屋"))
    district.visits.amend_minutes(key, base_revision=1, changes=changes, act=district.by("sec-kg"))

    first, second = district.ask(visits.revisions, key)

    assert (str(second.summary), second.learnt, second.problems) == ("看了活动室和书屋", first.learnt, first.problems)
    assert second.items == first.items
    assert district.ask(visits.timeline, key, today=FOURTEEN)[-1].facts.changed == ("summary",)
    assert district.level()


def test_confirmed_minutes_close_the_file_and_silence_is_told_apart(district):
    agreed, silent = district.reported(), district.afterwards(MS1, KG1, "2026-03-19", by="sec-ms")
    district.minute(silent)
    district.visits.confirm_minutes(agreed, revision=1, act=district.by("sec-kg"))
    district.wind("2026-04-04 08:00")
    district.hub.deadlines.tick(district.clock())

    rows = [district.see(key) for key in (agreed, silent)]

    assert [(row.state, row.agreed_minutes, row.tacit, row.closed_for) for row in rows] == [
        (State.CLOSED, True, None, "agreed"),
        (State.CLOSED, True, Side.GUEST, "silence"),
    ]
    assert district.level()


def test_minutes_of_a_closed_visit_are_late_and_it_stays_closed(district):
    key = district.held()
    district.wind("2026-04-19 09:00")
    district.hub.deadlines.tick(district.clock())
    district.minute(key)

    row = district.see(key)

    assert (row.state, row.closed_for, row.minutes_late, row.revision) == (State.CLOSED, "no_minutes", True, 1)
    assert district.level()


def feedback(district, key, today, *mine):
    return [row.side for row in district.ask(visits.feedback, district.see(key), today=today, mine=mine)]


def told(district, key, today, *mine):
    return [line.kind for line in district.ask(visits.timeline, key, today=today, mine=mine)][-1]


def test_feedback_of_the_other_side_is_not_even_mentioned_while_it_is_sealed(district):
    key = district.held()
    district.visits.give_feedback(key, usefulness=4, will_apply=True, takeaway="有用", act=district.by("sec-kg"))

    assert feedback(district, key, FOURTEEN, Side.HOST) == []
    assert feedback(district, key, FOURTEEN, Side.GUEST) == [Side.GUEST]
    assert feedback(district, key, FIFTEEN, Side.HOST) == [Side.GUEST]
    assert told(district, key, FOURTEEN, Side.HOST) == "held"
    assert told(district, key, FOURTEEN, Side.GUEST) == told(district, key, FIFTEEN) == "feedback_given"


def test_feedback_opens_when_both_have_written(district):
    key, other = district.held(), district.afterwards(MS1, KG1, "2026-03-20")
    district.visits.give_feedback(other, usefulness=2, will_apply=False, act=district.by("sec-kg"))
    for person, stars in {"sec-kg": 4, "sec-ms": 5}.items():
        district.visits.give_feedback(key, usefulness=stars, will_apply=True, act=district.by(person))

    assert feedback(district, key, FOURTEEN, Side.HOST) == [Side.HOST, Side.GUEST]
    assert feedback(district, other, FOURTEEN, Side.HOST) == []
    assert district.level()


def test_feedback_written_again_takes_the_place_of_the_first(district):
    key = district.held()
    for stars in (2, 5):
        district.visits.give_feedback(key, usefulness=stars, will_apply=True, act=district.by("sec-kg"))

    rows = district.ask(visits.feedback, district.see(key), today=FOURTEEN, mine=[Side.GUEST])

    assert [(row.usefulness, row.by) for row in rows] == [(5, "sec-kg")]
    assert district.level()


def test_an_action_item_is_done_with_its_evidence_and_no_other_is(district):
    key, other = district.reported(), district.afterwards(MS1, KG1, "2026-03-19", by="sec-ms")
    district.minute(other)
    district.wind("2026-04-20 09:00")
    district.visits.complete_action(key, item_no=1, on=date(2026, 4, 19), evidence="联络本", act=district.by("sec-kg"))

    items = [district.ask(visits.minutes, each).items[0] for each in (key, other)]

    assert [(item.done_on, item.evidence and str(item.evidence)) for item in items] == [
        (date(2026, 4, 19), "联络本"),
        (None, None),
    ]
    assert district.level()


def test_a_redacted_text_is_gone_from_every_place(district):
    key = district.reported()
    text = district.ask(visits.minutes, key).summary
    district.visits.redact(key, of=(text.key,), reason="含个人信息", act=district.by("officer"))

    row = district.ask(visits.minutes, key)

    assert (str(row.summary), str(row.problems[0])) == (REMOVED, "时间短")
    line = district.ask(visits.timeline, key, today=FOURTEEN)[-1]
    assert (line.kind, line.facts.count, line.facts.reason) == ("redacted", 1, "含个人信息")
    assert district.level()
