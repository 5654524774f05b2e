"""评价: the page of one sheet, the records behind a line, the report for A4, the checkpoint that belongs to it, the sum done again."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.evaluation import SubjectKind
from domain.evaluation.judging import TOTAL as WHOLE
from domain.words import Stage
from hub.evaluation.computing import Reckoning, reckon
from hub.evaluation.sight import Sight
from projections.indicators import TOTAL
from web import pages
from web.evaluation.deciding import REDACT
from web.evaluation.desk import Desk
from web.evaluation.naming import evaluation_no, stage_word
from web.evaluation.records import Record, records
from web.evaluation.sheets import line_words, lines, number, reading
from web.evaluation.timeline import of_evaluation
from web.evaluation.words import KINDS
from web.indicators.definitions import DEFINITIONS
from web.texts import Lazy, _l

ACTIONS: dict[str, tuple[str, Lazy]] = {
    "self_assess": ("self", _l("自评")),
    "score": ("scores", _l("专家评分")),
    "sign": ("sign", _l("签认")),
    "publish": ("publish", _l("反馈结果")),
    "resolve": ("resolve", _l("答复异议")),
    "object": ("object", _l("提出异议")),
    "moderate": ("moderate", _l("复核专家评分")),
    "veto": ("veto", _l("一票否决")),
    "lift_veto": ("lift-veto", _l("撤销否决")),
    "reopen": ("reopen", _l("重新评价")),
}
"""What can be done, in the order in which it is offered: the rest of its address, its words."""


class Action(NamedTuple):
    """Something that the person can do now."""

    address: str
    words: Lazy


class Measured(NamedTuple):
    """One measure of a line: as it stands in the sheet, the way to its page, the records that it was counted of."""

    name: str
    value: str
    address: str
    records: list[Record]


async def one(request: Request) -> Response:
    """The sheet."""
    desk = Desk.at(request)
    shown = basis(desk) | {"actions": offered(desk), "may_redact": REDACT.possible(desk) is None}
    shown |= {"may_note": desk.stops("score") is None, "log": of_evaluation(desk)}
    return pages.page(request, "evaluation/one.html", **shown)


async def paper(request: Request) -> Response:
    """The report, alone, for A4; of a result that the person may see."""
    desk = Desk.at(request)
    if not desk.results:
        raise NotFound(kind="report", key=desk.key)
    return pages.page(request, "evaluation/print.html", **basis(desk))


def basis(desk: Desk) -> dict[str, Any]:
    """What the sheet and the report both show: the result, and what it was computed of."""
    own = {each.code: number(each.points) for each in desk.row.own}
    return {
        "desk": desk,
        "row": desk.row,
        "no": evaluation_no(desk.row),
        "stage": stage_word(desk.row.stage),
        "kind": KINDS[desk.row.state],
        "lines": lines(desk),
        "own": own,
        "own_lines": bool(own.keys() - {WHOLE}) and desk.sight is not Sight.RESULTS,
        "head_hash": hash_of(desk),
        "number": number,
        "names": {line.code: line_words(line) for line in desk.rubric.lines},
    }


def hash_of(desk: Desk) -> str:
    """The chain hash of the position that everything was computed of."""
    return (desk.hub.log.hash_at(desk.row.frozen_at) or b"").hex()


def offered(desk: Desk) -> list[Action]:
    """What the person can do now; nothing on a page of the past."""
    return [Action(desk.address(path), words) for name, (path, words) in ACTIONS.items() if desk.stops(name) is None]


async def line(request: Request) -> Response:
    """The records behind one line, as they stood at the position of the evaluation."""
    desk = Desk.at(request)
    code = request.path_params["line"]
    row = next((each for each in desk.rows if each.line.code == code), None)
    if row is None or code not in desk.row.lines:
        raise NotFound(kind="line", key=code)
    found = await run_in_threadpool(_reckoned, desk)
    measures = [
        Measured(name, reading(_input(desk, code, name)), indicator(desk, name), records(desk, each.hits, each.among))
        for name, each in found.found[code].measures.items()
    ]
    shown = next(each for each in lines(desk) if each.row.line.code == code)
    return pages.page(request, "evaluation/line.html", desk=desk, shown=shown, measures=measures, number=number)


def _reckoned(desk: Desk) -> Reckoning:
    row = desk.row
    district = desk.hub.evaluation.figures.district(row.as_of, position=row.frozen_at)
    return reckon(district, row.subject, row.stage, desk.rubric)


def _input(desk: Desk, code: str, name: str) -> Any:
    return next(each for each in desk.row.lines[code].inputs if each.name == name)


def indicator(desk: Desk, name: str) -> str:
    """The page of an indicator for the studio, the stage and the day; "" for what is counted for rubrics alone."""
    row = desk.row
    if name not in DEFINITIONS:
        return ""
    block = TOTAL if row.stage is Stage.SUMMARY else row.stage.value
    studio = {"studio": row.subject.id} if row.subject.kind is SubjectKind.STUDIO else {}
    return f"/indicators/{name}?{urlencode({'stage': block, **studio, 'as_of': row.as_of.isoformat()})}"


async def checkpoint(request: Request) -> Response:
    """The signed checkpoint of the report, to be kept elsewhere."""
    desk = Desk.at(request)
    if not desk.results or desk.row.published_on is None:
        raise NotFound(kind="checkpoint", key=desk.key)
    note = await run_in_threadpool(desk.hub.notary.note, desk.row.frozen_at)
    said = {"content-disposition": f'attachment; filename="checkpoint-{desk.row.frozen_at}.txt"'}
    return pages.keep_no_copy(Response(note, media_type="text/plain; charset=utf-8", headers=said))


async def again(request: Request) -> Response:
    """The sum done anew of the frozen position: equal, or what differs."""
    desk = Desk.at(request)
    if not desk.results:
        raise NotFound(kind="report", key=desk.key)
    found = await run_in_threadpool(desk.hub.evaluation.reproduce, desk.key)
    return pages.page(request, "evaluation/again.html", found=found, **basis(desk))
