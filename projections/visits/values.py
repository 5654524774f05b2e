"""Columns of the read database as the values they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import msgspec

from domain.visits import ClosedFor, Direction, SheetSource, State, Terms
from domain.words import AgendaLine, Party, PartyKind, Side, Slot

_slots = msgspec.json.Decoder(tuple[Slot, ...])
_slot = msgspec.json.Decoder(Slot)
_agenda = msgspec.json.Decoder(tuple[AgendaLine, ...])
_texts = msgspec.json.Decoder(tuple[str, ...])
_terms = msgspec.json.Decoder(Terms)


def party_of(text: str) -> Party:
    kind, _, key = text.partition(":")
    return Party(PartyKind(kind), key)


def slot_of(text: str) -> Slot:
    return _slot.decode(text)


def slots_of(text: str) -> tuple[Slot, ...]:
    return _slots.decode(text)


def sides_of(text: str) -> frozenset[Side]:
    return frozenset(map(Side, text.split()))


def side_of(text: str) -> Side | None:
    return Side(text) if text else None


READ: dict[str, Callable[[Any], Any]] = {
    "direction": Direction,
    "closed_for": ClosedFor,
    "sheet": SheetSource,
    "state": State,
    "host": party_of,
    "guest": party_of,
    "turn": side_of,
    "change_by": side_of,
    "slots": slots_of,
    "change_slots": slots_of,
    "slot": slot_of,
    "change_terms": _terms.decode,
    "agenda": _agenda.decode,
    "partners": _texts.decode,
    "delegation": _texts.decode,
    "confirmed": sides_of,
    "unacknowledged": sides_of,
    "tacit": side_of,
    **dict.fromkeys(("reply_by", "held_on", "recorded_on", "sheet_on", "minutes_on", "promised"), date.fromisoformat),
    **dict.fromkeys(
        ("expires_at", "retracts_at", "starts_at", "ends_at", "started_at", "ended_at"), datetime.fromisoformat
    ),
    **dict.fromkeys(("cross_level", "arranged", "late", "afterwards", "minutes_late", "responsible_present"), bool),
}
"""How a column of `visit` is read; others are as they are."""
