"""日历条目: a visit as an entry that calendars understand and replace: same UID, SEQUENCE counting changes of what it shows of time,
place or being called off (projections/visits/planned.py).

RFC 5545; STATUS is TENTATIVE until the host has confirmed, CANCELLED when the visit is called off.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from domain.visits import State
from domain.words import SHANGHAI
from projections import visits
from projections.visits import VisitRow
from web.texts import _

OFFSET = timedelta(hours=8)
"""Asia/Shanghai has had no summer time since 1991."""

STATUS: dict[State, str] = {
    State.ACCEPTED: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.HELD: "CONFIRMED",
    State.REPORTED: "CONFIRMED",
    State.CLOSED: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
    State.NOT_HELD: "CANCELLED",
    State.VOIDED: "CANCELLED",
}


class Named(NamedTuple):
    """What only the caller knows: names of both units, the address of the page, and when it was last changed."""

    host: str
    guest: str
    address: str
    domain: str
    changed_at: datetime


def calendar(*entries: Event) -> bytes:
    """A calendar file with these entries and the time zone they use."""
    file = Calendar()
    file.add("prodid", "-//studio-exchange-hub//zh-CN//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add_component(_shanghai())
    for each in entries:
        file.add_component(each)
    return bytes(file.to_ical())


def entry(visit: VisitRow, named: Named, *, openly: bool = False) -> Event | None:
    """The entry of a visit; None before a time has been agreed. `openly`: only what every member may know, the day and no room."""
    shown, status = visits.planned(visit), STATUS.get(visit.state)
    if shown is None or status is None:
        return None
    event = Event()
    event.add("uid", f"visit-{visit.key}@{named.domain}")
    event.add("sequence", visit.sequence)
    event.add("dtstamp", named.changed_at)
    starts, ends = shown.starts_at.astimezone(SHANGHAI), shown.ends_at.astimezone(SHANGHAI)
    event.add("dtstart", starts.date() if openly else starts)
    event.add("dtend", ends.date() + timedelta(days=1) if openly else ends)
    event.add("status", status)
    event.add("summary", _("互访：{topic}", topic=visit.topic))
    event.add("location", named.host if openly else visit.venue or named.host)
    event.add("description", _("{guest}到访{host}", guest=named.guest, host=named.host))
    event.add("url", named.address)
    return event


def _shanghai() -> Timezone:
    zone = Timezone()
    zone.add("tzid", "Asia/Shanghai")
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))  # noqa: DTZ001  # local time, as RFC 5545 wants it here
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone
