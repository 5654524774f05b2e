"""An outcome as pages see it: what its owner says of it, what became of it, how far it was spread."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.evidence import Evidence
from domain.model import Prose
from domain.outcomes import State
from domain.promotion import Channel
from domain.words import OutcomeForm, Party, PartyKind
from projections import audience
from projections.whole import Shelf, Whole


class Promotion(msgspec.Struct, frozen=True):
    """One way in which it was spread, in the own school or outside; `schools`: how many it reached."""

    channel: Channel
    inside_school: bool
    schools: int
    on: date
    by: str
    exchange: str | None = None


class OutcomeRow(Whole, kw_only=True, omit_defaults=True):
    """An outcome as it stands. `comments`: why it was sent back last; `comment`: with what it was accepted."""

    programme: str
    owner: Party
    form: OutcomeForm
    title: str
    for_year: int
    abstract: Prose
    evidence: tuple[Evidence, ...]
    submitted_on: date
    submitted_by: str
    state: State = State.SUBMITTED
    representative: bool | None = None
    accepted_on: date | None = None
    comments: Prose | None = None
    comment: Prose | None = None
    promotions: tuple[Promotion, ...] = ()

    @property
    def counts_in(self) -> int | None:
        """The year in which it counts: that of its acceptance."""
        return self.accepted_on.year if self.accepted_on else None

    @property
    def schools(self) -> int:
        """The most schools that one promotion reached; who was reached twice is not counted twice."""
        return max((promotion.schools for promotion in self.promotions), default=0)

    @property
    def audience(self) -> frozenset[str]:
        """Who may find it, as tokens: its owner with who guides it and the Party School, once accepted the district."""
        found = {audience.OFFICE, audience.unit(self.owner)}
        found |= {audience.guide(self.owner.id)} if self.owner.kind == PartyKind.STUDIO else set()
        return frozenset(found | ({audience.DISTRICT} if self.accepted_on else set()))


OUTCOMES = Shelf(
    "outcome",
    OutcomeRow,
    {
        "programme": "TEXT NOT NULL",
        "owner": "TEXT NOT NULL",
        "form": "TEXT NOT NULL",
        "state": "TEXT NOT NULL",
        "representative": "INTEGER",
        "submitted_on": "TEXT NOT NULL",
        "accepted_on": "TEXT",
        "counts_in": "INTEGER",
    },
    indexed=("owner", "state"),
)
