"""The button of the district's own sign-in leads there and back; who is not known reads what to do."""

from __future__ import annotations

import pytest

from tests.hub.door.provider import CLIENT, SECRET, Provider


@pytest.fixture
def there():
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def named(make_site, there):
    given = {"oidc_issuer": there.issuer, "oidc_client": CLIENT, "oidc_secret": SECRET, "oidc_name": "区教育统一认证"}
    site = make_site(address="http://testserver", **given)
    site.hub.private.enrol("p-sec-ms-01", name="郝砺川", mail="hao@example.cn")
    return site


@pytest.fixture
def present(there, named):
    """What the provider signs is of the district's own time."""
    there.claims["at"] = int(named.hub.clock().timestamp())
    return there


def led(browser, there, wanted="/me"):
    away = browser.get(f"/login/oidc?next={wanted}")
    back = there.visit(away.headers["location"])
    return browser.get(back.removeprefix("http://testserver"))


def test_it_leads_to_the_page_that_was_wanted(named, present):
    browser = named.stranger
    button = browser.get("/login?next=/me")

    answer = led(browser, present)

    assert "用区教育统一认证登录" in button.text
    assert (answer.status, answer.headers["location"]) == (303, "/me")
    assert "郝砺川" in browser.get("/me").text


def test_who_is_not_known_reads_what_to_do_and_can_sign_in_otherwise(named, present, passphrase):
    present.claims |= {"email": "nobody@example.cn"}
    browser = named.stranger

    page = led(browser, present)
    answer = browser.submit(page, "/login", login="sec-ms-01", password=passphrase)

    assert page.status == 403
    assert "统一认证没有认出您在本站的账号" in page.text
    assert answer.status == 303


def test_coming_back_without_having_left_opens_nothing(named, present):
    leaver, other = named.stranger, named.stranger
    away = leaver.get("/login/oidc")
    back = present.visit(away.headers["location"]).removeprefix("http://testserver")

    answers = [other.get(path).status for path in (back, "/login/oidc/back", "/login/oidc/back?code=x&state=y&error=z")]

    assert answers == [403] * 3
    assert other.get("/me").status == 303


def test_it_never_leads_to_another_site(named, present):
    assert led(named.stranger, present, "https://evil.example/").headers["location"] == "/"


def test_a_provider_that_is_away_is_said_so(named, there):
    there.close()

    page = named.stranger.get("/login/oidc")

    assert page.status == 409
    assert "统一认证现在没有回应" in page.text


def test_where_it_is_off_there_is_neither_button_nor_page(site):
    assert "统一认证" not in site.stranger.get("/login").text
    assert [site.stranger.get(path).status for path in ("/login/oidc", "/login/oidc/back")] == [404, 404]
