"""共建单位联络员: invites and is invited like a school, and sees of others only what takes part with it."""

from __future__ import annotations

from tests.journeys.steps import agrees, invites, number

STREET = "partner:PA-01"


def test_a_street_is_invited_and_answers(town):
    host, street = town.as_("sec-ms-01"), town.as_("partner-01")
    no = invites(host, STREET, "社区里的思政课")

    street.opens("/").sees("柳岸中学邀请我单位：社区里的思政课").follows("回应").presses("提交回应", answer="accept")

    street.sees("已同意")
    host.opens(f"/visits/{no}").sees("汀南街道党工委阎书棠同意了方案")
    town.as_("partner-02").opens(f"/visits/{no}").sees("没有这个页面").misses("社区里的思政课")


def test_a_street_invites_a_school(town):
    street = town.as_("partner-01")

    no = invites(street, "school:KG-01", "地方文献专题书展")
    agrees(town.as_("sec-kg-01"), no)

    street.opens(f"/visits/{no}").sees("已商定").follows("安排接待")
    assert number(street) == no


def test_a_street_sees_nothing_of_visits_between_others(town):
    no = invites(town.as_("sec-ms-01"), "school:KG-01", "红帆讲坛")
    street = town.as_("partner-01")

    street.opens("/visits").misses("红帆讲坛")
    street.opens(f"/visits/{no}").sees("没有这个页面").misses("红帆讲坛")
    with town.nothing_happens():
        street.browser.post(f"/visits/{no}/reply", {"answer": "accept", "offer_no": "1"})
