"""People hear what concerns them once, at the hour they wish, and of nothing that has settled itself."""

from __future__ import annotations

from datetime import date, time

import pytest

from domain.visits import CancelReason
from domain.words import Part, Slot
from hub.notices import Tally, Way
from tests.district import FRIDAY, KG1, MS1, PS1

LATER = Slot(date(2026, 3, 26), Part.PM)
NOON = "2026-03-05 12:00"


def test_an_invitation_is_told_at_once_to_whom_it_waits_for_and_to_no_other(town, post):
    key = town.invite(topic="家校沟通")

    assert town.round(NOON) == Tally(sent=1)

    (mail,) = post.mails
    assert (mail.to, mail.subject) == (["sec-kg@example.cn"], "轮到您办理：校 MS-01邀请我园：家校沟通")
    assert "请于 3 月 12 日前回应（还有 7 天）" in mail.text
    assert f"https://hub.example.cn/visits/{town.see(key).no}/reply" in mail.text
    assert mail.whole["From"] == "hub@example.cn"


def test_nobody_hears_the_same_twice(town, post):
    town.invite()
    town.round(NOON)

    assert [town.round(f"2026-03-05 {hour}:00") for hour in (13, 14, 15)] == [Tally()] * 3
    assert post.to == ["sec-kg"]


def test_what_is_settled_before_it_was_told_is_never_told(town, post):
    town.wind("2026-03-05 22:30")
    key, other = town.invite(topic="一"), town.invite(MS1, PS1, topic="二")
    town.round()
    town.visits.withdraw(key, reason="撤", act=town.by("sec-ms"))

    town.round("2026-03-06 07:00")

    assert post.to == ["sec-ps"]
    assert town.see(other).topic in post.mails[0].text


def test_the_hours_of_quiet_pass_midnight(town, post):
    town.wind("2026-03-05 21:10")
    town.invite()

    told = [town.round(moment) for moment in ("2026-03-05 21:10", "2026-03-06 00:30", "2026-03-06 06:59")]

    assert told == [Tally()] * 3
    assert town.round("2026-03-06 07:00") == Tally(sent=1)


def test_whoever_wants_no_quiet_hears_at_night(town, post):
    town.wish("sec-kg", quiet_from=0, quiet_until=0)
    town.wind("2026-03-05 23:30")
    town.invite()

    town.round()

    assert post.to == ["sec-kg"]


@pytest.mark.parametrize("way", [Way.DIGEST, Way.OFF])
def test_a_wish_is_kept(town, post, way):
    town.wish("sec-kg", turn=way)
    town.invite()
    town.round(NOON)  # makes up the digest of this day, which is due
    held_back = list(post.to)
    town.invite(topic="又一次")

    town.round("2026-03-05 15:00")
    town.round("2026-03-06 08:00")

    expected = {Way.DIGEST: (["sec-kg"], ["sec-kg", "sec-kg"]), Way.OFF: ([], [])}[way]
    assert (held_back, post.to) == expected


def test_a_digest_groups_by_thing_and_tells_the_newest_alone(town, post):
    town.round(NOON)
    key = town.agreed(topic="家校沟通")
    town.arrange(key)
    town.arrange(key, starts="13:30")
    town.round("2026-03-06 08:00")

    (guests,) = [each for each in post.mails if each.to == ["sec-kg@example.cn"]]
    (mail,) = [each for each in post.mails if each.to == ["sec-ms@example.cn"]]
    assert guests.text.count("有变动") == 1
    assert mail.subject == "互鉴简报（3 月 6 日）：1 件事"
    assert mail.text.count("校 KG-01来访：家校沟通\n") == 1
    assert [line.strip().partition("：")[0] for line in mail.text.splitlines()[3:7:2]] == ["轮到您办理", "有变动"]
    assert mail.text.count("同意了方案，时间定在 3 月 20 日（周五）下午") == 1


def test_a_digest_comes_once_a_day_and_not_when_there_is_nothing(town, post):
    assert town.round("2026-03-05 08:00") == Tally()
    town.agreed()
    before = len(post.mails)
    town.round("2026-03-05 09:00")
    at_once = post.to[before:]
    town.round("2026-03-06 08:00")
    town.round("2026-03-06 18:00")

    assert "简报" not in "".join(mail.subject for mail in post.mails[: before + len(at_once)])
    assert [mail.to[0] for mail in post.mails if "简报" in mail.subject].count("sec-ms@example.cn") == 1


