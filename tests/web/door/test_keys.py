"""Passkeys in the pages: a device is added, opens the door, and is removed; without https the page says why there are none."""

from __future__ import annotations

from html import unescape

import pytest

from tests.hub.door.device import Device

LOGIN = "sec-ms-01"
ORIGIN = "https://testserver"


@pytest.fixture
def secure(make_site):
    return make_site(tls="on")


def options(page):
    return next(unescape(given["data-options"]) for tag, given in page.document.tags if "data-passkey" in given)


@pytest.fixture
def device(secure):
    made, browser = Device(ORIGIN), secure.as_(LOGIN)
    page = browser.get("/me/passkeys")
    answer = browser.submit(page, "/me/passkeys", name="备课室的电脑", credential=made.create(options(page)))
    assert answer.headers["location"] == "/me/passkeys?done=door.passkey"
    return made


def come(browser, device):
    page = browser.get("/login?next=/me")
    return browser.submit(page, "/login/passkey", credential=device.get(options(page)))


def test_the_device_opens_the_page_that_was_wanted(secure, device):
    browser = secure.stranger

    answer = come(browser, device)

    assert (answer.status, answer.headers["location"]) == (303, "/me")
    assert "郝砺川" in browser.get("/me").text
    assert "备课室的电脑" in browser.get("/me/passkeys").text
    assert "备课室的电脑" not in secure.as_("director").get("/me/passkeys").text


def test_an_unknown_device_gets_the_sign_in_page_with_a_sentence(secure):
    page = come(secure.stranger, Device(ORIGIN))

    assert page.status == 403
    assert "没有认出这个通行密钥" in page.text
    assert page.form("/login")["next"] == ["/me"]


def test_an_answer_from_another_browser_is_refused(secure, device):
    page = secure.stranger.get("/login")
    thief = secure.stranger
    theirs = thief.get("/login")

    answer = thief.submit(theirs, "/login/passkey", credential=device.get(options(page)))

    assert answer.status == 403
    assert thief.get("/me").status == 303


def test_a_removed_device_opens_nothing(secure, device):
    browser = secure.as_(LOGIN)
    browser.submit(
        browser.get("/me/passkeys"), "/me/passkeys/remove", which=secure.hub.passkeys.of(f"p-{LOGIN}")[0].key
    )

    assert "还没有通行密钥" in browser.get("/me/passkeys").text
    assert come(secure.stranger, device).status == 403


def test_nobody_removes_what_is_not_theirs(secure, device):
    other = secure.as_("sec-ps-01")
    answer = other.post("/me/passkeys/remove", {"which": secure.hub.passkeys.of(f"p-{LOGIN}")[0].key})

    assert answer.status == 404
    assert come(secure.stranger, device).status == 303


def test_without_https_the_page_says_why(site):
    page = site.as_(LOGIN).get("/me/passkeys")

    assert "需要用 https 的网址" in page.text
    assert "data-passkey" not in site.stranger.get("/login").html


def test_the_script_is_its_own_file_with_its_digest(secure):
    page = secure.stranger.get("/login")

    own = [given for tag, given in page.document.tags if tag == "script" and "passkeys" in given.get("src", "")]
    assert [sorted(given) for given in own] == [["crossorigin", "defer", "integrity", "src"]]
