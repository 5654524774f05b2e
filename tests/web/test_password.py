"""People change their own password; nobody else can, and nothing they typed comes back."""

from __future__ import annotations

import pytest

NEW = "三只白鹭在渡口等一班晚船回家去了"
PATH = "/me/password"


@pytest.fixture
def change(site, passphrase):
    """Fill in the form as somebody; fields not named are right."""

    def send(login="sec-ms-01", **typed):
        browser = site.as_(login)
        right = {"old": passphrase, "password": NEW, "again": NEW}
        return browser.submit(browser.get(PATH), PATH, **right | typed)

    return send


@pytest.fixture
def gets_in(site):
    def tried(password, login="sec-ms-01"):
        stranger = site.stranger
        return stranger.submit(stranger.get("/login"), "/login", login=login, password=password).status == 303

    return tried


def test_a_new_password_opens_the_door_and_the_old_one_no_more(site, change, gets_in, passphrase):
    answer = change()

    assert answer.headers["location"] == "/me?done=password"
    assert "密码已更改" in site.as_("sec-ms-01").get("/me?done=password").text
    assert (gets_in(NEW), gets_in(passphrase), gets_in(passphrase, "sec-ps-01")) == (True, False, True)


def test_one_stays_signed_in_here_and_is_signed_out_elsewhere(site, change):
    elsewhere = site.another("sec-ms-01")
    assert elsewhere.get("/me").status == 200

    change()

    assert (site.as_("sec-ms-01").get("/me").status, elsewhere.get("/me").status) == (200, 303)
    assert site.as_("sec-ps-01").get("/me").status == 200


@pytest.mark.parametrize(
    ("typed", "where", "said"),
    [
        ({"old": "不是这一句"}, "old", "现在的密码不对"),
        ({"again": NEW + "。"}, "again", "两次输入的新密码不一样"),
        ({"password": "short", "again": "short"}, "password", "至少 15 个字符"),
        ({"password": "柳岸中学" * 5, "again": "柳岸中学" * 5}, "password", "容易被猜到"),
        ({"old": ""}, "old", "请填写现在的密码"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_changes(change, gets_in, passphrase, typed, where, said):
    page = change(**typed)

    assert (page.status, list(page.errors)) == (422, [where])
    assert said in page.errors[where]
    assert not any(text in page.html for text in (passphrase, NEW, *typed.values()) if len(text) > 5)
    assert gets_in(passphrase)


def test_guessing_the_present_password_waits_as_at_the_door(change):
    answers = [change(old=f"猜一猜第 {n} 次是不是这一句呢") for n in range(12)]

    assert answers[0].errors["old"].startswith("现在的密码不对")
    assert "尝试的次数太多" in answers[-1].text


def test_my_page_leads_there(site):
    assert f'href="{PATH}"' in site.as_("observer").get("/me").html
