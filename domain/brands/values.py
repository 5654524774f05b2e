"""What a brand consists of: its carriers, where it was shown, what it is recognised as, how it was scored."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from domain.brands.words import Scope, Tier


class Score(msgspec.Struct, frozen=True):
    """Points on one line of the rubric; `code` is that of the line."""

    code: str
    points: int


class Shown(NamedTuple):
    """Where a brand was shown: the visit or exchange as `kind:key`, and before whom."""

    at: str
    scope: Scope


class Recognition(NamedTuple):
    """What a brand is recognised as, and the last day of it."""

    tier: Tier
    valid_until: date
