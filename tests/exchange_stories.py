"""Exchanges as tests speak of them: announced, filling up, held; facts and refusals as in stories.py.

中学's studio invites the district's studios to an experience meeting on Thursday 20 March 2025, 14:00, with 10 seats; sign-up runs until
Tuesday. It is the morning of Monday 3 March 2025.
"""

from __future__ import annotations

from datetime import time
from typing import Any

from msgspec.structs import replace

from domain.exchanges import (
    Breadth,
    Briefing,
    Changes,
    Exchange,
    Kind,
    LearningMode,
    Modality,
    Notice,
    Quota,
    Seat,
    SeatState,
    State,
    VoidReason,
)
from domain.model import Prose
from domain.papers import Deputy, SheetSource
from domain.words import AgendaLine, Attendance, Entry, File, Party, PartyKind
from tests.stories import ASSISTANT, HOST_PERSON, MIDDLE, MINUTES, NOW, PRIMARY, PROGRAMME, at, on

STUDIO, OTHER_STUDIO = (Party(PartyKind.STUDIO, code) for code in ("st-ms", "st-ps"))
EVENING = at("03-20 17:30")
OFFICER = "p-officer"
NOTICE = Notice(
    programme_id="prog-2024",
    title="家校沟通经验交流会",
    kind=Kind.EXPERIENCE_MEETING,
    learning_mode=LearningMode.SHARING,
    scope=Breadth.CROSS_STUDIO,
    organiser=STUDIO,
    co_organisers=(OTHER_STUDIO,),
    audience=(STUDIO, OTHER_STUDIO),
    starts_at=at("03-20 14:00"),
    ends_at=at("03-20 16:30"),
    venue="中学报告厅",
    modality=Modality.ONSITE,
    capacity=10,
    sign_up_by=on("03-18"),
    responsible_person=HOST_PERSON,
    mentor_ids=("p-mentor",),
    agenda=(AgendaLine(time(14), "三校各谈一件事"), AgendaLine(time(15), "分组讨论")),
    doc_no="望教党〔2025〕12号",
    purpose=Prose("把各校的做法摆到一张桌上"),
    attachments=(File("f-1", "a" * 64, 20_480, "application/pdf"),),
)
HELD: dict[str, Any] = {"started_at": at("03-20 14:00"), "ended_at": at("03-20 16:30"), "headcount": 9}
SHEET: dict[str, Any] = {
    "entries": (Entry(HOST_PERSON, MIDDLE, Attendance.PRESENT), Entry("p-1", PRIMARY, Attendance.LATE)),
    "responsible_present": True,
    "source": SheetSource.PAPER,
}
DEPUTY = Deputy(ASSISTANT, Prose("主持人外出开会"))
BRIEFING = Briefing(
    issue_no="〔2025〕第3期",
    title="三校谈家校沟通",
    body=Prose("3月20日举行交流会。"),
    report_to=("区教育党校",),
    copy_to=("各书记工作室",),
    on=on("03-20"),
)
WHY = Prose("情况有变")
EACH_SCHOOL_2 = Quota(PartyKind.SCHOOL, 2)


def notice(**other: Any) -> Notice:
    return replace(NOTICE, **other)


def announced(about: Notice = NOTICE, **other: Any) -> Exchange:
    given = {"by_person": ASSISTANT, "now": NOW, "programme": PROGRAMME, "key": "x-1"}
    return Exchange.announce(about, **given | other)


def clearing() -> Exchange:
    return announced(notice(needs_clearance=True))


def school(no: int) -> Party:
    return Party(PartyKind.SCHOOL, f"s-{no}")


def signed_up(exchange: Exchange, holder: str, now: Any = NOW, **other: Any) -> Seat:
    """A person signs up; the seat is called like its holder."""
    exchange.request_seat(person_id=holder, now=now, seat_id=holder, **other)
    return exchange.seats[holder]


def guest(exchange: Exchange, holder: str, now: Any = NOW, **other: Any) -> Seat:
    exchange.request_seat(guest_id=holder, now=now, seat_id=holder, **other)
    return exchange.seats[holder]


def full(about: Notice | None = None, *, waiting: int = 0, **other: Any) -> Exchange:
    """Every seat is taken by one person each, p-1 first, and some more wait: w-1 first."""
    exchange = announced(about or notice(**other))
    for no in range(1, exchange.notice.capacity + 1):
        signed_up(exchange, f"p-{no}", party=school(no))
    for no in range(1, waiting + 1):
        signed_up(exchange, f"w-{no}", party=school(no))
    return exchange


def offering() -> Exchange:
    """p-1 has withdrawn, so w-1 is offered a seat; w-2 waits."""
    exchange = full(waiting=2)
    exchange.withdraw_seat(seat_id="p-1", now=NOW)
    return exchange


def held(exchange: Exchange | None = None) -> Exchange:
    exchange = exchange or full()
    exchange.record_held(now=EVENING, **HELD)
    return exchange


def reported(exchange: Exchange | None = None) -> Exchange:
    exchange = exchange or held()
    exchange.file_minutes(by_person=ASSISTANT, **MINUTES)
    return exchange


def closed(*, with_minutes: bool = True) -> Exchange:
    exchange = reported() if with_minutes else held()
    exchange.file_attendance(**SHEET)
    exchange.close(now=at("03-28 09:00"))
    return exchange


def in_state(state: State) -> Exchange:
    """An exchange in a state, full where people could sign up, with somebody who waits."""
    if state in BUILDERS:
        return BUILDERS[state]()
    exchange = held() if state is State.VOIDED else full(waiting=1)
    match state:
        case State.CLOSED_REG:
            exchange.close_registration(now=NOW)
        case State.POSTPONED:
            exchange.postpone(reason=WHY)
        case State.CANCELLED:
            exchange.cancel(reason=WHY)
        case State.VOIDED:
            exchange.void(reason=VoidReason.DUPLICATE, note=Prose("重复登记"))
    return exchange


BUILDERS = {
    State.CLEARING: clearing,
    State.OPEN: lambda: full(waiting=1),
    State.HELD: held,
    State.REPORTED: reported,
    State.CLOSED: closed,
}


def states(exchange: Exchange) -> dict[str, SeatState]:
    """Where each seat stands."""
    return {seat.id: seat.state for seat in exchange.seats.values()}


def counted(exchange: Exchange) -> dict[SeatState, int]:
    """How many people, companions included, are in each state."""
    found: dict[SeatState, int] = {}
    for seat in exchange.seats.values():
        found[seat.state] = found.get(seat.state, 0) + seat.heads
    return found


def revised(exchange: Exchange, now: Any = NOW, **changes: Any) -> None:
    exchange.revise(changes=Changes(**changes), reason=WHY, now=now, programme=PROGRAMME)
