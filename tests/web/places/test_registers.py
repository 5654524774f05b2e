"""Schools, studios, partners and people, as far as the one who looks may know them."""

import re
from datetime import date

import pytest

from domain.programme import BlockedFor
from projections import programme
from tests.web.district import by_history


def links(page, prefix):
    """Pages below a prefix in the main part, each once, in order; not the files of the list itself."""
    main = page.html.split('<main id="main"')[1].split("</main>")[0]
    return list(dict.fromkeys(re.findall(rf'href="({prefix}[^"?/.]+)"', main)))


def test_the_list_of_schools_is_by_code_and_narrowed_by_level_and_name(lively):
    browser = lively.as_("sec-kg-01")

    found = [links(browser.get(path), "/schools/") for path in ("/schools", "/schools?level=middle", "/schools?q=禾")]

    assert found == [
        ["/schools/KG-01", "/schools/MS-01", "/schools/MS-02", "/schools/PS-01"],
        ["/schools/MS-01", "/schools/MS-02"],
        ["/schools/PS-01"],
    ]
    assert "没有符合条件的学校" in browser.get("/schools?q=清华").text


def test_a_long_list_has_pages_behind_the_last_code(lively):
    for number in range(60):
        profile = {"locality": "urban", "street": "望汀街道", "org_kind": "branch", "member_band": "7_19"}
        lively.hub.schools.register(
            f"X-{number:02}", name=f"第{number}小学", level="primary", **profile, act=by_history()
        )
    browser = lively.as_("sec-kg-01")
    first = browser.get("/schools")

    second = browser.get(re.search(r'rel="next" href="([^"]+)"', first.html)[1].replace("&amp;", "&"))

    assert len(links(first, "/schools/")) == 50
    assert len(links(second, "/schools/")) == 14
    assert not set(links(first, "/schools/")) & set(links(second, "/schools/"))


def test_a_list_asks_as_many_questions_for_many_schools_as_for_one(lively):
    def statements(path):
        with lively.hub.reader() as read:
            db = read._cursor.connection
        said = []
        db.set_trace_callback(said.append)
        assert lively.as_("sec-kg-01").get(path).status == 200
        db.set_trace_callback(None)
        return len(said)

    statements("/schools")

    assert statements("/schools?q=禾") == statements("/schools")


def test_the_search_gives_the_list_alone_to_htmx(lively):
    part = lively.as_("sec-kg-01").part("/schools?q=禾")

    assert "<html" not in part.html
    assert 'href="/schools/PS-01"' in part.html


def test_a_school_shows_its_visits_whom_it_has_met_and_what_it_is_between_us(lively):
    page = lively.as_("sec-kg-01").get("/schools/MS-01")

    assert "我方去过 0 次 对方来过 2 次 最近一次 3 月 3 日" in page.text
    assert "幼小衔接里的党员先锋岗 柳岸中学 → 到访 小荷幼儿园 已开展" in page.text
    assert "/visits/new?as=guest&amp;to=school:MS-01" in page.html


def test_an_offer_between_two_others_is_not_shown(lively):
    topic = "党课怎样请老党员来讲"

    told = {
        login: topic in lively.as_(login).get("/schools/PS-01").text for login in ("sec-kg-01", "sec-ms-01", "officer")
    }

    assert told == {"sec-kg-01": True, "sec-ms-01": False, "officer": True}


def test_a_partner_reads_neither_people_nor_needs_nor_visits_of_a_school_it_does_not_know(lively):
    page = lively.as_("partner-01").get("/schools/KG-01")

    assert "小荷幼儿园" in page.text
    for hidden in ("何田苒", "党员人数", "需支持", "支委会怎样开得短"):
        assert hidden not in page.text, hidden


def test_a_school_that_does_not_exist_is_not_found(lively):
    assert lively.as_("sec-kg-01").get("/schools/XX-99").status == 404


def test_blocked_days_are_entered_and_freed_by_the_own_people(lively):
    browser, other = lively.as_("sec-ms-01"), lively.as_("sec-kg-01")
    form = browser.get("/schools/MS-01/blocked")

    answer = browser.submit(form, "/schools/MS-01/blocked", from_on="3月10日", reason="exam")

    with lively.hub.reader() as read:
        days = programme.blocked_days(read, "MS-01", after=date(2026, 3, 5))
    assert answer.headers["location"] == "/schools/MS-01/blocked?done=programme.blocked"
    assert days == [(date(2026, 3, 10), date(2026, 3, 10), BlockedFor.EXAM)]
    assert "3 月 10 日（周二）" in other.get("/schools/MS-01").text
    assert "考试" not in other.get("/schools/MS-01").text
    freed = browser.submit(browser.get("/schools/MS-01/blocked"), "/schools/MS-01/blocked/free")
    assert freed.headers["location"] == "/schools/MS-01/blocked?done=freed"
    with lively.hub.reader() as read:
        assert programme.blocked_days(read, "MS-01", after=date(2026, 3, 5)) == []


