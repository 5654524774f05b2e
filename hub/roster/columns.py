"""Which sheet holds what, and which of its columns: guessed from the headings, and corrected by whoever sent it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

import msgspec

from domain.errors import Wrong, refuse
from hub.roster import values
from hub.roster.faults import ColumnMissing, ColumnTwice, NoRows, NothingChosen
from hub.roster.files import Folder, Row
from hub.roster.kinds import Kind
from hub.roster.values import Reading

LOOK: Final = 15
"""Lines from the top among which the headings stand: titles and notes may come before them."""
LEAST: Final = 2
"""Headings that are known: fewer may be chance."""
CLEARLY: Final = 4
"""So many tell what a sheet is meant to be, although one is missing that it needs."""

_PROFILE: Final[dict[str, Reading]] = {
    "code": values.code,
    "name": values.name,
    "level": values.word,
    "street": values.name,
    "motto": values.name,
}
FIELDS: Final[Mapping[Kind, Mapping[str, Reading]]] = {
    Kind.SCHOOLS: {
        **{name: _PROFILE[name] for name in ("code", "name", "level")},
        "locality": values.word,
        "street": values.name,
        "org_kind": values.word,
        "member_band": values.band,
    },
    Kind.STUDIOS: {
        **{name: _PROFILE[name] for name in ("code", "name", "level", "motto")},
        "programme": values.identity,
    },
    Kind.PEOPLE: {
        "person": values.identity,
        "name": values.name,
        "unit": values.words,
        "org": values.name,
        "post": values.name,
        "phone": values.phone,
        "mail": values.mail,
        "role": values.word,
        "studio": values.words,
        "from_on": values.day,
        "until_on": values.day,
        "in_post_since": values.month,
        "reason": values.words,
    },
    Kind.PARTNERS: {
        "code": values.code,
        "name": values.name,
        "kind": values.word,
        "area": values.name,
        "contact": values.name,
        "post": values.name,
        "phone": values.phone,
        "mail": values.mail,
        "legal_basis": values.word,
        "from_on": values.day,
        "until_on": values.day,
    },
    Kind.TERMS: {
        "person": values.identity,
        "name": values.name,
        "role": values.word,
        "unit": values.words,
        "studio": values.words,
        "from_on": values.day,
        "until_on": values.day,
        "in_post_since": values.month,
        "org": values.name,
        "duties": values.listed,
        "legal_basis": values.word,
        "reason": values.words,
    },
}
"""How each column is read."""
NEEDED: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.SCHOOLS: ("code",),
    Kind.STUDIOS: ("code",),
    Kind.PEOPLE: ("name",),
    Kind.PARTNERS: ("code",),
    Kind.TERMS: ("name", "role"),
}
"""Columns without which a row says nothing; what else a new entry needs is asked row by row."""


class Sheet(msgspec.Struct, frozen=True):
    """A sheet as it is to be read: its number in the file, what it holds (None: it is left out), the line of its headings, and the
    number of the column of each field.
    """

    number: int
    name: str
    kind: Kind | None
    heading: int
    columns: dict[str, int]


class Found(msgspec.Struct, frozen=True):
    """What was guessed of a sheet, with its headings and a first row to look at. `top`: lines among which the headings stand."""

    sheet: Sheet
    headings: list[str]
    sample: list[str]
    top: list[int]


@cache
def _known(kind: Kind) -> Mapping[str, str]:
    """Field by every name of its column."""
    columns: dict[str, list[str]] = values.lexicon()[kind]["columns"]
    found: dict[str, str] = {}
    for field, names in columns.items():
        for name in names:
            found.setdefault(_folded(name), field)
    return found


def _folded(heading: str) -> str:
    """A heading without notes in brackets, marks and blanks."""
    bare = re.sub(r"\(.*?\)|\[.*?]|\u3010.*?\u3011", "", unicodedata.normalize("NFKC", heading))
    return re.sub(r"[\s*:_]|\u5fc5\u586b|\u9009\u586b", "", bare).casefold()


def guess(folder: Folder) -> list[Found]:
    """Each sheet of a file. One without any heading that is known is left out."""
    return [_guess(number, name, top) for number, name, top in _tops(folder)]


def read_as(folder: Folder, chosen: Mapping[int, tuple[Kind | None, int]]) -> list[Found]:
    """As `guess`, of sheets whose kind and line of headings somebody has said, by number."""
    found = []
    for number, name, top in _tops(folder):
        kind, line = chosen.get(number, (None, 1))
        row = next((each for each in top if each.line == line), top[0] if top else Row(1, []))
        sheet = Sheet(number, name, kind, row.line, match(kind, row.cells) if kind else {})
        found.append(Found(sheet, row.cells, _below(top, row), [each.line for each in top]))
    return found


def _tops(folder: Folder) -> list[tuple[int, str, list[Row]]]:
    return [(number, name, list(islice(folder.rows(number), LOOK))) for number, name in enumerate(folder.sheets())]


def _guess(number: int, name: str, top: Sequence[Row]) -> Found:
    lines = [row.line for row in top]
    kinds = [kind for kind in Kind if _folded(name) in map(_folded, values.lexicon()[kind]["sheet"])] or list(Kind)
    tried = [(len(found), row, kind, found) for row in top for kind in kinds if (found := match(kind, row.cells))]
    whole = [each for each in tried if each[0] >= LEAST and all(field in each[3] for field in NEEDED[each[2]])]
    fitting = whole or [each for each in tried if each[0] >= CLEARLY]
    if not fitting:
        first = top[0] if top else Row(1, [])
        return Found(Sheet(number, name, None, first.line, {}), first.cells, _below(top, first), lines)
    _, row, kind, columns = max(fitting, key=lambda each: each[0])
    return Found(Sheet(number, name, kind, row.line, columns), row.cells, _below(top, row), lines)


def _below(top: Sequence[Row], heading: Row) -> list[str]:
    return next((row.cells for row in top if row.line > heading.line), [])


def match(kind: Kind, headings: Sequence[str]) -> dict[str, int]:
    """Number of the column by field; a heading that says what another one has said already counts once."""
    found: dict[str, int] = {}
    for number, heading in enumerate(headings):
        if (field := _known(kind).get(_folded(heading))) is not None and not heading.startswith("\0"):
            found.setdefault(field, number)
    return found


def arranged(found: Sheet, kind: Kind | None, heading: int, fields: Mapping[int, str]) -> Sheet:
    """A sheet as somebody says that it is to be read: the field by number of the column, "" for none. Raises ColumnTwice."""
    columns: dict[str, int] = {}
    for number, field in sorted(fields.items()) if kind else ():
        if field and field in FIELDS[Kind(kind or "")]:
            if field in columns:
                raise ColumnTwice(f"{found.number}.{field}", column=f"{kind}.{field}")
            columns[field] = number
    return Sheet(found.number, found.name, kind, heading, columns)


def check(sheets: Iterable[Sheet]) -> None:
    """Refuse a choice that cannot be read, all faults at once; the field of a fault is `sheet.field`."""
    chosen = [sheet for sheet in sheets if sheet.kind is not None]
    if not chosen:
        raise NothingChosen
    refuse(*(fault for sheet in chosen for fault in _faults(sheet)))


def _faults(sheet: Sheet) -> list[Wrong]:
    if sheet.kind is None:
        return []
    return [
        ColumnMissing(f"{sheet.number}.{field}", column=f"{sheet.kind}.{field}")
        for field in NEEDED[sheet.kind]
        if field not in sheet.columns
    ]


class Read(msgspec.Struct):
    """A row read: its values by field (None where nothing stands), and what is wrong with them."""

    line: int
    values: dict[str, Any]
    faults: list[Wrong]
    said: str


def rows(folder: Folder, sheet: Sheet) -> Iterable[Read]:
    """The rows below the headings. `said`: how people know the row, its name or code."""
    if sheet.kind is None:
        return
    fields = FIELDS[sheet.kind]
    for row in folder.rows(sheet.number):
        if row.line > sheet.heading and any(cell.strip() for cell in row.cells):
            read = {
                field: values.read(field, row.cells[number], fields[field])
                for field, number in sheet.columns.items()
                if number < len(row.cells)
            }
            found = dict.fromkeys(fields) | {field: value for field, (value, _) in read.items()}
            said = " ".join(str(found[field]) for field in ("code", "name") if found.get(field))
            yield Read(row.line, found, [fault for _, fault in read.values() if fault is not None], said)


def count(folder: Folder, sheets: Iterable[Sheet], name: str) -> int:
    """How many rows there are to read. Raises NoRows."""
    found = sum(1 for sheet in sheets if sheet.kind for _ in rows(folder, sheet))
    if not found:
        raise NoRows("file", name=name)
    return found
