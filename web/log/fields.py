"""What stands in an event, in words: labels, names of people and units, days as people write them. Texts stay sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

import msgspec

from domain.model import Prose, decode
from domain.words import Party, PartyKind
from hub.trail import Step
from web.desk import Desk
from web.log.labels import LABELS
from web.texts import _
from web.words import WORDS, clock, plain_day, word

HIDDEN = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})
"""Stand beside the event already."""
PEOPLE = frozenset(
    {
        *("person_id", "person_ids", "by_person", "confirmed_by", "from_person_id", "to_person_id", "mentor_id"),
        *("mentor_ids", "responsible_person", "reviewer_id", "author_id", "deputy", "signed", "person"),
    }
)
"""Fields that hold ids of people."""
UNITS = {
    "school_id": PartyKind.SCHOOL,
    "to_school_id": PartyKind.SCHOOL,
    "by_school_id": PartyKind.SCHOOL,
    "audience": PartyKind.SCHOOL,
    "audience_schools": PartyKind.SCHOOL,
    "school": PartyKind.SCHOOL,
    "studio_id": PartyKind.STUDIO,
    "other_studio_id": PartyKind.STUDIO,
    "to_studio_id": PartyKind.STUDIO,
    "studio": PartyKind.STUDIO,
    "partner_id": PartyKind.PARTNER,
    "partner_ids": PartyKind.PARTNER,
}
"""Fields that hold codes of units."""
DEPTH = 4


class Field(NamedTuple):
    """A label and its value: words, or further fields below it."""

    label: str
    value: str
    below: tuple[Field, ...] = ()


def fields(desk: Desk, step: Step) -> list[Field]:
    """The fields of an event that hold something."""
    fact = decode(step.topic, step.state)
    return [
        _field(desk, name, getattr(fact, name), DEPTH)
        for name in fact.__struct_fields__
        if name not in HIDDEN and getattr(fact, name) not in (None, "", (), [], {})
    ]


def _field(desk: Desk, name: str, value: object, depth: int) -> Field:
    said = partial(_said, desk, name)
    label = str(LABELS.get(name, name))
    if depth and (parts := _parts(value)) is not None:
        return Field(label, "", tuple(_field(desk, key, each, depth - 1) for key, each in parts))
    if isinstance(value, list | tuple | set | frozenset) and not isinstance(value, Party):
        if depth and any(_parts(each) is not None for each in value):
            numbered = enumerate(value, 1)
            below = (_field(desk, name, each, depth - 1)._replace(label=_("第 {n} 项", n=n)) for n, each in numbered)
            return Field(label, "", tuple(below))
        return Field(label, _("、").join(map(said, value)))
    return Field(label, said(value))


def _parts(value: Any) -> list[tuple[str, object]] | None:
    """What a value is made of, where it has parts with names."""
    if isinstance(value, Party | Prose):
        return None
    if isinstance(value, msgspec.Struct):
        held = [(name, getattr(value, name)) for name in value.__struct_fields__]
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        held = list(zip(value._fields, value, strict=True))
    elif isinstance(value, Mapping):
        held = [(str(key), each) for key, each in value.items()]
    else:
        return None
    return [(name, each) for name, each in held if each not in (None, "", (), [], {})]


def _said(desk: Desk, name: str, value: object) -> str:
    if isinstance(value, str) and type(value) is str:
        return _text(desk, name, value)
    for kind, say in SAYINGS.items():
        if isinstance(value, kind):
            return say(desk, value)
    return str(value)


def _text(desk: Desk, name: str, value: str) -> str:
    if name in PEOPLE:
        return desk.called(value)
    return desk.names.code(UNITS[name], value) if name in UNITS else value


def _sealed(_desk: Desk, _text: Any) -> str:
    return _("（文字不在这里显示）")


SAYINGS: dict[type, Callable[[Desk, Any], str]] = {
    Prose: _sealed,
    bool: lambda _desk, value: _("是") if value else _("否"),
    Party: lambda desk, value: desk.names(value),
    StrEnum: lambda _desk, value: word(value) if type(value) in WORDS else str(value),
    datetime: lambda _desk, value: f"{plain_day(value.date())} {clock(value)}",
    date: lambda _desk, value: plain_day(value),
}
"""How values of a type are said; the first that fits."""
