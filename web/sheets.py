"""A table as a file that people open in a spreadsheet: XLSX, or CSV. No cell is ever a formula, a date is a date.

Text that a spreadsheet would take for a formula gets an apostrophe in CSV, which has no types; XLSX says that it is text.
Rule: OWASP, CSV Injection, with the full-width signs of an East Asian keyboard. CSV: RFC 4180, UTF-8 with the mark that Excel asks for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from domain.words import SHANGHAI
from web.texts import _
from web.words import word

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float | date | datetime | None
Headings = Sequence[str]
Rows = Iterable[Sequence[Cell]]

_SIGNS = "=+-@"
_FULL_WIDTH = 0xFEE0
"""From a sign of ASCII to its full-width form (Unicode, Halfwidth and Fullwidth Forms)."""
_FORMULA = (*_SIGNS, *(chr(ord(sign) + _FULL_WIDTH) for sign in _SIGNS), "\t", "\r", "\n")
_LONGEST = 32_767
"""Characters in one cell of XLSX (Excel specifications and limits)."""
_WIDEST = 48
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


def cell(value: object) -> Cell:
    """What a cell holds of a value: words for closed lists, the district's time for instants, text for the rest."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, int | float | date):
        return value
    return str(value)[:_LONGEST]


def as_csv(headings: Headings, rows: Rows, _title: str) -> bytes:
    """The table in UTF-8 with byte order mark."""
    file = io.StringIO(newline="")
    sheet = csv.writer(file)
    sheet.writerow([_harmless(each) for each in headings])
    sheet.writerows([_plain(each) for each in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return _harmless(value) if isinstance(value, str) else "" if value is None else str(value)


def _harmless(text: str) -> str:
    """The text with an apostrophe before it, where it begins like a formula, blanks aside."""
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if begins else text


def as_xlsx(headings: Headings, rows: Rows, title: str) -> bytes:
    """The table on one sheet called `title`; rows go to disk as they come, so a long list needs no more memory than a short one."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who exports needs it

    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(title[:31])
        head, day, moment = (
            book.add_format(each) for each in ({"bold": True}, {"num_format": _DAY}, {"num_format": _MOMENT})
        )
        sheet.freeze_panes(1, 0)
        widths = [_width(each) for each in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                widths[column] = max(widths[column], _width(value))
                if isinstance(value, str):
                    sheet.write_string(last, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(last, column, value, moment if isinstance(value, datetime) else day)
                elif value is not None:
                    sheet.write_number(last, column, value)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.autofilter(0, 0, last, len(widths) - 1)
    return file.getvalue()


def _width(value: Cell) -> int:
    """Columns that a cell takes; a Chinese sign takes two."""
    text = _plain(value)
    return min(_WIDEST, 2 + sum(1 + (sign > "\u2e80") for sign in text[:_WIDEST]))


FORMS: dict[str, tuple[str, Callable[[Headings, Rows, str], bytes]]] = {"xlsx": (XLSX, as_xlsx), "csv": (CSV, as_csv)}
"""Media type and writer by the ending of the address."""
