"""回访: who owes, who is owed, how it is settled, and what becomes of a record that is wrong or late."""

from __future__ import annotations

import pytest

from tests.journeys.steps import agrees, arranges, holds, number, prepares, writes_up

RIGHT = {"side": "guest", "to": "school:KG-01", "topic": "主题党日怎样请家长", "purpose": "学校之间临时约的一次。"}
HOURS = {"on": "2026-03-02", "start": "9:00", "end": "11:00"}
HEADS = {"headcount_guest": "2", "headcount_host": "3", "source": "签到表"}


@pytest.fixture
def held(town):
    """The kindergarten has been at the middle school; the day after."""
    visit = arranges(town, "sec-ms-01", "sec-kg-01")
    town.it_is(3, 21)
    holds(visit)
    return visit


def test_a_visit_is_returned_from_the_first_page_and_the_ledger_is_even_again(town, held):
    ms, kg = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    ms.opens("/").sees("该回访我 1", "3 月 20 日来过我校，我校还没有去")
    kg.opens("/").sees("我该回访 1").follows("安排回访").sees("这是回访")
    assert kg.field("topic") == "回访：家长开放日"

    kg.presses("直接发出", **{"slots.0.on": "2026-04-10", "slots.0.part": "am"}).sees(
        "已发出", "这是回访，上次是：家长开放日"
    )
    no = number(kg)
    agrees(ms, no)
    kg.opens("/").sees("已商定 4 月 10 日来访").misses("安排回访")
    prepares(kg, ms, no, names="郝砺川", start="09:00", end="11:00", responsible="p-sec-kg-01")
    town.it_is(4, 11)
    kg.opens(f"/visits/{no}/held").presses("登记到访", headcount_host="5")

    assert town.balances() == {}
    kg.opens("/").sees("我该回访 0")
    ms.opens("/").sees("该回访我 0")


def test_a_day_is_promised_and_the_host_may_waive_it(town, held):
    held.guest.opens(f"/visits/{held.no}").follows("约定回访日期").presses("约定这个日期", due_on="2026-03-01")
    held.guest.is_told(422, due_on="回访的日期要晚于这次互访（3 月 20 日）。")
    held.guest.presses("约定这个日期", due_on="2026-05-08")
    held.guest.opens("/").sees("期限 5 月 8 日")

    held.host.opens(f"/visits/{held.no}").follows("免去回访").presses("免去这次回访", reason="对方搬迁", sure="yes")

    held.guest.opens("/").sees("我该回访 0")
    held.guest.opens(f"/visits/{held.no}").sees("已免回访", "对方搬迁")
    assert town.balances() == {"school:KG-01": -1, "school:MS-01": 1}


def test_a_wrong_figure_is_disputed_and_corrected_with_the_old_value_struck(town, held):
    path = f"/visits/{held.no}"
    held.guest.opens(path).follows("提出异议").presses("提出异议", what="held", text="我园当天到了五人。")

    held.host.opens(path).sees("小荷幼儿园对到访登记有异议", "我园当天到了五人。")
    town.as_("officer").opens("/").sees("家长开放日")
    held.host.opens(f"{path}/correct/headcount-guest").presses("更正", new="5", reason="核对了签到表")

    held.guest.opens(path).sees("来访 5 人，接待 6 人", "核对了签到表")
    assert "3" in held.guest.crossed_out()


def test_a_visit_entered_afterwards_waits_for_the_other_side(town):
    ms, kg = town.as_("sec-ms-01"), town.as_("sec-kg-01")
    ms.opens("/visits").follows("补录一次互访").presses("登记", **RIGHT, **HOURS | {"on": "2026-03-20"}, **HEADS)
    assert ms.page.status == 422
    ms.presses("登记", **HOURS).sees("等小荷幼儿园确认")
    no = number(ms)

    kg.opens("/").sees("柳岸中学补录了一次互访：主题党日怎样请家长").follows("核对").sees("依据：签到表")
    kg.presses("情况属实，予以确认")

    ms.opens(f"/visits/{no}").misses("等小荷幼儿园确认").sees("小荷幼儿园何田苒确认了")
    assert town.balances() == {"school:KG-01": 1, "school:MS-01": -1}


def test_a_visit_that_did_not_come_about_owes_nobody_anything(town):
    visit = arranges(town, "sec-ms-01", "sec-kg-01")
    town.it_is(3, 20, 17)

    visit.host.opens(f"/visits/{visit.no}/cancel").sees("登记未成行")
    visit.host.presses("登记未成行", cause="outside", note="道路封闭")

    visit.guest.opens(f"/visits/{visit.no}").sees("未成行", "道路封闭")
    assert town.balances() == {}


def test_a_visit_struck_out_by_the_party_school_counts_nowhere_and_stays_readable(town, held):
    writes_up(held)

    town.as_("officer").opens(f"/visits/{held.no}").follows("作废")
    town.as_("officer").presses("作废这次互访", reason="entered_in_error", note="登记错了学校", sure="yes")

    held.guest.opens(f"/visits/{held.no}").sees("已作废", "登记错了学校")
    assert town.balances() == {}
