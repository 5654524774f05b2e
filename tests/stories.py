"""Visits as tests speak of them: an invitation, an agreed visit, a held one; and what a command made happen.

Two schools of different levels: 中学 hosts, 小学 comes. It is the morning of Monday 3 March 2025.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import msgspec
import pytest

from domain.errors import Refused, Several
from domain.model import Aggregate, DomainEvent, Prose, decode, encode
from domain.visits import (
    CancelReason,
    Cause,
    DeclineReason,
    Disputed,
    Period,
    SheetSource,
    State,
    Subject,
    Visit,
    VoidReason,
)
from domain.visits.words import Direction
from domain.words import SHANGHAI, AgendaLine, Attendance, Entry, Item, Part, Party, PartyKind, Side, Slot

HOST, GUEST = Side.HOST, Side.GUEST
MIDDLE, PRIMARY, NURSERY = (Party(PartyKind.SCHOOL, code) for code in ("s-ms", "s-ps", "s-kg"))
STREET, LIBRARY = (Party(PartyKind.PARTNER, code) for code in ("pt-street", "pt-library"))
PROGRAMME = Period(date(2024, 9, 1), date(2026, 8, 31))
THURSDAY, TUESDAY, FRIDAY = (
    Slot(date(2025, 3, 20), Part.PM),
    Slot(date(2025, 3, 25), Part.AM),
    Slot(date(2025, 3, 28), Part.DAY),
)
HOST_PERSON, GUEST_PERSON, ASSISTANT = "p-ms", "p-ps", "p-assistant"


def at(text: str) -> datetime:
    """`03-20 14:30`: an instant of 2025, district time."""
    return datetime.fromisoformat(f"2025-{text}").replace(tzinfo=SHANGHAI)


def on(text: str) -> date:
    """`03-20`: a day of 2025."""
    return date.fromisoformat(f"2025-{text}")


NOW, AFTER = at("03-03 09:00"), at("03-20 17:30")
TOOK_PLACE = {"started_at": at("03-20 14:00"), "ended_at": at("03-20 16:30"), "headcount_guest": 6, "headcount_host": 4}
LOGISTICS: dict[str, Any] = {
    "starts_at": at("03-20 14:00"),
    "ends_at": at("03-20 16:30"),
    "venue": "中学二楼会议室",
    "agenda": (AgendaLine(time(14), "看现场"), AgendaLine(time(15), "谈问题")),
    "responsible_person": HOST_PERSON,
    "responsible_of_host": True,
}
LETTER: dict[str, Any] = {
    "letter_no": "望教党函〔2025〕7号",
    "content": Prose("关于来访学习的函"),
    "itinerary": Prose("14:00 到校"),
    "headcount": 6,
    "on": on("03-03"),
}
SHEET: dict[str, Any] = {
    "entries": (
        Entry(HOST_PERSON, MIDDLE, Attendance.PRESENT),
        Entry(GUEST_PERSON, PRIMARY, Attendance.LATE),
    ),
    "responsible_present": True,
    "source": SheetSource.PAPER,
}
MINUTES: dict[str, Any] = {
    "summary": Prose("看了党员活动室，谈了家校沟通"),
    "learnt": (Prose("把问题摆出来"),),
    "problems": (Prose("时间偏紧"),),
    "action_items": (Item(1, Prose("交换样表"), HOST_PERSON, on("04-10")),),
}


def subject(**other: Any) -> Subject:
    about = {"programme_id": "prog-2024", "direction": Direction.INVITE, "host": MIDDLE, "guest": PRIMARY}
    return Subject(**about | {"topic": "家校沟通边界", "purpose": Prose("看现场，谈问题"), "capacity": 8} | other)


def offer(**other: Any) -> dict[str, Any]:
    return {"slots": (THURSDAY, TUESDAY), "now": NOW, "programme": PROGRAMME, "key": "v-1"} | other


def invitation(*, about: Subject | None = None, **other: Any) -> Visit:
    return Visit.propose(about or subject(), **offer(**other))


def agreed(**other: Any) -> Visit:
    visit = invitation(**other)
    visit.accept(by=GUEST, offer_no=1, slot=THURSDAY, now=NOW, party_size=6)
    return visit


def prepared() -> Visit:
    visit = agreed()
    visit.set_logistics(by=HOST, **LOGISTICS)
    return visit


def confirmed() -> Visit:
    visit = prepared()
    visit.confirm(by=HOST)
    return visit


def changing(visit: Visit | None = None, **other: Any) -> Visit:
    """A visit whose guest has asked for another day."""
    visit = visit or agreed()
    asked = {
        "by": GUEST,
        "reason": Prose("与教研活动冲突"),
        "now": NOW,
        "programme": PROGRAMME,
        "slots": (TUESDAY, FRIDAY),
    }
    visit.propose_change(**asked | other)
    return visit


def held() -> Visit:
    visit = confirmed()
    visit.record_held(by=HOST, now=AFTER, **TOOK_PLACE)
    return visit


def entered_afterwards(*, by: Side | None = HOST, about: Subject | None = None, **other: Any) -> Visit:
    entered = {"by": by, "by_person": HOST_PERSON, "source": "会议记录", "now": AFTER, "programme": PROGRAMME}
    return Visit.record_afterwards(about or subject(), **TOOK_PLACE | entered | {"key": "v-2"} | other)


def reported(visit: Visit | None = None) -> Visit:
    """Minutes have been filed by the host's side."""
    visit = visit or held()
    visit.file_minutes(by=HOST, by_person=HOST_PERSON, **MINUTES)
    return visit


