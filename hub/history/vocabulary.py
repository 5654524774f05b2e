"""What a history may say: the events of its catalogue, their fields and types, and the words of the format.

The grammar of a type: id, str, text, date, time, dt, int, bool, party, enum(a|b), list[T], map. Catalogue and words are data:
`hub/demo/history-catalogue.yaml` and `format.yaml` beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
import yaml

from domain.words import Party, PartyKind, Role
from hub.history.refusals import NotAUnit
from hub.history.shapes import SHAPES, Misshapen, Shape, choice, slug


class Words(msgspec.Struct, frozen=True):
    """The history's own words and what the hub calls them."""

    roles: dict[str, str]
    org_kinds: dict[str, str]
    parts: dict[str, str]
    imported: str
    district_calendar: str
    party_kinds: list[str]
    maps: dict[str, str]
    closed: dict[str, str]
    scores: dict[str, str]
    sections: dict[str, str]
    assessed: dict[str, str]

    def role(self, word: str) -> Role | None:
        """None for the system."""
        return Role(code) if (code := self.roles[word]) else None


class Unit(NamedTuple):
    """A party as the history names it; besides the units of the hub it knows persons and organisations."""

    kind: str
    id: str

    @property
    def acts(self) -> bool:
        """Whether the hub knows it as a unit that acts."""
        return self.kind in set(PartyKind)

    @property
    def party(self) -> Party:
        """A unit of the hub. Raises NotAUnit."""
        if not self.acts:
            raise NotAUnit(kind=self.kind, id=self.id)
        return Party(PartyKind(self.kind), self.id)


class Field(NamedTuple):
    """One field of an event, or of a map inside it."""

    name: str
    shape: Shape
    optional: bool


Fields = Mapping[str, Field]

WORDS = msgspec.convert(yaml.safe_load(files("hub").joinpath("history/format.yaml").read_text(encoding="utf-8")), Words)


class Vocabulary:
    """The events of a catalogue by aggregate and name."""

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        self.events: dict[tuple[str, str], Fields] = {}
        self.aggregates = frozenset(catalogue)
        for aggregate, entry in catalogue.items():
            begins: Fields | None = None
            for name, described in entry["events"].items():
                self.events[aggregate, name] = _fields(described["f"], begins, name)
                begins = begins or self.events[aggregate, name]


@cache
def vocabulary() -> Vocabulary:
    """The one catalogue of the format."""
    text = files("hub").joinpath("demo/history-catalogue.yaml").read_text(encoding="utf-8")
    return Vocabulary(yaml.safe_load(text))


def read_fields(fields: Fields, given: Any, where: str = "") -> tuple[dict[str, Any], list[str]]:
    """The typed values of an object, and everything that is wrong with it: missing, unknown and misshapen fields."""
    if not isinstance(given, dict):
        return {}, [f"{where or 'data'} is no object"]
    values, faults = {}, [f"unknown field {where}{name}" for name in given if name not in fields]
    for name, field in fields.items():
        if name not in given:
            faults += [] if field.optional else [f"field {where}{name} is missing"]
            continue
        try:
            values[name] = field.shape(given[name])
        except ValueError as cause:
            faults.append(f"field {where}{name} {cause}")
    return values, faults


def _fields(described: str, begins: Fields | None = None, event: str = "") -> Fields:
    """Fields as the catalogue describes them: `name:type, name?:type`. `begins`: the fields that `changes` may name."""
    found = {}
    for part in described.split(", "):
        name, kind = part.split(":", 1)
        bare = name.removesuffix("?")
        kind = WORDS.closed.get(f"{event}.{bare}", kind)
        found[bare] = Field(bare, _shape(kind, bare, begins), name.endswith("?"))
    return found


def _shape(kind: str, name: str, begins: Fields | None) -> Shape:
    if kind == "map":
        if name == "changes" and begins is not None:
            return partial(_map, {n: field._replace(optional=True) for n, field in begins.items()})
        return partial(_map, _fields(WORDS.maps[name])) if name in WORDS.maps else _object
    if inner := re.fullmatch(r"list\[(.+)]", kind):
        return partial(_list, _shape(inner[1], name, begins))
    if closed := re.fullmatch(r"enum\((.+)\)", kind):
        return partial(choice, frozenset(closed[1].split("|")))
    return _party if kind == "party" else SHAPES[kind]


# ---- composed shapes


def _object(value: Any) -> Any:
    if not isinstance(value, dict):
        raise Misshapen("is no object")
    return value


def _map(fields: Fields, value: Any) -> Any:
    values, faults = read_fields(fields, value, "...")
    if faults:
        raise Misshapen("holds: " + "; ".join(faults))
    return values


def _list(shape: Shape, value: Any) -> Any:
    if not isinstance(value, list):
        raise Misshapen("is no list")
    read = []
    for no, item in enumerate(value, 1):
        try:
            read.append(shape(item))
        except ValueError as cause:
            raise Misshapen(f"item {no} {cause}") from None
    return tuple(read)


def _party(value: Any) -> Unit:
    unit = _map(UNIT, value)
    return Unit(unit["kind"], unit["id"])


UNIT: Fields = {
    "kind": Field("kind", partial(choice, frozenset(WORDS.party_kinds)), optional=False),
    "id": Field("id", slug, optional=False),
}
