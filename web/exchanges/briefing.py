"""简报: written with issue number and readers, printed as a page of A4; once more under its number it is a corrected print."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.exchanges import Briefing
from hub.access import Act
from projections import exchanges
from web import pages
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.exchanges.organisers import organised
from web.exchanges.words import hours
from web.fields import Line, Text, Whole
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _, _l, today
from web.times import Day

LINES = _l("一行一个单位")
BRIEFING = Form(
    "exchanges.briefing",
    masthead=Line(_l("简报名称"), max=40, hint=_l("例如：书记工作室工作简报")),
    issue_no=Line(_l("期号"), max=40, required=True, hint=_l("例如：2026 年第 3 期（总第 15 期）；重印沿用原期号")),
    on=Day(_l("印发日期"), required=True, past=True),
    title=Line(_l("标题"), max=80, required=True),
    editor_note=Text(_l("按语"), hint=_l("没有可不填")),
    body=Text(_l("正文"), required=True, tall=True),
    report_to=Text(_l("报"), hint=LINES),
    copy_to=Text(_l("送、发"), hint=LINES),
    copies=Whole(_l("份数"), least=1, most=9_999, unit=_l("份")),
)


def begun(desk: Desk) -> Mapping[str, object]:
    """What is known of the exchange already, as the draft of a text; `issue` of the address: that one again."""
    rows = exchanges.briefings(desk.read, desk.key)
    asked = desk.request.query_params.get("issue", "")
    there = next((row.briefing for row in rows if row.briefing.issue_no == asked), None)
    if there:
        lists = {name: "\n".join(getattr(there, name)) for name in ("report_to", "copy_to")}
        return {name: getattr(there, name) for name in BRIEFING.fields} | lists
    return {"on": today(), "title": desk.exchange.title, "masthead": _("工作简报"), "body": draft(desk)}


def draft(desk: Desk) -> str:
    """The first text: when, where, who, and what the minutes say."""
    row, minutes = desk.exchange, exchanges.minutes(desk.read, desk.key)
    facts = {
        "when": hours(row.started_at or row.notice.starts_at, row.ended_at or row.notice.ends_at),
        "venue": row.notice.venue,
        "organisers": organised(row, desk.names),
        "title": row.title,
        "n": row.headcount,
    }
    first = _("{when}，{organisers}在{venue}开展“{title}”，{n} 人参加。", **facts)
    learnt = [_("· {line}", line=each) for each in minutes.learnt] if minutes else []
    return "\n".join([first, *([str(minutes.summary)] if minutes else []), *learnt])


def publish(desk: Desk, values: Values, act: Act) -> str:
    """Out it goes; the way leads to the page as printed."""
    lists = {name: _lines(values[name]) for name in ("report_to", "copy_to")}
    briefing = Briefing(**values | lists | {"on": values["on"] or today()})
    desk.hub.exchanges.publish_briefing(desk.key, briefing=briefing, act=act)
    with desk.hub.reader() as read:
        numbers = [row.briefing.issue_no for row in exchanges.briefings(read, desk.key)]
    return desk.address(f"briefings/{numbers.index(briefing.issue_no) + 1}" if briefing.issue_no in numbers else "")


def _lines(text: object) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(text).splitlines() if line.strip())


async def show(request: Request) -> Response:
    """A briefing as it is printed."""
    desk = Desk.at(request)
    rows = exchanges.briefings(desk.read, desk.key)
    item = request.path_params["item"]
    if desk.outside or not 0 < item <= len(rows):
        raise NotFound(kind="briefing", key=str(item))
    may = desk.stops("publish_briefing") is None
    return pages.page(
        request,
        "exchanges/briefing_print.html",
        desk=desk,
        row=rows[item - 1],
        issuer=organised(desk.exchange, desk.names),
        may_correct=may,
    )


briefing = Matter(
    of=EXCHANGE_PAGE,
    name="briefing",
    title=_l("编发简报"),
    button=_l("印发"),
    form=BRIEFING,
    given=begun,
    about=_l("简报一律为非密；请不要写入涉密内容和个人隐私。"),
    do=publish,
    possible=lambda desk: desk.stops("publish_briefing"),
    done=_l("简报已印发，可以打印。"),
)

routes = [
    *routes_of([briefing]),
    Route("/exchanges/{no:int}/briefings/{item:int}", show, name="exchanges:briefing_print"),
]
