"""Partners before those who work with them: the directory, a partner's whole history, agreements, lists, what fits what, projects."""

import re
from datetime import date

import pytest

from domain.partners import ItemKind, Need, Resource
from projections import partners
from tests.web.district import by_history
from tests.web.partners_stage import HALL, KG, MS, OTHER, READING, STREET, TALK, YARD

PROJECT = "/projects/PA-01/j-street"
AGREEMENT = "/partners/PA-01/agreements/a-street"


def ask(site, question, *args, **named):
    with site.hub.reader() as read:
        return question(read, *args, **named)


def titles(page):
    """Titles of the items of a list, in order."""
    return re.findall(r'<h2><a href="/items/[^"]+" hx-ignore>([^<]+)', page.html)


def report(site, login="sec-ms-01"):
    page = site.as_(login).get(f"{PROJECT}/report")
    return site.as_(login).submit(page, f"{PROJECT}/report", note="办了三期，来了二百人。")


# ---- the directory and the page of a partner


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["PA-01", "PA-02"]),
        ("?q=槐荫", ["PA-02"]),
        ("?kind=university", []),
        ("?area=汀南街道", ["PA-01", "PA-02"]),
        ("?has=resource", ["PA-02"]),
        ("?has=need", ["PA-02"]),
        ("?has=ended", []),
    ],
)
def test_the_directory_is_narrowed_by_kind_area_and_what_is_on_the_lists(lively, asked, shown):
    need = Need("讲故事的志愿者", ItemKind.VOLUNTEER)
    lively.hub.partners.state_need(OTHER, need, act=by_history("p-partner-02"))

    page = lively.as_("sec-kg-01").get(f"/partners{asked}")

    assert sorted(set(re.findall(r'href="/partners/(PA-\d+)"', page.html))) == shown


def test_a_partner_shows_agreements_lists_projects_and_its_story(lively):
    page = lively.as_("sec-ms-01").get("/partners/PA-01")

    for said in ("街道提供报告厅", "街道报告厅", "党课进街道", "社区里的思政课"):
        assert said in page.text, said
    assert "阎书棠提供资源“街道报告厅”" in page.text
    assert "社区院落" not in page.text


def test_a_liaison_finds_the_own_partner_and_nothing_of_another(lively):
    browser = lively.as_("partner-01")
    hidden = ("/partners/PA-02", "/partners/PA-02/agreements/a-other", f"/items/{YARD}", f"/items/{READING}")
    hidden += ("/projects/PA-02/j-other", f"/partners/PA-02/projects/new?resource={YARD}")

    assert [browser.get(path).status for path in hidden] == [404] * len(hidden)
    assert titles(browser.get("/resources?state=any")) == ["街道报告厅"]
    assert titles(browser.get("/needs?state=any")) == []
    assert "院落里的阅读" not in browser.get("/projects").text
    assert "党课进街道" in browser.get("/projects").text


def test_what_a_project_of_ones_own_names_is_open_to_a_liaison(lively):
    page = lively.as_("partner-01").get(f"/items/{TALK}")

    assert "借一间报告厅讲党课" in page.text
    assert "从清单撤回" not in page.text


def test_a_profile_is_revised_and_the_story_says_what(lively):
    browser = lively.as_("officer")

    browser.submit(browser.get("/partners/PA-01/edit"), "/partners/PA-01/edit", area="汀北街道")

    assert ask(lively, partners.partner, "PA-01").area == "汀北街道"
    assert ask(lively, partners.partner, "PA-02").area == "汀南街道"
    assert "乔知远修改了单位资料：所在" in browser.get("/partners/PA-01").text


def test_a_liaison_leaves_and_the_page_remembers_who_it_was(lively):
    browser = lively.as_("officer")

    browser.submit(browser.get("/partners/PA-01/release"), "/partners/PA-01/release", on="2026-03-05", reason="调离")

    page = browser.get("/partners/PA-01")
    assert "还没有指定" in page.text
    assert "阎书棠 · 2024 年 9 月 1 日至 3 月 5 日" in page.text
    assert browser.get("/partners/PA-01/release").status == 409


def test_a_partnership_with_projects_does_not_end_until_they_are_settled(lively):
    browser = lively.as_("officer")

    page = browser.get("/partners/PA-01/end")

    assert (page.status, "还有 1 个共建项目没有办完" in page.text) == (409, True)


