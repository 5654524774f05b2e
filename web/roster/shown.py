"""Rows of an import as people read them: what they are about, why they are wrong, what they change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from domain import words as domain
from domain.errors import Wrong
from domain.partners import LegalBasis
from domain.words import Party, PartyKind
from hub.roster.kinds import Fault, Kind
from hub.roster.register import Line
from web import messages, words
from web.naming import PLACES, Names
from web.roster.words import COLUMNS, NOTES
from web.texts import _

LISTS: dict[str, type[StrEnum]] = {
    "level": domain.Level,
    "locality": domain.Locality,
    "org_kind": domain.OrgKind,
    "member_band": domain.MemberBand,
    "role": domain.Role,
    "kind": domain.PartnerKind,
    "legal_basis": LegalBasis,
}
"""The closed list of a column."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Row(NamedTuple):
    """One row: the name it goes by, the page of what it is about ("" for none), and what there is to say of it."""

    line: Line
    said: str
    address: str
    told: list[str]


def rows(lines: Sequence[Line], names: Names, called: Callable[[str], str]) -> list[Row]:
    """The rows of a page."""
    return [_row(line, names, called) for line in lines]


def _row(line: Line, names: Names, called: Callable[[str], str]) -> Row:
    kind, _colon, key = line.thing.partition(":")
    if kind == "person":
        known = line.outcome == "done" or not line.said
        return Row(line, line.said or called(key), f"/people/{key}" if known else "", _told(line))
    if kind in set(PartyKind):
        party = Party(PartyKind(kind), key)
        there = line.outcome == "done" or line.action in ("skip", "change")
        return Row(line, line.said or names.code(kind, key), PLACES[party.kind] + key if there else "", _told(line))
    return Row(line, line.said, "", _told(line))


def _told(line: Line) -> list[str]:
    faults = [fault_said(line.kind, fault) for fault in line.faults]
    return faults or [said for note in line.notes if (said := _noted(note))] + _changed(line)


def fault_said(kind: Kind, fault: Fault) -> str:
    """The sentence of a fault, with its column."""
    facts = {name: _fact(name, value, fault.field) for name, value in fault.facts.items()}
    sentence = messages.sentence(_Refused(fault.code, facts))
    column = COLUMNS[kind].get(fault.field)
    return _("{column}：{sentence}", column=column, sentence=sentence) if column else sentence


class _Refused(Wrong):
    """A fault that was stored, as the refusal that it was."""

    def __init__(self, code: str, facts: dict[str, Any]) -> None:
        super().__init__(**facts)
        self.code = code  # type: ignore[misc]  # one class for all that was stored


def _fact(name: str, value: Any, field: str) -> Any:
    """A stored fact as the sentence wants it: days, words of closed lists."""
    kind = domain.Role if name == "role" else LISTS.get(field)
    if isinstance(value, list):
        return [_fact(name, each, field) for each in value]
    if isinstance(value, str) and name in ("known", "now", "role") and kind and value in set(kind):
        return kind(value)
    return date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else value


def _noted(note: str) -> str:
    what, _dot, rest = note.partition(".")
    if what == "role":
        return _("任{role}", role=words.word(domain.Role(rest)))
    return str(NOTES.get(note, ""))


def _changed(line: Line) -> list[str]:
    fields = [note.removeprefix("change.") for note in line.notes if note.startswith("change.")]
    named = [COLUMNS[line.kind].get(field, "") for field in fields]
    return [_("改{columns}", columns=words.joined(filter(None, named)))] if any(named) else []
