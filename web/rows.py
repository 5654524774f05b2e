"""Several lines of the same kind in one form: offered times, agenda, action items, attendance, names pasted from a sheet.

Inputs are named `slots.0.on`: field, row, column. All of it works without scripts: a form shows a few empty rows and a button
再加一行 that draws it again with what was typed and saves nothing. A row left empty does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from web.lines import Field, Typed, Unfit, tidy
from web.texts import Words, _

ROWS = 300
"""No form has more rows than this, whatever arrives."""


def cell(name: str, row: str | int, column: str) -> str:
    """Name of one input of a row."""
    return f"{name}.{row}.{column}"


def _is_empty(columns: Mapping[str, Field], name: str, row: str | int, typed: Typed) -> bool:
    """Whether nothing was written; something chosen in advance does not count where there is anything to write."""
    written = [column for column, kind in columns.items() if kind.kind not in {"hidden", "choice", "boxes", "tick"}]
    asked = written or [column for column, kind in columns.items() if kind.kind != "hidden"]
    return not any(text.strip() for column in asked for text in typed.get(cell(name, row, column), ()))


@dataclass(frozen=True)
class Many(Field):
    """Between `least` and `most` rows of `columns`; `start` rows are drawn. Value: list of dicts, one for each filled row."""

    columns: Mapping[str, Field] = field(default_factory=dict)
    least: int = 0
    most: int = 5
    start: int = 1
    row: Words = ""
    kind: ClassVar[str] = "many"

    def nothing(self) -> object:
        return []

    def count(self, name: str, typed: Typed) -> int:
        """How many rows arrived, empty ones in between included."""
        numbers = (re.match(rf"{re.escape(name)}\.([0-9]{{1,3}})\.", key, re.ASCII) for key in typed)
        return min(max((int(found[1]) + 1 for found in numbers if found), default=0), ROWS)

    def gather(self, name: str, typed: Typed) -> tuple[object, dict[str, str]]:
        rows: list[dict[str, object]] = []
        errors: dict[str, str] = {}
        for number in range(self.count(name, typed)):
            if not _is_empty(self.columns, name, number, typed):
                row, wrong = _row(self.columns, name, number, typed)
                rows.append(row)
                errors |= wrong
        if len(rows) > self.most:
            errors[name] = _("最多 {most} 行，现在 {n} 行", most=self.most, n=len(rows))
        elif len(rows) < max(self.least, self.required):
            errors[name] = str(self.missing) or _("至少填写 {least} 行", least=max(self.least, 1))
        return rows, errors

    def spread(self, name: str, value: object) -> dict[str, list[str]]:
        """Typed texts of given rows."""
        rows = value if isinstance(value, Sequence) else ()
        return _spread(self.columns, name, enumerate(rows))

    def offering(self, options: object) -> Self:
        """Options of columns: `slots={"part": {...}}`."""
        return replace(self, columns=_offering(self.columns, options))


def _row(
    columns: Mapping[str, Field], name: str, row: str | int, typed: Typed
) -> tuple[dict[str, object], dict[str, str]]:
    values: dict[str, object] = {}
    errors: dict[str, str] = {}
    for column, kind in columns.items():
        values[column], wrong = kind.gather(cell(name, row, column), typed)
        errors |= wrong
    return values, errors


def _spread(
    columns: Mapping[str, Field], name: str, rows: Iterable[tuple[Any, Mapping[str, object]]]
) -> dict[str, list[str]]:
    return {
        cell(name, row, column): kind.show(values[column])
        for row, values in rows
        for column, kind in columns.items()
        if column in values
    }


def _offering(columns: Mapping[str, Field], options: object) -> dict[str, Field]:
    if not isinstance(options, Mapping):
        raise TypeError(options)
    return {name: kind.offering(options[name]) if name in options else kind for name, kind in columns.items()}


@dataclass(frozen=True)
class Each(Field):
    """One row for each of the given keys (people of a list); keys come by `offering({key: words})`. Value: dict of dicts by key."""

    columns: Mapping[str, Field] = field(default_factory=dict)
    keys: Mapping[str, Words] = field(default_factory=dict)
    kind: ClassVar[str] = "each"

    def nothing(self) -> object:
        return {}

    def gather(self, name: str, typed: Typed) -> tuple[object, dict[str, str]]:
        rows: dict[str, dict[str, object]] = {}
        errors: dict[str, str] = {}
        for key in self.keys:
            if self.required or not _is_empty(self.columns, name, key, typed):
                rows[key], wrong = _row(self.columns, name, key, typed)
                errors |= wrong
        return rows, errors

    def spread(self, name: str, value: object) -> dict[str, list[str]]:
        """Typed texts of given rows."""
        return _spread(self.columns, name, value.items() if isinstance(value, Mapping) else ())

    def offering(self, options: object) -> Self:
        if not isinstance(options, Mapping):
            raise TypeError(options)
        return replace(self, keys=options)


@dataclass(frozen=True)
class Sheet(Field):
    """Lines pasted from a sheet, columns parted by tab, comma or several spaces. Value: list of dicts; `unique` names a column."""

    columns: Mapping[str, Field] = field(default_factory=dict)
    most: int = 100
    unique: str = ""
    kind: ClassVar[str] = "text"
    lines: ClassVar[bool] = True
    max: int = 50_000
    tall: bool = False

    def nothing(self) -> object:
        return []

    def parse(self, text: str) -> object:
        pasted = [line for line in text.split("\n") if line.strip()]
        if len(pasted) > self.most:
            raise Unfit(_("最多 {most} 行，现在 {n} 行", most=self.most, n=len(pasted)))
        rows, wrong, seen = [], [], dict[object, int]()
        for number, line in enumerate(pasted, 1):
            row, sentences = self._line(line)
            if self.unique and (first := seen.setdefault(row[self.unique], number)) != number:
                sentences.append(_("与第 {first} 行重复", first=first))
            wrong += [_("第 {number} 行：{what}", number=number, what=what) for what in sentences]
            rows.append(row)
        if wrong:
            raise Unfit(_("；").join(wrong[:10]))
        return rows

    def _line(self, line: str) -> tuple[dict[str, object], list[str]]:
        parts = [tidy(part, lines=False) for part in re.split(r"\t|[,，、]| {2,}|\u3000", line.strip(" \r"))]
        typed = {name: [part] for name, part in zip(self.columns, parts, strict=False)}
        read = {name: kind.gather(name, typed) for name, kind in self.columns.items()}
        sentences = [sentence for _value, wrong in read.values() for sentence in wrong.values()]
        if len(parts) > len(self.columns):
            sentences.append(_("多了 {n} 列", n=len(parts) - len(self.columns)))
        return {name: value for name, (value, _wrong) in read.items()}, sentences

    def show(self, value: object) -> list[str]:
        rows = value if isinstance(value, Sequence) else ()
        return ["\n".join("\t".join(str(row.get(name) or "") for name in self.columns) for row in rows)]