def test_a_partnership_ends_and_is_resumed(lively):
    told, browser = lively.hub.partners, lively.as_("officer")
    told.drop_project("PA-01", "j-street", reason="改期", carried_over=True, act=by_history())

    browser.submit(browser.get("/partners/PA-01/end"), "/partners/PA-01/end", reason="撤并")
    ended = browser.get("/partners/PA-01")
    offered = titles(browser.get("/resources?state=any"))
    browser.submit(browser.get("/partners/PA-01/resume"), "/partners/PA-01/resume")

    assert "共建关系已于 3 月 5 日结束 撤并" in ended.text
    assert "登记协议" not in ended.text
    assert offered == ["亲子阅读志愿队", "社区院落"]
    assert ask(lively, partners.partner, "PA-01").ended_on is None


def test_only_the_partner_appraises_and_the_schools_do_not_read_it(lively):
    browser, path = lively.as_("partner-01"), "/partners/PA-01/appraise"

    browser.submit(browser.get(path), path, period="2026", usefulness="4", comment="希望早些排期。")

    shown = {
        login: "希望早些排期" in lively.as_(login).get("/partners/PA-01").text
        for login in ("partner-01", "officer", "evaluator", "sec-ms-01", "lead-ms")
    }
    assert shown == {"partner-01": True, "officer": True, "evaluator": True, "sec-ms-01": False, "lead-ms": False}
    assert lively.as_("officer").get(path).status == 403
    assert browser.get(path).form(path)["usefulness"] == ["4"]


# ---- agreements


def test_an_agreement_is_signed_by_a_school_and_read_by_both_sides(lively):
    browser, path = lively.as_("sec-kg-01"), "/partners/PA-02/agreements/new"
    page = browser.get(path)

    answer = browser.submit(
        page, path, terms="社区提供院落\n\n幼儿园每月开放一次", signed_on="2026-03-04", valid_until="2027-03-04"
    )

    home = answer.headers["location"].partition("?")[0]
    row = ask(lively, partners.agreement, "PA-02", home.rpartition("/")[2])
    assert (row.parties, row.terms) == ((OTHER, KG), ("社区提供院落", "幼儿园每月开放一次"))
    assert "幼儿园每月开放一次" in lively.as_("partner-02").get(home).text
    assert lively.as_("partner-01").get(home).status == 404


def test_all_that_is_wrong_with_an_agreement_is_said_in_one_round_and_kept(lively):
    browser, path = lively.as_("officer"), "/partners/PA-01/agreements/new"
    page = browser.get(path)

    answer = browser.submit(page, path, terms="联办", signed_on="2026-03-09", valid_until="不知道")

    assert answer.status == 422
    assert sorted(answer.errors) == ["parties", "signed_on", "valid_until"]
    assert answer.form(path)["terms"] == ["联办"]


def test_an_agreement_is_ended_before_its_time_once(lively):
    browser, path = lively.as_("sec-ms-01"), f"{AGREEMENT}/end"

    browser.submit(browser.get(path), path, reason="双方协商")

    assert "协议已于 3 月 5 日提前终止 双方协商" in browser.get(AGREEMENT).text
    assert browser.get(path).status == 409
    assert ask(lively, partners.agreement, "PA-02", "a-other").ended_on is None


def test_an_agreement_is_printed_with_a_place_for_each_seal(lively):
    page = lively.as_("sec-ms-01").get(f"{AGREEMENT}/print")

    assert page.text.count("（盖章）") == 2
    for said in ("资源共享，优势互补。", "街道提供报告厅", "每学期碰头一次", "汀南街道党工委", "柳岸中学"):
        assert said in page.text, said


# ---- the lists


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["乒乓球室", "亲子阅读志愿队"]),
        ("?state=any", ["乒乓球室", "亲子阅读志愿队", "社区院落", "街道报告厅"]),
        ("?state=any&q=院落", ["社区院落"]),
        ("?state=any&kind=venue", ["社区院落", "街道报告厅"]),
        ("?state=any&side=school", ["乒乓球室"]),
        ("?state=any&area=汀南街道", ["亲子阅读志愿队", "社区院落", "街道报告厅"]),
        ("?state=any&box=mine", ["乒乓球室"]),
    ],
)
def test_a_list_is_narrowed(lively, asked, shown):
    room = Resource("乒乓球室", ItemKind.OTHER)
    lively.hub.partners.offer_resource(MS, room, act=by_history("p-sec-ms-01"))

    assert titles(lively.as_("sec-ms-01").get(f"/resources{asked}")) == shown


