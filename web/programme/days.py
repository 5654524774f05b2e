"""A school says on which days it cannot receive visitors 不宜来访, and when it can after all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.programme import BlockedFor
from domain.words import Party, PartyKind
from hub.access import Act
from projections import programme, schools
from web import frame, pages, texts, words
from web.choices import Choice
from web.desk import Crumbs, Subject, require
from web.filled import Filled
from web.forms import Form, submit
from web.matter import Facts, Matter, Thing, Values
from web.texts import _l
from web.times import Day

words.WORDS[BlockedFor] = {
    "exam": _l("考试"),
    "inspection": _l("迎检"),
    "event": _l("校内活动"),
    "other": _l("其他安排"),
}

BLOCK = Form(
    "programme.block",
    from_on=Day(_l("从"), required=True),
    to_on=Day(_l("到"), hint=_l("只有一天时留空")),
    reason=Choice(_l("原因"), required=True, options=words.choices(BlockedFor)),
)
FREE = Form("programme.free", from_on=Day(_l("从"), required=True), to_on=Day(_l("到"), required=True))


class DayShown(NamedTuple):
    """Blocked days with the form that frees them."""

    from_on: date
    to_on: date
    reason: BlockedFor
    free: Filled


def _school(request: Request) -> Subject:
    code = request.path_params["school"]
    if (found := schools.school(pages.reader(request), code)) is None:
        raise NotFound(kind="school", key=code)
    trail: Crumbs = [("/schools", _l("学校")), (f"/schools/{code}", found.name)]
    return Subject(request, code, trail, Party(PartyKind.SCHOOL, code))


def _days(on: Subject, _filled: Filled) -> Facts:
    days = programme.blocked_days(on.read, on.key, after=texts.today())
    free = [FREE.blank(on.request, from_on=a, to_on=b) for a, b, _ in days]
    return {"days": [DayShown(a, b, BlockedFor(why), form) for (a, b, why), form in zip(days, free, strict=True)]}


def _block(on: Subject, values: Values, act: Act) -> str:
    values["to_on"] = values["to_on"] or values["from_on"]
    on.hub.programme.block(on.key, **values, act=act)
    return on.address("blocked")


BLOCKED = Matter(
    of=Thing(area="programme", path="/schools/{school}", at=_school),
    name="blocked",
    rule="calendar.block",
    title=_l("不宜来访的日子"),
    button=_l("登记"),
    about=_l("考试、迎检等不便接待的日子。对方选时间时会看到日期，看不到原因。"),
    form=BLOCK,
    do=_block,
    done=_l("已登记，对方选时间时会看到。"),
    beside="programme/_blocked.html",
    around=_days,
)


async def free(request: Request) -> Response:
    """The school can receive visitors on these days after all."""
    on = _school(request)
    require(request, BLOCKED.rule, on.party)
    return await submit(
        request,
        FREE,
        do=lambda values, act: on.hub.programme.unblock(
            on.key, from_on=values["from_on"], to_on=values["to_on"], act=act
        ),
        draw=lambda filled: BLOCKED.draw(on, filled),
        done=lambda _: pages.to(request, on.address("blocked"), "freed"),
    )


frame.DONE["freed"] = _l("已解除。")

routes = [
    *BLOCKED.routes,
    Route("/schools/{school}/blocked/free", free, methods=["POST"], name="programme:free"),
]
