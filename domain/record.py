"""Beside each event stands its record: its place in the one order, when it was written, by whom and why.

The log writes it, projections read it; the event itself carries none of it.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

SYSTEM = "system"
"""The actor of timers and of follow-ups that nobody in person caused."""


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who caused an event. `actor` is a person id, a guest id or `system`; names are never stored."""

    actor: str = SYSTEM
    role: str = ""
    on_behalf_of: str = ""
    """The unit for which the Party School or an assistant acted, as `kind:id`."""
    command: str = ""
    correlation: str = ""
    causation: int = 0
    """Position of the event that caused this one; 0 = a person did."""
    source: str = ""
    """`web`, `cli`, `history` or `timer`."""


_META = msgspec.json.Decoder(Meta)


class Entry(NamedTuple):
    """One place of the log: `recorded_at` in microseconds since 1970, UTC; `meta` as stored JSON."""

    position: int
    topic: str
    state: bytes
    recorded_at: int
    meta: bytes
    hash: bytes

    @property
    def by(self) -> Meta:
        return _META.decode(self.meta)
