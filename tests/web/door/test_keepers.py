"""Director and administrator see who can come in, without a count of anything, and open and shut doors; the last director's stays open."""

from __future__ import annotations

import pytest

from hub.door.refusals import LastDirector

AT = "/people/p-sec-ms-01/account"


def press(browser, verb, at=AT):
    return browser.submit(browser.get(at), f"{at}/{verb}")


def test_everybody_s_state_is_listed(site, newcomer):
    site.hub.accounts.disable("sec-ps-01")
    keeper = site.as_("admin")
    keeper.submit(keeper.get(f"/people/{newcomer}/account"), f"/people/{newcomer}/account/invite")

    page = keeper.get("/admin/accounts")

    assert "乔又一 柳岸中学 qiaoyouyi 已邀请" in page.text
    assert "连青禾 青禾小学 sec-ps-01 已停用" in page.text
    assert [word for word in ("登录次数：", "上次登录", "最近登录于") if word in page.text] == []


def test_a_state_is_chosen_from_the_row_above(site):
    site.hub.accounts.disable("sec-ps-01")

    page = site.as_("admin").get("/admin/accounts?state=disabled")

    assert "连青禾" in page.text
    assert "郝砺川" not in page.text


def test_a_disabled_account_is_shut_at_once_until_it_is_enabled(site, passphrase):
    keeper, theirs = site.as_("director"), site.as_("sec-ms-01")

    press(keeper, "disable")
    out, stranger = theirs.get("/me").status, site.stranger
    refused = stranger.submit(stranger.get("/login"), "/login", login="sec-ms-01", password=passphrase)
    press(keeper, "enable")
    again = stranger.submit(stranger.get("/login"), "/login", login="sec-ms-01", password=passphrase)

    assert (out, refused.status, again.status) == (303, 403, 303)


def test_the_last_director_who_can_sign_in_is_not_disabled(site):
    keeper, at = site.as_("admin"), "/people/p-director/account"

    page = press(keeper, "disable", at)

    assert page.status == 409
    assert "最后一位能登录的负责人" in page.text
    assert site.as_("director").get("/me").status == 200
    with pytest.raises(LastDirector):
        site.hub.keeping.disable("p-director")


def test_all_sessions_of_somebody_are_ended(site):
    theirs, bystander = site.as_("sec-ms-01"), site.as_("sec-ps-01")

    press(site.as_("admin"), "leave")

    assert (theirs.get("/me").status, bystander.get("/me").status) == (303, 200)


def test_a_link_is_taken_back(site, newcomer, slip):
    path = slip(newcomer)

    press(site.as_("director"), "revoke", f"/people/{newcomer}/account")

    assert site.stranger.get(path).status == 404
    assert site.hub.keeping.one(newcomer).state == "none"


def test_without_a_mail_server_only_slips_are_offered(site, newcomer):
    keeper, at = site.as_("director"), f"/people/{newcomer}/account"

    page = keeper.submit(keeper.get(at), f"{at}/invite", way="mail")

    assert page.status == 422
    assert "邮件发不出去" in page.text


def test_with_one_the_link_goes_by_mail_and_is_shown_to_nobody(make_site):
    site = make_site(smtp_host="127.0.0.1", smtp_from="hub@example.cn", address="https://hub.example.cn")
    site.hub.private.enrol("p-free", name="乔又一", mail="free@example.cn")
    keeper, at = site.as_("director"), "/people/p-free/account"

    answer = keeper.submit(keeper.get(at), f"{at}/invite", way="mail")

    assert answer.headers["location"] == f"{at}?done=door.mailed"
    assert "/welcome/" not in keeper.get(at).html
    assert site.hub.invitations.newest()["p-free"].next_at is not None


def test_the_page_of_a_person_leads_there_for_keepers_only(site):
    assert f'href="{AT}"' in site.as_("director").get("/people/p-sec-ms-01").html
    assert f'href="{AT}"' not in site.as_("officer").get("/people/p-sec-ms-01").html
