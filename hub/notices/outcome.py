"""What became of a message: it went out, is tried again, or waits for somebody to look at it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Self

LONGEST = 500
"""Characters of a server's answer that are kept."""


class State(StrEnum):
    """Of a delivery. `sending` is written before anything goes out: what is found so after a crash may have gone out."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    PARKED = "parked"


class Outcome(NamedTuple):
    """The state afterwards, a code for what is the matter, and what the server said."""

    state: State
    code: str = ""
    answer: str = ""

    @classmethod
    def sent(cls) -> Self:
        return cls(State.SENT)

    @classmethod
    def failed(cls, code: str, answer: str = "") -> Self:
        """Not taken, and sure not to have arrived: it is tried again."""
        return cls(State.FAILED, code, answer[:LONGEST])

    @classmethod
    def parked(cls, code: str, answer: str = "") -> Self:
        """A final no; or nobody can tell whether it arrived, and it is not sent twice."""
        return cls(State.PARKED, code, answer[:LONGEST])
