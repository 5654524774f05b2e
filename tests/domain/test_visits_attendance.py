"""Who was there: one sheet, entered once, corrected with a reason."""

from __future__ import annotations

from typing import Any

from domain.errors import NotChosen
from domain.model import Prose
from domain.papers import NoSheet, SheetFiled
from domain.visits import Deputy, Disputed, Visit, faults
from domain.words import Attendance, Entry
from tests.stories import (
    GUEST_PERSON,
    HOST_PERSON,
    MIDDLE,
    PRIMARY,
    SHEET,
    disputed,
    happened,
    held,
    refused,
)

WHY: dict[str, Any] = {"reason": Prose("会后补签")}
PRESENT = Entry(HOST_PERSON, MIDDLE, Attendance.PRESENT)


def with_sheet() -> Visit:
    visit = held()
    visit.file_attendance(**SHEET)
    return visit


def test_a_sheet_is_filed_once():
    visit = held()

    assert happened(visit.file_attendance, **SHEET) == [(Visit.AttendanceFiled, SHEET)]
    assert happened(visit.file_attendance, **SHEET) == []


def test_who_comes_second_with_another_sheet_sees_the_first():
    assert refused(with_sheet().file_attendance, **SHEET | {"entries": (PRESENT,)}) == [(SheetFiled, "", {"count": 2})]


def test_a_sheet_is_not_empty():
    assert refused(held().file_attendance, **SHEET | {"entries": ()}) == [(NotChosen, "entries", {})]


def test_nobody_stands_twice_on_a_sheet_and_nobody_unknown():
    stranger = Entry("p-x", PRIMARY, Attendance.ABSENT)
    wrong = {"entries": (PRESENT, stranger, PRESENT), "unknown": {"p-x"}}

    assert refused(held().file_attendance, **SHEET | wrong) == [
        (faults.PersonUnknown, "entries", {"no": 2, "person": "p-x"}),
        (faults.PersonTwice, "entries", {"no": 3, "person": HOST_PERSON}),
    ]


def test_a_deputy_stands_in_for_a_reason():
    absent = SHEET | {"responsible_present": False}
    deputy = Deputy("p-deputy", Prose("负责人外出培训"))

    assert refused(held().file_attendance, **absent, deputy=Deputy("p-deputy", Prose(""))) == [
        (NotChosen, "deputy", {})
    ]
    assert happened(held().file_attendance, **absent, deputy=deputy) == [
        (Visit.AttendanceFiled, absent | {"deputy": deputy})
    ]


def test_more_people_than_expected_are_welcome():
    crowd = tuple(Entry(f"p-{no}", PRIMARY, Attendance.PRESENT) for no in range(20))

    assert happened(held().file_attendance, **SHEET | {"entries": crowd})


def test_a_status_is_corrected_and_the_old_one_is_kept():
    visit = with_sheet()

    facts = happened(visit.correct_attendance, person_id=GUEST_PERSON, to_status=Attendance.PRESENT, **WHY)

    changed = {"person_id": GUEST_PERSON, "from_status": Attendance.LATE, "to_status": Attendance.PRESENT}
    assert facts == [(Visit.AttendanceCorrected, changed | WHY)]
    assert visit.sheet is not None
    assert visit.sheet.entries == (PRESENT, Entry(GUEST_PERSON, PRIMARY, Attendance.PRESENT))
    assert happened(visit.correct_attendance, person_id=GUEST_PERSON, to_status=Attendance.PRESENT, **WHY) == []


def test_a_person_who_was_missing_is_added_with_the_party():
    visit = with_sheet()
    walk_in = {"person_id": "p-new", "to_status": Attendance.PRESENT}

    assert refused(visit.correct_attendance, **walk_in, **WHY) == [(NotChosen, "party", {})]
    assert happened(visit.correct_attendance, **walk_in, **WHY, party=PRIMARY) == [
        (Visit.AttendanceCorrected, walk_in | WHY | {"party": PRIMARY})
    ]
    assert visit.sheet is not None
    assert visit.sheet.entries[-1] == Entry("p-new", PRIMARY, Attendance.PRESENT)


def test_the_party_of_somebody_on_the_sheet_stays():
    facts = happened(
        with_sheet().correct_attendance, person_id=GUEST_PERSON, to_status=Attendance.ABSENT, party=MIDDLE, **WHY
    )

    assert "party" not in facts[0][1]


def test_a_correction_says_who_and_why():
    wrong = {"person_id": "", "to_status": Attendance.ABSENT, "reason": Prose(""), "party": PRIMARY}

    assert refused(with_sheet().correct_attendance, **wrong) == [
        (NotChosen, "person_id", {}),
        (NotChosen, "reason", {}),
    ]


def test_without_a_sheet_there_is_nothing_to_correct():
    assert refused(held().correct_attendance, person_id=GUEST_PERSON, to_status=Attendance.PRESENT, **WHY) == [
        (NoSheet, "", {})
    ]


def test_a_dispute_about_attendance_ends_with_its_correction_and_no_other_does():
    visit = disputed(disputed(with_sheet(), Disputed.ATTENDANCE), Disputed.HELD)

    visit.correct_attendance(person_id=GUEST_PERSON, to_status=Attendance.PRESENT, **WHY)

    assert [dispute.what for dispute in visit.disputes] == [Disputed.HELD]
