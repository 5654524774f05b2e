"""时间与报名: registration closed early or opened again, another date, or not at all; partners asked to come, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from domain.days import day_of
from domain.errors import Refused
from domain.exchanges import Answer
from domain.exchanges.refusals import AlreadyStarted
from domain.words import SHANGHAI, PartyKind
from hub.access import Act
from projections import exchanges
from web.choices import Choice
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.fields import Line, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _l, now
from web.times import Day, Hour

REASON = Text(_l("原因"), required=True, hint=_l("报名的人和受邀单位都能看到"))
POSTPONE, CANCEL = Form("exchanges.postpone", reason=REASON), Form("exchanges.cancel", reason=REASON)
DATE = Form(
    "exchanges.date",
    on=Day(_l("新的日期"), required=True),
    starts_at=Hour(_l("开始时间"), required=True),
    ends_on=Day(_l("结束日期"), hint=_l("当天结束不用填")),
    ends_at=Hour(_l("结束时间"), required=True),
    venue=Line(_l("地点"), max=80, required=True),
    sign_up_by=Day(_l("报名截止"), required=True, hint=_l("当天还可以报")),
)
REOPEN = Form("exchanges.reopen", sign_up_by=Day(_l("报名截止"), required=True, hint=_l("当天还可以报")))
CONFIRM = Form("exchanges.registration")
INVITE = Form(
    "exchanges.invite",
    partner_id=Choice(_l("共建单位"), required=True, menu=True),
    ask=Text(_l("请对方做什么"), required=True, hint=_l("例如：请派一位同志讲社区怎样议事")),
    reply_by=Day(_l("请在哪天以前答复"), required=True),
)
ANSWER = Form(
    "exchanges.answer",
    answer=Choice(_l("贵方意见"), required=True, options={"join": _l("参加"), "decline": _l("谢绝")}),
    note=Text(_l("说明"), hint=_l("参加：能带来什么；谢绝：原因。可不填")),
)


def started(desk: Desk, command: str) -> Refused | None:
    """What is not possible once it has begun."""
    begun = now() >= (starts_at := desk.exchange.notice.starts_at)
    return desk.stops(command) or (AlreadyStarted(starts_at=starts_at) if begun else None)


def set_date(desk: Desk, values: Values, act: Act) -> object:
    on: date = values["on"] or date.min
    hours = {
        "starts_at": _at(on, values["starts_at"]),
        "ends_at": _at(values["ends_on"] or on, values["ends_at"]),
        "venue": values["venue"],
        "sign_up_by": values["sign_up_by"] or date.min,
    }
    return desk.hub.exchanges.set_date(desk.key, **hours, act=act)


def _at(on: date, hour: time | None) -> datetime:
    return datetime.combine(on, hour or time(0), SHANGHAI)


def old_hours(desk: Desk) -> Mapping[str, object]:
    """The hours and the place that were planned: mostly only the day changes."""
    notice = desk.exchange.notice
    hours = {name: getattr(notice, name).astimezone(SHANGHAI).time() for name in ("starts_at", "ends_at")}
    return hours | {"venue": notice.venue}


def not_asked(desk: Desk) -> Mapping[str, object]:
    """Partners that have not been asked, or have said no."""
    asked = {code for code, answer in desk.exchange.partners.items() if answer is not Answer.DECLINED}
    known = desk.names.codes(PartyKind.PARTNER)
    return {"partner_id": {code: name for code, name in known.items() if code not in asked}}


def answer(desk: Desk, values: Values, act: Act) -> object:
    """Yes or no, with a word."""
    code = desk.partner.id if desk.partner else ""
    if values["answer"] == "join":
        return desk.hub.exchanges.join_partner(desk.key, partner_id=code, contribution=values["note"], act=act)
    return desk.hub.exchanges.decline_partner(desk.key, partner_id=code, reason=values["note"], act=act)


def asked(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """What the partner was asked."""
    rows = exchanges.partners(desk.read, desk.key)
    found = next((row for row in rows if desk.partner and row.partner == desk.partner.id), None)
    return {"asked": found, "partner": desk.names(desk.partner)}


MATTERS = (
    Matter(
        of=EXCHANGE_PAGE,
        name="registration/close",
        title=_l("提前截止报名"),
        button=_l("截止报名"),
        form=CONFIRM,
        about=_l("之后不能再报名；为共建单位预留而没有用完的名额，按顺序转给候补的人。需要时可以重新开放。"),
        do=lambda desk, _values, act: desk.hub.exchanges.close_registration(desk.key, act=act),
        possible=lambda desk: desk.stops("close_registration"),
        done=_l("报名已截止。"),
        keeps=False,
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="registration/reopen",
        title=_l("重新开放报名"),
        form=REOPEN,
        given=lambda desk: {"sign_up_by": day_of(desk.exchange.notice.starts_at)},
        do=lambda desk, values, act: desk.hub.exchanges.reopen_registration(desk.key, **values, act=act),
        possible=lambda desk: started(desk, "reopen_registration"),
        done=_l("报名已重新开放。"),
        keeps=False,
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="postpone",
        title=_l("延期"),
        form=POSTPONE,
        about=_l("原来的时间作废，新的时间以后再定；已有的名额保留，期间不能报名。"),
        do=lambda desk, values, act: desk.hub.exchanges.postpone(desk.key, **values, act=act),
        possible=lambda desk: desk.stops("postpone"),
        done=_l("已宣布延期。新的时间定下后，请到这里填写。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="date",
        title=_l("定新的时间"),
        button=_l("公布新的时间"),
        form=DATE,
        given=old_hours,
        do=set_date,
        possible=lambda desk: desk.stops("set_date"),
        done=_l("新的时间已公布，报名重新开始。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="cancel",
        title=_l("取消活动"),
        button=_l("取消这次活动"),
        form=CANCEL,
        about=_l("取消后不能恢复；报名的人和受邀单位会看到原因。只是改时间，请用“延期”。"),
        grave=True,
        do=lambda desk, values, act: desk.hub.exchanges.cancel(desk.key, **values, act=act),
        possible=lambda desk: desk.stops("cancel"),
        done=_l("活动已取消。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="invite",
        title=_l("邀请共建单位"),
        button=_l("发出邀请"),
        form=INVITE,
        options=not_asked,
        do=lambda desk, values, act: desk.hub.exchanges.invite_partner(desk.key, **values, act=act),
        possible=lambda desk: started(desk, "invite_partner"),
        done=_l("邀请已发出，对方登录后能看到并答复。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="answer",
        title=_l("答复邀请"),
        button=_l("提交答复"),
        form=ANSWER,
        around=asked,
        do=answer,
        possible=lambda desk: desk.stops("join_partner"),
        template="exchanges/answer.html",
        done=_l("已答复，组织方能看到。参加的人请另外报名。"),
    ),
)

routes = routes_of(MATTERS)
