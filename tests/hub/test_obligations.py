"""Reports through the hub's own commands: who issues, hands in, signs and judges, and who sees what."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from domain.errors import AlreadyThere, NotFound, NotYours, Refused
from domain.model import Prose
from domain.obligations import Kind, Owner, OwnerKind, Paper, State
from domain.obligations.faults import OwnerNotThere, TooFewRefs
from domain.obligations.refusals import NotSigned, OfficeOnly, OwnSubmission
from domain.studios import LeavingReason
from domain.words import Party, PartyKind, Role
from hub.obligations import hands_in_for, leads, may_see, seen_by
from projections import obligations
from tests.district import MS1
from tests.hub.attachments.papers import picture
from tests.reporting import CASE, REPORT, SUMMARY, WORK, handed_in, issued, key, kinds, level, see

NAMED = Paper(refs=("工作报告.docx",))


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def test_the_lead_hands_in_and_signs_at_once_and_the_party_school_accepts(district):
    handed_in(issued(district))
    say = district.hub.obligations

    assert (see(district, SUMMARY).signed, see(district, SUMMARY).submitted_by) == (True, "lead-ms")
    assert isinstance(refused(say.accept, SUMMARY, no=1, act=district.by("lead-ms")), OfficeOnly)
    say.accept(SUMMARY, no=1, act=district.by("officer"))
    assert see(district, SUMMARY).state is State.ACCEPTED
    assert see(district, key(Kind.OUTCOME_REPORT, period="practice")).state is State.ISSUED
    assert level(district)


def test_what_the_assistant_hands_in_waits_for_the_lead(district):
    handed_in(issued(district), by="asst-ms")
    say = district.hub.obligations

    assert isinstance(refused(say.accept, SUMMARY, no=1, act=district.by("officer")), NotSigned)
    assert isinstance(refused(say.sign, SUMMARY, no=1, act=district.by("asst-ms")), NotYours)
    say.sign(SUMMARY, no=1, act=district.by("lead-ms"))
    say.send_back(SUMMARY, no=1, comments="补充口径", act=district.by("officer"))
    assert kinds(district, SUMMARY) == ["issued", "submitted", "signed", "returned"]
    assert [(each.by, each.signed_by, str(each.returned)) for each in district.ask(obligations.papers, SUMMARY)] == [
        ("asst-ms", "lead-ms", "补充口径")
    ]
    assert level(district)


def test_the_lead_judges_what_schools_and_members_of_the_studio_hand_in(district):
    issued(district, "2025-11-20")
    handed_in(district, WORK, NAMED, by="sec-ms")
    say = district.hub.obligations

    assert isinstance(refused(say.accept, WORK, no=1, act=district.by("sec-ms")), NotYours)
    say.accept(WORK, no=1, act=district.by("lead-ms"))
    assert see(district, WORK).state is State.ACCEPTED
    assert level(district)


def test_nobody_judges_what_they_handed_in(district):
    issued(district, "2025-11-20")
    own = key(Kind.BRANCH_WORK_REPORT, Owner(OwnerKind.SCHOOL, "PS-01"), "2025")
    handed_in(district, own, NAMED, by="asst-ms")
    district.hub.obligations.send_back(own, no=1, comments="缺数据", act=district.by("lead-ms"))
    handed_in(district, own, NAMED, by="sec-ps")

    assert [at.on_behalf_of for at, fact in district.ask(obligations.timeline, own) if at.kind == "submitted"] == [
        Party(PartyKind.SCHOOL, "PS-01"),
        None,
    ]
    district.hub.studios.replace_lead(
        "ST-MS", "sec-ps", school_id="PS-01", reason=Prose("换届"), on=date(2025, 11, 20), act=district.by("director")
    )
    why = refused(district.hub.obligations.accept, own, no=2, act=district.by("sec-ps"))
    assert isinstance(why, OwnSubmission)


def test_a_member_hands_in_the_own_case_and_nobody_elses(district):
    issued(district)
    say = district.hub.obligations

    assert isinstance(refused(say.submit, CASE, Paper(), act=district.by("sec-kg")), NotFound)
    assert isinstance(refused(say.submit, CASE, NAMED, act=district.by("lead-ms")), NotYours)
    assert isinstance(refused(say.submit, CASE, REPORT, act=district.by("sec-ms")), Refused)
    handed_in(district, CASE, NAMED, by="sec-ms")
    assert see(district, CASE).submitted_by == "sec-ms"


def test_the_party_school_issues_beside_the_schedule_only_to_those_who_are_there(district):
    say, school = district.hub.obligations, Owner(OwnerKind.SCHOOL, "MS-01")
    more = {"programme_id": "P1", "period": "2026 上半年", "due_on": date(2026, 6, 30)}

    receipt = say.issue(Kind.BRANCH_WORK_REPORT, school, **more, act=district.by("officer"))
    again = refused(say.issue, Kind.BRANCH_WORK_REPORT, school, **more, act=district.by("officer"))
    gone = Owner(OwnerKind.PERSON, "gone")
    late = refused(say.issue, Kind.PROCESS_CASE, gone, **more, act=district.by("officer"))

    row = district.ask(obligations.obligation, district.ask(obligations.created_at, receipt.first))
    assert (row.owner, row.studio, row.due_on) == (school, "ST-MS", date(2026, 6, 30))
    assert (type(again), type(late)) == (AlreadyThere, OwnerNotThere)
    assert isinstance(refused(say.issue, Kind.PROCESS_CASE, gone, **more, act=district.by("director")), NotYours)


def test_more_time_comes_from_an_officer_and_a_waiver_from_the_director(district):
    issued(district)
    say, more = district.hub.obligations, {"new_due_on": date(2026, 5, 20), "reason": "期末工作集中"}

    assert isinstance(refused(say.waive, SUMMARY, reason="停办", act=district.by("officer")), NotYours)
    assert isinstance(refused(say.extend, SUMMARY, **more, act=district.by("lead-ms")), NotYours)
    say.extend(SUMMARY, **more, act=district.by("officer"))
    say.waive(CASE, reason="借调", act=district.by("director"))
    assert (see(district, SUMMARY).due_on, see(district, SUMMARY).first_due_on) == (
        date(2026, 5, 20),
        date(2026, 4, 25),
    )
    assert see(district, CASE).state is State.WAIVED
    assert level(district)


def test_who_leaves_owes_nothing_more_and_the_school_goes_on_owing(district):
    issued(district)
    left = {"reason": LeavingReason.RETIRED, "on": date(2026, 3, 5)}
    district.hub.studios.leave("sec-ms", programme_id="P1", **left, act=district.by("officer"))

    *_, (at, fact) = district.ask(obligations.timeline, CASE)
    other = key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ps"))
    assert (at.kind, fact.left_for, see(district, CASE).state) == ("waived", "retired", State.WAIVED)
    assert see(district, other).state is State.ISSUED
    assert level(district)


def test_what_was_handed_in_is_read_by_its_owner_its_studio_and_the_party_school(district):
    row = see(issued(district), CASE)
    readers = ("sec-ms", "lead-ms", "mentor-ms", "asst-ms", "officer", "director", "evaluator", "observer")
    strangers = ("sec-ps", "sec-kg", "asst-kg", "liaison", "nobody", "admin")

    assert [each for each in readers if not may_see(district.hub.core.standing(each), row)] == []
    assert [each for each in strangers if may_see(district.hub.core.standing(each), row)] == []
    seen = seen_by(district.hub.core.standing("asst-ms"))
    listed = district.ask(obligations.everywhere, seen_by=seen)
    assert {row.studio for row in listed} == {"ST-MS"}
    assert len(listed) == district.ask(obligations.count, seen_by=seen) == 5


def test_an_attached_file_is_opened_by_readers_alone(district):
    issued(district)
    file = district.hub.attachments.keep("附件.png", BytesIO(picture()), person="sec-ms")
    handed_in(district, CASE, Paper(refs=("见附件",), attachments=(file,)), by="sec-ms")

    assert district.hub.obligations.file(CASE, file.id, "lead-ms").id == file.id
    assert isinstance(refused(district.hub.obligations.file, CASE, file.id, "sec-ps"), NotFound)
    district.wind("2026-04-05 08:00")
    assert district.hub.cases.sweep_files() == 0
    assert district.hub.obligations.file(CASE, file.id, "sec-ms").id == file.id


def test_a_text_is_destroyed_by_who_wrote_it_or_an_officer(district):
    handed_in(issued(district))
    text = district.ask(obligations.papers, SUMMARY)[0].paper.sections[0].text
    say, what = district.hub.obligations, {"of": (text.key,), "reason": "写了姓名"}

    assert isinstance(refused(say.redact, SUMMARY, **what, act=district.by("asst-ms")), NotYours)
    say.redact(SUMMARY, **what, act=district.by("lead-ms"))
    sections = district.ask(obligations.papers, SUMMARY)[0].paper.sections
    assert [section.text.text for section in sections[:2]] == [None, "figures 一节"]
    assert level(district)


def test_one_knows_for_whom_a_person_hands_in(district):
    stand = district.hub.core.standing

    assert {str(owner) for owner in hands_in_for(stand("asst-ms"))} == {
        *("person:asst-ms", "studio:ST-MS"),
        *("school:MS-01", "school:MS-02", "school:PS-01"),
    }
    assert hands_in_for(stand("sec-ms")) == {Owner(OwnerKind.PERSON, "sec-ms"), Owner(OwnerKind.SCHOOL, MS1.id)}
    assert (leads(stand("lead-ms")), leads(stand("asst-ms"))) == (frozenset({"ST-MS"}), frozenset())
    assert Role.LEAD in stand("lead-ms").roles


def test_as_many_things_as_are_required_are_named(district):
    issued(district)

    why = refused(district.hub.obligations.submit, CASE, Paper(sections=REPORT.sections), act=district.by("sec-ms"))

    assert TooFewRefs in {type(each) for each in getattr(why, "faults", (why,))}
