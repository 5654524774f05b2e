"""Plans with their submissions and answers, needs over time, pairings from either side, turns, and what mentors noted."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.studios import Need, NeedsMethod, PlanItem, PlanState, Result, Studio, Turn
from domain.words import Level
from projections import studios
from projections.studios import Course
from tests.programme_stories import GUIDANCE, MENTOR, OTHER_LEAD, PLAN, STUDY, planned, studio

TODAY = date(2025, 3, 21)
JUNE = date(2025, 6, 30)


def other():
    return Studio.establish("st-ps", programme_id="prog-2024", name="小学书记工作室", level=Level.PRIMARY)


def test_a_plan_keeps_every_submission_with_its_answer(told):
    made = planned(returned=True)
    made.submit_plan(**PLAN | {"items": (PlanItem(STUDY, "书记论坛", special=True),)})
    made.approve_plan("2024-2026", revision=2)

    read = told.tell(made, other()).read()

    row = studios.plan(read, "st-ms", "2024-2026")
    assert (row.revision, row.state, row.approved, row.submitted_by) == (2, PlanState.APPROVED, 2, "p-officer")
    first, second = studios.submissions(read, "st-ms", "2024-2026")
    assert (first.state, str(first.comments), first.answered_by) == (PlanState.RETURNED, "写清分工", "p-officer")
    assert [(item.title, item.special) for item in second.items] == [("书记论坛", True)]
    assert [str(goal) for goal in first.orientations.goals] == ["形成本室品牌"]
    assert studios.in_force(read, "st-ms", "2024-2026") == second
    assert (studios.plans(read, "st-ps"), studios.plan(read, "st-ps", "2024-2026")) == ([], None)


def test_a_plan_that_waits_after_an_approval_leaves_the_approved_one_in_force(told):
    made = planned(approved=True)
    made.submit_plan(**PLAN | {"goals": (Prose("再进一步"),)})

    read = told.tell(made, other()).read()

    row = studios.plan(read, "st-ms", "2024-2026")
    assert (row.revision, row.state, row.approved) == (2, PlanState.SUBMITTED, 1)
    assert studios.in_force(read, "st-ms", "2024-2026").revision == 1
    assert [(each.studio, each.revision) for each in studios.to_approve(read)] == [("st-ms", 2)]


def test_a_returned_plan_waits_for_its_lead(told):
    read = told.tell(planned(returned=True), other()).read()

    assert [each.period for each in studios.to_correct(read, ["st-ms", "st-ps"])] == ["2024-2026"]
    assert (studios.to_correct(read, ["st-ps"]), studios.to_correct(read, []), studios.to_approve(read)) == ([], [], [])


def test_needs_are_seen_over_time(told):
    made = studio()
    made.record_needs((Need("活动组织", 8),), method=NeedsMethod.SURVEY)
    made.record_needs((Need("品牌提炼", 6), Need("活动组织", 2)), method=NeedsMethod.MEETING)

    read = told.tell(made, other()).read()

    assert [(len(each.needs), each.method) for each in studios.surveys(read, "st-ms")] == [
        (1, NeedsMethod.SURVEY),
        (2, NeedsMethod.MEETING),
    ]
    assert studios.needs(read, "st-ms").needs[0] == Need("品牌提炼", 6)
    assert studios.needs(read, "st-ps") is None


# ---- together


def proposed():
    made = studio()
    made.propose_pairing("st-ps", theme="交换主持人", until_on=JUNE, today=TODAY)
    return made


def test_a_pairing_is_seen_from_both_sides(told):
    made = proposed()
    waiting = told.tell(made, other()).read()
    made.confirm_pairing("st-ps", by_person=OTHER_LEAD, today=TODAY)

    read = told.tell(made).read()

    assert [each.proposer for each in studios.to_confirm(waiting, ["st-ps"])] == ["st-ms"]
    assert studios.to_confirm(waiting, ["st-ms"]) == studios.to_confirm(read, ["st-ps"]) == []
    for code, partner in (("st-ms", "st-ps"), ("st-ps", "st-ms")):
        (row,) = studios.pairings(read, code)
        assert (row.partner(code), row.course, row.confirmed_by) == (partner, Course.PAIRED, OTHER_LEAD)


def test_a_pairing_that_is_over_waits_for_what_came_of_it_and_is_remembered(told):
    made = proposed()
    made.confirm_pairing("st-ps", by_person=OTHER_LEAD, today=TODAY)
    over = told.tell(made, other()).read()
    made.end_pairing("st-ps", outcome=Prose("互换两次主持"))
    made.propose_pairing("st-ps", theme="联合党日", until_on=date(2025, 12, 31), today=date(2025, 9, 1))

    read = told.tell(made).read()

    assert studios.to_end(over, ["st-ps"], JUNE) == []
    assert [each.theme for each in studios.to_end(over, ["st-ps"], date(2025, 7, 1))] == ["交换主持人"]
    assert studios.to_end(read, ["st-ps", "st-ms"], date(2025, 7, 1)) == []
    assert [(each.course, each.open) for each in studios.pairings(read, "st-ps")] == [
        (Course.PROPOSED, True),
        (Course.ENDED, False),
    ]
    assert str(studios.pairings(read, "st-ps")[1].said) == "互换两次主持"


def test_a_pairing_renewed_after_its_last_day_has_ended_that_day(told):
    made = studio()
    made.pair("st-ps", theme="一", until_on=JUNE, confirmed_by=OTHER_LEAD, today=TODAY)
    made.pair("st-ps", theme="二", until_on=date(2026, 6, 30), confirmed_by=OTHER_LEAD, today=date(2025, 9, 1))

    read = told.tell(made, other()).read()

    assert [(each.theme, each.course, each.ended_on) for each in studios.pairings(read, "st-ms")] == [
        ("二", Course.PAIRED, None),
        ("一", Course.ENDED, JUNE),
    ]


def test_pairings_that_came_to_nothing_say_why(told):
    one, two = proposed(), other()
    one.decline_pairing("st-ps", reason=Prose("今年太满"))
    two.propose_pairing("st-ms", theme="联合党日", until_on=JUNE, today=TODAY)
    two.withdraw_pairing("st-ms")

    rows = studios.pairings(told.tell(one, two).read(), "st-ms")

    assert {(each.proposer, each.course, str(each.said or "")) for each in rows} == {
        ("st-ms", Course.DECLINED, "今年太满"),
        ("st-ps", Course.WITHDRAWN, ""),
    }


def test_new_turns_take_the_place_of_the_old_ones(told):
    made, days = studio(), {"members": {"s-0", "s-1"}, "starts_on": date(2024, 9, 1), "ends_on": date(2026, 8, 31)}
    march = Turn("s-1", date(2025, 3, 1), date(2025, 3, 31), "组织生活")
    made.set_rotation((march, Turn("s-0", date(2025, 4, 1), date(2025, 4, 30))), **days)
    made.set_rotation((Turn("s-0", date(2025, 2, 1), date(2025, 2, 28)), march), **days)

    read = told.tell(made, other()).read()

    assert [row.turn for row in studios.rotation(read, "st-ms")] == [
        Turn("s-0", date(2025, 2, 1), date(2025, 2, 28)),
        march,
    ]
    touching = studios.turns_of(read, ["s-1", "s-0"], date(2025, 3, 31), date(2025, 5, 1))
    assert [(row.school, row.topic) for row in touching] == [("s-1", "组织生活")]
    assert studios.rotation(read, "st-ps") == []


# ---- mentors


def test_hours_are_listed_by_appointment_not_by_length(told):
    made = studio()
    made.appoint_mentor("m-late", org="市教育学院", duties=(), on=date(2024, 10, 1))
    made.note_guidance(**GUIDANCE | {"mentor_id": "m-late", "minutes": 600})
    made.note_guidance(**GUIDANCE)
    made.note_guidance(**GUIDANCE | {"on": date(2025, 3, 1), "minutes": 30, "for_lead": True})

    read = told.tell(made, other()).read()

    assert studios.hours(read, "st-ms") == [(MENTOR, 120, 2), ("m-late", 600, 1)]
    assert [(note.on.day, note.minutes, note.for_lead) for note in studios.guidance(read, "st-ms")] == [
        (20, 90, False),
        (20, 600, False),
        (1, 30, True),
    ]
    assert (studios.hours(read, "st-ps"), studios.guidance(read, "st-ps")) == ([], [])


def test_notes_of_mentors_are_not_in_the_timeline_that_all_may_read(told):
    made = studio()
    made.note_guidance(**GUIDANCE)

    read = told.tell(made, other()).read()

    kinds = [stamp.kind for stamp, _ in studios.timeline(read, "st-ms")]
    assert kinds == ["established", "lead_appointed", "mentor_appointed", "assistant_appointed"]


# ---- the people


def test_a_studio_lacks_people_until_it_has_them(told):
    bare, ready = other(), studio()

    read = told.tell(bare, ready).read()

    assert [(row.studio.code, *row[1:]) for row in studios.unready(read, "prog-2024")] == [
        ("st-ps", True, True, True, False)
    ]
    assert studios.unready(read, "prog-2026") == []


def test_a_concluded_studio_keeps_its_people_as_they_were(told):
    read = told.tell(studio(concluded=True), other()).read()

    row = studios.studio(read, "st-ms")
    assert (row.concluded_on, row.result, row.lead) == (date(2026, 8, 31), Result.QUALIFIED, "p-lead")
    assert (studios.members(read, "st-ms"), studios.mentors(read, "st-ms")) == ([], [])
    assert [each.until_on for each in studios.belongings_of_studio(read, "st-ms")] == [date(2026, 8, 31)]
    assert studios.studio(read, "st-ps").result is None
