"""The rows of a sheet, read in a process of its own with little memory and time: whatever a file makes its reader do ends with it.

`python -m hub.roster.reading xlsx|csv < FILE > ROWS` writes JSON lines: `{"name": "学校"}` begins a sheet, `[14, ["MS-01", ...]]` is its
line 14, counted from 1. A cell that holds no value is a sign of hub.roster.values. It exits with 0 or a code of hub.extraction.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree.ElementTree import iterparse

from hub import extraction
from hub.roster.values import ERROR, FORMULA

MEMORY: Final = 1 << 30
SECONDS: Final = 60
SIZE: Final = 256 << 20
"""Bytes that may be written."""
SHEETS: Final = 20
COLUMNS: Final = 60
CELL: Final = 2_000
"""Characters of a cell that are looked at: more than any column takes, so that a longer one is named as such."""
CODINGS: Final = ("utf-8-sig", "gb18030")
SEPARATORS: Final = ",;\t"
MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PARTS: Final = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")

Rows = Iterator[tuple[int, list[str]]]


class Undecoded(Exception):
    """The text is in no coding that anybody uses for sheets."""


def workbook(content: bytes) -> Iterator[tuple[str, Rows]]:
    """Each visible sheet under its name. A merged cell stands in all the cells that it covers."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415  # a CSV needs none

    signs = _signs(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for number, about in enumerate(book.sheets_metadata[:SHEETS]):
        if about.visible is SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_index(number)
            yield about.name, _sheet(sheet, signs.get(about.name, {}))


def _sheet(sheet: Any, signs: Mapping[int, Mapping[int, str]]) -> Rows:
    left = (sheet.start or (0, 0))[1]
    covered = _covered(sheet.merged_cell_ranges or [])
    held: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(sheet.iter_rows()):  # from the first line on, but from the first column that is used
        texts = [""] * left + [_text(cell) for cell in cells[:COLUMNS]]
        for column, sign in signs.get(row, {}).items():
            texts += [""] * (column + 1 - len(texts))
            texts[column] = sign
        for column in range(len(texts)):
            if (first := covered.get((row, column))) == (row, column):
                held[first] = texts[column]
            elif first is not None:
                texts[column] = held.get(first, "")
        yield row + 1, texts


def _covered(ranges: Iterable[Any]) -> dict[tuple[int, int], tuple[int, int]]:
    """By cell: the first cell of the merged range that it belongs to. A title across the sheet is no value of the columns below it."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) <= CELL:
            found |= {(row, column): (top, left) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def _signs(content: bytes) -> dict[str, dict[int, dict[int, str]]]:
    """By sheet, row and column: cells with a formula that nobody has computed, or with an error; other formulas count as their results."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = _names(archive)
        for part in archive.namelist():
            if PARTS.fullmatch(part) and re.search(rb'<f|t="e"', archive.read(part)):
                rows: dict[int, dict[int, str]] = {}
                with archive.open(part) as file:
                    for row, column, sign in _signed(file):
                        rows.setdefault(row, {})[column] = sign
                found[names.get(part, "")] = rows
    return found


def _signed(file: Any) -> Iterator[tuple[int, int, str]]:
    for _, element in iterparse(file):  # noqa: S314  # all of this runs with little memory and time
        if element.tag == f"{MAIN}c":
            row, column = _place(element.get("r", "A1"))
            result = (element.findtext(f"{MAIN}v") or "").strip()
            if column < COLUMNS and element.get("t") == "e":
                yield row, column, ERROR + result
            elif column < COLUMNS and element.find(f"{MAIN}f") is not None and not result:
                yield row, column, FORMULA
            element.clear()


def _place(reference: str) -> tuple[int, int]:
    letters, digits = re.match(r"([A-Z]+)([0-9]+)", reference).groups()  # type: ignore[union-attr]  # as the format has it
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of the sheet by its part of the archive."""
    parts = {}
    for _, element in iterparse(archive.open("xl/_rels/workbook.xml.rels")):  # noqa: S314  # as there
        if target := element.get("Target", ""):
            parts[element.get("Id")] = "xl/" + target.removeprefix("/xl/")
    reference = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    book = iterparse(archive.open("xl/workbook.xml"))  # noqa: S314  # as there
    sheets = (each for _, each in book if each.tag == f"{MAIN}sheet")
    return {parts.get(each.get(reference), ""): each.get("name", "") for each in sheets}


def _text(cell: Any) -> str:
    """A value as a person would have typed it."""
    if isinstance(cell, str):
        return cell[:CELL]
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
    return cell.isoformat() if isinstance(cell, date | time) else str(cell) if isinstance(cell, int | timedelta) else ""


def table(content: bytes) -> Iterator[tuple[str, Rows]]:
    """The one table of a text, in the coding and with the separator that it was saved with."""
    text = _decoded(content)
    separator, text = _separator(text)
    csv.field_size_limit(1 << 20)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    yield "", _numbered(lines)


def _numbered(lines: Any) -> Rows:
    """A row that goes over several lines counts from its first one."""
    line = 1
    for cells in lines:
        yield line, [cell[:CELL] for cell in cells[:COLUMNS]]
        line = lines.line_num + 1


def _decoded(content: bytes) -> str:
    codings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else CODINGS
    for coding in codings:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Undecoded


def _separator(text: str) -> tuple[str, str]:
    """What parts the columns: what Excel says in its first line, else what stands most often in the first one that says something."""
    first, _, rest = text.partition("\n")
    if said := re.fullmatch(r"\s*\"?sep=(.)\"?\s*", first):
        return said[1], "\n" + rest
    sample = next((line for line in text.split("\n") if line.strip(SEPARATORS + " \r")), "")
    bare = re.sub(r'"[^"]*"', "", sample)
    return max(SEPARATORS, key=bare.count), text


READERS = {"xlsx": workbook, "csv": table}


def limit() -> None:
    """From here on there is no more than this, whatever the file says."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, SIZE),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(form: str) -> int:
    limit()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    try:
        for name, rows in READERS[form](sys.stdin.buffer.read()):
            _say({"name": name})
            for line, cells in rows:
                if any(cell.strip() for cell in cells):
                    _say([line, cells])
    except Undecoded:
        return extraction.LOCKED
    except (MemoryError, RecursionError):
        return extraction.EXHAUSTED
    except Exception:  # noqa: BLE001  # libraries raise whatever a broken file leads them to
        return extraction.UNREADABLE
    sys.stdout.flush()
    return 0


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
