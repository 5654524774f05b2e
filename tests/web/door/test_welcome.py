"""A link leads its person to a password of their own, once; everybody else to one page that tells nothing."""

from __future__ import annotations

import pytest

from hub.door.invitations import SLIP, Wanted
from tests.hub.accounts.door import Wound

NEW = "三只白鹭在渡口等一班晚船回家去了"


def typed(password=NEW, again=None):
    return {"password": password, "again": again or password}


def test_a_new_person_sets_a_password_and_is_in(site, newcomer, slip):
    path = slip(newcomer)
    browser = site.stranger

    page = browser.get(path)
    answer = browser.submit(page, path, **typed())

    assert "乔又一，您好" in page.text
    assert (answer.status, answer.headers["location"]) == (303, "/?done=door.in")
    assert "乔又一" in browser.get("/me").text
    assert site.stranger.get(path).status == 404


def test_looking_at_the_link_many_times_changes_nothing(site, newcomer, slip):
    path = slip(newcomer)

    seen = [site.stranger.get(path).status for _ in range(5)]
    browser = site.stranger

    assert seen == [200] * 5
    assert browser.submit(browser.get(path), path, **typed()).status == 303


def test_used_expired_and_forged_links_show_one_page(make_site):
    clock = Wound()
    site = make_site(clock)
    site.hub.private.enrol("p-free", name="乔又一")
    used, expired = (_link(site, person) for person in ("p-sec-ms-01", "p-free"))
    browser = site.stranger
    browser.submit(browser.get(used), used, **typed())
    clock.on(days=15)

    pages = [site.stranger.get(path) for path in (used, expired, "/welcome/forged", f"/welcome/{'x' * 3_000}")]

    assert {(page.status, page.text) for page in pages} == {(404, pages[0].text)}
    assert "这个链接不能用了" in pages[0].text
    assert "乔又一" not in pages[0].text


def _link(site, person):
    slip = site.hub.invitations.invite([Wanted(person, "qiao")], way=SLIP, by=None)[0]
    return f"/welcome/{slip.token}"


@pytest.mark.parametrize(
    ("sent", "where", "said"),
    [
        (typed("short"), "password", "密码至少 15 个字符，现在 5 个"),
        (typed(NEW, NEW + "。"), "again", "两次输入的新密码不一样"),
        (typed("柳岸中学" * 5), "password", "容易被猜到"),
        (typed("乔又一" * 6), "password", "容易被猜到"),
        (typed("q" * 100_000), "password", "密码最多 1000 个字符，现在 100000 个"),
        (typed(""), "password", "请填写密码"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_the_link_still_works(site, newcomer, slip, sent, where, said):
    path = slip(newcomer)
    browser = site.stranger

    page = browser.submit(browser.get(path), path, **sent)

    assert page.status == 422
    assert said in page.errors[where]
    assert NEW not in page.html
    assert browser.submit(page, path, **typed()).status == 303


def test_the_page_tells_password_managers_what_they_need(site, newcomer, slip):
    page = site.stranger.get(slip(newcomer))

    fields = {given.get("name"): given for tag, given in page.document.tags if tag == "input"}
    assert (fields["username"]["value"], fields["username"]["autocomplete"]) == ("qiaoyouyi", "username")
    assert fields["password"]["autocomplete"] == "new-password"
    assert "maxlength" not in fields["password"]
    assert page.headers["cache-control"] == "no-store"


def test_the_slip_carries_a_square_without_anything_the_policy_forbids(site, newcomer):
    keeper, at = site.as_("director"), "/people/p-free/account"

    page = keeper.submit(keeper.get(at), f"{at}/invite")

    assert page.html.count("<svg") >= 2
    assert "style=" not in page.html
    assert "http://testserver/welcome/" in page.text


def test_several_slips_come_on_one_page(site, newcomer):
    site.hub.private.enrol("p-two", name="乔又二")
    keeper = site.as_("admin")

    page = keeper.submit(keeper.get("/admin/accounts"), "/admin/accounts/invite", people=["p-free", "p-two"])

    assert page.html.count('class="slip"') == 2
    assert "账号： qiaoyouyi " in page.text
    assert "账号： qiaoyouer " in page.text
