"""Minutes: written by one side, agreed or amended by the other; two who write at once both keep their text."""

from __future__ import annotations

from uuid import uuid4

from domain.model import Prose
from domain.visits import Amendment
from projections import visits
from tests.web.district import by_history
from tests.web.visits_stage import HELD, REPORTED, SUMMARY

MINE = {"summary": "主题：幼小衔接。看了大班的先锋岗。", "learnt": "先锋岗挂牌\n家长志愿队"}
PATH = f"/visits/{REPORTED}/minutes"


def latest(site, no):
    with site.hub.reader() as read:
        return visits.minutes(read, visits.visit(read, no).key)


def test_minutes_take_one_takeaway_a_line_and_number_what_is_to_be_done(site, fill, done):
    item = {"what": "挂牌", "owner": "p-sec-ms-01", "due_on": "2026-4-1"}
    rows = {f"action_items.0.{name}": text for name, text in item.items()}

    answer = fill("sec-ms-01", HELD, "minutes", **MINE, **rows)

    row = latest(site, HELD)
    assert done(answer, "sec-ms-01") == "纪要已提交，等对方确认。"
    assert [str(text) for text in row.learnt] == ["先锋岗挂牌", "家长志愿队"]
    assert [(i.no, str(i.what), i.owner, f"{i.due_on}") for i in row.items] == [
        (1, "挂牌", "p-sec-ms-01", "2026-04-01")
    ]


def test_no_takeaway_at_all_is_said_on_purpose(site, fill, done):
    refused = fill("sec-ms-01", HELD, "minutes", summary="看了一圈", learnt="")
    answer = fill("sec-ms-01", HELD, "minutes", summary="看了一圈", learnt="", nothing_learnt="yes")

    assert refused.errors == {"learnt": "请写明带走了什么做法；确实没有，请勾选“无”。"}
    assert refused.form(f"/visits/{HELD}/minutes")["summary"] == ["看了一圈"]
    assert "纪要已提交" in done(answer, "sec-ms-01")
    assert latest(site, HELD).learnt == ()


def test_a_lost_session_loses_nothing(site):
    site.as_("sec-ms-01").post("/drafts/visits.minutes", {"key": "v-held", "summary": "写了一半"})

    page = site.another("sec-ms-01").get(f"/visits/{HELD}/minutes")

    assert page.form(f"/visits/{HELD}/minutes")["summary"] == ["写了一半"]
    assert "已恢复您" in page.text


def test_a_draft_that_is_given_up_leaves_the_form_as_it_is_first_seen(site):
    browser = site.as_("sec-ps-01")
    browser.post("/drafts/visits.minutes", {"key": "v-reported", "summary": "写了一半", "base_revision": "1"})

    page = browser.submit(browser.get(PATH), PATH, discard="1")

    assert page.form(PATH)["summary"] == [SUMMARY]


def test_the_other_side_reads_the_minutes_and_agrees(site, fill, done):
    page = site.as_("sec-ps-01").get(f"{PATH}/reply")
    answer = fill("sec-ps-01", REPORTED, "minutes/reply")

    assert "午睡间隙开二十分钟支委会" in page.text
    assert "3 月 19 日前没有异议，视为同意" in page.text
    assert done(answer, "sec-ps-01") == "已同意这份纪要。"
    with site.hub.reader() as read:
        assert visits.visit(read, REPORTED).agreed_minutes


def test_agreeing_to_the_own_minutes_is_answered_calmly_and_counts_for_nobody_else(site, fill, done):
    answer = fill("sec-kg-01", REPORTED, "minutes/reply")

    assert done(answer, "sec-kg-01") == "已同意这份纪要。"
    with site.hub.reader() as read:
        assert visits.visit(read, REPORTED).confirmed == {"guest"}


def test_an_amendment_is_shown_to_the_other_side_with_what_has_changed(site, fill, done):
    answer = fill("sec-ps-01", REPORTED, "minutes", summary=SUMMARY.replace("十分钟", "十五分钟"))

    page = site.as_("sec-kg-01").get(f"{PATH}/reply")
    assert done(answer, "sec-ps-01") == "纪要已提交，等对方确认。"
    assert "与上一稿不同的地方已标出" in page.text
    assert '<ins><span class="vh">新增：</span>五</ins>' in page.html


