"""Each role finds its own question answered on the first page."""

import re
from datetime import date, timedelta

import pytest

from domain.words import Role, Scope, ScopeKind
from tests.web.district import NOW, Hands, by_history
from web.home import counter
from web.live import Pace


def bare(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def waiting(page):
    """Tag, heading and time left of everything that waits, in order."""
    found = re.findall(r'<li>\s*<div class="what">(.*?)</li>', page.html, re.DOTALL)
    return [
        (
            bare(re.search(r'<span class="tag [a-z]+">(.*?)</span>', one)[1]),
            bare(re.search(r"<h3>(.*?)</h3>", one, re.DOTALL)[1]),
            bare(re.search(r'<span class="left[^>]*>(.*?)</span>', one)[1]),
        )
        for one in found
    ]


def headings(page):
    return [bare(found) for found in re.findall(r"<h2[^>]*>(.*?)</h2>", page.html, re.DOTALL)]


def ledger(page, which):
    """The lines of one list of returns."""
    card = re.search(rf'<section class="card {which}".*?</section>', page.html, re.DOTALL)[0]
    return [bare(line) for line in re.findall(r"<li>(.*?)</li>", card, re.DOTALL)]


def test_a_secretary_reads_what_waits_first_the_soonest_on_top(lively):
    page = lively.as_("sec-ms-01").get("/")

    assert headings(page)[1] == "轮到我"
    assert waiting(page) == [
        ("待登记", "小荷幼儿园来访：党员活动室怎样用起来", "已过 1 天"),
        ("待登考勤", "到访小荷幼儿园：幼小衔接里的党员先锋岗", "还有 5 天"),
        ("待登考勤", "到访小荷幼儿园：主题党日怎样请家长", "还有 5 天"),
        ("待回应", "小荷幼儿园邀请我校：园本课程里的党建", "还有 7 天"),
        ("待写纪要", "到访小荷幼儿园：幼小衔接里的党员先锋岗", "还有 11 天"),
        ("待写纪要", "到访小荷幼儿园：主题党日怎样请家长", "还有 11 天"),
        ("待写反馈", "到访小荷幼儿园：幼小衔接里的党员先锋岗", "还有 12 天"),
        ("待安排", "小荷幼儿园来访：观摩“红帆讲坛”学科党课", "还有 15 天"),
        ("改期待定", "青禾小学希望改期：家校沟通的边界", "还有 18 天"),
    ]


def test_each_thing_that_waits_has_one_button_that_leads_to_a_page(lively):
    browser = lively.as_("sec-ms-01")
    page = browser.get("/")

    buttons = re.findall(r'<a class="btn(?: pri)?" href="(/visits/\d[^"]+)" aria-label', page.html)

    assert len(buttons) == 9
    for address in buttons:
        assert browser.get(address).document.forms[1]["action"].startswith("/visits/"), address


def test_the_count_in_the_frame_is_the_number_of_things_on_the_first_page(lively):
    for login in ("sec-kg-01", "sec-ms-01", "sec-ps-01", "lead-ms", "asst-ms", "director", "partner-01", "nobody"):
        page = lively.as_(login).get("/")

        assert int(re.search(r'id="unread">(\d*)<', page.html)[1] or 0) == len(waiting(page)), login


def test_whom_i_owe_and_who_owes_me_stand_apart_with_the_button_that_settles_it(lively):
    page = lively.as_("sec-kg-01").get("/")

    assert ledger(page, "owe") == ["小学 青禾小学2 月 26 日对方接待了我园，还没有来过期限 8 月 25 日 安排回访"]
    assert ledger(page, "owed") == [
        "中学 柳岸中学1 月 15 日来过我园，我园还没有去期限 7 月 14 日 申请到访",
        "中学 柳岸中学3 月 3 日来过我园，我园还没有去期限 8 月 30 日 申请到访",
    ]
    assert "/visits/new?as=host&amp;to=school:PS-01&amp;in_return_for=4" in page.html
    assert "/visits/new?as=guest&amp;to=school:MS-01&amp;in_return_for=6" in page.html


def test_a_return_that_is_near_waits_and_one_that_is_late_is_red(make_lively):
    clock = Hands()
    lively = make_lively(clock=clock)
    clock.now = NOW + timedelta(days=175)

    page = lively.as_("sec-kg-01").get("/")

    assert ("该回访了", "请青禾小学来访", "已过 2 天") in waiting(page)
    assert ledger(page, "owe")[0].endswith("期限 8 月 25 日，已过 安排回访")


def test_a_suggestion_gives_its_reasons_and_another_one_on_request(lively):
    browser = lively.as_("sec-ps-01")
    page = browser.get("/")
    hint = re.search(r'id="hint".*?</section>', page.html, re.DOTALL)[0]
    other = browser.get(re.search(r'href="(/\?[^"]+)#hint">换一所', hint)[1].replace("&amp;", "&"))

    assert "望江中学" in hint
    assert [bare(each) for each in re.findall(r"<li>(.*?)</li>", hint)] == [
        "我校还没有和中学走动过",
        "与我校还没有走动过",
        "对方 3 月还可接待 2 次",
    ]
    assert "<b>望江中学</b>" not in other.html


def test_a_school_that_is_put_aside_is_not_named_to_this_person_for_three_months(make_lively):
    clock = Hands()
    lively = make_lively(clock=clock)
    browser = lively.as_("sec-ps-01")
    named = re.compile(r'id="hint".*?<b>(.*?)</b>', re.DOTALL)
    page = browser.get("/")
    [first] = named.findall(page.html)

    answer = browser.submit(page, "/hints/dismiss", school=re.search(r'name="school" value="([^"]+)"', page.html)[1])

    assert answer.headers["location"] == "/?done=dismissed"
    assert "三个月内不再向您建议这所学校" in browser.get("/?done=dismissed").text
    assert first not in named.findall(browser.get("/").html)
    clock.now = NOW + timedelta(days=89)
    assert first not in named.findall(browser.get("/").html)
    clock.now = NOW + timedelta(days=91)
    assert named.findall(lively.another("sec-ps-01").get("/").html) == [first]


@pytest.mark.parametrize("typed", ["", "x" * 41, "没有这所", "KG-01=2000-01-01 MS-02=never"])
def test_nonsense_put_aside_does_no_harm(lively, typed):
    browser = lively.as_("sec-ps-01")

    answer = browser.submit(browser.get("/"), "/hints/dismiss", school=typed)

    assert answer.status in (303, 422)
    assert "也许可以走一走" in browser.get("/").text


def test_when_all_schools_are_skipped_the_page_says_where_to_choose(lively):
    page = lively.as_("sec-ps-01").get("/?skip=MS-01,MS-02,KG-01,PS-01")

    assert "没有别的建议了" in page.text


def test_a_lead_sees_who_has_not_gone_out_and_no_ranking(lively):
    page = lively.as_("lead-ms").get("/")
    table = re.search(r'<table class="tbl flow rowed">.*?</table>', page.html, re.DOTALL)[0]

    rows = [bare(row) for row in re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", table, re.DOTALL)]

    assert rows == ["望江中学 陆观澜 还没有 — —", "柳岸中学 郝砺川 2 次 — 2 件", "青禾小学 连青禾 还没有 1 次 —"]


def test_an_assistant_sees_missing_records_and_sheets_to_print_and_nothing_that_only_secretaries_may(lively):
    page = lively.as_("asst-ms").get("/")

    assert headings(page)[1:4] == ["还差哪些记录", "名单和接待安排", "下一次互访"]
    assert [tag for tag, _, _ in waiting(page)] == ["待登记", "待登考勤", "待登考勤", "待写纪要", "待写纪要", "待安排"]
    assert page.html.count("打印签到表") == 2
    assert "/visits/1/print" in page.html
    assert "/visits/new" not in page.html


def test_a_mentor_sees_where_the_own_studios_go(lively):
    page = lively.as_("mentor-ms").get("/")

    assert "我指导的工作室 中学 中学书记工作室" in page.text
    assert "小荷幼儿园来访 下午，时间待定" in page.text


def test_a_partner_sees_its_own_invitation_and_no_names_or_needs_of_schools(lively):
    page = lively.as_("partner-01").get("/")

    assert waiting(page) == [("待回应", "柳岸中学邀请我单位：社区里的思政课", "还有 7 天")]
    assert "何田苒" not in page.text
    assert lively.as_("partner-02").get("/").text.count("社区里的思政课") == 0


@pytest.mark.parametrize("login", ["director", "officer", "evaluator", "observer"])
def test_who_oversees_the_district_sees_whether_the_levels_meet(lively, login):
    page = lively.as_(login).get("/")

    assert "2026 年 3 月 1 次跨学段，共开展 1 次 占 100%" in page.text
    assert "还没有跨学段走动的学校 1 自 2024 年 9 月 1 日以来。" in page.text
    assert "望江中学" in page.text


def test_what_has_waited_for_more_than_seven_days_stands_on_the_page_of_the_party_school(make_lively):
    clock = Hands()
    lively = make_lively(clock=clock)
    clock.now = NOW + timedelta(days=9)

    page = lively.as_("officer").get("/")

    assert "超过 7 天没有回应 4 党课怎样请老党员来讲 小荷幼儿园 → 青禾小学 · 9 天" in page.text
    assert "社区里的思政课 汀南街道党工委 → 柳岸中学 · 9 天" in page.text


def test_an_observer_finds_no_button_at_all(lively):
    page = lively.as_("observer").get("/")

    forms = {form["action"] for form in page.document.forms}
    assert forms == {"/prefs/size", "/privacy/acknowledge"}
    assert 'class="btn pri"' not in page.html


def test_somebody_without_a_post_is_told_what_to_do_and_somebody_whose_term_is_over_when(lively):
    assert "您现在没有任职，还不能办理互访" in lively.as_("nobody").get("/").text
    assert "您的任期（领导）已于 2025 年 7 月 31 日结束" in lively.as_("former").get("/").text


def test_who_holds_several_roles_opens_on_the_weightiest_and_reaches_the_others(lively):
    term = {"from_on": date(2025, 1, 1)}
    lively.hub.people.grant("p-sec-ms-01", Role.EVALUATOR, Scope(ScopeKind.DISTRICT), **term, act=by_history())

    first, other = (lively.as_("sec-ms-01").get(path) for path in ("/", "/?role=secretary"))

    assert "学段之间走动了吗" in first.text
    assert len(waiting(other)) == 9
    assert 'href="/?role=secretary" aria-current="page"' in other.html
    assert "学段之间走动了吗" in lively.as_("sec-ms-01").get("/?role=admin").text


def test_the_notice_is_shown_until_it_has_been_read_and_nothing_depends_on_it(lively):
    browser = lively.as_("sec-ps-01")
    page = browser.get("/")

    answer = browser.submit(page, "/privacy/acknowledge")

    assert (answer.status, answer.headers["location"]) == (303, "/?done=read")
    assert "个人信息处理告知" not in browser.get("/").text
    assert "个人信息处理告知" in lively.as_("sec-kg-01").get("/").text


def test_a_page_hears_when_something_new_waits(make_lively):
    def answered_elsewhere(hub):
        """The count, with an answer that arrives from elsewhere as soon as the page is open."""
        count, looks = counter(hub), []

        def counting(read, person):
            found = count(read, person)
            if not looks:
                hub.visits.withdraw("v-street", reason="另约", act=by_history("p-sec-ms-01"))
            looks.append(found)
            return found

        return counting

    lively = make_lively(pace=Pace(look=0.01, end=0.5), waiting=answered_elsewhere)

    stream = lively.as_("partner-01").get("/events?known=1")

    assert re.findall(r'#unread" hx-swap="innerHTML">(\d*)<', stream.html) == ["1", ""]
    assert stream.html.count("有更新，点此刷新") == 1
