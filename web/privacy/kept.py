"""All that the hub keeps of a person, on a page and as a file: from the shape of the store, in the words of the notice of processing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from starlette.responses import Response

from domain import catalogue
from hub.privacy import Kept, Told
from web import frame, pages
from web.desk import Desk
from web.export import Column, Export
from web.help.kept import KEPT
from web.texts import _, _l
from web.words import moment

SHOWN = 200
"""Rows of one table on the page; the file has all."""


class Item(NamedTuple):
    """One thing that is kept: of which kind, the how many-eth of it, what about it, and the value."""

    kind: str
    number: int
    what: str
    value: object


def shown(desk: Desk) -> Response:
    """The page. Raises a refusal of hub.access for whom it is not."""
    act = frame.act(desk.request)
    tables = [table for table in desk.hub.privacy.kept(desk.key, act=act) if table.rows]
    context: dict[str, Any] = {"desk": desk, "tables": [_card(table) for table in tables]}
    context |= {"told": desk.hub.privacy.told(desk.key, act=act), "named": catalogue.TITLES, "most": SHOWN}
    context |= {"person": desk.hub.private.person(desk.key), "own": desk.key == desk.person}
    return pages.keep_no_copy(pages.page(desk.request, "privacy/kept.html", **context))


class Card(NamedTuple):
    """One table as the notice of processing calls it; values in words."""

    title: str
    headings: list[str]
    rows: list[list[str]]


def _card(table: Kept) -> Card:
    about = KEPT[table.table]
    headings = [str(about.columns[column]) for column in table.columns]
    return Card(str(about.title), headings, [[_words(value) for value in row] for row in table.rows])


def _words(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    return "—" if value in (None, "") else str(value)


def items(desk: Desk) -> Iterator[Item]:
    """The same and more, one line for each value."""
    key, act = desk.request.path_params.get("person", desk.person), frame.act(desk.request)
    for table in desk.hub.privacy.kept(key, act=act):
        title, headings, _rows = _card(table)
        for number, row in enumerate(table.rows, 1):
            for heading, value in zip(headings, row, strict=True):
                yield Item(title, number, heading, value)
    for number, told in enumerate(desk.hub.privacy.told(key, act=act), 1):
        yield from _told(number, told)


def _told(number: int, told: Told) -> Iterator[Item]:
    kind = _("本人办理的记录") if told.acted else _("写到本人的记录")
    yield Item(kind, number, catalogue.TITLES[told.topic].zh, told.at)


COLUMNS = (
    Column[Item](_l("类别"), lambda item, _desk: item.kind),
    Column[Item](_l("第几条"), lambda item, _desk: item.number),
    Column[Item](_l("内容"), lambda item, _desk: item.what),
    Column[Item](_l("值"), lambda item, _desk: item.value),
)
MINE = Export(name="privacy:mine", path="/me/data", title=_l("我的资料"), rows=items, columns=COLUMNS)
THEIRS = Export(name="privacy:theirs", path="/people/{person}/data", title=_l("个人资料"), rows=items, columns=COLUMNS)
