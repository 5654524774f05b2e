"""Who has forgotten the password needs nobody, and nobody learns from the answer who has an account."""

from __future__ import annotations

import pytest

MAIL = {"smtp_host": "127.0.0.1", "smtp_from": "hub@example.cn", "address": "https://hub.example.cn"}


@pytest.fixture
def mailing(make_site):
    site = make_site(**MAIL)
    site.hub.private.enrol("p-sec-ms-01", name="郝砺川", mail="hao@example.cn")
    return site


def ask(site, login):
    browser = site.stranger
    answer = browser.submit(browser.get("/forgotten"), "/forgotten", login=login)
    return answer.status, answer.headers["location"], browser.get(answer.headers["location"]).text


def test_known_and_unknown_people_read_the_same(mailing):
    mailing.hub.accounts.disable("sec-kg-01")

    answers = {ask(mailing, login) for login in ("sec-ms-01", "nobody", "sec-kg-01", "hao2@example.cn")}

    assert len(answers) == 1
    assert "几分钟内会收到一封邮件" in next(iter(answers))[2]
    assert mailing.hub.invitations.heard() == 1
    assert list(mailing.hub.invitations.newest()) == ["p-sec-ms-01"]


def test_asking_twice_in_a_minute_has_to_wait_whoever_it_is(mailing):
    for login in ("sec-ms-01", "nobody"):
        ask(mailing, login)
        browser = mailing.stranger
        page = browser.submit(browser.get("/forgotten"), "/forgotten", login=login)
        assert page.status == 403
        assert "尝试的次数太多" in page.text


def test_the_sign_in_page_leads_there(mailing):
    assert 'href="/forgotten"' in mailing.stranger.get("/login").html


def test_without_a_mail_server_it_says_what_to_do(make_site):
    page = make_site(contact="党校 203 室").stranger.get("/forgotten")

    assert "请找区教育党校打印一张邀请条" in page.text
    assert "党校 203 室" in page.text


def test_nothing_typed_is_said_beside_the_field(mailing):
    browser = mailing.stranger

    page = browser.submit(browser.get("/forgotten"), "/forgotten", login="")

    assert (page.status, page.errors) == (422, {"login": "请填写账号或工作邮箱"})
