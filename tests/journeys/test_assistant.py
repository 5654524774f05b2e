"""助理: the record of a visit: who was there, what was seen, what both think of it, and what is to be done."""

from __future__ import annotations

import pytest

from tests.journeys.steps import Visit, arranges, holds, writes_up

PS = "school:PS-01"
SUMMARY = "看了午睡间隙的支委会，谈了怎样开得短。"


@pytest.fixture
def held(town):
    """Between two schools of one studio, so that its assistant helps both; the day after."""
    visit = arranges(town, "sec-ms-01", "sec-ps-01", to=PS, names="连青禾 书记")
    town.it_is(3, 21)
    holds(visit)
    return visit


def test_a_visit_is_recorded_after_it_has_begun_and_not_before(town):
    visit = arranges(town, "sec-ms-01", "sec-ps-01", to=PS, names="连青禾 书记")
    with town.nothing_happens():
        visit.host.opens(f"/visits/{visit.no}/held").sees("现在不能办理", "到了那一天才能登记到访")
    town.it_is(3, 20, 13)
    with town.nothing_happens():
        visit.host.opens(f"/visits/{visit.no}/held").presses("登记到访", headcount_host="6")
        visit.host.is_told(422, started_at="这个时间还没有到，只能登记已经发生的事。")

    town.it_is(3, 20, 17)
    visit.host.opens("/").follows("登记").presses("登记到访", headcount_host="6").sees("来访 3 人，接待 6 人")

    assert town.balances() == {"school:MS-01": 1, "school:PS-01": -1}


def test_the_assistant_files_the_sheet_once_and_the_second_recorder_sees_it(town, held):
    assistant = town.as_("asst-ms")

    assistant.opens("/").sees("待登考勤").follows("登考勤")
    with town.nothing_happens():
        assistant.presses("归档考勤表").is_told(422, responsible_present="请选择负责人是否到场")
        assistant.presses("全部到").sees("安排参加的人都记为“到”")
    marks = {"guest.p-sec-ps-01.status": "late", "responsible_present": "yes"}
    assistant.presses("归档考勤表", **marks).sees("考勤表已归档", "应到 2 人，实到 2 人")

    held.guest.opens(f"/visits/{held.no}/attendance").sees("考勤表已经归档（2 人）")
    assistant.opens("/").misses("待登考勤").sees("待写纪要")


def test_a_corrected_mark_keeps_the_old_one_struck_through(town, held):
    assistant = town.as_("asst-ms")
    assistant.opens(f"/visits/{held.no}/attendance").presses("全部到").presses("归档考勤表", responsible_present="yes")

    assistant.opens(f"/visits/{held.no}").follows("更正考勤")
    assistant.presses("更正", person_id="p-sec-ps-01", to_status="leave_approved", reason="当天请了假")

    held.guest.opens(f"/visits/{held.no}").sees("当天请了假", "请假 1 人")
    assert "到" in held.guest.crossed_out()


def test_minutes_are_written_by_one_side_amended_by_the_other_and_agreed_by_both(town, held):
    assistant, path = town.as_("asst-ms"), f"/visits/{held.no}"
    assistant.opens("/").follows("写纪要").presses("提交纪要", side="host", summary=SUMMARY)
    assistant.is_told(422, learnt="请写明带走了什么做法；确实没有，请勾选“无”。")
    item = {
        "action_items.0.what": "试行一周",
        "action_items.0.owner": "p-sec-ps-01",
        "action_items.0.due_on": "4月10日",
    }
    assistant.presses("提交纪要", learnt="二十分钟支委会", **item).sees("柯一苇代柳岸中学提交了纪要")

    held.guest.opens("/").follows("看纪要").sees("4 月 4 日前没有异议，视为同意").follows("提出修改")
    held.guest.presses("提交纪要", summary=SUMMARY + "场地偏小。").sees("第 2 稿", "等柳岸中学确认")
    held.host.opens("/").follows("看纪要").sees("场地偏小").presses("同意这份纪要")

    held.host.opens(path).sees("柳岸中学已确认", "青禾小学已确认", "试行一周")
    held.guest.opens(path).follows("登记完成").presses("登记完成", evidence="开了五次").sees(
        "3 月 21 日完成", "开了五次"
    )


def test_minutes_that_both_wrote_at_once_are_laid_side_by_side(town, held):
    path = f"/visits/{held.no}/minutes"
    held.guest.opens(path).presses("提交纪要", summary=SUMMARY, learnt="二十分钟支委会")
    held.host.opens(path)
    held.guest.opens(path).presses("提交纪要", summary=SUMMARY + "来访方补充。")

    held.host.presses("提交纪要", summary=SUMMARY + "接待方补充。")

    assert held.host.page.status == 409
    held.host.sees("来访方补充", "接待方补充")
    assert held.host.field("summary") == SUMMARY + "接待方补充。"


def test_silence_of_fourteen_days_is_agreement(town, held):
    held.guest.opens(f"/visits/{held.no}/minutes").presses("提交纪要", summary=SUMMARY, learnt="二十分钟支委会")

    town.it_is(4, 4)
    held.host.opens(f"/visits/{held.no}").sees("等柳岸中学确认")
    town.it_is(4, 5)

    held.host.opens(f"/visits/{held.no}").sees("14 天没有异议，视为同意", "已办结")


def test_feedback_is_sealed_until_both_have_written_also_for_the_assistant(town, held):
    path, mine = f"/visits/{held.no}", {"usefulness": "5", "will_apply": "yes", "takeaway": "先锋岗挂牌"}
    held.guest.opens("/").follows("写反馈").sees("谁会看到", "4 月 3 日之后才公开").presses("提交反馈", **mine)

    for login in ("asst-ms", "sec-ms-01"):
        town.as_(login).opens(path).misses("先锋岗挂牌", "提交了反馈")
    held.guest.opens(path).sees("先锋岗挂牌")
    held.host.opens(f"{path}/feedback").presses("提交反馈", usefulness="4", will_apply="no")

    for login in ("asst-ms", "sec-ms-01", "sec-ps-01"):
        town.as_(login).opens(path).sees("先锋岗挂牌", "很有用", "比较有用")
    town.as_("sec-kg-01").opens(path).misses("先锋岗挂牌")


def test_what_was_typed_before_the_session_ended_is_there_again(town, held):
    assistant, path = town.as_("asst-ms"), f"/visits/{held.no}/minutes"
    assistant.opens(path)
    form = next(button[1]["fields"] for button in assistant.buttons() if button[0] == "提交纪要")
    assistant.browser.post("/drafts/visits.minutes", form | {"summary": "写到一半"})

    town.it_is(3, 22)
    assistant.opens(path)

    assert assistant.field("summary") == "写到一半"


def test_agreed_minutes_close_the_file_by_themselves(town, held):
    writes_up(Visit(*held))

    town.it_is(3, 21, 11)

    held.host.opens(f"/visits/{held.no}").sees("已办结")
    town.as_("sec-kg-01").opens(f"/visits/{held.no}").sees("二十分钟支委会").misses("看了午睡间隙")
