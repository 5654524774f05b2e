"""Pages of messages: what I wish to hear, the robot of a studio, what was not delivered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hub.notices import Tally, Way
from tests.hub.notices.postoffice import PostOffice, Receiver
from tests.web import district, lively
from web.notices import Speaking

SET = {"style": "wecom", "turn": "at_once", "digest_hour": "8", "quiet_from": "21", "quiet_until": "7"}


@pytest.fixture
def receiver():
    opened = Receiver()
    yield opened
    opened.close()


@pytest.fixture
def post():
    opened = PostOffice().open()
    yield opened
    opened.close()


def noon(site):
    """A round at noon of the district."""
    return site.hub.notices.round(Speaking(site.hub), district.NOW + timedelta(hours=2, minutes=30))


# ---- my wishes


def test_a_person_says_what_comes_how_and_when(make_lively, post):
    site = make_lively(**post.settings)
    me = site.as_("sec-ms-01")
    page = me.get("/me/notices")

    answer = me.submit(
        page, "/me/notices", mail="hao@example.cn", turn="digest", news="off", digest_hour="17", quiet_from="18"
    )

    wishes = site.hub.notices.wishes.of("p-sec-ms-01")
    assert (answer.status, me.get(answer.headers["location"]).text.count("消息设置已保存。")) == (303, 1)
    assert (wishes.turn, wishes.news, wishes.reminder) == (Way.DIGEST, Way.OFF, Way.DIGEST)
    assert (wishes.digest_hour, wishes.quiet_from, wishes.quiet_until) == (17, 18, 7)
    assert site.hub.private.person("p-sec-ms-01").mail == "hao@example.cn"
    assert (site.hub.private.person("p-sec-ms-01").name, site.hub.private.person("p-sec-kg-01").mail) == ("郝砺川", "")
    assert me.get("/me/notices").form("/me/notices")["digest_hour"] == ["17"]
    assert "/me/notices" in me.get("/me").html


def test_a_wish_that_cannot_be_met_is_told_beside_its_field_and_nothing_is_kept(lively):
    me = lively.as_("sec-ms-01")
    page = me.get("/me/notices")

    quiet = me.submit(page, "/me/notices", mail="hao@example.cn", digest_hour="6")
    wrong = me.submit(
        page, "/me/notices", mail="hao@example.cn\r\nBcc: spy@example.cn", news="at_once", digest_hour="99"
    )

    assert quiet.status == wrong.status == 422
    assert quiet.errors == {"digest_hour": "这个时间在免打扰时段内，简报会发不出来。请改选时间，或调整免打扰时段。"}
    assert wrong.errors.keys() == {"mail", "news", "digest_hour"}
    assert lively.hub.private.person("p-sec-ms-01").mail == ""
    assert lively.hub.private.preference("p-sec-ms-01", "notices") is None


def test_the_page_says_when_no_mail_is_sent_at_all(lively, make_lively, post):
    words = "系统还没有设置邮件服务器"

    assert words in lively.as_("sec-ms-01").get("/me/notices").text
    assert words not in make_lively(**post.settings).as_("sec-ms-01").get("/me/notices").text


def test_whoever_wrote_an_address_gets_what_waits_and_the_home_page_shows_it_in_any_case(make_lively, post):
    site = make_lively(**post.settings)
    me, home = site.as_("sec-ms-01"), site.as_("sec-ms-01").get("/").text
    me.submit(me.get("/me/notices"), "/me/notices", mail="hao@example.cn", turn="off")

    assert noon(site) == Tally()
    me.submit(me.get("/me/notices"), "/me/notices", turn="at_once")
    assert noon(site) == Tally(sent=1)

    assert "园本课程里的党建" in home
    assert "园本课程里的党建" in post.mails[0].text
    assert f"https://hub.example.cn/visits/{lively.TO_MS}/reply" in post.mails[0].text


# ---- the robot


def test_an_assistant_connects_tries_and_ends_the_robot_of_the_studio(make_lively, receiver):
    site = make_lively(**receiver.settings)
    me, here = site.as_("asst-ms"), "/studios/ST-MS/robot"

    saved = me.submit(me.get(here), here, address=receiver.address, **SET)
    tried = me.submit(me.get(here), f"{here}/test")
    shown = me.get(tried.headers["location"])
    ended = me.submit(shown, f"{here}/remove")

    assert [answer.status for answer in (saved, tried, ended)] == [303] * 3
    assert [len(receiver.asked), "测试消息已发出" in shown.text] == [2, True]
    assert receiver.address not in shown.html
    assert "… abcd" in shown.text
    assert site.hub.notices.robots.of("ST-MS") is None
    assert here in me.get("/studios/ST-MS").html


def test_the_secret_of_a_webhook_is_shown_to_who_sets_it(make_lively, receiver):
    site = make_lively(**receiver.settings)
    me, here = site.as_("lead-ms"), "/studios/ST-MS/robot"

    me.submit(me.get(here), here, address=receiver.address, **SET | {"style": "signed"})

    assert site.hub.notices.robots.of("ST-MS").secret in me.get(here).html
    assert site.as_("sec-ms-01").get(here).status == 403


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://127.0.0.1/x", "127.0.0.1 指向内部网络的地址，不能向那里发送。请改用公网可访问的地址。"),
        ("https://10.1.2.3/x", "10.1.2.3 指向内部网络的地址，不能向那里发送。请改用公网可访问的地址。"),
        (
            "https://evil.example.org/x",
            "evil.example.org 不在允许发送的名单里。如需使用，请系统管理员把它加入名单（HUB_WEBHOOK_HOSTS）。",
        ),
        (
            "http://qyapi.weixin.qq.com",
            "qyapi.weixin.qq.com:80 不在允许发送的名单里。如需使用，请系统管理员把它加入名单（HUB_WEBHOOK_HOSTS）。",
        ),
        ("", "请填写完整的 https 地址，不带账号和密码，例如从群机器人页面复制的地址。"),
    ],
)
def test_an_address_that_must_not_be_written_to_is_told_and_not_kept(lively, address, said):
    me, here = lively.as_("asst-ms"), "/studios/ST-MS/robot"

    answer = me.submit(me.get(here), here, address=address, **SET)

    assert (answer.status, answer.errors) == (422, {"address": said})
    assert lively.hub.notices.robots.of("ST-MS") is None


def test_a_host_that_sends_elsewhere_is_told_and_not_kept(make_lively, receiver):
    site = make_lively(**receiver.settings)
    me, here = site.as_("asst-ms"), "/studios/ST-MS/robot"
    receiver.status, receiver.where = 301, "http://10.1.2.3/"

    answer = me.submit(me.get(here), here, address=receiver.address, **SET)

    assert answer.errors == {"address": "这个地址会转到别处，不能使用。请填写最终的地址。"}
    assert answer.form(here)["address"] == [receiver.address]
    assert site.hub.notices.robots.of("ST-MS") is None


def test_a_trial_that_fails_is_told_above_the_form(make_lively, receiver):
    site = make_lively(**receiver.settings)
    me, here = site.as_("asst-ms"), "/studios/ST-MS/robot"
    me.submit(me.get(here), here, address=receiver.address, **SET)
    receiver.body = b'{"errcode":93000,"errmsg":"invalid webhook url"}'

    answer = me.submit(me.get(here), f"{here}/test")

    assert answer.status == 422
    assert "对方没有接受，答复是：93000 invalid webhook url" in answer.notices[0]
    assert answer.form(here)["turn"] == ["at_once"]


# ---- what was not delivered


def test_the_administrator_sees_why_a_message_did_not_arrive_and_sends_it_again(make_lively, post):
    site = make_lively(**post.settings)
    site.hub.private.enrol("p-sec-ms-01", name="郝砺川", mail="hao@example.cn")
    post.answers.append("550 <b>no such user</b>")
    noon(site)
    admin = site.as_("admin")
    page = admin.get("/admin/notices")

    answer = admin.submit(page, "/admin/notices/again", message=site.hub.notices.deliveries.parked()[0].message)

    assert "郝砺川 3 月 5 日 12:00 1 邮件服务器没有接受 550 <b>no such user</b>" in page.text
    assert "<b>no such" not in page.html
    assert "已列入重发" in admin.get(answer.headers["location"]).text
    assert noon(site) == Tally(sent=1)
    assert "没有未送达的消息。" in admin.get("/admin/notices").text


def test_the_party_school_sees_them_and_changes_nothing(make_lively, post):
    site = make_lively(**post.settings)
    site.hub.private.enrol("p-sec-ms-01", name="郝砺川", mail="园长@example.cn")
    noon(site)
    officer = site.as_("officer")

    page = officer.get("/admin/notices")

    assert ("邮箱地址无法收信" in page.text, "再试一次" in page.text) == (True, False)
    assert "未送达的消息 1" in officer.get("/admin").text
    assert officer.post("/admin/notices/again", {"message": "x"}).status == 403
