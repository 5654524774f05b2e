"""A new visit: inviting and asking to come, previewed, sent, and every way in which it can be refused."""

from __future__ import annotations

import pytest

from projections import visits
from tests.web.district import by_history
from web.visits.invite import SUGGESTED


def row(site, no):
    with site.hub.reader() as read:
        return visits.visit(read, no)


def test_an_invitation_reaches_the_other_side_as_it_was_previewed(site, propose):
    preview = propose("sec-kg-01", "preview", question="怎样请家长进园？", capacity="8")
    sent = site.as_("sec-kg-01").submit(preview, "/visits/new")

    page = site.as_("sec-ps-01").get(sent.headers["location"])

    letter = preview.html[preview.html.index("<article") : preview.html.index("</article>")]
    assert "怎样请家长进园？" in letter
    assert "3 月 20 日（周五）下午" in preview.text
    assert letter.split('<dl class="facts">')[0] in page.html
    assert "待贵方回应" in page.text


def test_a_wish_to_come_makes_the_other_side_the_host(site, propose):
    answer = propose("sec-kg-01", direction="guest")

    visit = row(site, int(answer.headers["location"].split("/")[2].split("?")[0]))

    assert (visit.direction, str(visit.host), str(visit.guest)) == ("request", "school:PS-01", "school:KG-01")


def test_a_preview_saves_nothing(site, propose, head):
    before = head()

    page = propose("sec-kg-01", "preview")

    assert "还没有发出" in page.text
    assert head() == before


def test_going_back_from_the_preview_keeps_every_word(site, propose):
    preview = propose("sec-kg-01", "preview", topic="午睡间隙的支委会", capacity="12")

    form = site.as_("sec-kg-01").submit(preview, "/visits/new", edit="1").form("/visits/new")

    assert [form[name] for name in ("topic", "capacity", "slots.0.on", "to")] == [
        ["午睡间隙的支委会"],
        ["12"],
        ["2026-03-20"],
        ["school:PS-01"],
    ]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"topic": ""}, "topic", "请填写主题"),
        ({"to": ""}, "to", "请选择对方单位"),
        ({"slots.0.on": "", "slots.0.part": ""}, "slots", "请至少给出一个时段"),
        ({"slots.0.on": "2026-03-01"}, "slots", "已经过去"),
        ({"slots.0.on": "2026-09-01"}, "slots", "日期要在本期之内"),
        ({"slots.0.start": "15:00", "slots.0.end": "14:00"}, "slots", "起止时间要成对填写"),
        ({"reply_by": "2026-03-25"}, "reply_by", "最晚 3 月 19 日"),
        ({"reply_by": "2026-03-01"}, "reply_by", "回复期限已经过去"),
        ({"to": "school:KG-01"}, "to", "没有这个选项"),
        ({"to": "school:XX"}, "to", "没有这个选项"),
        ({"capacity": "很多"}, "capacity", "请填写整数"),
        ({"purpose": "请打 13812345678"}, "purpose", "手机号"),
        ({"topic": "长" * 41}, "topic", "最多 40 字，现在 41 字"),
        ({"topic": "长" * 100_000}, "topic", "现在 100000 字"),
        ({"topic": "看\x07课"}, "topic", "控制字符"),
        ({"topic": ["一", "二"]}, "topic", "收到了 2 个值"),
    ],
)
@pytest.mark.parametrize("button", ["", "preview"])
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_sent(propose, head, typed, field, sentence, button):
    before = head()

    page = propose("sec-kg-01", button, **typed)

    assert page.status == 422
    assert sentence in page.errors[field]
    assert page.form("/visits/new")["slots.0.on"] == [typed.get("slots.0.on", "2026-03-20")]
    assert page.form("/visits/new")["purpose"] == [typed.get("purpose", str(SUGGESTED["invite"]))]
    assert head() == before


def test_all_that_is_wrong_is_said_at_once(propose):
    page = propose("sec-kg-01", topic="", to="", capacity="0", **{"slots.0.on": "2026-3-40"})

    assert set(page.errors) == {"topic", "to", "capacity", "slots.0.on"}
    assert 'role="alert" tabindex="-1" autofocus' in page.html


def test_a_second_open_invitation_shows_the_first(invited, propose, head):
    no = invited()
    before = head()

    page = propose("sec-kg-01")

    assert page.status == 409
    assert f'<a href="/visits/{no}" hx-ignore>家长开放日</a>' in page.html
    assert page.form("/visits/new")["topic"] == ["家长开放日"]
    assert head() == before


def test_a_second_click_sends_one_invitation(site, propose):
    browser = site.as_("sec-kg-01")
    page = propose("sec-kg-01", "preview")
    first = browser.submit(page, "/visits/new")

    second = browser.submit(page, "/visits/new")

    assert second.headers["location"] == first.headers["location"]


