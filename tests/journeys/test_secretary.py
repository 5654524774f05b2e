"""入室书记: inviting, answering, preparing, moving, calling off: the stories of a secretary, page by page, without scripts."""

from __future__ import annotations

from tests.journeys.steps import agrees, arranges, invites, number

KG = "school:KG-01"


def test_a_secretary_invites_a_school_of_another_level_after_every_mistake(town):
    host = town.as_("sec-ms-01")
    form = host.opens("/").follows("发起邀请")
    with town.nothing_happens():
        form.presses("预览", to=KG).is_told(422, topic="请填写主题", slots="请至少给出一个时段")
        form.presses("预览", topic="红帆讲坛", **{"slots.0.on": "2026-03-02", "slots.0.part": "pm"})
        assert "已经过去" in form.page.errors["slots"]
        form.presses("预览", **{"slots.0.on": "2026-09-01"})
        assert "8 月 31 日" in form.page.errors["slots"]
        form.presses("预览", to="school:MS-01").is_told(422, to="没有这个选项，请重新选择")
    assert form.field("topic") == "红帆讲坛"

    form.presses("预览", to=KG, **{"slots.0.on": "2026-03-20"}).sees(
        "对方看到的就是下面这一份", "请对方于 3 月 12 日前答复"
    )
    form.presses("发出").sees("已发出", "待对方回应", "小荷幼儿园何田苒书记：")

    town.as_("sec-kg-01").opens("/").sees("柳岸中学邀请我园：红帆讲坛", "请于 3 月 12 日前回应 还有 7 天")
    town.as_("sec-ps-01").opens("/").misses("红帆讲坛")


def test_a_second_open_invitation_shows_the_first(town):
    host = town.as_("sec-ms-01")
    first = invites(host, KG, "红帆讲坛")

    with town.nothing_happens():
        host.opens("/visits/new?as=host").presses(
            "直接发出", to=KG, topic="红帆讲坛", **{"slots.0.on": "2026-03-27", "slots.0.part": "am"}
        )

    host.sees("已有一份待回应的邀请").follows("红帆讲坛")
    assert number(host) == first


def test_a_wish_to_come_says_how_much_the_host_has_on(town):
    arranges(town, "sec-ms-01", "sec-kg-01")
    guest = town.as_("sec-ps-01")

    guest.opens("/").follows("申请到访").opens("/visits/new?as=guest&to=school:MS-01").sees(
        "2026 年 3 月", "已接待和约定 1"
    )
    guest.presses("直接发出", topic="党课怎样讲短", **{"slots.0.on": "2026-04-10", "slots.0.part": "am"})

    guest.sees("已发出")
    town.as_("sec-ms-01").opens("/").sees("青禾小学希望来访：党课怎样讲短")


def test_an_invitation_is_answered_from_a_link_without_a_session(town):
    host = town.as_("sec-ms-01")
    no = invites(host, KG, "红帆讲坛")
    link = host.page.html.partition("http://testserver")[2].partition("<")[0].strip()
    guest = town.somebody()

    with town.nothing_happens():
        guest.opens(link).sees("红帆讲坛", "3 月 20 日（周五）下午", "正等小荷幼儿园回应").misses("互学互鉴")
        guest.follows("登录后回应")
    town.signs_in(guest, "sec-kg-01").presses("提交回应", answer="accept")

    guest.sees("已同意")
    town.somebody().opens(link).sees("已商定（小荷幼儿园")
    assert number(guest) == no


def test_a_forged_link_is_an_unknown_address(town):
    town.somebody().opens("/i/1-aaaaaaaaaaaaaaaaaaaa").sees("没有这个页面")


def test_times_go_to_and_fro_until_both_agree(town):
    host, guest = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    no = invites(host, KG, "红帆讲坛")

    guest.opens("/").follows("回应")
    with town.nothing_happens():
        guest.presses("提交回应", answer="counter", note="想一想")
        assert guest.page.errors["slots"].startswith("您未作修改，是否同意原方案？")
    guest.presses("提交回应", answer="counter", **{"slots.0.on": "2026-03-24", "slots.0.part": "am"})
    assert guest.sees("已另提方案，现在轮到对方答复").crossed_out() == ["3 月 20 日（周五）下午"]

    host.opens("/").sees("小荷幼儿园另提了方案：红帆讲坛").follows("回应").presses("提交回应", answer="accept")
    host.sees("已商定", "时间定在 3 月 24 日（周二）上午")
    assert town.calendar("sec-kg-01", no) == ("TENTATIVE", "0", "20260324T070000")


def test_an_offer_changed_meanwhile_is_read_before_it_is_answered(town):
    host, guest = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    no = invites(host, KG, "红帆讲坛")
    guest.opens(f"/visits/{no}/reply")
    host.opens(f"/visits/{no}").follows("修改方案").presses("提交修改", **{"slots.0.on": "2026-03-27"})

    with town.nothing_happens():
        guest.presses("提交回应", answer="accept", note="坐公交来")

    assert guest.page.status == 409
    guest.sees("柳岸中学郝砺川修改了方案，这是第 2 次方案")
    assert guest.field("note") == "坐公交来"
    guest.presses("提交回应", slot="2026-03-27|pm||").sees("时间定在 3 月 27 日（周五）下午")


