"""An exchange in the small district, brought as far as a test needs it: 中学's studio invites on Friday 20 March 2026, 14:00.

It is Thursday 5 March 2026, half past nine; sign-up runs until 18 March. `asst-ms` announces, `lead-ms` is responsible and clears.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from domain.exchanges import (
    Breadth,
    Exchange,
    Kind,
    LearningMode,
    Modality,
    Notice,
    Quota,
    SheetSource,
)
from domain.model import Prose
from domain.words import Attendance, Entry, PartyKind
from hub.exchanges.contacts import Contact
from projections import exchanges
from tests.district import KG1, MS1, STUDIO_KG, STUDIO_MS, at

NOTICE = Notice(
    programme_id="",
    title="家校沟通经验交流会",
    kind=Kind.EXPERIENCE_MEETING,
    learning_mode=LearningMode.SHARING,
    scope=Breadth.CROSS_STUDIO,
    organiser=STUDIO_MS,
    audience=(STUDIO_MS, STUDIO_KG),
    starts_at=at("2026-03-20 14:00"),
    ends_at=at("2026-03-20 16:30"),
    venue="二楼报告厅",
    modality=Modality.ONSITE,
    capacity=2,
    sign_up_by=date(2026, 3, 18),
    responsible_person="lead-ms",
    purpose=Prose("把各校的做法摆到一张桌上"),
)
EACH_SCHOOL_1 = Quota(PartyKind.SCHOOL, 1)
HELD: dict[str, Any] = {
    "started_at": at("2026-03-20 14:00"),
    "ended_at": at("2026-03-20 16:30"),
    "headcount": 3,
}
SHEET = (Entry("sec-ms", MS1, Attendance.PRESENT), Entry("sec-kg", KG1, Attendance.ABSENT))
WANG = Contact("王来宾", "街道办", "138 0013 8000", "wang@example.org")
LI = Contact("李来宾", "图书馆", "", "li@example.org")


def announced(district: Any, *, by: str = "lead-ms", **other: Any) -> str:
    """Announced by the lead, so that nobody has to clear it; the key."""
    receipt = district.hub.exchanges.announce(replace(NOTICE, **other), act=district.by(by))
    return row_at(district, receipt.first).key


def row_at(district: Any, position: int) -> exchanges.ExchangeRow:
    return district.ask(exchanges.exchange, district.ask(exchanges.created_at, position))


def row(district: Any, key: str) -> exchanges.ExchangeRow:
    return district.ask(exchanges.by_key, key)


def signed_up(district: Any, key: str, person: str, *, by: str = "", **other: Any) -> exchanges.SeatRow:
    """Somebody signs up, or is signed up by somebody else; the seat."""
    told = {"person_id": person if by else "", **other}
    receipt = district.hub.exchanges.sign_up(key, **told, act=district.by(by or person))
    return district.ask(exchanges.seat_at, receipt.first)


def guest(district: Any, key: str, contact: Contact = WANG, **other: Any) -> exchanges.SeatRow:
    receipt = district.hub.guests.sign_up(key, contact, **other, act=district.by(""))
    return district.ask(exchanges.seat_at, receipt.first)


def seats(district: Any, key: str) -> dict[str, str]:
    """State of each holder's seat."""
    found = district.ask(exchanges.seats, row(district, key))
    return {seat.holder: seat.state.value for seat in found}


def full(district: Any, **other: Any) -> str:
    """Two seats, taken by sec-ms and sec-ps; sec-kg and sec-kg2 wait."""
    key = announced(district, **other)
    for person in ("sec-ms", "sec-ps", "sec-kg", "sec-kg2"):
        signed_up(district, key, person)
    return key


def held(district: Any, key: str = "", *, by: str = "asst-ms") -> str:
    """Took place; recorded that evening."""
    key = key or full(district)
    district.wind("2026-03-20 18:00")
    district.hub.exchanges.record_held(key, **HELD, act=district.by(by))
    return key


def filed(district: Any, key: str = "", *, responsible: bool = True) -> str:
    """Held, with its sheet."""
    key = held(district, key)
    told = {"responsible_present": responsible, "source": SheetSource.PAPER}
    district.hub.exchanges.file_attendance(key, entries=SHEET, **told, act=district.by("asst-ms"))
    return key


def reported(district: Any, key: str = "") -> str:
    """With sheet and minutes."""
    key = filed(district, key)
    said = {"summary": "三校各谈一件事", "learnt": ("把问题摆出来",), "problems": ("时间短",)}
    district.hub.exchanges.file_minutes(key, **said, act=district.by("asst-ms"))
    return key


def knows(district: Any, key: str) -> Exchange:
    return district.hub.log.load(Exchange, key)
