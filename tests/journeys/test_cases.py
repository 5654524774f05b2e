"""案例: written from a visit, reviewed, published, found by peers, taken up and given back: page by page, without scripts."""

from __future__ import annotations

import re
from urllib.parse import quote

from tests.journeys.steps import arranges, holds, writes_up

PROMISES = dict.fromkeys(("truthful", "original", "privacy_checked"), "yes")
SCORES = {f"score_{name}": "20" for name in ("authenticity", "innovation", "effect", "typicality")}
PAPER = {
    "form": "method_case",
    "topics": "组织生活、家校共育",
    "summary": "支委会开在午睡间隙，二十分钟说完。",
    "background": "老师凑不齐。",
    "practice": "## 三步\n\n- 会前发议题\n- **先结论**后理由",
    "effect": "每月少开两次会。",
    "reflection": "议题多时仍嫌短。",
    **PROMISES,
}


def writes(author, title="午睡间隙的支委会", query="", **typed):
    """A complete case is handed in; gives its address."""
    author.opens(f"/cases/new{query}").presses("提交", title=title, **(PAPER | typed))
    author.sees("已提交，等评阅")
    return re.match(r"/cases/\d+", author.path)[0]


def is_published(town, here, login="lead-ms"):
    """Somebody who may lets it pass, the Party School puts it up, the index follows."""
    town.as_(login).opens(f"{here}/review").presses("提交评阅", verdict="approve", **SCORES).sees("已审定")
    town.as_("officer").opens("/").sees("发布").opens(f"{here}/publish").presses("发布").sees("已发布")
    town.hub.search.level()


def takes_up(town, here, login, words="先在一个年级试。"):
    """The school of this person means to use it; gives the address of the adoption."""
    walker = town.as_(login).opens(here).follows("准备借鉴").presses("登记", adapted=words)
    walker.sees("已登记，作者会看到").follows("我方的借鉴")
    return walker.path


def test_a_case_grows_from_the_minutes_of_a_visit_after_every_mistake(town):
    visit = arranges(town, "sec-ms-01", "sec-kg-01")
    town.it_is(3, 21)
    holds(visit)
    writes_up(visit)
    guest = visit.guest.opens(f"/visits/{visit.no}").follows("写成案例").sees("由互访的纪要带出")
    assert "看了午睡间隙的支委会" in guest.field("practice")

    with town.nothing_happens():
        guest.presses("提交", title="", topics="")
        assert '<a href="#f-title">题目：请填写题目</a>' in guest.page.html
        guest.presses("预览", title="二十分钟说完", **PAPER).sees("还没有提交").presses("返回修改")
    assert guest.field("reflection") == "议题多时仍嫌短。"
    guest.presses("提交").sees("评阅中", "来自互访")

    visit.host.opens(f"/visits/{visit.no}").misses("二十分钟说完")
    guest.opens(f"/visits/{visit.no}").sees("二十分钟说完")


def test_a_draft_waits_for_its_author_and_the_same_title_shows_the_first(town):
    author = town.as_("sec-ms-01")
    first = writes(author, "课前一刻钟")
    author.opens("/cases/new").presses("存草稿", title="课前一刻钟", summary="先记在这里")

    author.opens("/cases/mine").sees("草稿1").follows("课前一刻钟")
    assert author.field("summary") == "先记在这里"
    with town.nothing_happens():
        author.presses("提交", **PAPER).sees("本单位已有这篇")

    author.follows("课前一刻钟")
    assert author.path == first
    town.as_("sec-kg-01").opens("/cases/mine").misses("课前一刻钟")


def test_a_case_is_sent_back_changed_and_read_again_before_it_passes(town):
    author, lead, mentor = (town.as_(login) for login in ("sec-ms-01", "lead-ms", "mentor-ms"))
    here = writes(author)
    mentor.opens("/").follows("评阅")
    lead.opens("/").follows("评阅").presses("提交评阅", verdict="ask_changes", remark_effect="数字从哪来？")

    author.opens("/").sees("已退改").follows("修改").sees("数字从哪来？")
    author.presses("提交", effect="按会议记录，每月少开两次会。", **PROMISES).sees("评阅中")
    with town.nothing_happens():
        mentor.presses("提交评阅", verdict="approve", **SCORES)
    assert (mentor.page.status, mentor.field("score_effect")) == (409, "20")
    mentor.sees("您看到的是第 1 版，现在已是第 2 版", "按会议记录").presses("提交评阅", verdict="approve", **SCORES)

    author.opens(here).sees("已审定", "合计 80", "第 2 版")
    author.opens(f"{here}/editions?from=1&to=2").sees("新增： 按会议记录，")
    town.as_("sec-kg-01").opens(here).sees("没有这个页面")


def test_readers_keep_the_published_edition_until_the_next_has_passed(town):
    author, lead, reader = (town.as_(login) for login in ("sec-ms-01", "lead-ms", "sec-kg-01"))
    here = writes(author)
    is_published(town, here)

    author.opens(here).follows("修改或修订").presses(
        "提交", how="submit_revision", change_note="换了地方", practice="改在走廊里开。", **PROMISES
    )
    author.sees("第 2 版修订评阅中")
    reader.opens(here).sees("会前发议题").misses("改在走廊里开")
    reader.opens(f"{here}/editions/2").sees("没有这个页面")
    lead.opens(f"{here}/review").sees("换了地方").presses("提交评阅", verdict="approve")

    reader.opens(here).sees("改在走廊里开").follows("第 2 版").sees("换了地方", "删去：")


def test_a_case_is_found_with_its_counts_and_without_the_signs_of_its_markdown(town):
    here = writes(town.as_("sec-ms-01"))
    reader = town.as_("sec-kg-01")
    reader.opens(f"/cases?q={quote('会前发议题')}").sees("没有找到")
    is_published(town, here)

    reader.opens(f"/cases?q={quote('會前發議題')}&level=middle").sees("找到 1 篇", "会前发议题 先结论后理由")
    reader.opens(f"/cases?q={quote('会前发议题')}&level=primary").sees("去掉条件能找到 1 项").follows("去掉全部条件")

    reader.follows("午睡间隙的支委会").sees("柳岸中学")
    assert reader.path == here
    town.as_("partner-01").opens(f"/cases?q={quote('会前发议题')}").misses("午睡间隙的支委会")


def test_a_word_of_the_party_school_finds_what_is_called_otherwise(town):
    is_published(town, writes(town.as_("sec-ms-01")))
    reader, asked = town.as_("sec-kg-01"), f"/cases?q={quote('碰头会')}"
    reader.opens(asked).misses("午睡间隙的支委会")

    town.as_("officer").opens("/cases").follows("词表").follows("设同义词").presses(
        "保存", word="碰头会", others="支委会"
    )
    town.hub.search.level()

    reader.opens(asked).sees("午睡间隙的支委会")


def test_a_school_tries_a_case_says_what_came_of_it_and_gives_its_own_back(town):
    author, adopter = town.as_("sec-ms-01"), town.as_("sec-ps-01")
    here = writes(author)
    is_published(town, here)
    author.opens(f"{here}/adopt").sees("这是贵方自己的案例，不用借鉴")

    adoption = takes_up(town, here, "sec-ps-01")
    adopter.follows("开始试行").presses("登记").follows("补充材料").presses("提交", note="两周的会议记录").sees(
        "两周的会议记录"
    )
    adopter.follows("反馈效果").presses("提交", result="partly", note="人多时讲不完").sees("部分有效")
    adopter.follows("登记改编采用").presses("登记", note="改成两周一次").follows("写成自己的案例")
    own = writes(adopter, "课间十分钟", query=adopter.path.partition("/cases/new")[2], levels="primary")
    adopter.opens(adoption).sees("回馈的案例", "课间十分钟")

    author.opens("/").sees("青禾小学改编采用", "青禾小学反馈效果：部分有效")
    town.as_("officer").opens(own).sees("改编自").opens(f"{own}/review").sees("改编自：午睡间隙的支委会")
    is_published(town, own, "officer")
    town.as_("sec-kg-01").opens(here).sees("来龙去脉", "共到达 2 所学校", "2026 青禾小学 课间十分钟")


def test_nobody_has_a_case_descend_from_itself(town):
    author, adopter = town.as_("sec-ms-01"), town.as_("sec-ps-01")
    here = writes(author)
    is_published(town, here)
    own = writes(adopter, "课间十分钟", query=f"?from={here.removeprefix('/cases/')}", levels="primary")
    is_published(town, own, "officer")
    adoption = takes_up(town, own, "sec-ms-01")
    author.follows("登记改编采用").presses("登记")

    author.misses("回馈案例").opens(f"{adoption}/share-back")
    with town.nothing_happens(), town.hub.reader() as read:
        key = read.value("SELECT key FROM cases WHERE no = ?", int(here.removeprefix("/cases/")))
        author.presses("回馈", case_id=key)

    assert author.page.status == 422


def test_a_withdrawn_case_leaves_its_title_its_reason_and_its_place_in_the_family(town):
    author, adopter, reader = (town.as_(login) for login in ("sec-ms-01", "sec-ps-01", "sec-kg-01"))
    here = writes(author)
    is_published(town, here)
    own = writes(adopter, "课间十分钟", query=f"?from={here.removeprefix('/cases/')}", levels="primary")
    is_published(town, own, "officer")

    author.opens(here).follows("撤回案例").presses("撤回案例").is_told(422, reason="请填写原因")
    author.presses("撤回案例", reason="照片要重拍").sees("已撤回")

    reader.opens(here).sees("午睡间隙的支委会", "照片要重拍").misses("会前发议题")
    reader.opens("/cases?q=" + quote("会前发议题")).misses("午睡间隙的支委会")
    reader.opens(own).sees("柳岸中学 （已撤回）", "课间十分钟")
