"""The second step, in the pages: set up with an app, asked for at the door, replaced by paper, given up with the password."""

from __future__ import annotations

import re
from html import unescape

import pyotp
import pytest

from tests.hub.accounts.door import Wound

LOGIN = "sec-ms-01"
ME = f"p-{LOGIN}"


@pytest.fixture
def clock():
    return Wound()


@pytest.fixture
def town(make_site, clock):
    return make_site(clock)


@pytest.fixture
def app(town, clock):
    """The app of a person who has turned it on in the pages; `app.paper`: the recovery codes that were shown."""
    browser = town.as_(LOGIN)
    begun = browser.submit(browser.get("/me/second"), "/me/second/begin")
    assert begun.headers["location"] == "/me/second"
    page = browser.get("/me/second")
    made = pyotp.TOTP(re.search(r'<code class="key">(\w+)</code>', page.html)[1])
    shown = browser.submit(page, "/me/second/confirm", code=made.at(clock()))
    made.paper = re.findall(r"<li><code>([\w-]+)</code>", shown.html)
    clock.on(seconds=30)
    return made


def sign_in(browser, passphrase, login=LOGIN):
    return browser.submit(browser.get("/login?next=/me"), "/login", login=login, password=passphrase)


def test_the_app_reads_a_square_that_the_policy_allows(town):
    browser = town.as_(LOGIN)
    browser.submit(browser.get("/me/second"), "/me/second/begin")

    page = browser.get("/me/second")

    assert page.html.count("<svg") >= 2
    assert "style=" not in page.html
    assert "手工输入密钥" in page.text


def test_after_the_password_the_code_is_asked_for(town, app, clock, passphrase):
    browser = town.stranger

    half = sign_in(browser, passphrase)
    page = browser.get(half.headers["location"])
    answer = browser.submit(page, "/login/code", code=app.at(clock()))

    assert half.headers["location"] == "/login/code?next=/me"
    assert (answer.status, answer.headers["location"]) == (303, "/me")
    assert "郝砺川" in browser.get("/me").text


def test_half_way_in_nothing_is_open(town, app, passphrase):
    browser = town.stranger

    sign_in(browser, passphrase)

    assert [browser.get(path).status for path in ("/", "/me", "/people")] == [303] * 3


def test_a_wrong_code_is_said_beside_the_field_and_the_page_stays(town, app, clock, passphrase):
    browser = town.stranger
    page = browser.get(sign_in(browser, passphrase).headers["location"])

    wrong = browser.submit(page, "/login/code", code="000000")
    right = browser.submit(wrong, "/login/code", code=app.at(clock()))

    assert wrong.status == 422
    assert "验证码不对" in wrong.errors["code"]
    assert right.headers["location"] == "/me"


def test_a_recovery_code_opens_the_door_once(town, app, passphrase):
    answers = []
    for _ in range(2):
        browser = town.stranger
        page = browser.get(sign_in(browser, passphrase).headers["location"])
        answers.append(browser.submit(page, "/login/code", code=app.paper[0]).status)

    assert answers == [303, 422]
    assert len(set(app.paper)) == 10
    assert "还有 9 个恢复码" in town.another(LOGIN).get("/me").text


def test_recovery_codes_are_shown_once(town, app):
    page = town.another(LOGIN).get("/me/second")

    assert not any(code in unescape(page.html) for code in app.paper)


def test_too_late_leads_back_to_the_sign_in_page(town, app, clock, passphrase):
    browser = town.stranger
    page = browser.get(sign_in(browser, passphrase).headers["location"])
    clock.on(minutes=11)

    sent, looked = browser.submit(page, "/login/code", code=app.at(clock())), browser.get("/login/code")

    assert {sent.headers["location"], looked.headers["location"]} == {"/login?done=door.late"}
    assert "输入密码后过了太久" in browser.get("/login?done=door.late").text


def test_it_is_given_up_with_the_password_only(town, app, passphrase):
    browser = town.another(LOGIN)
    page = browser.get("/me/second")

    wrong = browser.submit(page, "/me/second/off", password="not this one at all")
    browser.submit(page, "/me/second/off", password=passphrase)

    assert wrong.status == 422
    assert sign_in(town.stranger, passphrase).headers["location"] == "/me"


def test_other_people_are_asked_for_no_code(town, app, passphrase):
    assert sign_in(town.stranger, passphrase, "sec-ps-01").headers["location"] == "/me"


def test_eight_characters_do_beside_it_and_the_page_says_so(town, app, passphrase):
    with_it, without = town.another(LOGIN).get("/me/password"), town.as_("sec-ps-01").get("/me/password")

    assert "密码至少 8 个字符" in with_it.text
    assert "密码至少 15 个字符" in without.text


def test_the_director_clears_it_for_who_has_lost_everything(town, app, passphrase):
    keeper, at = town.as_("director"), f"/people/{ME}/account"

    answer = keeper.submit(keeper.get(at), f"{at}/reset")

    assert answer.headers["location"] == f"{at}?done=door.reset"
    assert sign_in(town.stranger, passphrase).headers["location"] == "/me"
