"""品牌用语: the closed lists that brands alone speak (what people read for them: the pages).

Stored values are for ever; a list may grow, a word in it never changes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """The milestone that a brand has reached, in the order of the path (P71); or that it is used no more."""

    PROPOSED = "proposed"
    NAMED = "named"
    MEANING_DEFINED = "meaning_defined"
    IDENTITY_ADOPTED = "identity_adopted"
    CARRIER_ESTABLISHED = "carrier_established"
    SHOWCASED = "showcased"
    RECOGNISED = "recognised"
    PROMOTED = "promoted"
    RETIRED = "retired"

    @property
    def no(self) -> int:
        """1..8, as people count milestones; 9 for a retired brand."""
        return _NUMBERS[self]

    @property
    def next(self) -> State | None:
        """The milestone that comes after; None behind the last."""
        return MILESTONES[self.no] if self.no < len(MILESTONES) else None


_NUMBERS: Final = {state: no for no, state in enumerate(State, 1)}
MILESTONES: Final = tuple(state for state in State if state is not State.RETIRED)


class Scope(StrEnum):
    """展示范围: before whom a brand is shown, each wider than the one before; what crosses studios covers a studio."""

    SCHOOL = "school"
    STUDIO = "studio"
    CROSS_STUDIO = "cross_studio"
    DISTRICT = "district"
    MUNICIPAL = "municipal"

    def covers(self, tier: Tier) -> bool:
        """Whether a brand shown so widely can be recognised at this tier."""
        return list(Scope).index(self) >= list(Scope).index(Scope(tier.value))


class Tier(StrEnum):
    """认定级别: each is a scope of the same name."""

    STUDIO = "studio"
    DISTRICT = "district"
    MUNICIPAL = "municipal"