def test_beyond_the_limit_of_the_host_a_reason_is_asked_for(site, invited, propose):
    visit = row(site, invited(topic="第二次"))
    site.hub.visits.accept(visit.key, offer_no=1, slot=visit.slots[0], act=by_history("p-sec-ps-01"))

    asked = propose("sec-kg-01", topic="第三次")
    sent = site.as_("sec-kg-01").submit(asked, "/visits/new", override_reason="对方只有这一天有空")

    assert "接待方当月的接待次数已到上限" in asked.errors["override_reason"]
    assert "我方本月已接待 2/2 次" in asked.text
    assert sent.status == 303
    assert (
        str(row(site, int(sent.headers["location"].split("/")[2].split("?")[0])).override_reason)
        == "对方只有这一天有空"
    )


@pytest.mark.parametrize(("text", "name"), [("小荷", "小荷幼儿园"), ("xiaohe", "小荷幼儿园"), ("xhyey", "小荷幼儿园")])
def test_a_counterpart_is_found_without_scripts(site, text, name):
    browser = site.as_("sec-ps-01")

    page = browser.submit(browser.get("/visits/new"), "/visits/new", find=text, more="find", topic="还没有想好")

    assert page.status == 200
    assert page.form("/visits/new")["to"] == ["school:KG-01"]
    assert page.form("/visits/new")["topic"] == ["还没有想好"]
    assert f"{name}（幼儿园）" in page.text


def test_a_search_that_finds_nothing_lists_everybody(site):
    browser = site.as_("sec-ps-01")

    page = browser.submit(browser.get("/visits/new"), "/visits/new", find="没有这所学校", more="find")

    assert "没有找到“没有这所学校”" in page.text
    assert "柳岸中学（中学）" in page.text


def test_the_own_unit_cannot_be_chosen(site):
    page = site.as_("sec-ps-01").get("/visits/new")

    assert "school:KG-01" in page.html
    assert '<option value="school:PS-01"' not in page.html


def test_switching_the_direction_keeps_the_words(site):
    browser = site.as_("sec-ps-01")

    page = browser.submit(browser.get("/visits/new"), "/visits/new", topic="党课", switch="request")

    assert page.title.startswith("申请到访")
    assert page.form("/visits/new")["topic"] == ["党课"]
    assert page.form("/visits/new")["direction"] == ["request"]
    assert "希望到贵方实地学习" in page.form("/visits/new")["purpose"][0]


def test_a_return_visit_is_filled_in_from_the_first_one(site):
    form = site.as_("sec-ms-01").get("/visits/new?in_return_for=3").form("/visits/new")

    assert [form[name][0] for name in ("direction", "to", "in_return_for")] == ["invite", "school:KG-01", "3"]
    assert form["topic"][0].startswith("回访：")


def test_a_return_visit_names_the_one_it_returns(site):
    browser = site.as_("sec-ms-01")
    page = browser.get("/visits/new?in_return_for=3")

    answer = browser.submit(page, "/visits/new", **{"slots.0.on": "2026-04-08", "slots.0.part": "am"})
    assert answer.status == 303, (answer.errors, answer.notices)

    no = int(answer.headers["location"].split("/")[2].split("?")[0])
    assert row(site, no).in_return_for == "v-held"
    assert "这是回访，上次是" in site.as_("sec-ms-01").get(f"/visits/{no}").text


def test_a_visit_of_others_fills_in_nothing(site):
    form = site.as_("sec-ms-01").get("/visits/new?again=4").form("/visits/new")

    assert form["topic"] == [""]
    assert form["repeats"] == [""]


def test_who_has_several_units_chooses_one(site):
    page = site.as_("lead-ms").get("/visits/new")

    assert '<option value="studio:ST-MS"' in page.html
    assert '<option value="school:MS-02" selected' in page.html


def test_an_officer_sends_for_a_unit_that_phoned(site):
    browser = site.as_("officer")
    typed = {
        "unit": "school:MS-01",
        "to": "school:PS-01",
        "topic": "代发",
        "slots.0.on": "2026-04-09",
        "slots.0.part": "am",
    }

    answer = browser.submit(browser.get("/visits/new"), "/visits/new", **typed)
    assert answer.status == 303, (answer.errors, answer.notices)

    assert "乔知远代柳岸中学发出邀请" in browser.get(answer.headers["location"]).text


@pytest.mark.parametrize("login", ["observer", "evaluator", "asst-ms", "mentor-ms", "nobody"])
def test_who_may_not_invite_is_refused_and_not_offered_the_button(site, login):
    page = site.as_(login).get("/visits/new")

    assert page.status in (403, 409)
    assert "/visits/new" not in site.as_(login).get("/visits").html


def test_the_box_of_a_unit_tells_its_load_and_its_blocked_days(site):
    part = site.as_("sec-ps-01").part("/visits/load?to=school:KG-01")

    assert "2026 年 3 月 已接待和约定 1/2" in part.text
    assert "双方还没有互访过" not in part.text


def test_two_forms_open_side_by_side_are_two_invitations(site):
    browser = site.as_("sec-kg-01")
    pages = [browser.get("/visits/new"), browser.get("/visits/new")]
    typed = {"to": "school:PS-01", "slots.0.on": "2026-04-08", "slots.0.part": "am"}

    sent = [browser.submit(page, "/visits/new", topic=f"第 {n} 份", **typed) for n, page in enumerate(pages)]

    assert sent[0].headers["location"] != sent[1].headers["location"]
    assert {page.headers["cache-control"] for page in pages} == {"no-store"}