def test_an_invitation_that_nobody_answered_is_made_again_with_its_text(town):
    host = town.as_("sec-ms-01")
    no = invites(host, KG, "红帆讲坛", on="2026-04-20")
    town.it_is(3, 14)

    town.as_("sec-kg-01").opens("/").misses("红帆讲坛")
    host.opens(f"/visits/{no}").sees("已过期").follows("重新发起")

    assert (host.field("topic"), host.field("to")) == ("红帆讲坛", KG)
    host.presses("直接发出").sees("已发出", "重新发起自")


def test_a_declined_invitation_ends_for_both_and_a_second_click_is_harmless(town):
    host, guest = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    no = invites(host, KG, "红帆讲坛")

    guest.opens(f"/visits/{no}/reply").presses("提交回应", answer="decline", reason="exam").sees("已谢绝")
    with town.nothing_happens():
        guest.presses_again().sees("已谢绝")

    host.opens(f"/visits/{no}").sees("小荷幼儿园何田苒谢绝了：正值考试或迎检", "重新发起")


def test_both_sides_prepare_and_the_calendar_and_the_paper_follow(town):
    host, guest = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    no = invites(host, KG, "红帆讲坛")
    agrees(guest, no)

    guest.opens("/").sees("到访柳岸中学：红帆讲坛").follows("填名单")
    guest.presses("读取名单", pasted="何田苒 园长 13800000001\n白鹭洲 教师 1380000000\n何田苒")
    assert guest.page.errors == {"pasted": "第 2 行：电话 1380000000 的位数不对，请核对 第 3 行：“何田苒”与第 1 行重复"}
    guest.presses("提交名单", pasted="白鹭洲 教师").sees("共 3 人")
    host.opens("/").follows("安排").presses(
        "保存安排", starts_at="14:00", ends_at="16:00", venue="行政楼 201", responsible_person="p-sec-ms-01"
    )
    host.sees("3 月 20 日 14:00 在行政楼 201，负责人郝砺川").follows("去办理").presses("确认，通知来访方").sees(
        "已确认"
    )

    assert town.calendar("sec-kg-01", no) == ("CONFIRMED", "1", "20260320T140000")
    guest.opens(f"/visits/{no}").follows("打印").sees("签到表", "行政楼 201", "何田苒")


def test_when_both_ask_for_another_day_the_second_answers_the_first(town):
    no, host, guest = arranges(town, "sec-ms-01", "sec-kg-01")
    host.opens(f"/visits/{no}").follows("提出改期")
    guest.opens(f"/visits/{no}").follows("提出改期")

    guest.presses("提出改期，请对方答复", reason="有公开课", **{"slots.0.on": "2026-03-26", "slots.0.part": "pm"})
    host.presses("提出改期，请对方答复", reason="会议室维修", **{"slots.0.on": "2026-03-27", "slots.0.part": "pm"})
    assert (host.page.status, host.field("reason")) == (409, "会议室维修")
    assert town.calendar("sec-ms-01", no)[:2] == ("CONFIRMED", "1")
    host.opens(f"/visits/{no}/change").follows("同意对方的改期").presses("提交答复", answer="accept")

    host.sees("已商定", "同意了改期，请接待方重新确认")
    assert town.calendar("sec-ms-01", no) == ("TENTATIVE", "2", "20260326T120000")


def test_a_change_that_is_refused_leaves_everything_as_it_was(town):
    no, host, guest = arranges(town, "sec-ms-01", "sec-kg-01")
    guest.opens(f"/visits/{no}/change").presses(
        "提出改期，请对方答复", reason="有公开课", **{"slots.0.on": "2026-03-26", "slots.0.part": "pm"}
    )

    host.opens("/").sees("小荷幼儿园希望改期").follows("答复").presses(
        "提交答复", answer="reject", reason="场地已经订好"
    )

    guest.opens(f"/visits/{no}").sees("已确认", "场地已经订好", "3 月 20 日（周五）")
    assert town.calendar("sec-kg-01", no)[:2] == ("CONFIRMED", "1")


def test_a_visit_is_called_off_once_with_a_reason(town):
    no, host, guest = arranges(town, "sec-ms-01", "sec-kg-01")

    host.opens(f"/visits/{no}").follows("取消互访").sees("共").presses("取消这次互访")
    host.is_told(422, reason="请选择取消的原因", note="请填写给对方的说明")
    host.presses("取消这次互访", reason="weather", note="雪天路滑")
    with town.nothing_happens():
        host.presses_again()

    guest.opens(f"/visits/{no}").sees("柳岸中学郝砺川取消了这次互访：天气原因", "雪天路滑", "重新发起")
    assert town.calendar("sec-kg-01", no)[:2] == ("CANCELLED", "2")
