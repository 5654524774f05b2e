"""Announcing, clearing, revising, recording: what organisers do, on pages."""

import pytest

from tests.web.exchanges_stage import CLEARING, HELD, OPEN, OVER, REPORTED, SENT_BACK, SHEETED

NOTICE = {
    "title": "家访路上的党员",
    "kind": "salon",
    "scope": "cross_studio",
    "on": "2026-03-30",
    "starts_at": "14:00",
    "ends_at": "16:00",
    "venue": "望江中学报告厅",
    "audience.0.unit": "studio:ST-KG",
    "responsible_person": "p-lead-ms",
    "capacity": "20",
    "sign_up_by": "2026-03-28",
    "agenda.0.t": "14:00",
    "agenda.0.item": "交流",
}


def fill(browser, path, /, **typed):
    return browser.submit(browser.get(path), path, **typed)


def test_a_notice_is_seen_as_it_will_be_read_and_nothing_is_stored(site, head):
    before = head()

    page = fill(site.as_("lead-ms"), "/exchanges/new", **NOTICE, preview="1")

    assert page.status == 200
    assert "3 月 30 日（周一）14:00–16:00" in page.text
    assert head() == before


def test_a_notice_is_announced_and_open_at_once_where_a_lead_announces_within_studios(site):
    answer = fill(site.as_("lead-ms"), "/exchanges/new", **NOTICE)

    assert answer.status == 303, answer.text
    page = site.as_("sec-kg-01").get(answer.headers["location"])
    assert "家访路上的党员" in page.text
    assert "0/20" in page.text


