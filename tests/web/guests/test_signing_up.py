"""People without an account sign up: four fields, a page of their own, and nobody's name for anybody else."""

from __future__ import annotations

import re

import pytest

from domain.exchanges import SeatState
from projections import exchanges
from tests.web.exchanges_stage import CANCELLED, CLEARING, FOREIGN, FULL, HELD, OPEN, POSTPONED
from tests.web.guests.conftest import LI, WANG


def test_the_list_has_what_everybody_can_sign_up_for_and_names_nobody(site):
    page = site.stranger.get("/exchanges/open")

    assert page.status == 200
    assert "支委会怎样开得短" in page.text
    assert "园本课程展示" in page.text
    assert "已报 1/10" in page.text
    assert not [title for title in ("街校同上一堂课", "红色路线研学", "联合主题党日", "读书沙龙") if title in page.text]
    assert nobody_named(site, page)


def nobody_named(site, page):
    people = [each.name for each in site.hub.private.directory(limit=200)]
    assert "陆观澜" in people
    return not [name for name in people if name in page.html]


@pytest.mark.parametrize("no", [OPEN, FULL, FOREIGN, POSTPONED, CANCELLED, HELD])
def test_the_page_of_an_exchange_names_nobody_and_says_whom_to_ask(site, no):
    page = site.stranger.get(f"/exchanges/{no}/join")

    assert page.status == 200
    assert nobody_named(site, page)
    assert "书记工作室" in page.text


@pytest.mark.parametrize("no", [CLEARING, 999])
def test_what_is_not_announced_is_not_there(site, no):
    assert site.stranger.get(f"/exchanges/{no}/join").status == 404
    assert site.stranger.post(f"/exchanges/{no}/join").status in {403, 404}


def test_counters_stand_as_people_read_them(site):
    page = site.stranger.get(f"/exchanges/{FULL}/join")

    assert "已报 1/1，候补 2" in page.text
    assert "名额已满，现在报名排在候补" in page.text


def test_a_guest_signs_up_and_comes_to_a_page_of_the_own(site, sign_up, token, seats):
    browser, answer = sign_up(OPEN, companions="2")
    page = browser.get(answer.headers["location"])

    (seat,) = seats(OPEN)
    assert (answer.status, seat.state, seat.companions) == (303, SeatState.REQUESTED, 2)
    assert "已收到您的报名" in page.text
    assert "王来宾，汀南街道办，同行 2 人" in page.text
    assert "组织方会与您联系核实" in page.text
    assert f"http://testserver/g/{token(answer)}" in page.html
    assert "活动结束 30 天后删除" in page.text


def test_what_is_wrong_is_said_at_once_beside_the_fields_and_nothing_is_kept(sign_up, head, seats):
    before = head()

    _, answer = sign_up(OPEN, {"name": " ", "reach": "12", "organisation": ""}, companions="9")

    assert answer.status == 422
    assert answer.errors.keys() == {"name", "reach", "organisation", "companions"}
    assert "这个电话号码不对" in answer.errors["reach"]
    assert "0 到 5" in answer.errors["companions"]
    assert (head(), seats(OPEN)) == (before, [])


@pytest.mark.parametrize("reach", ["x@", "王@example.org", "@example.org"])
def test_an_address_that_no_mail_reaches_is_refused(sign_up, reach):
    _, answer = sign_up(OPEN, LI | {"reach": reach})

    assert answer.errors == {"reach": "这个邮箱地址不对，请核对后再填。"}


def test_a_field_that_no_person_sees_gives_a_machine_away(sign_up, seats):
    _, answer = sign_up(OPEN, homepage="http://spam.example")

    assert answer.status == 422
    assert "识别自动程序" in answer.errors["homepage"]
    assert seats(OPEN) == []


def test_the_same_form_sent_twice_leads_to_the_same_page(site, seats):
    browser = site.stranger
    page = browser.get(f"/exchanges/{OPEN}/join")

    answers = [browser.submit(page, f"/exchanges/{OPEN}/join", **WANG) for _ in range(2)]

    assert [answer.status for answer in answers] == [303, 303]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len(seats(OPEN)) == 1


def test_the_same_person_again_sees_the_seat_that_is_there(sign_up, seated, seats):
    seated(FULL)

    _, answer = sign_up(FULL, WANG | {"reach": "+86 13800138000"})

    assert answer.status == 409
    assert "您已经报过名" in answer.text
    assert "候补第 3 位" in answer.text
    assert len(seats(FULL)) == 1


def test_after_the_last_day_nobody_signs_up_and_the_page_says_since_when_and_whom_to_ask(site, hands, seats):
    browser = site.stranger
    page = browser.get(f"/exchanges/{OPEN}/join")
    hands.wind(days=15, hours=6)

    late = browser.submit(page, f"/exchanges/{OPEN}/join", **WANG)
    shut = site.stranger.get(f"/exchanges/{OPEN}/join")

    assert late.status == 409
    assert "报名自 3 月 20 日起已截止。如有需要，请联系中学书记工作室" in late.text
    assert "报名自 3 月 20 日起已截止" in shut.text
    assert nobody_named(site, late)
    assert seats(OPEN) == []


