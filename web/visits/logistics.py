"""接待安排: when exactly, where, what happens and who answers for it; and the host's confirmation of it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from domain.words import SHANGHAI, AgendaLine, PartyKind, Side
from hub.access import Act
from projections import programme
from web.choices import Choice
from web.fields import Line, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.rows import Many
from web.texts import _, _l
from web.times import Hour
from web.visits.desk import VISIT, Desk
from web.visits.stale import drawn_from, meanwhile
from web.words import slot

LOGISTICS = Form(
    "visits.logistics",
    starts_at=Hour(_l("开始时间"), required=True),
    ends_at=Hour(_l("结束时间"), required=True),
    venue=Line(_l("地点"), max=200, required=True, hint=_l("写到楼和房间，客人好找，例如 行政楼 201 党员活动室")),
    responsible_person=Choice(
        _l("负责人"), required=True, menu=True, hint=_l("接待方的人，当天到场；不能到场时请人代理")
    ),
    agenda=Many(
        _l("议程"),
        hint=_l("几点做什么；用不着的行留空"),
        row=_l("议程"),
        start=3,
        most=12,
        columns={"t": Hour(_l("时间"), required=True), "item": Line(_l("内容"), max=200, required=True)},
    ),
    override_reason=Text(
        _l("仍要安排的理由"), hint=_l("这一天不宜来访，或与另一次互访时间重叠时，请写明理由，双方都能看到")
    ),
)


def given(desk: Desk) -> Mapping[str, object]:
    """What is arranged already; before that the hours of the slot, where it names any."""
    visit = desk.visit
    start, end = desk.agreed.start, desk.agreed.end
    if visit.arranged and visit.starts_at and visit.ends_at:
        start, end = (at.astimezone(SHANGHAI).time() for at in (visit.starts_at, visit.ends_at))
    agenda = [{"t": line.t, "item": line.item} for line in visit.agenda]
    known = {"venue": visit.venue, "responsible_person": visit.responsible or None, "agenda": agenda}
    return known | {"starts_at": start, "ends_at": end}


def options(desk: Desk) -> Mapping[str, object]:
    """People of the host's side."""
    return {"responsible_person": desk.names_of((*desk.colleagues(Side.HOST), desk.visit.responsible))}


def around(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """The agreed half-day, whether the host has blocked the day, and what has happened meanwhile."""
    visit = desk.visit
    school = visit.host.id if visit.host.kind == PartyKind.SCHOOL else ""
    blocked = programme.is_blocked(desk.read, school, desk.agreed.on)
    return {"agreed": slot(desk.agreed), "blocked": blocked, **meanwhile(desk, filled)}


def arrange(desk: Desk, values: Values, act: Act) -> object:
    """Hours are hours of the agreed day: another day is a change, which both sides must want."""
    on = desk.agreed.on

    def at(hour: time) -> datetime:
        return datetime.combine(on, hour, SHANGHAI)

    told: dict[str, Any] = {"venue": values["venue"], "responsible_person": values["responsible_person"]}
    return desk.hub.visits.set_logistics(
        desk.visit.key,
        **told,
        starts_at=at(values["starts_at"]),
        ends_at=at(values["ends_at"]),
        agenda=tuple(AgendaLine(row["t"], row["item"]) for row in values["agenda"]),
        override_reason=values["override_reason"] or None,
        seen=drawn_from(desk),
        act=act,
    )


def missing(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """What is to be read before saying yes, and what is not there yet: (what, whose, address)."""
    visit = desk.visit
    gaps = []
    if not visit.headcount:
        gaps.append((_("来访人数还没有报"), desk.guest.name, ""))
    if not visit.arranged:
        gaps.append((_("接待安排还没有定"), desk.host.name, desk.address("logistics")))
    people = list(desk.names_of(visit.delegation or ()).values())
    return {"gaps": gaps, "coming": people}


logistics = Matter(
    of=VISIT,
    name="logistics",
    title=_l("接待安排"),
    button=_l("保存安排"),
    form=LOGISTICS,
    given=given,
    options=options,
    around=around,
    do=arrange,
    stands=lambda desk: desk.visit.slot is not None,
    possible=lambda desk: desk.stops("set_logistics", Side.HOST),
    template="visits/logistics.html",
    done=_l("接待安排已保存。"),
)

confirm = Matter(
    of=VISIT,
    name="confirm",
    title=_l("确认来访"),
    button=_l("确认，通知来访方"),
    form=Form("visits.confirm"),
    around=missing,
    do=lambda desk, _values, act: desk.hub.visits.confirm(desk.visit.key, act=act),
    possible=lambda desk: desk.stops("confirm", Side.HOST),
    template="visits/confirm.html",
    done=_l("已确认，来访方会收到通知。"),
    keeps=False,
)

routes = [*logistics.routes, *confirm.routes]