def test_an_action_item_keeps_its_number_when_the_minutes_are_amended(site, fill):
    item = {"what": "再约一次", "owner": "p-sec-ps-01", "due_on": "2026-4-9"}

    fill("sec-ps-01", REPORTED, "minutes", **{f"action_items.1.{name}": text for name, text in item.items()})

    assert [(i.no, str(i.what)) for i in latest(site, REPORTED).items] == [(1, "改编一讲短讲"), (2, "再约一次")]


def test_an_amendment_of_an_older_revision_shows_three_versions_and_keeps_the_text(site):
    browser = site.as_("sec-ps-01")
    drawn = browser.get(PATH)
    other = {"base_revision": 1, "changes": Amendment(problems=(Prose("场地偏小"), Prose("时间太短")))}
    site.hub.visits.amend_minutes("v-reported", **other, act=by_history("p-sec-kg-01"))

    page = browser.submit(drawn, PATH, problems="场地偏小\n停车不便")

    assert page.status == 409
    assert [word in page.text for word in ("您读到的", "现在的", "您写的", "时间太短", "停车不便")] == [True] * 5
    assert page.text.count("您读到的") == 1
    assert page.form(PATH)["problems"] == ["场地偏小\n停车不便"]
    assert page.form(PATH)["base_revision"] == ["2"]


def test_what_was_merged_after_a_conflict_is_the_next_revision(site):
    browser = site.as_("sec-ps-01")
    drawn = browser.get(PATH)
    other = {"base_revision": 1, "changes": Amendment(problems=(Prose("时间太短"),))}
    site.hub.visits.amend_minutes("v-reported", **other, act=by_history("p-sec-kg-01"))
    conflict = browser.submit(drawn, PATH, problems="停车不便")

    answer = browser.submit(conflict, PATH, problems="时间太短\n停车不便", command_id=str(uuid4()))

    assert answer.status == 303
    assert [str(text) for text in latest(site, REPORTED).problems] == ["时间太短", "停车不便"]
    assert latest(site, REPORTED).revision == 3


def test_two_who_file_at_once_both_keep_their_text(site, fill):
    browser, path = site.as_("sec-kg-01"), f"/visits/{HELD}/minutes"
    drawn = browser.get(path)
    fill("sec-ms-01", HELD, "minutes", **MINE)

    page = browser.submit(drawn, path, summary="我园写的", learnt="一条")

    assert page.status == 409
    assert "主题：幼小衔接。看了大班的先锋岗。" in page.text
    assert page.form(path)["summary"] == ["我园写的"]
    assert browser.submit(page, path).status == 303
    assert str(latest(site, HELD).summary) == "我园写的"


def test_a_telephone_number_in_the_minutes_is_refused_with_its_place(fill):
    page = fill("sec-ms-01", HELD, "minutes", **MINE | {"summary": "联系 13800138000"})

    assert page.status == 422
    assert page.errors["summary"].startswith("第 4 个字起像是手机号")


def test_somebody_of_neither_side_is_found_by_name_and_owns_an_item(site, fill, done):
    browser, path = site.as_("sec-ms-01"), f"/visits/{HELD}/minutes"
    page = browser.get(path)
    assert "连青禾" not in page.text

    looked = browser.submit(page, path, **MINE, find="连青", look="1")
    item = {"what": "来看一次", "owner": "p-sec-ps-01", "due_on": "2026-4-1"}
    answer = browser.submit(looked, path, **{f"action_items.0.{name}": text for name, text in item.items()})

    assert "找到连青禾" in looked.notices[0]
    assert looked.form(path)["summary"] == [MINE["summary"]]
    assert "纪要已提交" in done(answer, "sec-ms-01")
    assert [item.owner for item in latest(site, HELD).items] == ["p-sec-ps-01"]
    assert latest(site, REPORTED).revision == 1


def test_nobody_of_that_name_is_said_beside_the_name(fill):
    page = fill("sec-ms-01", HELD, "minutes", **MINE, find="查无此人", look="1")

    assert page.errors == {"find": "通讯录里没有找到，请换一种写法"}
    assert page.form(f"/visits/{HELD}/minutes")["find"] == ["查无此人"]
