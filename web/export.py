"""导出: every list can be taken along as a file, with the filters of its address and what its page would show this person, no more.

    EXPORT = Export(name="schools:everywhere", path="/schools", title=_l("学校"), rows=exported, columns=(
        Column(_l("学校"), lambda line, desk: line.school.name), ...))
    routes = [*EXPORT.routes, ...]

stands beside the page; `rows` refuses whom the page refuses. `{{ ui.export(path) }}` in its results puts the links there. Whoever takes a
list out is written down first (hub/exports.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Conflict, NotFound
from hub import sight
from web import messages, pages, texts
from web.desk import Desk
from web.sheets import FORMS, cell
from web.texts import Lazy, _l

MOST = 20_000
"""Rows of one file; a district of 3,000 schools has fewer in any list. Nothing is cut off in silence: more are refused."""

LISTS: dict[str, Lazy] = {}
"""Title by name, of every list that can be taken along."""

R = TypeVar("R")


class TooManyRows(Conflict):
    """The list is longer than one file holds."""

    code = "export.too_many_rows"


messages.SENTENCES[TooManyRows.code] = _l("一次最多导出 {limit} 行，这个列表更长。请先筛选，再分几次导出。")


def everybody(_: Desk) -> bool:
    """A column that nobody is denied."""
    return True


def inside(desk: Desk) -> bool:
    """A column for people of the programme; liaisons of partners do not get it."""
    return not sight.outside(desk.who)


class Column(NamedTuple, Generic[R]):
    """A heading and, for each row, a value that `web.sheets.cell` knows. `seen`: who gets it, where the page denies it to some."""

    heading: Lazy
    value: Callable[[R, Desk], object]
    seen: Callable[[Desk], bool] = everybody


@dataclass(frozen=True, kw_only=True)
class Export(Generic[R]):
    """A list that can be taken along."""

    name: str
    """The name of the route of its page."""
    path: str
    """The route of its page: `/schools`."""
    title: Lazy
    """Names the file and its sheet."""
    rows: Callable[[Desk], Iterable[R]]
    """What the page lists, over all its pages: the same refusals, the same filters. At most MOST + 1 are asked for."""
    columns: Sequence[Column[R]]

    def __post_init__(self) -> None:
        LISTS[self.name] = self.title

    @property
    def routes(self) -> list[Route]:
        """Both files, at the address of the list; to stand before routes that have a parameter there."""
        return [Route(f"{self.path}/export.{{sheet}}", self.send, name=f"{self.name}_export")]

    async def send(self, request: Request) -> Response:
        """The file."""
        form = request.path_params["sheet"]
        if form not in FORMS:
            raise NotFound(kind="export", key=form)
        return await run_in_threadpool(self._made, request, form)

    def _made(self, request: Request, form: str) -> Response:
        desk, title = Desk(request), str(self.title)
        rows, columns = islice(self.rows(desk), MOST + 1), [each for each in self.columns if each.seen(desk)]
        table = [[cell(column.value(row, desk)) for column in columns] for row in rows]
        if len(table) > MOST:
            raise TooManyRows(limit=MOST)
        media, write = FORMS[form]
        content = write([str(each.heading) for each in columns], table, title)
        desk.hub.exports.record(desk.person, of=self.name, form=form, filters=_filters(request), rows=len(table))
        name = f"{title}-{texts.today():%Y-%m-%d}.{form}"
        said = f"attachment; filename=\"export.{form}\"; filename*=UTF-8''{quote(name, safe='')}"  # RFC 6266, 8187
        return pages.keep_no_copy(Response(content, media_type=media, headers={"content-disposition": said}))


def _filters(request: Request) -> str:
    """Which thing and which filters: the address without what all exports of the list share."""
    things = ",".join(str(value) for name, value in request.path_params.items() if name != "sheet")
    return "?".join(filter(None, (things, request.url.query)))
