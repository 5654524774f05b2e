"""成行与否: an agreed visit is called off before it begins, or afterwards recorded as held or not held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from domain.errors import Refused
from domain.visits import CancelReason, Cause
from domain.visits.deadlines import day_of
from domain.visits.refusals import AlreadyStarted, NotOverYet, NotTheDayYet
from domain.visits.states import AGREED
from domain.words import PARTY_SCHOOL, SHANGHAI, ScopeKind
from hub.access import Act
from projections import partners, people
from web import pages
from web.choices import Boxes, Choice, Tick
from web.fields import Text, Whole
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.texts import _l, now, today
from web.times import Day, Hour
from web.visits.desk import VISIT, Desk
from web.words import choices

CANCEL = Form(
    "visits.cancel",
    reason=Choice(_l("取消的原因"), required=True, options=choices(CancelReason)),
    note=Text(_l("给对方的说明"), required=True, hint=_l("怎么回事、今后怎么打算；双方都能看到")),
)
NOT_HELD = Form(
    "visits.not_held",
    cause=Choice(_l("主要是哪一方的原因"), required=True, options=choices(Cause)),
    note=Text(_l("情况说明"), required=True, hint=_l("双方都能看到；对方如有异议，可在 7 天内提出")),
)
HELD = Form(
    "visits.held",
    on=Day(_l("到访日期"), required=True, past=True),
    started_at=Hour(_l("开始时间"), required=True),
    ended_at=Hour(_l("结束时间"), required=True),
    headcount_guest=Whole(_l("来访人数"), least=1, required=True, unit=_l("人")),
    headcount_host=Whole(_l("接待方参加人数"), least=1, required=True, unit=_l("人")),
    partner_ids=Boxes(_l("参加的共建单位"), hint=_l("没有就不勾选")),
    sure=Tick(_l("人数确实有这么多")),
)


def begun(desk: Desk) -> str:
    """Once the visit's time has come it was not called off but did not take place."""
    starts = desk.visit.starts_at
    late = starts is not None and now() >= starts and desk.stops("record_not_held") is None
    return desk.address("not-held") if late else ""


def told(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """How many people hear of it: both sides and the Party School, but who does it."""
    office = (people.holders(desk.read, role, ScopeKind.DISTRICT, "", today()) for role in sorted(PARTY_SCHOOL))
    hear = {*desk.everybody, *(person for holders in office for person in holders)}
    return {"told": len(hear - {pages.person(desk.request)})}


def too_late(desk: Desk) -> Refused | None:
    stopped, starts = desk.stops("cancel"), desk.visit.starts_at
    return stopped or (AlreadyStarted(starts_at=starts) if starts and now() >= starts else None)


def too_early(desk: Desk) -> Refused | None:
    stopped, ends = desk.stops("record_not_held"), desk.visit.ends_at
    return stopped or (NotOverYet(ends_at=ends) if ends and now() < ends else None)


def too_soon(desk: Desk) -> Refused | None:
    stopped, starts = desk.stops("record_held"), desk.visit.starts_at
    if stopped or starts is None or desk.visit.state not in AGREED or today() >= (on := day_of(starts)):
        return stopped
    return NotTheDayYet(on=on)


def planned(desk: Desk) -> Mapping[str, object]:
    """What was agreed, which is what mostly happened."""
    visit = desk.visit
    start, end = visit.starts_at, visit.ends_at
    if start is None or end is None:
        return {}
    hours = (start.astimezone(SHANGHAI), end.astimezone(SHANGHAI))
    times = {"started_at": hours[0].time(), "ended_at": hours[1].time()} if visit.arranged else {}
    return {"on": hours[0].date(), "headcount_guest": visit.headcount} | times


def with_partners(desk: Desk) -> Mapping[str, object]:
    return {"partner_ids": {row.code: row.name for row in partners.everywhere(desk.read)}}


def hold(desk: Desk, values: Values, act: Act) -> object:
    """Record that it took place, from when to when, with how many."""

    def at(hour: time) -> datetime:
        on: date = values["on"]
        return datetime.combine(on, hour, SHANGHAI)

    return desk.hub.visits.record_held(
        desk.visit.key,
        started_at=at(values["started_at"]),
        ended_at=at(values["ended_at"]),
        headcount_guest=values["headcount_guest"],
        headcount_host=values["headcount_host"],
        partner_ids=tuple(values["partner_ids"]),
        sure=values["sure"],
        act=act,
    )


cancel = Matter(
    of=VISIT,
    name="cancel",
    title=_l("取消互访"),
    button=_l("取消这次互访"),
    form=CANCEL,
    around=told,
    do=lambda desk, values, act: desk.hub.visits.cancel(desk.visit.key, **chosen(values, "reason", "note"), act=act),
    possible=too_late,
    elsewhere=begun,
    template="visits/cancel.html",
    done=_l("这次互访已取消，双方都会收到通知。"),
)
not_held = Matter(
    of=VISIT,
    name="not-held",
    title=_l("登记未成行"),
    form=NOT_HELD,
    do=lambda desk, values, act: desk.hub.visits.record_not_held(
        desk.visit.key, **chosen(values, "cause", "note"), act=act
    ),
    possible=too_early,
    template="visits/not_held.html",
    done=_l("已登记为未成行。"),
)
held = Matter(
    of=VISIT,
    name="held",
    title=_l("登记到访"),
    form=HELD,
    given=planned,
    options=with_partners,
    do=hold,
    possible=too_soon,
    template="visits/held.html",
    done=_l("到访已登记，请接着登记考勤、写纪要。"),
)


def chosen(values: Values, *names: str) -> Values:
    """The values of these fields."""
    return {name: values[name] for name in names}


routes = [*cancel.routes, *not_held.routes, *held.routes]
