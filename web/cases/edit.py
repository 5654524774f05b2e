"""改案例: what was sent back or taken back is handed in again; what is published gets its next edition while the present one stays up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.cases.refusals import EditionChanged
from domain.errors import Refused
from hub.access import Act
from projections import cases
from projections.cases import EditionRow
from web import frame, pages
from web.attached import BODY_LIMIT, known
from web.cases.desk import CASE_PAGE, Desk
from web.cases.look import Look
from web.cases.paper import RESUBMIT, REVISE, declared_of, filling
from web.cases.sheet import FILES, Sheet, Values, arrived, had_files, manuscript
from web.cases.words import KINDS, SCORED
from web.cases.write import number, same_title
from web.filled import Filled
from web.forms import Form
from web.texts import _, _l
from web.unsent import NOTHING, Unsent, unsent


def stops(desk: Desk) -> Refused | None:
    """Why it cannot be changed now."""
    return desk.stops("submit_revision" if desk.case.published is not None else "resubmit")


def form_of(desk: Desk) -> Form:
    return REVISE if desk.case.published is not None else RESUBMIT


def base(desk: Desk) -> EditionRow:
    """The edition on which the next one builds: the last one, which may have been sent back."""
    return desk.edition(desk.case.edition)


async def edit(request: Request) -> Response:
    """The last edition, to be changed; or one's own draft."""
    desk = Desk.at(request)
    if (refusal := stops(desk)) is not None:
        return refuse(desk, refusal)
    form = form_of(desk)
    return pages.keep_no_copy(draw(desk, form.open(request, version=desk.version, key=desk.key, **given(desk))))


def given(desk: Desk) -> dict[str, Any]:
    return filling(base(desk)) | {"base_edition": str(desk.case.edition)}


async def send(request: Request) -> Response:
    """What was changed arrives."""
    desk = Desk.at(request)
    if (refusal := stops(desk)) is not None and not isinstance(refusal, EditionChanged):
        return refuse(desk, refusal, await unsent(request))
    return await arrived(
        Sheet(
            request,
            form_of(desk),
            draw=lambda filled, said: draw(Desk.at(request), filled, said),
            look=lambda filled: preview(desk, filled),
            rehearse=lambda values, _act: manuscript(request, values, desk.case),
            hand_in=lambda values, act: hand_in(desk, values, act),
            done=lambda _receipt: pages.go(request, "cases:case", done=said(desk, _receipt), case=desk.case.no),
        )
    )


def hand_in(desk: Desk, values: Values, act: Act) -> object:
    """Submitted again; of a published case up at once or reviewed first, as the author says."""
    use, paper = desk.hub.cases, manuscript(desk.request, values, desk.case)
    told: dict[str, Any] = {"base_edition": number(values["base_edition"]), "act": act}
    if "how" not in values:
        return use.resubmit(desk.key, paper, declared_of(values), **told)
    way = use.revise if values["how"] == "revise" else use.submit_revision
    return way(desk.key, paper, declared_of(values), change_note=values["change_note"], **told)


def said(desk: Desk, _receipt: object) -> str:
    row = cases.case(pages.reader(desk.request), desk.case.no)
    return "cases.revised" if row and row.published == row.edition else "cases.sent"


def draw(desk: Desk, filled: Filled, done: str = "") -> Response:
    """The paper with what the reviewer said; after a conflict based on the edition that came in between."""
    request = desk.request
    shown = filled if filled.text else form_of(desk).blank(request, version=desk.version, key=desk.key, **given(desk))
    before = 0
    if isinstance(filled.refusal, EditionChanged):
        before = number(filled.typed("base_edition"))
        shown = replace(shown, text=shown.text | {"base_edition": [str(desk.case.edition)]})
    rows = [row for row in cases.reviews(desk.read, desk.key) if row.edition == desk.case.edition]
    return pages.page(
        request,
        "cases/edit.html",
        block="files",
        desk=desk,
        filled=shown,
        said=done,
        before=before,
        same=same_title(request, filled),
        reviews=rows,
        kinds=KINDS,
        scored=SCORED,
        files=known(request, shown, FILES, had_files(request, desk.case)),
    )


def preview(desk: Desk, filled: Filled) -> Response:
    look = Look.typed(desk.request, filled, desk.names(desk.school))
    return pages.page(desk.request, "cases/preview.html", filled=filled, look=look, action=desk.address("edit"))


def refuse(desk: Desk, refusal: Refused, left: Unsent = NOTHING) -> Response:
    """The page in place of the paper."""
    return CASE_PAGE.stopped(desk, _("修改案例"), refusal, left)


frame.DONE["cases.revised"] = _l("已更新，读者看到的是新的一版。")

routes = [
    Route("/cases/{case:int}/edit", edit, name="cases:edit"),
    Route("/cases/{case:int}/edit", send, methods=["POST"], name="cases:edit_send", max_body_size=BODY_LIMIT),
]
