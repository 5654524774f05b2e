"""The ubiquitous language 通用语言: closed lists and small values that every area speaks.

Stored values are for ever; a list may grow, a word in it never changes. Source: the district's papers, P4, P5, P22, P37, P59.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from domain.model import Prose

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Level(StrEnum):
    """学段. `mixed` is for studios only (P4, P22)."""

    MIDDLE = "middle"
    PRIMARY = "primary"
    KINDERGARTEN = "kindergarten"
    MIXED = "mixed"


SCHOOL_LEVELS = (Level.MIDDLE, Level.PRIMARY, Level.KINDERGARTEN)


class Locality(StrEnum):
    """Where a school lies; rural schools are to be supported (P65)."""

    URBAN = "urban"
    TOWNSHIP = "township"
    RURAL = "rural"


class OrgKind(StrEnum):
    """Kind of a school's Party organisation."""

    COMMITTEE = "committee"
    GENERAL_BRANCH = "general_branch"
    BRANCH = "branch"
    JOINT_BRANCH = "joint_branch"


class MemberBand(StrEnum):
    """Head-count band of members, never a roll."""

    LT7 = "lt7"
    FROM_7 = "7_19"
    FROM_20 = "20_49"
    GE50 = "ge50"


class Stage(StrEnum):
    """阶段: the five stages of a programme, in order (P37)."""

    PREPARATION = "preparation"
    STUDY = "study"
    CULTIVATION = "cultivation"
    PRACTICE = "practice"
    SUMMARY = "summary"


class SummaryCadence(StrEnum):
    """How often studios sum up: before each stage ends, or once a year; the source says both (P49)."""

    STAGE = "stage"
    YEAR = "year"


class Role(StrEnum):
    """What a person may be appointed to, for a term (P5, P6)."""

    DIRECTOR = "director"
    OFFICER = "officer"
    EVALUATOR = "evaluator"
    LEAD = "lead"
    MENTOR = "mentor"
    SECRETARY = "secretary"
    ASSISTANT = "assistant"
    PARTNER = "partner"
    OBSERVER = "observer"
    ADMIN = "admin"


PARTY_SCHOOL = frozenset({Role.DIRECTOR, Role.OFFICER})


class PartyKind(StrEnum):
    """Who can be a side of a visit."""

    SCHOOL = "school"
    STUDIO = "studio"
    PARTNER = "partner"


class ScopeKind(StrEnum):
    """What an appointment is for."""

    DISTRICT = "district"
    PROGRAMME = "programme"
    STUDIO = "studio"
    SCHOOL = "school"
    PARTNER = "partner"


class Side(StrEnum):
    """The two sides of a visit: who receives and who comes."""

    HOST = "host"
    GUEST = "guest"

    @property
    def other(self) -> Side:
        return Side.GUEST if self is Side.HOST else Side.HOST


class Part(StrEnum):
    """Half-day of a slot: am 07:00-12:30, pm 12:00-19:00, day 07:00-19:00."""

    AM = "am"
    PM = "pm"
    DAY = "day"

    @property
    def hours(self) -> tuple[time, time]:
        return _HOURS[self]


_HOURS = {
    Part.AM: (time(7), time(12, 30)),
    Part.PM: (time(12), time(19)),
    Part.DAY: (time(7), time(19)),
}


class Attendance(StrEnum):
    """到/迟/假/缺/代理 (P60)."""

    PRESENT = "present"
    LATE = "late"
    LEAVE_APPROVED = "leave_approved"
    ABSENT = "absent"
    DEPUTY = "deputy"


class PartnerKind(StrEnum):
    """Kinds of partner organisations (P70, P76)."""

    STREET = "street"
    TOWNSHIP = "township"
    COMMUNITY = "community"
    INSTITUTION = "institution"
    TWO_NEW = "two_new"
    ENTERPRISE = "enterprise"
    UNIVERSITY = "university"
    BASE = "base"


class OutcomeForm(StrEnum):
    """成果形式: the five forms of what comes out of a programme, and other (P46)."""

    INSTITUTION = "institution"
    METHOD_CASE = "method_case"
    BRAND_CARRIER = "brand_carrier"
    PLATFORM = "platform"
    PAPER = "paper"
    OTHER = "other"


class SupportKind(StrEnum):
    """帮扶需求 (P65)."""

    FEW_MEMBERS = "few_members"
    RURAL = "rural"
    NEW_TO_PARTY_AFFAIRS = "new_to_party_affairs"
    OTHER = "other"


class Party(msgspec.Struct, frozen=True, order=True):
    """A unit that can act: a school, a studio or a partner, by its code."""

    kind: PartyKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Scope(msgspec.Struct, frozen=True):
    """What an appointment is for; `id` is "" for the district."""

    kind: ScopeKind
    id: str = ""


class Slot(msgspec.Struct, frozen=True, omit_defaults=True):
    """An offered half-day, perhaps with hours; local time of the district."""

    on: date
    part: Part
    start: time | None = None
    end: time | None = None

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.on, self.start or self.part.hours[0], SHANGHAI)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.on, self.end or self.part.hours[1], SHANGHAI)


class Entry(msgspec.Struct, frozen=True):
    """One line of an attendance sheet."""

    person_id: str
    party: Party
    status: Attendance


class Item(msgspec.Struct, frozen=True):
    """An action item 行动项: what, who, until when."""

    no: int
    what: Prose
    owner: str
    due_on: date


class AgendaLine(msgspec.Struct, frozen=True):
    """One line of an agenda: a time of day and what happens."""

    t: time
    item: str


class File(msgspec.Struct, frozen=True):
    """An attached file by its SHA-256 digest and size in bytes; its name may hold personal data and is in the private store."""

    id: str
    sha256: str
    size: int
    media_type: str
