"""版次: every edition stays readable as it was, and any two can be laid side by side, changes marked."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.cases import Section
from hub.cases import Sight
from projections.cases import EditionRow
from web import pages
from web.cases.desk import Desk
from web.cases.look import Look
from web.cases.words import KINDS, WORDS
from web.cases.write import number
from web.diff import Run, runs
from web.texts import Words, _, _l
from web.words import joined, word


class Part(NamedTuple):
    """A part of the paper in which two editions differ."""

    title: Words
    runs: list[Run]


async def editions(request: Request) -> Response:
    """All editions that the person may read, and the comparison of two: the last ones, or those of the address."""
    desk = Desk.at(request)
    if desk.sight is Sight.STUB:
        return pages.page(request, "cases/stub.html", desk=desk, kinds=KINDS)
    there = [row.edition for row in desk.editions]
    asked = request.query_params
    new = _chosen(asked.get("to", ""), there, there[-1])
    old = _chosen(asked.get("from", ""), there, max([no for no in there if no < new], default=new))
    parts = differences(desk, desk.edition(old), desk.edition(new)) if old != new else []
    return pages.page(request, "cases/editions.html", desk=desk, there=there, old=old, new=new, parts=parts)


def _chosen(text: str, there: list[int], usual: int) -> int:
    return number(text) if number(text) in there else usual


async def edition(request: Request) -> Response:
    """One edition as it was."""
    desk = Desk.at(request)
    row = desk.edition(request.path_params["edition"])
    school = desk.names(desk.school) if desk.case.school else ""
    return pages.page(request, "cases/edition.html", desk=desk, row=row, look=Look.of(request, row, school))


def differences(desk: Desk, old: EditionRow, new: EditionRow) -> list[Part]:
    """Part by part, only where something differs."""
    told = [(_l("题目"), old.title, new.title)]
    told += [(_l("成果形式"), word(old.form), word(new.form))]
    told += [(_l("关键词"), joined(old.topics), joined(new.topics))]
    told += [(_l("适用学段"), joined(old.levels), joined(new.levels))]
    told += [(WORDS[Section][each.value], _said(old, each), _said(new, each)) for each in Section]
    told += [(_l("附件"), _files(desk, old), _files(desk, new))]
    return [Part(title, runs(was, now)) for title, was, now in told if was != now]


def _said(row: EditionRow, section: Section) -> str:
    text = row.section(section)
    return "" if text is None else str(text)


def _files(desk: Desk, row: EditionRow) -> str:
    """Names of the files, one below the other; a removed one is named as removed."""
    found = desk.hub.attachments.find_many([file.id for file in row.attachments])
    return "\n".join(found[file.id].name if file.id in found else _("（文件已移除）") for file in row.attachments)


routes = [
    Route("/cases/{case:int}/editions", editions, name="cases:editions"),
    Route("/cases/{case:int}/editions/{edition:int}", edition, name="cases:edition"),
]
