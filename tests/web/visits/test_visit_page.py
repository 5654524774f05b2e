"""The page of a visit: what waits for me, what both sides see, what others see."""

from __future__ import annotations

import pytest

from tests.web.visits_stage import AFTERWARDS, AGREED, CHANGING, HELD, OFFERED, OVER, REPORTED


def waits(page):
    """Words of the block that comes first."""
    block = page.html.partition('id="turn"')[2].partition("</section>")[0]
    return [part.partition("</h3>")[0] for part in block.split("<h3>")[1:]]


@pytest.mark.parametrize(
    ("login", "no", "first"),
    [
        ("sec-kg-01", OFFERED, ["回应邀请"]),
        ("sec-ps-01", OFFERED, []),
        ("sec-ms-01", AGREED, ["安排接待"]),
        ("sec-kg-01", AGREED, ["确定来访名单"]),
        ("sec-ms-01", OVER, ["登记到访"]),
        ("sec-ms-01", CHANGING, ["答复改期"]),
        ("sec-ps-01", REPORTED, ["确认纪要", "写反馈"]),
        ("sec-kg-01", AFTERWARDS, ["确认补录", "登记考勤", "写纪要"]),
    ],
)
def test_what_waits_for_me_is_the_first_thing(site, login, no, first):
    page = site.as_(login).get(f"/visits/{no}")

    assert sorted(waits(page)) == sorted(first)


def test_both_sides_read_the_same_letter_and_the_same_record(site):
    pages = [site.as_(login).get(f"/visits/{REPORTED}").html for login in ("sec-kg-01", "sec-ps-01")]

    letters = [html[html.index("<article") : html.index("</article>")] for html in pages]
    minutes = [html.partition('aria-labelledby="minutes-h"')[2].partition('<ol class="items">')[0] for html in pages]
    assert letters[0] == letters[1]
    assert minutes[0] == minutes[1]
    assert "午睡间隙开二十分钟支委会" in minutes[0]


@pytest.mark.parametrize(("login", "offered"), [("sec-kg-01", True), ("sec-ps-01", False), ("asst-ms", True)])
def test_an_action_item_is_ticked_by_its_owner_or_an_assistant(site, login, offered):
    page = site.as_(login).get(f"/visits/{REPORTED}")

    assert (f'href="/visits/{REPORTED}/actions/1"' in page.html) is offered


def test_members_of_other_units_see_what_is_public(site):
    page = site.as_("sec-ms-01").get(f"/visits/{REPORTED}")

    assert "支委会怎样开得短" in page.text
    assert "2 月 26 日（周四）" in page.text
    assert "这里只列公开的内容" in page.text
    for secret in ("看了午睡间隙的支委会", "午睡间隙开二十分钟支委会", "场地偏小", "何田苒"):
        assert secret not in page.text


def test_takeaways_are_public_once_both_have_confirmed_and_it_is_closed(site, hands):
    hands.wind(days=20)
    site.hub.deadlines.tick(hands())

    page = site.as_("sec-ms-01").get(f"/visits/{REPORTED}")

    assert "已办结" in page.text
    assert "午睡间隙开二十分钟支委会" in page.text
    assert "看了午睡间隙的支委会" not in page.text


@pytest.mark.parametrize("path", ["/visits/99", "/visits/99999999999999999999", "/visits/0"])
def test_a_number_that_no_visit_has_is_not_found(site, path):
    page = site.as_("director").get(path)

    assert page.status == 404
    assert "没有找到您要的内容" in page.text


@pytest.mark.parametrize("part", ["", "/reply", "/print", ".ics"])
def test_a_visit_does_not_exist_for_somebody_without_a_role(site, part):
    assert "没有找到您要的内容" in site.as_("nobody").get(f"/visits/{REPORTED}{part}").text


def test_a_change_that_waits_shows_old_and_new_and_leaves_the_old_in_force(site):
    page = site.as_("sec-ms-01").get(f"/visits/{CHANGING}")

    assert "青禾小学提出改期，原来的安排仍然有效" in page.text
    assert "<del>3 月 24 日（周二）下午</del>" in page.html
    assert "<ins>3 月 26 日（周四）下午</ins>" in page.html
    assert "<ins>图书馆二层</ins>" in page.html
    assert "当天年级组有公开课" in page.text


def test_the_log_is_narrowed_by_the_address(site):
    whole, narrowed = (site.as_("sec-ps-01").get(f"/visits/{REPORTED}{query}").text for query in ("", "?log=record"))

    assert "青禾小学连青禾发出邀请，请对方来访" in whole
    assert "青禾小学连青禾发出邀请，请对方来访" not in narrowed
    assert "小荷幼儿园何田苒提交了纪要" in narrowed


def test_feedback_stays_sealed_until_both_have_written(site):
    site.hub.visits.give_feedback(
        "v-reported", usefulness=4, will_apply=True, takeaway="短会先发议题", act=site_act(site, "p-sec-kg-01")
    )

    own, other = (site.as_(login).get(f"/visits/{REPORTED}").text for login in ("sec-kg-01", "sec-ps-01"))

    assert "短会先发议题" in own
    assert "短会先发议题" not in other
    assert "提交了反馈" not in other


def test_a_corrected_status_keeps_the_old_one_struck_through(site):
    act = site_act(site, "p-officer")
    site.hub.visits.correct_attendance(
        "v-reported", person_id="p-sec-kg-01", to_status="present", reason="签到表有签名", act=act
    )

    page = site.as_("sec-ps-01").get(f"/visits/{REPORTED}")

    assert page.html.count("<del>迟到</del>") == 2
    assert "签到表有签名" in page.text
    assert "更正了何田苒的考勤" in page.text


def test_the_steps_tell_how_far_it_is(site):
    page = site.as_("sec-kg-01").get(f"/visits/{OFFERED}")

    steps = page.html.partition('<ol class="steps">')[2].partition("</ol>")[0]
    assert 'class="now" aria-current="step"><b>贵方回应</b><small>还有 6 天</small>' in steps


def test_how_the_two_sides_have_met_and_what_is_owed(site):
    page = site.as_("sec-ms-01").get(f"/visits/{HELD}")

    assert "柳岸中学到访对方 2 次" in page.text
    assert "该由柳岸中学请对方来" in page.text
    assert f'href="/visits/new?in_return_for={HELD}"' in page.html


def site_act(site, person):
    from hub.access import Act  # noqa: PLC0415  # for two tests

    return Act(person=person, command_id=f"c-{person}", correlation="c", source="web")