@pytest.mark.parametrize(("no", "said"), [(CANCELLED, "活动已取消"), (POSTPONED, "活动延期"), (HELD, "不再报名")])
def test_what_is_called_off_or_over_takes_no_sign_up(site, no, said):
    page = site.stranger.get(f"/exchanges/{no}/join")

    assert said in page.text
    assert [form for form in page.document.forms if "join" in form["action"]] == []


def test_people_of_an_invited_partner_come_in_at_once_by_its_link(site, see, sign_up, seats):
    row = see(exchanges.exchange, OPEN)
    link = site.hub.guests.invitation(row, "PA-01")
    shown = site.stranger.get(f"/exchanges/{OPEN}/join/{link}")

    browser, answer = sign_up(OPEN, {"name": "赵社工", "reach": "13900139000"}, link)

    (seat,) = seats(OPEN)
    assert "您以汀南街道党工委的名义报名，不需要再核实" in shown.text
    assert (seat.state, seat.party.id) == (SeatState.SEATED, "PA-01")
    assert "名额已为您留好，共 1 人" in browser.get(answer.headers["location"]).text


def test_the_organiser_and_the_partner_find_the_link_for_its_people_and_nobody_else_does(site, see):
    link = f"/exchanges/{OPEN}/join/{site.hub.guests.invitation(see(exchanges.exchange, OPEN), 'PA-01')}"

    seen = {
        login: link in site.as_(login).get(f"/exchanges/{OPEN}").html
        for login in ("lead-ms", "partner-01", "sec-kg-01")
    }

    assert seen == {"lead-ms": True, "partner-01": True, "sec-kg-01": False}


def test_what_is_sent_to_a_chat_group_leads_to_the_page_for_everybody(site):
    assert f"http://testserver/exchanges/{OPEN}/join" in site.as_("lead-ms").get(f"/exchanges/{OPEN}").html


def test_a_forged_invitation_and_one_of_another_exchange_open_nothing(site, see):
    link = site.hub.guests.invitation(see(exchanges.exchange, OPEN), "PA-01")

    answers = [
        site.stranger.get(f"/exchanges/{no}/join/{each}")
        for no, each in ((OPEN, link[:-4] + "".join(reversed(link[-4:])) + "x"), (FULL, link))
    ]

    assert [answer.status for answer in answers] == [404, 404]
    assert all("这个链接现在不能用了" in answer.text for answer in answers)


def test_who_is_signed_in_is_led_to_the_own_account(site):
    page = site.as_("sec-ps-01").get(f"/exchanges/{OPEN}/join")

    assert re.search(rf'href="/exchanges/{OPEN}">用账号报名', page.html)


# ---- how many from one address


def test_thirty_a_minute_from_one_address_and_then_a_sentence(opened, hands):
    site = opened()
    answers = [rush(site, number) for number in range(31)]

    assert [answer.status for answer in answers] == [303] * 30 + [429]
    assert answers[-1].headers["retry-after"] == "2"
    assert "这里报名的次数太多，请过 2 秒再试" in answers[-1].text
    assert answers[-1].form(f"/exchanges/{OPEN}/join")["name"] == ["来宾30"]
    assert rush(site, 31, FOREIGN).status == 303
    hands.wind(seconds=2)
    assert rush(site, 32).status == 303


def rush(site, number, no=OPEN, **headers):
    browser, path = site.stranger, f"/exchanges/{no}/join"
    typed = WANG | {"name": f"来宾{number}", "reach": f"138{number:08}"}
    return browser.submit(browser.get(path), path, headers=headers or None, **typed)


def test_behind_a_proxy_that_the_operator_names_every_visitor_has_an_address(opened):
    site = opened(proxies="127.0.0.1 10.0.0.0/8")
    site.app = FromProxy(site.app)

    answers = [
        rush(site, number, **{"x-forwarded-for": f"1.2.3.4, 192.0.2.{number % 2}, 10.1.1.1"}) for number in range(61)
    ]

    assert [answer.status for answer in answers] == [303] * 60 + [429]


def test_what_a_visitor_says_of_the_own_address_is_not_believed(opened):
    site = opened()
    site.app = FromProxy(site.app)

    answers = [rush(site, number, **{"x-forwarded-for": f"192.0.2.{number}"}) for number in range(31)]

    assert [answer.status for answer in answers] == [303] * 30 + [429]


class FromProxy:
    """Requests arrive from a proxy on the same machine."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope | {"client": ("127.0.0.1", 40_000)}, receive, send)
