"""Attendance: entered once, as fast as on paper, corrected with a reason."""

from __future__ import annotations

from projections import visits
from tests.web.visits_stage import AGREED, HELD, REPORTED

SHEET = {"responsible_present": "yes"}


def sheet(site, no=HELD):
    with site.hub.reader() as read:
        return [(row.person, row.status) for row in visits.attendance(read, visits.visit(read, no).key)]


def test_everybody_present_is_one_button_and_saves_nothing(site):
    browser, path = site.as_("asst-ms"), f"/visits/{HELD}/attendance"
    marked = {"guest.p-sec-ms-01.status": "late", "all": "1"}

    page = browser.submit(browser.get(path), path, **marked)

    form = page.form(path)
    assert page.status == 200
    assert (form["host.p-sec-kg-01.status"], form["guest.p-sec-ms-01.status"]) == (["present"], ["late"])
    assert sheet(site) == []


def test_a_sheet_is_filed_with_the_marks_of_both_sides(site, fill, done):
    marks = {"host.p-sec-kg-01.status": "present", "guest.p-sec-ms-01.status": "leave_approved"}

    answer = fill("asst-ms", HELD, "attendance", **SHEET, **marks)

    assert done(answer, "asst-ms") == "考勤表已归档。"
    assert sheet(site) == [("p-sec-kg-01", "present"), ("p-sec-ms-01", "leave_approved")]


def test_people_who_came_beyond_the_list_become_rows(site, fill):
    browser, path = site.as_("asst-ms"), f"/visits/{HELD}/attendance"

    page = browser.submit(browser.get(path), path, guest_more="章怀瑜\n柯一苇", add="guest")
    browser.submit(page, path, **SHEET)

    assert page.notices == ["加入 2 人，已记为“到”。"]
    assert page.form(path)["guest.p-mentor-ms.status"] == ["present"]
    assert sheet(site) == [("p-mentor-ms", "present"), ("p-asst-ms", "present")]


def test_names_that_nobody_has_are_named_by_line(site, fill):
    page = fill("asst-ms", HELD, "attendance", guest_more="章怀瑜\n白鹭洲", **SHEET)

    assert page.status == 422
    assert page.errors == {"guest_more": "第 2 行：名录里没有“白鹭洲”，请核对姓名或删去这一行"}
    assert page.form(f"/visits/{HELD}/attendance")["guest_more"] == ["章怀瑜\n白鹭洲"]


def test_a_responsible_person_who_did_not_come_has_a_deputy_with_a_reason(site, fill, done):
    marks = {"host.p-sec-kg-01.status": "absent", "guest.p-sec-ms-01.status": "present"}

    refused = fill("asst-ms", HELD, "attendance", **marks, responsible_present="no")
    named = {"responsible_present": "no", "deputy": "p-sec-kg-01", "deputy_reason": "园长外出开会"}
    answer = fill("asst-ms", HELD, "attendance", **marks, **named)

    assert list(refused.errors) == ["deputy", "deputy_reason"]
    assert done(answer, "asst-ms") == "考勤表已归档。"


def test_an_empty_sheet_is_not_filed(site, fill):
    page = fill("asst-ms", HELD, "attendance", **SHEET)

    assert page.status == 422
    assert "请填写这一项" in page.text
    assert sheet(site) == []


def test_a_mark_outside_the_list_and_a_doubled_one_are_said_beside_the_person(fill):
    marks = {"host.p-sec-kg-01.status": "sleeping", "guest.p-sec-ms-01.status": ["present", "late"]}

    page = fill("asst-ms", HELD, "attendance", **SHEET, **marks)

    assert page.status == 422
    assert sorted(page.errors) == ["guest.p-sec-ms-01.status", "host.p-sec-kg-01.status"]


def test_a_visit_that_has_not_taken_place_has_no_attendance(site):
    page = site.as_("sec-kg-01").get(f"/visits/{AGREED}/attendance")

    assert page.status == 409
    assert "这次互访现在是“已商定”" in page.text


def test_who_comes_second_is_told_of_the_first_sheet_and_keeps_the_marks(site, fill):
    browser, path = site.as_("sec-kg-01"), f"/visits/{HELD}/attendance"
    drawn = browser.get(path)
    fill("asst-ms", HELD, "attendance", **SHEET, **{"host.p-sec-kg-01.status": "present"})

    page = browser.submit(drawn, path, **SHEET, **{"host.p-sec-kg-01.status": "late"})

    assert page.status == 409
    assert "考勤表已经归档（1 人）" in page.text
    assert page.form(path)["host.p-sec-kg-01.status"] == ["late"]
    assert sheet(site) == [("p-sec-kg-01", "present")]


def test_a_correction_keeps_the_old_mark_beside_the_new_one(site, fill, done):
    typed = {"person_id": "p-sec-kg-01", "to_status": "present", "reason": "签到表看错了一行"}

    moved = site.as_("asst-ms").get(f"/visits/{REPORTED}/attendance")
    answer = fill("asst-ms", REPORTED, "attendance/correct", **typed)

    assert moved.headers["location"] == f"/visits/{REPORTED}/attendance/correct"
    assert "已更正" in done(answer, "asst-ms")
    assert sheet(site, REPORTED) == [("p-sec-ps-01", "present"), ("p-sec-kg-01", "present")]
    assert "<del>迟到</del>" in site.as_("asst-ms").get(f"/visits/{REPORTED}/attendance/correct").html


def test_a_person_who_is_missing_on_the_sheet_is_added_for_a_side(site, fill):
    typed = {"added": "章怀瑜", "side": "host", "to_status": "late", "reason": "漏记"}

    fill("asst-ms", REPORTED, "attendance/correct", **typed)

    assert sheet(site, REPORTED)[-1] == ("p-mentor-ms", "late")