def test_a_school_states_a_need_and_sees_at_once_what_may_fit(lively):
    lively.hub.partners.offer_resource(STREET, Resource("露天舞台", ItemKind.VENUE), act=by_history("p-partner-01"))
    browser = lively.as_("sec-kg-01")
    page = browser.get("/needs/new")

    answer = browser.submit(page, "/needs/new", title="六一用的舞台", kind="venue", needed_by="2026-06-01")

    home = answer.headers["location"].partition("?")[0]
    row = ask(lively, partners.item, home.rpartition("/")[2])
    assert (row.owner, row.title, row.needed_by) == (KG, "六一用的舞台", date(2026, 6, 1))
    shown = browser.get(home).text
    assert "露天舞台" in shown
    assert "需要的和提供的都是“场地”" in shown


def test_an_item_sent_twice_stands_once(lively):
    browser = lively.as_("partner-01")
    page = browser.get("/resources/new")

    first, second = (browser.submit(page, "/resources/new", title="投影仪", kind="equipment") for _ in range(2))

    assert first.headers["location"] == second.headers["location"]
    assert titles(browser.get("/resources")) == ["投影仪"]


def test_an_officer_lists_for_a_school_and_the_story_says_for_whom(lively):
    browser = lively.as_("officer")
    page = browser.get("/resources/new")

    answer = browser.submit(page, "/resources/new", owner="school:MS-01", title="操场", kind="venue")

    shown = browser.get(answer.headers["location"].partition("?")[0])
    assert "乔知远（代柳岸中学）提供资源“操场”" in shown.text


def test_what_is_wrong_with_an_item_stands_beside_its_fields(lively):
    browser = lively.as_("partner-01")
    page = browser.get("/resources/new")

    answer = browser.submit(
        page, "/resources/new", title="街道报告厅", kind="venue", from_on="2026-05-01", until_on="2026-04-01"
    )

    assert (answer.status, sorted(answer.errors)) == (422, ["title", "until_on"])


def test_an_item_in_a_project_is_not_withdrawn_another_is_and_comes_back(lively):
    browser = lively.as_("sec-kg-01")
    refused = lively.as_("partner-01").get(f"/items/{HALL}/withdraw")
    path = f"/items/{READING}"

    browser.submit(browser.get(f"{path}/withdraw"), f"{path}/withdraw", reason="已有家长来讲")
    gone = titles(browser.get("/needs"))
    browser.submit(browser.get(f"{path}/reopen"), f"{path}/reopen")

    assert (refused.status, "党课进街道" in refused.text) == (409, True)
    assert gone == []
    assert titles(browser.get("/needs")) == ["亲子阅读老师"]
    assert lively.as_("sec-ms-01").get(f"{path}/withdraw").status == 403


# ---- what fits what, and projects


def offer_stage(site):
    """A need of the kindergarten and a stage of the street that fits it."""
    told = site.hub.partners
    told.state_need(KG, Need("六一用的舞台", ItemKind.VENUE), item_id="n-stage", act=by_history("p-sec-kg-01"))
    told.offer_resource(STREET, Resource("露天舞台", ItemKind.VENUE), item_id="r-stage", act=by_history("p-partner-01"))


def test_what_fits_is_shown_with_reasons_to_whom_it_concerns(lively):
    offer_stage(lively)
    shown = {
        login: "露天舞台" in lively.as_(login).get("/matches").text
        for login in ("sec-kg-01", "partner-01", "officer", "sec-ms-01", "partner-02")
    }

    page = lively.as_("sec-kg-01").get("/matches")

    assert shown == {"sec-kg-01": True, "partner-01": True, "officer": True, "sec-ms-01": False, "partner-02": False}
    assert "两边都提到“舞台”" in page.text
    assert "露天舞台" in lively.as_("sec-ms-01").get("/matches?box=all").text
    assert "商定项目" not in lively.as_("sec-ms-01").get("/matches?box=all").text


@pytest.mark.parametrize("login", ["sec-kg-01", "partner-01"])
def test_a_match_begins_the_form_of_a_project_filled_in(lively, login):
    offer_stage(lively)
    browser = lively.as_(login)
    path = re.search(r'href="(/partners/[^"]+/projects/new\?need=n-stage[^"]+)"', browser.get("/matches").html)[1]
    path = path.replace("&amp;", "&")
    page = browser.get(path)

    answer = browser.submit(page, path, done_when="演出结束", due_on="2026-06-02")

    home = answer.headers["location"].partition("?")[0]
    row = ask(lively, partners.project, "PA-01", home.rpartition("/")[2])
    assert (row.need_id, row.resource_id, row.lead, row.with_parties) == ("n-stage", "r-stage", KG, (STREET,))
    assert lively.as_("sec-kg-01").get(home).status == 200
    assert lively.as_("partner-02").get(home).status == 404


