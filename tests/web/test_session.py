"""People sign in and out; a session is new each time, and ends everywhere when they say so."""

import pytest

from web.visitor import cookie_name

SECRETARY = {"login": "sec-ms-01"}


def signed_in(browser):
    return browser.get("/me").status == 200


def test_the_right_words_open_the_page_that_was_asked_for(site, passphrase):
    browser = site.stranger
    asked = browser.get("/me?tab=1")

    page = browser.get(asked.headers["location"])
    answer = browser.submit(page, "/login", **SECRETARY, password=passphrase)

    assert (asked.status, asked.headers["location"]) == (303, "/login?next=/me%3Ftab%3D1")
    assert (answer.status, answer.headers["location"]) == (303, "/me?tab=1")
    assert "郝砺川" in browser.get("/me").text


@pytest.mark.parametrize(
    "typed", [{"login": "sec-ms-01", "password": "wrong words"}, {"login": "who", "password": "x"}]
)
def test_wrong_words_say_the_same_for_known_and_unknown_people(site, typed):
    browser = site.stranger

    page = browser.submit(browser.get("/login"), "/login", **typed)

    assert page.status == 403
    assert "账号或密码不对" in page.text
    assert page.form("/login")["login"] == [typed["login"]]
    assert page.form("/login")["password"] == [""]
    assert not signed_in(browser)


def test_an_empty_sign_in_says_what_is_missing(site):
    browser = site.stranger

    page = browser.submit(browser.get("/login"), "/login", login="", password="")

    assert page.status == 422
    assert page.errors == {"login": "请填写账号", "password": "请填写密码"}


def test_many_wrong_tries_have_to_wait(site):
    browser = site.stranger
    page = browser.get("/login")

    answers = [browser.submit(page, "/login", **SECRETARY, password="wrong words here") for _ in range(7)]

    assert "账号或密码不对" in answers[0].text
    assert "尝试的次数太多" in answers[-1].text
    assert answers[-1].status == 403


def test_signing_in_gives_a_new_session_and_ends_the_one_before(site, passphrase):
    browser = site.stranger
    browser.client.cookies.set("hub", "chosen-by-somebody-else", domain="testserver.local")
    browser.submit(browser.get("/login"), "/login", **SECRETARY, password=passphrase)
    first = browser.client.cookies["hub"]
    browser.submit(browser.get("/me"), "/logout")

    browser.submit(browser.get("/login"), "/login", **SECRETARY, password=passphrase)

    assert len({"chosen-by-somebody-else", first, browser.client.cookies["hub"]}) == 3
    assert site.hub.accounts.session(first) is None


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(make_site, passphrase):
    site = make_site(tls="on")
    browser = site.stranger

    answer = browser.submit(browser.get("/login"), "/login", **SECRETARY, password=passphrase)

    name, *marks = answer.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-hub=")
    assert sorted(mark.lower() for mark in marks) == ["httponly", "path=/", "samesite=lax", "secure"]
    assert cookie_name(site.hub.settings) == "__Host-hub"


def test_before_sign_in_a_form_needs_the_cookie_of_its_browser(site, passphrase):
    page = site.stranger.get("/login")
    victim = site.stranger

    answer = victim.submit(page, "/login", **SECRETARY, password=passphrase)

    assert answer.status == 403
    assert "这次没有提交" in answer.text
    assert victim.client.cookies.get("hub") is None


def test_signing_out_ends_the_session_on_the_server(site):
    browser = site.as_("sec-ms-01")
    token = browser.client.cookies["hub"]

    answer = browser.submit(browser.get("/me"), "/logout")

    assert (answer.status, answer.headers["location"]) == (303, "/login?done=out")
    assert answer.headers["clear-site-data"] == '"cache"'
    assert site.hub.accounts.session(token) is None
    assert "您已退出登录" in browser.get("/login?done=out").text


def test_a_person_sees_the_own_data_and_nobody_elses(site):
    page = site.as_("sec-ms-01").get("/me")

    assert "郝砺川" in page.text
    assert "柳岸中学" in page.text
    assert "入室书记 2024 年 9 月 1 日 今" in page.text
    assert "何田苒" not in page.text
    assert page.headers["cache-control"] == "no-store"


def test_a_person_ends_one_session_on_another_device(site):
    here, there, bystander = site.as_("sec-ms-01"), site.another("sec-ms-01"), site.as_("director")
    [other] = [s.id for s in site.hub.accounts.sessions("p-sec-ms-01") if s.csrf == there.csrf]

    answer = here.post("/me/sessions", {"session": other})

    assert answer.headers["location"] == "/me?done=revoked"
    assert [signed_in(browser) for browser in (here, there, bystander)] == [True, False, True]


def test_a_person_ends_all_other_sessions_at_once(site):
    here, there, third = site.as_("sec-ms-01"), site.another("sec-ms-01"), site.another("sec-ms-01")

    here.post("/me/sessions", {"session": "others"})

    assert [signed_in(browser) for browser in (here, there, third)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else(site):
    other = site.as_("director")
    [session] = site.hub.accounts.sessions("p-director")

    answer = site.as_("sec-ms-01").post("/me/sessions", {"session": session.id})

    assert answer.status == 404
    assert signed_in(other)


def test_what_is_not_public_asks_for_sign_in(sample_site):
    stranger = sample_site().stranger

    pages = {path: stranger.get(path) for path in ("/me", "/sample", "/events", "/sample/new?x=1")}
    part = stranger.part("/sample", HX_Current_URL="http://testserver/sample/new?a=1")

    assert {path: page.headers["location"] for path, page in pages.items()} == {
        "/me": "/login?next=/me",
        "/sample": "/login?next=/sample",
        "/events": "/login?next=/events",
        "/sample/new?x=1": "/login?next=/sample/new%3Fx%3D1",
    }
    assert (part.status, part.headers["hx-redirect"]) == (401, "/login?next=/sample/new%3Fa%3D1")


def test_a_form_sent_after_the_session_has_ended_comes_back_to_its_page(sample_site):
    site = sample_site()
    browser = site.as_("director")
    site.hub.accounts.sign_out(browser.client.cookies["hub"])

    answer = browser.post("/sample/new", {"topic": "短"}, headers={"referer": "http://testserver/sample/new?as=host"})

    assert (answer.status, answer.headers["location"]) == (303, "/login?next=/sample/new%3Fas%3Dhost")


def test_the_demo_shows_its_accounts_by_role_and_nothing_else_does(make_site, passphrase):
    demo, real = make_site(demo="on").stranger.get("/login"), make_site().stranger.get("/login")

    assert passphrase in demo.text
    assert "入室书记 3 人 账号 姓名 单位 sec-kg-01 何田苒 小荷幼儿园" in demo.text
    assert "nobody" not in demo.text
    assert "何田苒" not in real.text
    assert passphrase not in real.text
