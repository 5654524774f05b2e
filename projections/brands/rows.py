"""A brand as pages see it: how far it has come, what was said at each milestone, and every piece of evidence."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import msgspec

from domain.brands import Scope, State, Tier
from domain.evidence import Evidence
from domain.model import Prose
from domain.promotion import Channel
from domain.words import File, Party, PartyKind
from projections import audience
from projections.whole import Shelf, Whole


class Carrier(msgspec.Struct, frozen=True):
    """What carries the brand, and since when."""

    carrier: str
    since_on: date


class Showing(msgspec.Struct, frozen=True):
    """Where it was shown: `thing` is the exchange or visit as `kind:key`; `on` the day of recording."""

    thing: str
    scope: Scope
    audience: tuple[Party, ...]
    on: date


class Assessment(msgspec.Struct, frozen=True):
    """What an evaluator or a mentor (`by`) gave it; points by the codes of the rubric."""

    by: str
    on: date
    rubric: str
    points: dict[str, int]
    total: int
    comment: Prose | None = None


class Promotion(msgspec.Struct, frozen=True):
    """How it was spread, by whom endorsed."""

    channel: Channel
    scope: Scope
    endorser: str
    on: date
    exchange: str | None = None


class Replica(msgspec.Struct, frozen=True):
    """A school that has taken it up in a form of its own."""

    school: str
    on: date
    adapted: Prose


class Piece(msgspec.Struct, frozen=True):
    """One piece of evidence for a milestone; `position` is that of the event that named it."""

    milestone: State
    position: int
    by: str
    on: date
    evidence: Evidence


class Reached(msgspec.Struct, frozen=True):
    """When a milestone was reached last, and by whom."""

    milestone: State
    on: date
    by: str
    position: int


class BrandRow(Whole, kw_only=True, omit_defaults=True):
    """A brand as it stands. What a revoked milestone had said is no more here, but in its timeline; its evidence stays.

    `tier` and `valid_until` are those of a recognition that holds; `reason` is why it was retired.
    """

    school: str
    working_name: str
    proposed_by: str
    problem: Prose
    state: State = State.PROPOSED
    name: str | None = None
    slogan: str | None = None
    meaning: Prose | None = None
    identity: Prose | None = None
    picture: File | None = None
    carriers: tuple[Carrier, ...] = ()
    shown: tuple[Showing, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    tier: Tier | None = None
    valid_until: date | None = None
    doc_no: str | None = None
    endorser: str | None = None
    promotions: tuple[Promotion, ...] = ()
    replicas: tuple[Replica, ...] = ()
    reached: tuple[Reached, ...] = ()
    evidence: tuple[Piece, ...] = ()
    lapsed_on: date | None = None
    reason: Prose | None = None

    @property
    def title(self) -> str:
        """What it is called: its name, before that its working name."""
        return self.name or self.working_name

    @property
    def name_key(self) -> str:
        """Its name as it is compared with others, "" without one."""
        return compared(self.name or "")

    @property
    def in_use(self) -> bool:
        return self.state is not State.RETIRED

    @property
    def audience(self) -> frozenset[str]:
        """Who may find it, as tokens (projections.audience): its own people at first, named the district, recognised also partners."""
        if not self.in_use:
            return frozenset()
        found = {audience.OFFICE, audience.unit(Party(PartyKind.SCHOOL, self.school))}
        found |= {audience.DISTRICT} if self.state.no >= State.NAMED.no else set()
        found |= {audience.PARTNERS} if self.tier else set()
        return frozenset(found)


def compared(name: str) -> str:
    """A name as it is compared with others: full-width, case and blanks make no other one of it."""
    return "".join(normalize("NFKC", name).casefold().split())


BRANDS = Shelf(
    "brand",
    BrandRow,
    {
        "school": "TEXT NOT NULL",
        "state": "TEXT NOT NULL",
        "name_key": "TEXT NOT NULL",
        "valid_until": "TEXT",
    },
    indexed=("school", "name_key", "valid_until"),
)
