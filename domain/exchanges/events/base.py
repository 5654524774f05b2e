"""What every fact of an exchange has in common."""

from __future__ import annotations

from domain.texts import Worded


class Event(Worded, frozen=True, kw_only=True):
    """A fact of an exchange."""