def test_a_profile_is_kept_true_and_a_change_of_nothing_is_told(lively):
    browser = lively.as_("sec-ms-01")
    form = browser.get("/schools/MS-01/edit")

    same = browser.submit(form, "/schools/MS-01/edit")
    changed = browser.submit(form, "/schools/MS-01/edit", street="柳岸街道")

    assert (same.status, "内容没有变化" in same.text) == (422, True)
    assert changed.headers["location"] == "/schools/MS-01?done=schools.edit"
    assert "柳岸街道" in browser.get("/schools/MS-01").text


def test_support_is_entered_and_ended_with_a_reason(lively):
    officer = lively.as_("officer")
    officer.submit(officer.get("/schools/MS-02/need"), "/schools/MS-02/need", kind="few_members", note="新建校")
    assert "需支持 党员人数少" in officer.get("/schools/MS-02").text

    officer.submit(officer.get("/schools/MS-02/relief"), "/schools/MS-02/relief", kind="few_members", reason="已满员")

    assert "需支持 没有登记。" in officer.get("/schools/MS-02").text


def test_a_demonstration_point_stands_in_the_head_of_the_page(lively):
    officer = lively.as_("officer")

    officer.submit(
        officer.get("/schools/MS-02/recognise"), "/schools/MS-02/recognise", tier="municipal", year="２０２４"
    )

    assert "市级党建示范点（2024 年）" in lively.as_("sec-kg-01").get("/schools/MS-02").text


def test_a_studio_shows_its_people_schools_and_visits(lively):
    page = lively.as_("sec-kg-01").get("/studios/ST-MS")

    assert "望江中学 陆观澜 主持人 望汀街道" in page.text
    assert "导师 章怀瑜 区教育党校 助理 柯一苇" in page.text
    assert "幼小衔接里的党员先锋岗" in page.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("何田苒", ["/people/p-sec-kg-01"]),
        ("htr", ["/people/p-sec-kg-01"]),
        ("hetian", ["/people/p-sec-kg-01"]),
        ("小荷", ["/people/p-sec-kg-01"]),
        ("望江", ["/people/p-lead-ms"]),
        ("汀南街道", ["/people/p-partner-01"]),
        ("%_", []),
    ],
)
def test_people_are_found_by_name_school_and_pinyin(lively, text, found):
    page = lively.as_("sec-ms-01").get(f"/people?q={text.replace('%', '%25')}")

    assert links(page, "/people/") == found


def test_the_directory_is_in_the_order_of_pinyin_in_pages(lively):
    for number in range(50):
        lively.hub.people.enrol(f"p-z{number:02}", name=f"章{number:02}", act=by_history())
    browser = lively.as_("sec-ms-01")
    first = browser.get("/people")

    second = browser.get(re.search(r'rel="next" href="([^"]+)"', first.html)[1])

    names = [re.search(r">(\S+?)</a></th>", row)[1] for row in re.findall(r'<th scope="row">.*?</th>', first.html)]
    assert names[:4] == ["安归田", "管云帆", "郝砺川", "何田苒"]
    assert len(links(first, "/people/")) == 50
    assert len(links(first, "/people/")) + len(links(second, "/people/")) == 65


def test_mentors_and_partners_find_the_people_they_work_with_and_nobody_else(lively):
    met = {
        login: links(lively.as_(login).get("/people"), "/people/")
        for login in ("mentor-ms", "partner-01", "partner-02")
    }

    assert met == {
        "mentor-ms": [
            "/people/p-sec-ms-01",
            "/people/p-asst-ms",
            "/people/p-sec-ps-01",
            "/people/p-lead-ms",
            "/people/p-mentor-ms",
        ],
        "partner-01": ["/people/p-sec-ms-01", "/people/p-partner-01"],
        "partner-02": ["/people/p-sec-kg-01", "/people/p-partner-02"],
    }
    assert lively.as_("partner-02").get("/people/p-sec-ms-01").status == 404
    assert "郝砺川" not in lively.as_("partner-02").get("/people?q=郝").html


def test_a_person_shows_posts_now_and_before(lively):
    now, before = (lively.as_("sec-ms-01").get(f"/people/p-{login}").text for login in ("sec-kg-01", "former"))

    assert "现任 角色 单位 任期 入室书记 小荷幼儿园 2024 年 9 月 1 日至今" in now
    assert "现在没有任职。 其他任期 角色 单位 任期 领导 全区 2023 年 9 月 1 日至 2025 年 7 月 31 日" in before


def test_a_liaison_opens_the_own_partner_and_no_other(lively):
    own, other = (lively.as_("partner-01").get(f"/partners/{code}") for code in ("PA-01", "PA-02"))

    assert "社区里的思政课" in own.text
    assert other.status == 404
    assert links(lively.as_("partner-01").get("/partners"), "/partners/") == ["/partners/PA-01"]


def test_whose_term_is_over_reads_why_the_directory_is_closed(lively):
    page = lively.as_("former").get("/people")

    assert page.status == 403
    assert "您的任期（领导）已于 2025 年 7 月 31 日结束" in page.text
