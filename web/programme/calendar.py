"""校历: terms, holidays and the weekend days that make up for them, on which the whole district counts; set by the Party School."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.programme import CalendarLine, DayKind
from hub import sight
from hub.access import Act
from projections import programme
from web import pages
from web.desk import Subject, may, start
from web.fields import Line
from web.forms import Form
from web.lines import Field, Unfit
from web.matter import Matter, Thing, Values, routes_of
from web.rows import Sheet
from web.texts import Lazy, _, _l
from web.times import Day
from web.words import joined

RULE = "calendar.set"
FROM, TO = Day(_l("从"), required=True), Day(_l("到"), required=True)
TERM = Form(
    "programme.term",
    name=Line(_l("学期"), max=40, required=True, hint=_l("例如：2025 年秋季学期")),
    from_on=FROM,
    to_on=TO,
)
HOLIDAY = Form(
    "programme.holiday",
    name=Line(_l("假期"), max=40, required=True, hint=_l("例如：国庆节、寒假")),
    from_on=FROM,
    to_on=Day(_l("到"), hint=_l("只有一天时留空")),
)
MAKE_UP = Form(
    "programme.make_up",
    on=Day(_l("补课的周末"), required=True),
    name=Line(_l("补哪一天"), max=40, required=True, hint=_l("例如：补国庆节")),
)


KINDS: dict[DayKind, Lazy] = {DayKind.TERM: _l("学期"), DayKind.HOLIDAY: _l("假期"), DayKind.MAKE_UP: _l("补课")}
"""As people write them in a sheet."""


@dataclass(frozen=True)
class Kind(Field):
    """What a line is about, in words. Value: DayKind."""

    kind: ClassVar[str] = "line"

    def parse(self, text: str) -> object:
        for kind, words in KINDS.items():
            if text == str(words):
                return kind
        raise Unfit(_("类别须是{words}之一", words=joined(KINDS.values())))


SHEET = Form(
    "programme.calendar_sheet",
    lines=Sheet(
        _l("校历表"),
        required=True,
        most=200,
        hint=_l("从表格整列粘贴，每行四列：类别（学期、假期、补课）、名称、从、到；只有一天的，“到”可以空着"),
        columns={
            "kind": Kind(_l("类别"), required=True),
            "name": Line(_l("名称"), max=40, required=True),
            "from_on": Day(_l("从"), required=True),
            "to_on": Day(_l("到")),
        },
    ),
)


async def board(request: Request) -> Response:
    """The district's school calendar, for everybody."""
    sight.enter(pages.standing(request))
    read = pages.reader(request)
    return pages.page(
        request,
        "programme/calendar.html",
        terms=programme.terms(read),
        holidays=programme.holidays(read),
        make_up=programme.make_up_days(read),
        may_set=may(request, RULE),
    )


def _term(on: Subject, values: Values, act: Act) -> None:
    on.hub.programme.set_term(values["name"], starts_on=values["from_on"], ends_on=values["to_on"], act=act)


def _holiday(on: Subject, values: Values, act: Act) -> None:
    last = values["to_on"] or values["from_on"]
    on.hub.programme.set_holiday(values["name"], from_on=values["from_on"], to_on=last, act=act)


def _make_up(on: Subject, values: Values, act: Act) -> None:
    on.hub.programme.set_make_up_day(values["on"], name=values["name"], act=act)


def _sheet(on: Subject, values: Values, act: Act) -> None:
    lines = [
        CalendarLine(each["kind"], each["name"], each["from_on"], each["to_on"] or each["from_on"])
        for each in values["lines"]
    ]
    on.hub.programme.fill_calendar(lines, act=act)


CALENDAR = Thing(
    area="programme",
    path="/programme/calendar",
    at=start(("/programme", _l("培育期")), ("/programme/calendar", _l("校历"))),
)
SAME = _l("同名、同一天开始的，以后一次登记的为准。")
MATTERS = (
    Matter(
        of=CALENDAR,
        name="sheet",
        rule=RULE,
        title=_l("粘贴整张校历"),
        button=_l("登记"),
        about=_l("有一行不对，就一行也不登记，并写明是哪一行。同名、同一天开始的，以后一次登记的为准。"),
        form=SHEET,
        do=_sheet,
        done=_l("校历已登记，按教学日计算的期限随之调整。"),
    ),
    Matter(
        of=CALENDAR,
        name="term",
        rule=RULE,
        title=_l("登记学期"),
        button=_l("登记"),
        about=_l("同名的学期，以后一次登记的为准。"),
        form=TERM,
        do=_term,
        done=_l("学期已登记。"),
    ),
    Matter(
        of=CALENDAR,
        name="holiday",
        rule=RULE,
        title=_l("登记假期"),
        button=_l("登记"),
        about=SAME,
        form=HOLIDAY,
        do=_holiday,
        done=_l("假期已登记，按教学日计算的期限随之调整。"),
    ),
    Matter(
        of=CALENDAR,
        name="make-up",
        rule=RULE,
        title=_l("登记补课的周末"),
        button=_l("登记"),
        form=MAKE_UP,
        do=_make_up,
        done=_l("已登记为教学日。"),
    ),
)
routes = [Route("/programme/calendar", board, name="programme:calendar"), *routes_of(MATTERS)]
