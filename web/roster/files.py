"""模板和名册: the sheets that people fill in, and the same sheets filled with what is so. Whoever takes the roster along is written down."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from hub.roster.imports import RULE
from hub.roster.kinds import Kind
from hub.roster.listing import listing
from hub.roster.present import Present
from web import frame, pages, texts
from web.desk import require
from web.roster.words import COLUMNS, EXAMPLES, EXPLAINED
from web.sheets import CSV, XLSX, Cell, as_csv, cell
from web.texts import _
from web.words import word

WIDE: Final = 18
"""Columns of a sheet, in signs."""
Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]
"""The name of a sheet, its headings, its rows."""


async def template_book(request: Request) -> Response:
    """A workbook with an empty sheet of each kind, and one that explains the columns with an example of each."""
    require(request, "admin.look")
    sheets = [*(_table(kind, ()) for kind in Kind), _explanation()]
    return _sent(_book(sheets), _("名册模板.xlsx"), XLSX)


async def template(request: Request) -> Response:
    """The headings of one kind."""
    require(request, "admin.look")
    name, headings, rows = _table(_kind(request), ())
    return _sent(as_csv(headings, rows, name), _("{name}模板.csv", name=name), CSV)


async def export_book(request: Request) -> Response:
    """The roster as it stands: importing it again changes nothing."""
    require(request, RULE)
    return await run_in_threadpool(_whole, request)


async def export(request: Request) -> Response:
    """One kind of it."""
    require(request, RULE)
    return await run_in_threadpool(_part, request, _kind(request))


def _kind(request: Request) -> Kind:
    text: str = request.path_params["kind"]
    if text not in set(Kind):
        raise NotFound(kind="export", key=text)
    return Kind(text)


def _whole(request: Request) -> Response:
    there = _present(request)
    tables = [(kind, _table(kind, _rows(there, kind))) for kind in Kind]
    filled = [(name, headings, list(rows)) for _, (name, headings, rows) in tables]
    _record(request, "roster:export_book", "xlsx", sum(len(rows) for _n, _h, rows in filled))
    return _sent(_book(filled), _("名册-{day}.xlsx", day=f"{texts.today():%Y-%m-%d}"), XLSX)


def _part(request: Request, kind: Kind) -> Response:
    name, headings, rows = _table(kind, _rows(_present(request), kind))
    table = list(rows)
    _record(request, "roster:export", "csv", len(table))
    return _sent(as_csv(headings, table, name), _("{name}-{day}.csv", name=name, day=f"{texts.today():%Y-%m-%d}"), CSV)


def _present(request: Request) -> Present:
    return pages.hub(request).roster.present(act=frame.act(request))


def _record(request: Request, of: str, form: str, rows: int) -> None:
    things = ",".join(map(str, request.path_params.values()))
    pages.hub(request).exports.record(pages.person(request), of=of, form=form, filters=things, rows=rows)


def _rows(there: Present, kind: Kind) -> Iterable[Sequence[Cell]]:
    for row in listing(there, kind):
        yield [cell(row.get(field)) for field in COLUMNS[kind]]


def _table(kind: Kind, rows: Iterable[Sequence[Cell]]) -> Table:
    return word(kind), [str(each) for each in COLUMNS[kind].values()], rows


def _explanation() -> Table:
    headings = [_("哪张表"), _("哪一列"), _("怎样填写"), _("例子")]
    rows = [
        (word(kind), str(said), str(EXPLAINED[kind][field]), str(EXAMPLES[kind].get(field, "")))
        for kind, columns in COLUMNS.items()
        for field, said in columns.items()
    ]
    return _("填写说明"), headings, rows


def _book(tables: Iterable[Table]) -> bytes:
    """One sheet for each table. Texts are texts, days are days; nothing is a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who takes a workbook along needs it

    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, headings, rows in tables:
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(headings) - 1, WIDE)
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, heading, head)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if hasattr(value, "isoformat"):
                        sheet.write_datetime(number, column, value, day)
                    elif value is not None:
                        sheet.write_string(number, column, str(value))
    return file.getvalue()


def _sent(content: bytes, name: str, media: str) -> Response:
    ending = name.rsplit(".", 1)[-1]
    said = f"attachment; filename=\"roster.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"  # RFC 6266, 8187
    return pages.keep_no_copy(Response(content, media_type=media, headers={"content-disposition": said}))
