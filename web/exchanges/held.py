"""开展与办结: that it took place, who stood in for the responsible person, action items done, closed, voided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from domain.errors import Refused
from domain.exchanges import Answer, VoidReason
from domain.exchanges.refusals import NobodyAnswered, NotInState
from domain.exchanges.states import EXCHANGE
from domain.minutes import NoSuchItem
from domain.words import SHANGHAI, PartyKind
from hub.access import Act
from projections import exchanges
from web.choices import Boxes, Choice, Tick
from web.exchanges import whom
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.fields import Line, Text, Whole
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.relied import relied_on
from web.texts import _l, now, today
from web.times import Day, Hour
from web.words import choices

HELD = Form(
    "exchanges.held",
    on=Day(_l("日期"), required=True, past=True),
    started_at=Hour(_l("开始时间"), required=True),
    ends_on=Day(_l("结束日期"), past=True, hint=_l("当天结束不用填")),
    ended_at=Hour(_l("结束时间"), required=True),
    headcount=Whole(_l("到场人数"), least=1, required=True, unit=_l("人")),
    partner_ids=Boxes(_l("到场的共建单位"), hint=_l("没有就不勾选")),
    sure=Tick(_l("人数确实有这么多")),
)
DEPUTY = Form(
    "exchanges.deputy",
    deputy=Choice(_l("代理的人"), required=True, menu=True),
    find=Line(_l("查找其他人"), max=20, hint=_l("写姓名或拼音，查找后再到“代理的人”里选")),
    deputy_reason=Text(_l("代理的原因"), required=True),
)
ACTION = Form(
    "exchanges.action",
    on=Day(_l("完成日期"), required=True, past=True),
    evidence=Text(_l("怎么完成的"), hint=_l("可不填")),
)
CLOSE = Form("exchanges.close")
VOID = Form(
    "exchanges.void",
    reason=Choice(_l("作废的原因"), required=True, options=choices(VoidReason)),
    note=Text(_l("说明"), required=True),
    instead=Line(_l("以哪一份为准"), max=9, hint=_l("重复登记时，写保留的那一份的编号末尾数字，例如 18")),
)


def too_early(desk: Desk) -> Refused | None:
    """Nothing has taken place before its time has come."""
    starts = desk.exchange.notice.starts_at
    return desk.stops("record_held") or (
        NotInState(command="record_held", state=desk.exchange.state) if now() < starts else None
    )


def planned(desk: Desk) -> Mapping[str, object]:
    """What was announced, which is what mostly happened."""
    starts, ends = (at.astimezone(SHANGHAI) for at in (desk.exchange.notice.starts_at, desk.exchange.notice.ends_at))
    joined = [code for code, answer in desk.exchange.partners.items() if answer is Answer.JOINED]
    return {
        "on": starts.date(),
        "started_at": starts.time(),
        "ends_on": ends.date() if ends.date() != starts.date() else None,
        "ended_at": ends.time(),
        "headcount": desk.exchange.taken or None,
        "partner_ids": joined,
    }


def hold(desk: Desk, values: Values, act: Act) -> object:
    """Record that it took place, from when to when, with how many."""
    on: date = values["on"] or date.min
    return desk.hub.exchanges.record_held(
        desk.key,
        started_at=_at(on, values["started_at"]),
        ended_at=_at(values["ends_on"] or on, values["ended_at"]),
        headcount=values["headcount"] or 0,
        partner_ids=tuple(values["partner_ids"]),
        sure=values["sure"],
        act=act,
    )


def _at(on: date, hour: time | None) -> datetime:
    return datetime.combine(on, hour or time(0), SHANGHAI)


def deputies(desk: Desk) -> Mapping[str, object]:
    """People of the organisers, mentors, and whom one has looked for; not the responsible person."""
    notice = desk.exchange.notice
    typed = [text for text in desk.typed.get("deputy", ()) if text]
    near = [*whom.near(desk, list(desk.exchange.organisers)), *notice.mentor_ids, *typed]
    return {"deputy": whom.names_of(desk, [each for each in near if each != notice.responsible_person])}


def item_of(desk: Desk) -> exchanges.ItemRow | None:
    """The action item of the address."""
    minutes = exchanges.minutes(desk.read, desk.key)
    no = desk.request.path_params["item"]
    return next((item for item in minutes.items if item.no == no), None) if minutes else None


def not_to_tick(desk: Desk) -> Refused | None:
    """By its owner or an organiser, while it is open."""
    item = item_of(desk)
    if item is not None and item.owner == desk.person and desk.who.roles:
        return EXCHANGE.refusal(desk.exchange.state, "complete_action")
    refusal = desk.no_right("complete_action") or EXCHANGE.refusal(desk.exchange.state, "complete_action")
    return refusal or (NoSuchItem(item_no=desk.request.path_params["item"]) if item is None else None)


def complete(desk: Desk, values: Values, act: Act) -> object:
    no = desk.request.path_params["item"]
    return desk.hub.exchanges.complete_action(desk.key, item_no=no, **values, act=act)


def void(desk: Desk, values: Values, act: Act) -> object:
    """Out of every count; `kept` is named by its number."""
    no = values.pop("instead")
    row = exchanges.exchange(desk.read, int(no)) if no.isascii() and no.isdecimal() else None
    reason = VoidReason(values.pop("reason") or VoidReason.OTHER)
    return desk.hub.exchanges.void(desk.key, reason=reason, kept=row.key if row else None, **values, act=act)


def not_to_close(desk: Desk) -> Refused | None:
    """Somebody must have answered for it."""
    row = desk.exchange
    stopped = desk.stops("close")
    return stopped or (None if row.answered_for else NobodyAnswered(person=row.notice.responsible_person))


def about_item(desk: Desk, _filled: Filled) -> Mapping[str, Any]:
    return {"item": item_of(desk)}


MATTERS = (
    Matter(
        of=EXCHANGE_PAGE,
        name="held",
        title=_l("登记开展"),
        form=HELD,
        given=planned,
        options=lambda desk: {"partner_ids": desk.names.codes(PartyKind.PARTNER)},
        do=hold,
        possible=too_early,
        template="exchanges/held.html",
        done=_l("已登记，请接着登记考勤、写纪要。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="deputy",
        title=_l("登记代理人"),
        button=_l("登记"),
        form=DEPUTY,
        options=deputies,
        again={"look": whom.look_up},
        about=_l("负责人没有到场时，须有人代理并写明理由，之后才能办结。"),
        do=lambda desk, values, act: desk.hub.exchanges.record_deputy(
            desk.key, person_id=values["deputy"] or "", reason=values["deputy_reason"], act=act
        ),
        possible=lambda desk: desk.stops("record_deputy"),
        template="exchanges/deputy.html",
        done=_l("已登记代理人。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="action",
        path="actions/{item:int}",
        title=_l("登记完成"),
        form=ACTION,
        given=lambda _desk: {"on": today()},
        around=about_item,
        do=complete,
        possible=not_to_tick,
        stands=lambda desk: item_of(desk) is not None,
        template="exchanges/action.html",
        done=_l("已登记完成。"),
        keeps=False,
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="close",
        title=_l("办结"),
        button=_l("办结这次活动"),
        form=CLOSE,
        about=_l("办结后不再提醒；迟到的考勤、纪要、简报仍可补上。"),
        do=lambda desk, _values, act: desk.hub.exchanges.close(desk.key, act=act),
        possible=not_to_close,
        done=_l("这次活动已办结。"),
        keeps=False,
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="void",
        title=_l("作废"),
        button=_l("作废这条记录"),
        form=VOID,
        about=_l("作废后不再计入任何统计，不能恢复；页面仍可查阅。"),
        grave=True,
        do=void,
        around=lambda desk, _filled: relied_on(desk, f"exchange:{desk.key}"),
        possible=lambda desk: desk.stops("void"),
        done=_l("这条记录已作废。"),
    ),
)

routes = routes_of(MATTERS)
