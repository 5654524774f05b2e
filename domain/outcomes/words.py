"""成果用语: where an outcome stands. Stored values are for ever."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Promotion is no state: an accepted outcome is promoted again and again."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
