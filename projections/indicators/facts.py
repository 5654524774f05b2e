"""What the log says, as plain facts that the indicators count: one record per visit, exchange, case and so on, and nothing else.

Only what a formula needs is kept. There is no place here for logins, views, likes, durations or uploads: what is not kept cannot be
counted (definition of the indicators, section 7).
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from domain.words import Attendance, Level, Locality, MemberBand, Party, Side, Stage


class VisitFacts(msgspec.Struct):
    """One visit. Instants of the log are microseconds since 1970, UTC; `gone`: not held, or voided, so absent from every indicator."""

    key: str
    host: Party
    guest: Party
    proposer: Party
    recorded: int
    """Position of the record that says it took place; decides between equal starts."""
    in_return_for: str | None = None
    proposed_at: int | None = None
    proposed_on: date | None = None
    first_reply: int | None = None
    accepted: bool = False
    expired: bool = False
    agreed: bool = False
    """Accepted or confirmed, and neither held nor called off since."""
    held: bool = False
    gone: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None
    held_on: date = date.min
    one_sided: bool = False
    partners: tuple[str, ...] = ()
    entries: dict[str, tuple[Party, Attendance]] = msgspec.field(default_factory=dict)
    responsible: bool = False
    items: frozenset[int] = frozenset()
    done: set[int] = msgspec.field(default_factory=set)
    confirmed: set[Side] = msgspec.field(default_factory=set)
    """Sides that have confirmed the latest minutes themselves; silence does not count."""
    feedback: dict[Side, int] = msgspec.field(default_factory=dict)
    promised: date | None = None
    waived_at: int | None = None

    @property
    def stream(self) -> str:
        return f"visit:{self.key}"

    @property
    def parties(self) -> tuple[Party, Party]:
        return self.host, self.guest


class ExchangeFacts(msgspec.Struct):
    """One exchange; `organisers` are its organiser (None: the Party School) and co-organisers, each once."""

    key: str
    kind: str
    mode: str
    breadth: str
    organisers: frozenset[Party | None]
    organiser: Party | None = None
    held: bool = False
    gone: bool = False
    held_on: date = date.min
    partners: tuple[str, ...] = ()
    entries: dict[str, tuple[Party, Attendance]] = msgspec.field(default_factory=dict)
    responsible: bool = False

    @property
    def stream(self) -> str:
        return f"exchange:{self.key}"


class SchoolFacts(msgspec.Struct):
    """One school; a school is weak 薄弱校 where it lies in the country or has few members."""

    code: str
    level: Level
    locality: Locality
    band: MemberBand

    @property
    def weak(self) -> bool:
        return self.locality is Locality.RURAL or self.band is MemberBand.LT7


class StudioFacts(msgspec.Struct):
    """One studio; `lead_school` is that of its lead, since `lead_since`."""

    code: str
    programme: str
    lead: str = ""
    lead_school: str = ""
    lead_since: date | None = None


class MemberFacts(msgspec.Struct):
    """A secretary in a studio; `since` the day of admission."""

    person: str
    school: str
    studio: str
    programme: str
    since: date
    left_on: date | None = None


class ProgrammeFacts(msgspec.Struct):
    """One cohort and the days of its stages, as last scheduled."""

    code: str
    starts_on: date
    stages: dict[Stage, tuple[date, date]] = msgspec.field(default_factory=dict)


class CaseFacts(msgspec.Struct):
    """One case; `withdrawn` cases count nowhere."""

    key: str
    programme: str
    author: str
    school: str
    published: bool = False
    withdrawn: bool = False

    @property
    def stream(self) -> str:
        return f"case:{self.key}"


class AdoptionFacts(msgspec.Struct):
    """Another unit with a case; it counts once its trial has begun, with the latest result it reported."""

    key: str
    case: str
    by: Party
    started: bool = False
    result: str = ""

    @property
    def stream(self) -> str:
        return f"adoption:{self.key}"


class BrandFacts(msgspec.Struct):
    """One brand at its milestone 1..8."""

    key: str
    school: str
    milestone: int = 1
    retired: bool = False
    replicated_by: set[str] = msgspec.field(default_factory=set)

    @property
    def stream(self) -> str:
        return f"brand:{self.key}"


class DutyFacts(msgspec.Struct):
    """One reporting duty; `submitted_on` is the day of its first submission."""

    key: str
    programme: str
    owner_kind: str
    owner: str
    due_on: date
    waived: bool = False
    submitted_on: date | None = None

    @property
    def stream(self) -> str:
        return f"obligation:{self.key}"

    @property
    def on_time(self) -> bool:
        return self.submitted_on is not None and self.submitted_on <= self.due_on


class OutcomeFacts(msgspec.Struct):
    """One outcome; `accepted_on` is the day of its acceptance as representative, `reached` the schools of its widest promotion."""

    key: str
    owner: Party
    accepted_on: date | None = None
    reached: int = 0

    @property
    def stream(self) -> str:
        return f"outcome:{self.key}"


class ProjectFacts(msgspec.Struct):
    """One project with partners; its record is that of the partner in whose stream it stands."""

    key: str
    partner: str
    parties: frozenset[Party]
    completed: bool = False
    dropped: bool = False

    @property
    def stream(self) -> str:
        return f"partner:{self.partner}"


class Facts(msgspec.Struct):
    """Everything that the indicators count, known at a position of the log."""

    position: int
    visits: dict[str, VisitFacts] = msgspec.field(default_factory=dict)
    exchanges: dict[str, ExchangeFacts] = msgspec.field(default_factory=dict)
    schools: dict[str, SchoolFacts] = msgspec.field(default_factory=dict)
    studios: dict[str, StudioFacts] = msgspec.field(default_factory=dict)
    members: dict[str, MemberFacts] = msgspec.field(default_factory=dict)
    programmes: dict[str, ProgrammeFacts] = msgspec.field(default_factory=dict)
    holidays: list[tuple[date, date]] = msgspec.field(default_factory=list)
    make_up: set[date] = msgspec.field(default_factory=set)
    cases: dict[str, CaseFacts] = msgspec.field(default_factory=dict)
    adoptions: dict[str, AdoptionFacts] = msgspec.field(default_factory=dict)
    brands: dict[str, BrandFacts] = msgspec.field(default_factory=dict)
    duties: dict[str, DutyFacts] = msgspec.field(default_factory=dict)
    outcomes: dict[str, OutcomeFacts] = msgspec.field(default_factory=dict)
    projects: dict[str, ProjectFacts] = msgspec.field(default_factory=dict)
    partners: set[str] = msgspec.field(default_factory=set)
    needs: dict[str, bool] = msgspec.field(default_factory=dict)
    """Items by id: whether they still stand."""
    resources: dict[str, bool] = msgspec.field(default_factory=dict)
