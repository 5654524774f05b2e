"""Rows of a table of cases, one after another, from JSON lines, CSV or a spreadsheet; a large file is never held whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

CELL: Final = 1 << 20
"""Bytes of one cell of a CSV file, at most."""
SOUND: Final = 1 << 16
"""Bytes that are read at a time to learn how a text is encoded."""


class Row(NamedTuple):
    """One row under its headings; `line` counts from 1, the heading is line 1. `fault`: why it cannot be read."""

    line: int
    cells: dict[str, Any]
    fault: str = ""


class NoTable(Exception):
    """The file is no table of cases; the message says why."""


def rows(path: Path) -> Iterator[Row]:
    """By the file's extension: .jsonl, .csv (UTF-8 or GB 18030), .xlsx (its first sheet). Raises NoTable and OSError."""
    reader = {".jsonl": _json_lines, ".csv": _csv, ".xlsx": _sheet}.get(path.suffix.lower())
    if reader is None:
        raise NoTable(f"{path.name}: give a .jsonl, .csv or .xlsx file")
    return reader(path)


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        for line, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            try:
                found = json.loads(raw.decode("utf-8-sig"))
            except ValueError as cause:
                yield Row(line, {}, f"no JSON: {cause}")
                continue
            yield Row(line, found) if isinstance(found, dict) else Row(line, {}, "no JSON object")


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(CELL)
    with path.open(encoding=_encoding(path), newline="") as file:
        reader = csv.DictReader(file)
        try:
            for cells in reader:
                extra = cells.pop(None, None)  # where cells without a heading end up
                yield Row(reader.line_num, cells, "more cells than headings" if extra else "")
        except csv.Error as cause:
            raise NoTable(f"{path.name}:{reader.line_num}: {cause}") from None


def _encoding(path: Path) -> str:
    """UTF-8 where all of it is, else what Chinese spreadsheets write."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            while file.read(SOUND):
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _sheet(path: Path) -> Iterator[Row]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only who loads a spreadsheet needs it

    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except (CalamineError, IndexError) as cause:
        raise NoTable(f"{path.name}: no spreadsheet: {cause}") from None
    headings: list[str] = []
    for line, cells in enumerate(sheet.iter_rows(), 1 + (sheet.start or (0, 0))[0]):
        if not headings:
            headings = [str(cell).strip() for cell in cells] if any(cells) else []
        elif any(cell != "" for cell in cells):
            yield Row(line, {name: cell for name, cell in zip(headings, cells, strict=False) if name})