def closed(*, with_minutes: bool = True) -> Visit:
    visit = reported() if with_minutes else held()
    visit.close(by_hand=True, now=at("04-20 09:00"))
    return visit


def not_held() -> Visit:
    visit = agreed()
    visit.record_not_held(cause=Cause.OUTSIDE, note=Prose("暴雨"), now=at("03-20 19:30"))
    return visit


def in_state(state: State) -> Visit:
    """The plainest visit in a state."""
    if state in BUILDERS:
        return BUILDERS[state]()
    visit = agreed() if state in (State.CANCELLED, State.VOIDED) else invitation()
    match state:
        case State.DECLINED:
            visit.decline(by=GUEST, offer_no=1, reason=DeclineReason.EXAM, now=NOW)
        case State.WITHDRAWN:
            visit.withdraw(by=HOST, reason=Prose("另行安排"))
        case State.EXPIRED:
            visit.expire(now=at("03-12 00:10"))
        case State.CANCELLED:
            visit.cancel(by=HOST, reason=CancelReason.ILLNESS, note=Prose("负责人病假"), now=NOW)
        case State.VOIDED:
            visit.void(reason=VoidReason.DUPLICATE, note=Prose("重复登记"))
    return visit


BUILDERS = {
    State.PROPOSED: invitation,
    State.ACCEPTED: agreed,
    State.CONFIRMED: confirmed,
    State.HELD: held,
    State.REPORTED: reported,
    State.CLOSED: closed,
    State.NOT_HELD: not_held,
}


def disputed(visit: Visit, what: Disputed, *, by: Side = GUEST) -> Visit:
    visit.dispute_record(by=by, what=what, text=Prose("与事实不符"), now=AFTER, recorded_on=on("03-20"))
    return visit


def happened(command: Any, *args: Any, **given: Any) -> list[tuple[type[DomainEvent], dict[str, Any]]]:
    """The facts that a command appended, in order, each with what it says beside its defaults."""
    before = 0 if isinstance(command.__self__, type) else len(command.__self__.pending_events)
    visit = command(*args, **given) or command.__self__
    return [(type(fact), said(fact)) for fact in visit.pending_events[before:]]


def refused(command: Any, *args: Any, **given: Any) -> list[tuple[type[Refused], str, dict[str, object]]]:
    """What is the matter with a command: kind, field and facts of each fault; nothing was appended."""
    visit = None if isinstance(command.__self__, type) else command.__self__
    before = list(visit.pending_events) if visit else []
    with pytest.raises(Refused) as refusal:
        command(*args, **given)
    assert visit is None or visit.pending_events == before
    faults = refusal.value.faults if isinstance(refusal.value, Several) else (refusal.value,)
    return [(type(fault), fault.field, fault.facts) for fault in faults]


def said(fact: DomainEvent) -> dict[str, Any]:
    """The fields of a fact that are neither of every fact nor at their default."""
    return {
        field.name: value
        for field in msgspec.structs.fields(fact)
        if not field.name.startswith("originator_")
        and field.name != "timestamp"
        and (value := getattr(fact, field.name)) != field.default
    }


def stored(visit: Aggregate, first: int = 1) -> list[tuple[str, bytes]]:
    """The facts of a visit or another thing as a log keeps them; each text under a key of its own, written backwards."""
    keys = iter(range(first, 1000))
    return [
        encode(fact, lambda prose: {"k": prose.key or f"k{next(keys)}", "c": str(prose)[::-1]})
        for fact in visit.pending_events
    ]


def replayed(facts: list[tuple[str, bytes]]) -> Any:
    """The visit, or other thing, that stored facts tell of, its texts readable."""
    visit: Any = None
    for name, body in facts:
        fact = decode(name, body, lambda _, sealed: Prose(sealed["c"], sealed["k"], lambda prose: prose.words[::-1]))
        visit = fact.mutate(visit)
    return visit


def told(visit: Aggregate) -> dict[str, Any]:
    """All that is known of a visit, or another thing, but the keys of its texts, which a text gets when it is stored."""
    return {name: value for name, value in vars(visit).items() if name not in ("_pending_events", "texts")}
