"""The calendar of the whole hub and the feed of open exchanges: for everybody, in the form that programs understand, nobody's name."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import icalendar
import pytest

from domain.exchanges import Changes
from domain.model import Prose
from projections import exchanges
from tests.web.district import by_history
from tests.web.exchanges_stage import CANCELLED, CLEARING, HELD, OPEN, POSTPONED

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(site):
    answer = site.stranger.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    file = icalendar.Calendar.from_ical(answer.html)
    assert not file.errors
    return {int(str(each["URL"]).split("/")[-2]): each for each in file.walk("VEVENT")}


def test_the_calendar_has_what_is_announced_with_its_status_and_no_draft(site):
    found = entries(site)

    told = {no: str(found[no]["STATUS"]) for no in (OPEN, POSTPONED, CANCELLED, HELD)}
    assert told == {OPEN: "CONFIRMED", POSTPONED: "TENTATIVE", CANCELLED: "CANCELLED", HELD: "CONFIRMED"}
    assert CLEARING not in found
    assert all(each["SEQUENCE"] >= 0 and each["DTSTAMP"] and not each.errors for each in found.values())
    assert len({str(each["UID"]) for each in found.values()}) == len(found)


def test_the_calendar_knows_its_time_zone(site):
    file = icalendar.Calendar.from_ical(site.stranger.get("/calendar.ics").html)

    assert [str(zone["TZID"]) for zone in file.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert entries(site)[OPEN].decoded("DTSTART").isoformat() == "2026-03-20T14:00:00+08:00"


def test_what_a_calendar_shows_counts_under_the_same_id_and_nothing_else_does(site, see):
    row, first = see(exchanges.exchange, OPEN), entries(site)[OPEN]
    revise(site, row, purpose=Prose("把支委会怎样开得短、谈得透。"))
    word = entries(site)[OPEN]
    revise(site, row, venue="图书馆三层")
    moved = entries(site)[OPEN]
    site.hub.exchanges.cancel(row.key, reason=Prose("停课"), act=by_history())
    off = entries(site)[OPEN]

    assert first["UID"] == word["UID"] == moved["UID"] == off["UID"]
    assert [each["SEQUENCE"] for each in (first, word, moved, off)] == [0, 0, 1, 2]
    assert (str(moved["LOCATION"]), str(off["STATUS"])) == ("图书馆三层", "CANCELLED")


def revise(site, row, **changes):
    site.hub.exchanges.revise(row.key, changes=Changes(**changes), reason=Prose("情况有变"), act=by_history())


@pytest.mark.parametrize("path", ["/calendar.ics", "/exchanges.atom"])
def test_feeds_name_nobody_and_are_asked_again_for_nothing(site, see, path):
    first = site.stranger.get(path)
    again = site.stranger.get(path, if_none_match=first.headers["etag"])
    revise(site, see(exchanges.exchange, OPEN), title="另一个题目")
    changed = site.stranger.get(path, if_none_match=first.headers["etag"])

    people = [each.name for each in site.hub.private.directory(limit=200)]
    assert not [name for name in people if name in first.html]
    assert "中学书记工作室" in first.html
    assert (again.status, again.html, changed.status) == (304, "", 200)


def test_the_feed_has_what_one_can_sign_up_for_the_latest_first(site):
    answer = site.stranger.get("/exchanges.atom")

    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(answer.answer.content)  # noqa: S314  # our own
    titles = [each.text for each in root.findall("a:entry/a:title", ATOM)]
    assert titles == ["园本课程展示", "党建带团建", "一讲短党课", "支委会怎样开得短"]
    assert root.find("a:entry/a:link", ATOM).get("href").endswith("/join")
    assert root.find("a:updated", ATOM).text >= max(each.text for each in root.findall("a:entry/a:updated", ATOM))


def test_what_closes_leaves_the_feed_and_stays_in_the_calendar(site, see):
    site.hub.exchanges.close_registration(see(exchanges.exchange, OPEN).key, act=by_history())

    feed = site.stranger.get("/exchanges.atom").html

    assert "支委会怎样开得短" not in feed
    assert str(entries(site)[OPEN]["STATUS"]) == "CONFIRMED"
