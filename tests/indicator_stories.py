"""A small district in plain facts, as the indicators count them: six schools of two studios, and visits one writes down oneself.

工作室 A: a1 (its lead's), a2, a3, primary schools, a3 rural; 工作室 B: b1 (its lead's), b2, b3, middle schools, b3 with few members.
All joined on 1 October 2024. The study stage is from November to April; every day in question lies in it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import count

from domain.words import SHANGHAI, Attendance, Level, Locality, MemberBand, Party, PartyKind, Side, Stage
from projections.indicators import Days, District, Scope, Window
from projections.indicators.facts import (
    ExchangeFacts,
    Facts,
    MemberFacts,
    ProgrammeFacts,
    SchoolFacts,
    StudioFacts,
    VisitFacts,
)

PROGRAMME, JOINED = "p-1", date(2024, 10, 1)
STAGES = {
    Stage.PREPARATION: (date(2024, 9, 1), date(2024, 10, 31)),
    Stage.STUDY: (date(2024, 11, 1), date(2025, 4, 30)),
    Stage.CULTIVATION: (date(2025, 5, 1), date(2025, 10, 31)),
}
SCHOOLS = ("a1", "a2", "a3", "b1", "b2", "b3")
LAST = date(2025, 4, 30)
STREET = Party(PartyKind.PARTNER, "street")
PRESENT, LATE, LEAVE, ABSENT, DEPUTY = (
    *(Attendance.PRESENT, Attendance.LATE, Attendance.LEAVE_APPROVED),
    *(Attendance.ABSENT, Attendance.DEPUTY),
)
BOTH = {Side.HOST, Side.GUEST}
_NUMBER = count(1)


def school(code: str) -> Party:
    return Party(PartyKind.SCHOOL, code)


def on(text: str) -> date:
    """`01-15`: a day of 2025."""
    return date.fromisoformat(f"2025-{text}")


def micros(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), SHANGHAI)


def facts() -> Facts:
    found = Facts(position=1)
    found.programmes[PROGRAMME] = ProgrammeFacts(PROGRAMME, date(2024, 9, 1), dict(STAGES))
    for code in SCHOOLS:
        level = Level.PRIMARY if code < "b" else Level.MIDDLE
        locality = Locality.RURAL if code == "a3" else Locality.URBAN
        band = MemberBand.LT7 if code == "b3" else MemberBand.FROM_7
        found.schools[code] = SchoolFacts(code, level, locality, band)
    for letter in "ab":
        studio = f"st-{letter}"
        found.studios[studio] = StudioFacts(studio, PROGRAMME, f"p-{letter}1", f"{letter}1", JOINED)
        for no in (2, 3):
            code = f"{letter}{no}"
            found.members[code] = MemberFacts(f"p-{code}", code, studio, PROGRAMME, JOINED)
    return found


def proposed(to: Facts, host: str, guest: str, day: date, *, after: float | None = None, **more: object) -> VisitFacts:
    """The host invites on a day; `after` so many days came the first reply."""
    asked = micros(noon(day))
    reply = None if after is None else asked + int(after * 86_400_000_000)
    visit = VisitFacts(
        key=f"v{next(_NUMBER)}",
        host=school(host),
        guest=school(guest),
        proposer=school(host),
        recorded=next(_NUMBER),
        proposed_at=asked,
        proposed_on=day,
        first_reply=reply,
    )
    return put(to, visit, **more)


def held(to: Facts, host: str | Party, guest: str | Party, day: date, **more: object) -> VisitFacts:
    """A visit that took place, with nobody's proposal of it on record."""
    host, guest = (school(side) if isinstance(side, str) else side for side in (host, guest))
    started = noon(day)
    visit = VisitFacts(
        key=f"v{next(_NUMBER)}",
        host=host,
        guest=guest,
        proposer=host,
        recorded=next(_NUMBER),
        held=True,
        started_at=started,
        ended_at=started + timedelta(hours=2),
        held_on=day,
    )
    return put(to, visit, **more)


def put(to: Facts, visit: VisitFacts, **more: object) -> VisitFacts:
    for name, value in more.items():
        setattr(visit, name, value)
    to.visits[visit.key] = visit
    return visit


def met(to: Facts, day: date, *present: str, organisers: tuple[str, ...] = ("st-a",), **more: object) -> ExchangeFacts:
    """An exchange of some studios at which somebody of these schools was present."""
    exchange = ExchangeFacts(
        key=f"x{next(_NUMBER)}",
        kind="seminar",
        mode="dialogue",
        breadth="cross_studio",
        organisers=frozenset(Party(PartyKind.STUDIO, code) for code in organisers),
        held=True,
        held_on=day,
        entries=sheet(*((f"p-{code}", code, PRESENT) for code in present)),
    )
    for name, value in more.items():
        setattr(exchange, name, value)
    to.exchanges[exchange.key] = exchange
    return exchange


def sheet(*lines: tuple[str, str, Attendance]) -> dict[str, tuple[Party, Attendance]]:
    return {person: (school(code), status) for person, code, status in lines}


def window(of: Facts, as_of: date = LAST, *, studio: str | None = None, school: str | None = None) -> Window:
    """The study stage up to a day."""
    district = District(of, as_of)
    return Window(Scope(district, studio=studio, school=school), Days(date(2024, 11, 1), min(as_of, on("04-30"))))