def test_a_counter_offer_says_what_was_and_what_is(town, post):
    key = town.invite()
    town.round(NOON)
    town.visits.counter(key, offer_no=1, slots=(LATER,), act=town.by("sec-kg"))

    town.round("2026-03-05 13:00")

    mail = post.mails[-1]
    assert mail.to == ["sec-ms@example.cn"]
    assert "可选时间：3 月 19 日（周四）上午、3 月 20 日（周五）下午 → 3 月 26 日（周四）下午" in mail.text


def test_a_cancelled_visit_is_told_once_and_reminds_nobody(town, post):
    key = town.prepared()
    town.round("2026-03-18 12:00")
    told = len(post.mails)
    town.visits.cancel(key, reason=CancelReason.WEATHER, note="大雨", act=town.by("sec-ms"))

    town.round("2026-03-19 08:00")
    town.round("2026-03-20 08:00")

    news = [(mail.to[0], mail.text) for mail in post.mails[told:]]
    assert [to for to, _ in news] == ["sec-kg@example.cn"]
    assert "取消了这次互访：天气原因" in news[0][1]
    assert "日期临近" not in news[0][1]


def test_the_school_day_before_a_visit_both_sides_are_told(town, post):
    town.prepared(slot=FRIDAY)
    town.round("2026-03-18 12:00")

    town.round("2026-03-19 08:00")

    near = [mail.to[0] for mail in post.mails if "日期临近" in mail.text]
    assert sorted(near) == ["asst-ms@example.cn", "sec-kg@example.cn", "sec-ms@example.cn"]


def test_a_reminder_comes_on_its_day_and_only_to_who_has_not_answered(town, post):
    town.invite(topic="一", reply_by=date(2026, 3, 12))
    answered = town.invite(MS1, PS1, topic="二", reply_by=date(2026, 3, 12))
    town.round(NOON)
    town.visits.accept(answered, offer_no=1, slot=FRIDAY, party_size=3, act=town.by("sec-ps"))
    told = len(post.mails)

    town.round("2026-03-09 12:00")
    town.round("2026-03-10 08:00")
    town.round("2026-03-10 12:00")

    reminded = [mail.to[0] for mail in post.mails[told:] if "到期提醒" in mail.text]
    assert reminded == ["sec-kg@example.cn"]


def test_observers_ended_and_disabled_people_hear_nothing(town, post):
    town.hub.accounts.disable("sec-kg")
    town.invite()
    town.agreed(MS1, PS1, answers="sec-ps")

    for day in (5, 6, 9):
        town.round(f"2026-03-{day:02} 12:00")

    assert {"sec-kg", "observer", "gone"} & set(post.to) == set()
    assert "sec-ps" in post.to


def test_a_person_without_an_address_is_told_in_the_hub_alone(town, post):
    town.hub.private.enrol("sec-kg", name="名", mail="")
    town.invite()

    assert town.round(NOON) == Tally()
    assert town.states() == {}


def test_without_a_mail_server_nothing_is_claimed(make_town):
    town = make_town()
    town.invite()

    assert town.round(NOON) == Tally()
    assert town.states() == {}


def test_one_process_sends_at_a_time(town, post):
    town.invite()
    other = type(town)(town.folder, town.clock, **post.settings)
    within = []

    class Meanwhile:
        def notices(self, *args):
            within.append(other.round())
            return ()

        def outsiders(self, *args):
            within.append(other.round())
            return ()

    town.wind(NOON)
    town.hub.notices.round(Meanwhile(), town.clock())
    other.close()

    assert set(within) == {None}


def test_hours_are_those_of_the_district(town, post):
    town.invite()

    town.round("2026-03-05 07:00")

    assert post.mails[0].whole["Date"].datetime.astimezone(None).timestamp() == town.clock().timestamp()
    assert town.clock().time() == time(23, 0)
    assert (KG1.id, post.to) == ("KG-01", ["sec-kg"])
