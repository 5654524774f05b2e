"""What each fact of a brand assigns, for ever.

Nothing is decided here: these functions run again at every replay. Each has the fields of its event as parameters; `Brand` binds
them to the events, for which the library wants the first one to be called self.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.brands.values import Recognition, Score, Shown
from domain.brands.words import Scope, State, Tier
from domain.evidence import Evidence
from domain.model import Prose
from domain.promotion import Channel
from domain.words import File, Party

if TYPE_CHECKING:
    from domain.brands.brand import Brand

_NONE: tuple[Evidence, ...] = ()


def named(self: Brand, name: str, slogan: str | None = None, evidence: tuple[Evidence, ...] = _NONE) -> None:
    self.state, self.named = State.NAMED, name


def meaning_defined(self: Brand, meaning: Prose, evidence: tuple[Evidence, ...] = _NONE) -> None:
    self.state = State.MEANING_DEFINED


def identity_adopted(
    self: Brand, description: Prose, file: File | None = None, evidence: tuple[Evidence, ...] = _NONE
) -> None:
    self.state = State.IDENTITY_ADOPTED


def carrier_established(self: Brand, carrier: str, since_on: date, evidence: tuple[Evidence, ...] = _NONE) -> None:
    """Further carriers do not take a brand back."""
    self.carriers.append(carrier)
    if self.state is State.IDENTITY_ADOPTED:
        self.state = State.CARRIER_ESTABLISHED


def showcased(
    self: Brand,
    audience_scope: Scope,
    audience: tuple[Party, ...] = (),
    exchange_id: str | None = None,
    visit_id: str | None = None,
    evidence: tuple[Evidence, ...] = _NONE,
) -> None:
    at = f"exchange:{exchange_id}" if exchange_id else f"visit:{visit_id}"
    self.shown.append(Shown(at, audience_scope))
    if self.state is State.CARRIER_ESTABLISHED:
        self.state = State.SHOWCASED


def assessed(
    self: Brand, rubric_version: str, scores: tuple[Score, ...], total: int, comment: Prose | None = None
) -> None:
    self.assessed = True


def recognised(
    self: Brand,
    tier: Tier,
    valid_until: date,
    endorser: str,
    doc_no: str | None = None,
    evidence: tuple[Evidence, ...] = _NONE,
) -> None:
    self.state, self.recognition, self.assessed = State.RECOGNISED, Recognition(tier, valid_until), False


def recognition_renewed(
    self: Brand,
    tier: Tier,
    valid_until: date,
    endorser: str,
    doc_no: str | None = None,
    evidence: tuple[Evidence, ...] = _NONE,
) -> None:
    self.recognition, self.assessed = Recognition(tier, valid_until), False


def promoted(
    self: Brand,
    channel: Channel,
    scope: Scope,
    endorser: str,
    exchange_id: str | None = None,
    evidence: tuple[Evidence, ...] = _NONE,
) -> None:
    self.state = State.PROMOTED
    self.promotions.add((channel, scope, exchange_id))


def replicated(self: Brand, by_school_id: str, adapted: Prose) -> None:
    self.replicas.add(by_school_id)


def evidence_added(self: Brand, milestone: State, evidence: tuple[Evidence, ...]) -> None: ...


def milestone_revoked(self: Brand, from_milestone: State, to_milestone: State, reason: Prose) -> None:
    """What was said for the milestones above does not count any more; it has to be said again."""
    self.state = to_milestone
    self.promotions.clear()
    if to_milestone.no < State.RECOGNISED.no:
        self.recognition = None
    if to_milestone.no < State.SHOWCASED.no:
        self.shown.clear()
    if to_milestone.no < State.CARRIER_ESTABLISHED.no:
        self.carriers.clear()
    if to_milestone.no < State.NAMED.no:
        self.named = None


def recognition_lapsed(self: Brand, on: date) -> None:
    self.state, self.recognition = State.SHOWCASED, None
    self.promotions.clear()


def retired(self: Brand, reason: Prose) -> None:
    self.state = State.RETIRED