def test_everything_that_is_wrong_with_a_notice_is_said_at_once_beside_its_field(site, head):
    before = head()
    wrong = {"ends_at": "13:00", "sign_up_by": "2026-04-02", "capacity": "10", "reserved": "11", "title": ""}

    page = fill(site.as_("lead-ms"), "/exchanges/new", **NOTICE | wrong)

    assert page.status == 422
    assert {"title", "ends_at", "sign_up_by", "reserved"} <= page.errors.keys()
    assert head() == before


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"capacity": "0"}, "capacity", "请填"),
        ({"capacity": "1000000000"}, "capacity", "请填"),
        ({"quotas.0.whom": "school:", "quotas.0.seats": "21"}, "quotas", "限额是 21"),
        ({"responsible_person": "p-former"}, "responsible_person", ""),
        ({"ends_at": "14:00"}, "ends_at", "结束时间要晚于开始时间"),
        ({"sign_up_by": "2026-03-31"}, "sign_up_by", "报名截止不能晚于活动当天"),
        ({"on": "2026-03-01", "sign_up_by": "2026-03-01"}, "starts_at", "开始时间已经过去"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_its_field_and_nothing_is_saved(site, head, wrong, field, said):
    before = head()

    page = fill(site.as_("lead-ms"), "/exchanges/new", **NOTICE | wrong)

    assert page.status == 422
    assert said in "".join(text for name, text in page.errors.items() if name.startswith(field))
    assert any(name.startswith(field) for name in page.errors), page.errors
    assert "家访路上的党员" in page.html
    assert head() == before


def test_the_same_exchange_for_another_date_is_taken_from_an_earlier_one(site, row):
    path = f"/exchanges/new?copy={OPEN}"
    typed = {"on": "2026-04-17", "sign_up_by": "2026-04-15"}

    answer = fill(site.as_("lead-ms"), path, **typed)

    assert answer.status == 303, answer.text
    page = site.as_("sec-kg-01").get(answer.headers["location"].partition("?")[0])
    assert "同一活动的其他场次 支委会怎样开得短" in page.text
    assert row(OPEN).notice.starts_at.day == 20


def test_a_notice_is_cleared_by_the_party_school_or_sent_back_with_comments(site, row):
    officer = site.as_("officer")

    back = fill(officer, f"/exchanges/{CLEARING}/clearing", answer="back", comments="请写清地点。")
    page = site.as_("lead-ms").get(f"/exchanges/{CLEARING}")

    assert back.status == 303
    assert "已退回，等待更正 请写清地点。" in page.text
    assert officer.get(f"/exchanges/{CLEARING}/clearing").status == 409
    assert row(SENT_BACK).sent_back


def test_what_a_revision_changes_is_shown_before_it_is_saved(site, head):
    lead, before = site.as_("lead-ms"), head()
    path = f"/exchanges/{OPEN}/revise"

    page = fill(lead, path, venue="操场", compare="1")

    assert "图书馆二层 改为 操场" in page.text
    assert head() == before
    assert fill(lead, path, venue="操场", reason="图书馆检修").status == 303
    assert "图书馆检修" in site.as_("sec-ms-01").get(f"/exchanges/{OPEN}").text


def test_fewer_seats_than_are_taken_are_refused_with_the_numbers(site, row):
    fill(site.as_("sec-ps-01"), f"/exchanges/{OPEN}/sign-up", companions="1")

    page = fill(
        site.as_("lead-ms"), f"/exchanges/{OPEN}/revise", capacity="2", reason="场地小", **{"quotas.0.seats": "2"}
    )

    assert page.errors["capacity"].startswith("已有 3 人占名额")
    assert row(OPEN).notice.capacity == 10


def test_attendance_of_everybody_takes_one_button_and_one_more(site, row):
    browser, path = site.as_("asst-ms"), f"/exchanges/{HELD}/attendance"

    marked = fill(browser, path, all="1")
    filed = browser.submit(marked, path)

    assert filed.status == 303, filed.text
    assert "应到 4 人，实到 4 人" in site.as_("sec-ms-01").get(f"/exchanges/{HELD}").text
    assert row(OVER).sheet is None


def test_names_pasted_from_a_sheet_become_rows_and_unknown_ones_are_named(site):
    browser, path = site.as_("asst-ms"), f"/exchanges/{HELD}/attendance"

    page = fill(browser, path, walk_ins="连青禾\n无名氏", add="1")

    assert "加入 1 人" in page.text
    assert "第 1 行：名录里没有“无名氏”" in page.text
    assert page.form(path)["walk_ins"] == ["无名氏"]


def test_minutes_that_somebody_else_has_amended_meanwhile_are_shown_three_ways(site, row):
    first, second, path = site.as_("asst-ms"), site.as_("lead-ms"), f"/exchanges/{REPORTED}/minutes"
    mine, theirs = first.get(path), second.get(path)

    assert second.submit(theirs, path, summary="改写的一稿。").status == 303
    answer = first.submit(mine, path, summary="我的一稿。")

    assert answer.status == 409
    assert "改写的一稿。" in answer.text
    assert "我的一稿。" in answer.html
    assert row(REPORTED).revision == 2


def test_it_is_not_closed_before_somebody_answered_for_it(site):
    lead = site.as_("asst-ms")
    assert lead.get(f"/exchanges/{SHEETED}/close").status == 409

    fill(lead, f"/exchanges/{SHEETED}/deputy", deputy="p-mentor-ms", deputy_reason="负责人临时开会。")

    assert "陆观澜未到场，由章怀瑜代理" in lead.get(f"/exchanges/{SHEETED}").text


def test_a_briefing_is_printed_with_its_number_and_readers(site):
    typed = {"issue_no": "2026 年第 2 期", "report_to": "区委教育工委", "copy_to": "各校党组织"}

    answer = fill(site.as_("asst-ms"), f"/exchanges/{REPORTED}/briefing", **typed)
    page = site.as_("sec-ms-01").get(answer.headers["location"].partition("?")[0])

    assert "2026 年第 2 期" in page.text
    assert "报：区委教育工委" in page.text


def test_feedback_of_a_unit_is_sealed_for_everybody_else(site):
    path = f"/exchanges/{REPORTED}/feedback"

    fill(site.as_("sec-ms-01"), path, usefulness="5", will_apply="yes", takeaway="午睡间隙开会")

    assert "带走的做法 午睡间隙开会" in site.as_("sec-ms-01").get(f"/exchanges/{REPORTED}").text
    assert "午睡间隙开会" not in site.as_("lead-ms").get(f"/exchanges/{REPORTED}").text


def test_an_action_item_is_done_by_its_owner(site):
    path = f"/exchanges/{REPORTED}/actions/1"

    assert fill(site.as_("sec-ms-01"), path, on="2026-03-05").status == 303
    assert "3 月 5 日完成" in site.as_("sec-kg-01").get(f"/exchanges/{REPORTED}").text
    assert site.as_("sec-kg-01").get(path).status == 403
