"""Whatever the paper of a case is for, it goes the same way: files come in, a draft is kept, it is looked at, it is handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.cases import Manuscript
from domain.words import File
from hub.access import Act
from projections import cases
from projections.cases import CaseRow
from web import pages
from web.arrived import keep
from web.attached import chosen, take_in
from web.cases.paper import manuscript_of
from web.filled import Filled
from web.forms import Form, submit

FILES = "attachments"
"""The field of the paper in which files are named."""
Values = dict[str, Any]


class Sheet(NamedTuple):
    """The paper for one purpose."""

    request: Request
    form: Form
    draw: Callable[[Filled, str], Response]
    """The form again; the sentence says what a button has done."""
    look: Callable[[Filled], Response]
    """As readers will see it."""
    rehearse: Callable[[Values, Act], object]
    """What handing it in would refuse now it refuses; nothing is kept."""
    hand_in: Callable[[Values, Act], object]
    done: Callable[[Any], Response]


async def arrived(sheet: Sheet) -> Response:
    """上传, 移除, 存草稿 and 返回修改 draw the paper again, 预览 shows it, everything else hands it in."""
    request = sheet.request
    came = await take_in(request, FILES)
    data, filled = await pages.form_data(request), await sheet.form.read(request)
    again = came.pressed or bool(came.wrong) or "save" in data or "edit" in data
    said = await keep(request, sheet.form.name) if again and not filled.discard else ""
    if again:
        return came.answer(sheet.draw(came.told(filled, FILES), came.said or said))
    if "preview" not in data:
        return await _submit(sheet, sheet.hand_in, sheet.done)
    answer = await _submit(sheet, sheet.rehearse, lambda _: pages.keep_no_copy(sheet.look(filled)))
    await keep(request, sheet.form.name)
    return answer


async def _submit(sheet: Sheet, do: Callable[[Values, Act], object], done: Callable[[Any], Response]) -> Response:
    draw = sheet.draw
    return await submit(
        sheet.request, sheet.form, do=do, draw=lambda filled: draw(filled, ""), done=done, rehearses=True
    )


def manuscript(request: Request, values: Mapping[str, Any], case: CaseRow | None = None) -> Manuscript:
    """The manuscript with its files: the person's own ones, and those that the case has had already; never somebody else's."""
    had = list(had_files(request, case).values())
    return manuscript_of(values, chosen(request, values[FILES], had))


def had_files(request: Request, case: CaseRow | None) -> dict[str, File]:
    """Files of all editions of a case, by id."""
    if case is None:
        return {}
    return {file.id: file for row in cases.editions(pages.reader(request), case.key) for file in row.attachments}
