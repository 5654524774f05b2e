"""Files that come with a form: kept as soon as they arrive, named from then on by their ids, so that nothing has to be chosen twice.

A form with a `Files` field is sent as multipart. The button 上传 draws it again with the new file in its list; whoever sends the form
with a chosen file has it attached on the way. With scripts a file goes up as soon as it is chosen (`data-upload` in hub.js).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import ClassVar, NamedTuple
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from domain.errors import Refused
from domain.words import File
from hub.attachments import KINDS, LIMIT, Kept
from web import messages, pages
from web.filled import Filled
from web.forms import Form
from web.lines import Field
from web.texts import _

MEGABYTE = 1 << 20
FILE_LIMIT = LIMIT * MEGABYTE
BODY_LIMIT = FILE_LIMIT + 2 * MEGABYTE
"""Of a route that takes files: one file of the largest size and all texts of the form beside it."""
ACCEPT = ",".join(KINDS)
CHOSEN, ATTACH, DETACH = "file", "attach", "detach"
"""Names of the input in which a file is chosen, and of the buttons."""
ID = re.compile(r"[0-9a-f]{8,64}", re.ASCII)


@dataclass(frozen=True)
class Files(Field):
    """Attached files. Value: list of ids in their order."""

    kind: ClassVar[str] = "files"

    def nothing(self) -> object:
        return []

    def read(self, typed: Sequence[str]) -> object:
        return [text for text in dict.fromkeys(typed) if ID.fullmatch(text)]

    def show(self, value: object) -> list[str]:
        return [each.id for each in value if isinstance(each, File)] if isinstance(value, Sequence) else []


class Arrival(NamedTuple):
    """What came with a form. `pressed`: 上传 or 移除, after which the form is drawn again; `said` what was done, `wrong` what was not."""

    pressed: bool
    said: str
    wrong: str

    def told(self, filled: Filled, field: str) -> Filled:
        """The form to be drawn again, with nothing said of its other fields."""
        return replace(filled, errors={field: self.wrong} if self.wrong else {}, notice="")

    def answer(self, response: Response) -> Response:
        """The form drawn again, with the status that says whether a file was refused."""
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if self.wrong else HTTPStatus.OK
        return pages.keep_no_copy(response)


async def take_in(request: Request, field: str) -> Arrival:
    """Keep the files of this form and put their ids among its texts; the form is read only afterwards."""
    data = await pages.form_data(request)
    sent = [each for each in data.getlist(CHOSEN) if isinstance(each, UploadFile) and (each.filename or each.size)]
    ids = [text for text in data.getlist(field) if isinstance(text, str)]
    gone = {text for text in data.getlist(DETACH) if isinstance(text, str)}
    wrong, names = [], []
    for file in sent:
        try:
            kept = await run_in_threadpool(_keep, request, file)
        except Refused as error:
            wrong.append(messages.sentence(error))
        else:
            ids.append(kept)
            names.append(file.filename or "")
    rest = [(name, value) for name, value in data.multi_items() if name != field and isinstance(value, str)]
    request.scope[pages.FORM] = FormData([*rest, *((field, text) for text in _once(request, ids) if text not in gone)])
    said = _("已上传 {names}。", names=_("、").join(names)) if names else _("已移除。") if gone else ""
    return Arrival(ATTACH in data or bool(gone), said, "".join(wrong))


def _keep(request: Request, file: UploadFile) -> str:
    with file.file as content:
        return pages.hub(request).attachments.keep(file.filename or "", content, person=pages.person(request)).id


def _once(request: Request, ids: list[str]) -> list[str]:
    """The same content sent twice is one file."""
    found = pages.hub(request).attachments.find_many(ids)
    first: dict[str, str] = {}
    for each in ids:
        if each in found:
            first.setdefault(found[each].digest, each)
    return [each for each in dict.fromkeys(ids) if each not in found or first[found[each].digest] == each]


def known(request: Request, filled: Filled, field: str, others: Collection[str] = ()) -> list[Kept]:
    """The files of a form as its list shows them: those that the person sent, and `others` that belong to the thing already."""
    found = pages.hub(request).attachments.find_many(filled.chosen(field))
    mine = pages.person(request)
    shown = (found[each] for each in filled.chosen(field) if each in found)
    return [kept for kept in shown if kept.person_id == mine or kept.id in others]


def chosen(request: Request, ids: Sequence[str], had: Sequence[File] = ()) -> tuple[File, ...]:
    """The files that a form names: those that the person sent, and `had`, which belong to the thing already."""
    keeper, mine, there = pages.hub(request).attachments, pages.person(request), {file.id: file for file in had}
    found = keeper.find_many(ids)
    own = [each for each in ids if each not in there and each in found and found[each].person_id == mine]
    fresh = {file.id: file for file in keeper.files(own)}
    return tuple(there.get(each) or fresh[each] for each in ids if each in there or each in fresh)


def known_of(request: Request, files: Sequence[File]) -> list[Kept]:
    """The files that a thing names, with their names; removed ones are left out."""
    found = pages.hub(request).attachments.find_many([file.id for file in files]) if files else {}
    return [found[file.id] for file in files if file.id in found]


def own_file(request: Request, ids: Sequence[str]) -> File | None:
    """The first of these files that the person has sent; somebody else's is none."""
    keeper = pages.hub(request).attachments
    found, mine = keeper.find_many(ids), pages.person(request)
    fitting = [each for each in ids if each in found and found[each].person_id == mine]
    return keeper.files(fitting[:1])[0] if fitting else None


def handed_over(request: Request, kept: Kept) -> Response:
    """The file, to be saved under its name, never opened in the page. `nosniff` and the content security policy stand on every answer."""
    disposition = f"attachment; filename*=UTF-8''{quote(kept.name, safe='')}"
    headers = {"content-disposition": disposition, "cache-control": "private, no-store"}
    return FileResponse(pages.hub(request).attachments.path(kept), media_type=kept.media, headers=headers)


def multipart(form: Form) -> bool:
    """Whether a form has to be sent with files."""
    return any(isinstance(kind, Files) for kind in form.fields.values())


def filesize(of: int) -> str:
    """“1.2 MB”, “85 KB”."""
    return _("{n} MB", n=f"{of / MEGABYTE:.1f}") if of >= MEGABYTE else _("{n} KB", n=max(1, round(of / 1024)))
