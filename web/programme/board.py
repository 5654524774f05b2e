"""Where the two years stand: the cohort with its five stages, opened and scheduled by the Party School."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import Stage
from hub import sight
from hub.access import Act
from projections import programme
from web import pages, texts, words
from web.choices import Choice
from web.codes import Code, listed
from web.desk import Subject, may, start
from web.fields import Line
from web.forms import Form
from web.matter import Matter, Thing, Values
from web.texts import _l
from web.times import Day

OPEN = Form(
    "programme.open",
    title=Line(_l("名称"), max=40, required=True, hint=_l("例如：望汀区中小学幼儿园党组织书记工作室（第一期）")),
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 2024")),
    operator=Line(_l("主管单位"), max=40, required=True),
    starts_on=Day(_l("开始日期"), required=True),
    ends_on=Day(_l("结束日期"), required=True, hint=_l("培育周期一般为两年")),
)
STAGE = Form(
    "programme.stage",
    stage=Choice(_l("阶段"), required=True),
    starts_on=Day(_l("开始日期"), required=True),
    ends_on=Day(_l("结束日期"), required=True),
    focus=Line(_l("本阶段重点"), max=200, required=True),
    primary_modes=Line(_l("主要方式"), max=100, hint=_l("用顿号隔开，例如：集中学习、集体指导")),
    secondary_modes=Line(_l("辅助方式"), max=100, hint=_l("用顿号隔开，可以留空")),
)


class Due(NamedTuple):
    """The stage that is next, and the day on which it must begin."""

    stage: Stage
    begins: date


class StageShown(NamedTuple):
    """A stage of the cohort; `state` as `ui.steps` has it: done, now or ""."""

    state: str
    stage: Stage
    starts_on: date
    ends_on: date
    focus: str


async def board(request: Request) -> Response:
    """The present cohort with its five stages."""
    sight.enter(pages.standing(request))
    read, today = pages.reader(request), texts.today()
    found = programme.current(read, today)
    rows = programme.stages(read, found.code) if found else []
    return pages.page(
        request,
        "programme/board.html",
        programme=found,
        stages=[StageShown(_state(row, today), *row[:4]) for row in rows],
        next=_next(rows),
        may_open=may(request, "programme.open"),
        may_schedule=may(request, "programme.schedule"),
    )


def _state(row: programme.StageRow, today: date) -> str:
    if row.ends_on < today:
        return "done"
    return "now" if row.starts_on <= today else ""


def _next(rows: list[programme.StageRow]) -> Stage | None:
    """The stage that has not been scheduled yet."""
    order = list(Stage)
    return order[len(rows)] if len(rows) < len(order) else None


# ---- opened and scheduled by the Party School


def _due(request: Request) -> Subject:
    """The stage that is to be scheduled next. Raises NotFound when all five are, or no cohort has been opened."""
    read = pages.reader(request)
    found = programme.current(read, texts.today())
    rows = programme.stages(read, found.code) if found else []
    if found is None or (due := _next(rows)) is None:
        raise NotFound(kind="stage", key="")
    begins = rows[-1].ends_on + timedelta(days=1) if rows else found.starts_on
    return Subject(request, found.code, [HERE], row=Due(due, begins))


def _open(on: Subject, values: Values, act: Act) -> None:
    on.hub.programme.open(values.pop("code"), **values, act=act)


def _schedule(on: Subject, values: Values, act: Act) -> None:
    values |= {name: listed(values[name]) for name in ("primary_modes", "secondary_modes")}
    on.hub.programme.schedule_stage(on.key, values.pop("stage"), **values, act=act)


HERE = ("/programme", _l("培育期"))
MATTERS = (
    Matter(
        of=Thing(area="programme", path="/programme", at=start(HERE)),
        name="open",
        path="new",
        rule="programme.open",
        title=_l("开启培育期"),
        button=_l("开启"),
        form=OPEN,
        given=lambda on: {"operator": on.hub.settings.operator},
        do=_open,
        done=_l("培育期已开启。接着排定五个阶段。"),
    ),
    Matter(
        of=Thing(area="programme", path="/programme", at=_due),
        name="stages",
        rule="programme.schedule",
        title=_l("排定下一个阶段"),
        button=_l("排定"),
        form=STAGE,
        options=lambda on: {"stage": {on.row.stage: words.WORDS[Stage][on.row.stage]}},
        given=lambda on: {"stage": on.row.stage, "starts_on": on.row.begins},
        do=_schedule,
        done=_l("阶段已排定。"),
    ),
)
