"""Guests hear by mail of their seat and of what changes, each thing once; the link in the mail is the one that proves the address."""

from __future__ import annotations

import re
from datetime import date

from hub.exchanges.contacts import recipient
from hub.notices import Tally
from tests.district import at
from tests.gathering import LI, WANG, announced, guest, seats, signed_up

HEARD = ("名额已为您留好", "活动延期：大雪", "另一处", "活动取消了：改为线上")
PRIVATE = "https://hub.example.cn/g/"


def links(mail):
    return [found.removeprefix(PRIVATE) for found in re.findall(rf"{PRIVATE}\S+", mail.text)]


def to_guests(post):
    return [mail for mail in post.mails if mail.to[0].endswith("example.org")]


def test_a_guest_proves_the_address_by_the_mail_and_hears_of_the_seat(town, post):
    key = announced(town)
    guest(town, key)
    town.round()
    (asked,) = to_guests(post)
    town.hub.guests.verify(links(asked)[0], act=town.by(""))

    town.round("2026-03-05 10:30")

    assert (asked.to, asked.subject) == (
        ["wang@example.org"],
        "家校沟通经验交流会：请在 3 月 6 日 09:30 前打开链接确认这次报名",
    )
    assert "王来宾，您好" in asked.text
    assert "名额已为您留好，共 1 人" in to_guests(post)[1].text
    assert town.round("2026-03-05 11:30") == Tally()


def test_who_waits_hears_of_the_place_and_then_of_the_offer_also_at_night(town, post):
    key = announced(town, capacity=1)
    signed_up(town, key, "sec-ps")
    guest(town, key)
    town.round()
    town.hub.guests.verify(links(to_guests(post)[0])[0], act=town.by(""))
    town.round("2026-03-05 12:00")
    town.wind("2026-03-05 23:00")
    holder = next(seat for seat in town.ask(lambda read: read.rows("SELECT id FROM seat WHERE person = 'sec-ps'")))
    town.hub.exchanges.withdraw_seat(key, holder[0], act=town.by("sec-ps"))
    town.round()

    texts = [mail.text for mail in to_guests(post)]
    assert "候补第 1 位" in texts[1]
    assert "最晚 3 月 20 日 02:00 告知" in texts[1]
    assert "为您保留到 3 月 6 日 23:00" in texts[2]
    town.hub.guests.take(links(to_guests(post)[2])[0], act=town.by(""))
    assert "seated" in seats(town, key).values()


def test_guests_hear_of_another_time_of_a_delay_and_of_the_end(town, post):
    key, told = announced(town), town.hub.exchanges
    seat = guest(town, key)
    told.verify_seat(key, seat.id, act=town.by("lead-ms"))
    guest(town, announced(town, title="另一场"), LI)
    town.round()
    told.postpone(key, reason="大雪", act=town.by("lead-ms"))
    town.round("2026-03-05 13:00")
    when = {"starts_at": at("2026-04-10 14:00"), "ends_at": at("2026-04-10 16:00"), "venue": "另一处"}
    told.set_date(key, **when, sign_up_by=date(2026, 4, 8), act=town.by("lead-ms"))
    town.round("2026-03-05 14:00")
    told.cancel(key, reason="改为线上", act=town.by("lead-ms"))
    town.round("2026-03-05 15:00")

    mine = [mail.text for mail in to_guests(post) if mail.to == ["wang@example.org"]]
    assert len(mine) == len(HEARD)
    assert all(word in text for word, text in zip(HEARD, mine, strict=True))
    assert len([mail for mail in to_guests(post) if mail.to == ["li@example.org"]]) == 1


def test_a_link_that_was_asked_for_goes_to_the_stored_address_alone(town, post):
    key = announced(town)
    seat = guest(town, key)
    town.hub.exchanges.verify_seat(key, seat.id, act=town.by("lead-ms"))
    town.round()
    town.hub.guests.send_link("13800138000", key=key)
    town.hub.guests.send_link("nobody@example.org", key=key)

    assert town.round("2026-03-05 12:00").sent == 1
    last = to_guests(post)[-1]
    assert (last.to, "这是您的报名链接" in last.text) == ([WANG.mail], True)
    assert town.ask(lambda read: town.hub.guests.opened(read, links(last)[0])).seat.id == seat.id


def test_what_a_guest_was_told_goes_with_the_contact(town, post):
    key = announced(town)
    seat = guest(town, key)
    town.round()
    before = town.states()
    town.wind("2026-04-20 12:00")
    town.hub.deadlines.tick(town.clock())

    assert (recipient(seat.guest), "guest.verify") in before["sent"]
    assert not [row for rows in town.states().values() for row in rows if row[0] == recipient(seat.guest)]