def test_a_project_needs_an_item_and_keeps_what_was_typed(lively):
    browser, path = lively.as_("sec-ms-01"), "/partners/PA-01/projects/new"
    page = browser.get(path)

    answer = browser.submit(page, path, title="读书会", done_when="办完", due_on="2026-02-01")

    assert (answer.status, sorted(answer.errors)) == (422, ["due_on", "need_id"])
    assert answer.form(path)["title"] == ["读书会"]


def test_one_side_reports_and_another_person_of_the_other_confirms(lively):
    report(lively)
    own, other = lively.as_("sec-ms-01"), lively.as_("partner-01")
    waits = ["确认项目完成" in browser.get("/").text for browser in (own, other)]

    refused = own.get(f"{PROJECT}/confirm")
    page = other.get(f"{PROJECT}/confirm")
    other.submit(page, f"{PROJECT}/confirm", note="很好。")

    assert waits == [False, True]
    assert refused.status == 403
    assert "办了三期，来了二百人。" in page.text
    assert "汀南街道党工委" in own.get(PROJECT).text
    assert "项目“党课进街道”已经完成（3 月 5 日）" in own.get(PROJECT).text
    assert ask(lively, partners.item, TALK).state == "done"
    assert ask(lively, partners.project, "PA-02", "j-other").state == "agreed"


def test_what_is_not_done_is_sent_back_with_what_is_missing(lively):
    report(lively)
    other = lively.as_("partner-01")

    empty = other.submit(other.get(f"{PROJECT}/return"), f"{PROJECT}/return")
    other.submit(other.get(f"{PROJECT}/return"), f"{PROJECT}/return", reason="第三期还没有办")

    assert (empty.status, list(empty.errors)) == (422, ["reason"])
    assert "对方认为还没有完成 第三期还没有办" in lively.as_("sec-ms-01").get(PROJECT).text


def test_a_dropped_project_leaves_the_need_open_where_it_is_still_felt(lively):
    browser = lively.as_("partner-01")
    page = browser.get(f"{PROJECT}/drop")

    browser.submit(page, f"{PROJECT}/drop", reason="报告厅维修", carried_over="yes")

    assert ask(lively, partners.item, TALK).state == "open"
    assert "需求重新列入清单" in browser.get(PROJECT).text


def test_an_officer_says_for_which_side(lively):
    browser, path = lively.as_("officer"), f"{PROJECT}/report"
    page = browser.get(path)

    empty = browser.submit(page, path)
    browser.submit(page, path, by="partner:PA-01")

    assert list(empty.errors) == ["by"]
    assert ask(lively, partners.project, "PA-01", "j-street").reported_by == STREET
    assert browser.get(f"{PROJECT}/confirm").status == 403


# ---- what must not be read


def test_a_text_of_a_partner_is_removed_by_an_officer_or_who_wrote_it(lively):
    path = "/partners/PA-01/redact"
    browser = lively.as_("partner-01")
    page = browser.get(path)
    keys = re.findall(r'name="of" value="([^"]+)"', page.html)

    browser.submit(page, path, of=keys, reason="含有个人电话", sure="yes")

    assert len(keys) == 1
    assert "可坐一百二十人" not in browser.get(f"/items/{HALL}").text
    assert "街道提供报告厅" in browser.get(AGREEMENT).text
    assert lively.as_("sec-kg-01").get(path).status == 403


def test_a_text_of_a_schools_list_is_removed_where_it_stands(lively):
    path = f"/items/{TALK}/redact"
    browser = lively.as_("sec-ms-01")
    page = browser.get(path)
    keys = re.findall(r'name="of" value="([^"]+)"', page.html)

    browser.submit(page, path, of=keys, reason="含有个人电话", sure="yes")

    assert "全校党员参加" not in browser.get(f"/items/{TALK}").text
    assert lively.as_("sec-kg-01").get(path).status == 403


def test_everything_here_begins_with_somebody_who_has_a_post(lively):
    paths = ("/partners", "/resources", "/needs", "/matches", "/projects", "/partners/PA-01", PROJECT, AGREEMENT)

    assert {lively.as_("nobody").get(path).status for path in paths} == {403}


def test_a_school_shows_its_lists_on_its_own_page_and_offers_the_form_to_its_people(lively):
    own, other, outside = (
        lively.as_(login).get("/schools/MS-01") for login in ("sec-ms-01", "sec-kg-01", "partner-01")
    )

    assert 'href="/needs/new?for=school:MS-01"' in own.html
    assert "借一间报告厅讲党课" in own.text
    assert "借一间报告厅讲党课" in other.text
    assert "/needs/new" not in other.html
    assert "借一间报告厅讲党课" not in outside.text
