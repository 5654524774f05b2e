"""记录: acknowledged, contested, or corrected with the old value kept beside the new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from domain.errors import Refused
from domain.visits import Disputed
from domain.visits.refusals import NotAfterwards
from domain.words import Side
from hub.access import Act
from projections import visits
from web.choices import Choice
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.texts import _, _l
from web.visits import compare
from web.visits.desk import VISIT, Desk, sided
from web.words import moment, word

DISPUTE = Form(
    "visits.dispute",
    what=Choice(_l("对哪一项有异议"), required=True),
    text=Text(
        _l("贵方的说法"), required=True, tall=True, hint=_l("写清楚事实是什么；双方的说法会并列保存，谁也不能删去")
    ),
)


def disputable(desk: Desk) -> dict[Disputed, str]:
    """Parts of the record that are there."""
    visit = desk.visit
    if visit.held_on is None:
        return {Disputed.NOT_HELD: word(Disputed.NOT_HELD)}
    there = {Disputed.HELD: True, Disputed.ATTENDANCE: visit.sheet is not None, Disputed.MINUTES: bool(visit.revision)}
    return {what: word(what) for what, filed in there.items() if filed}


def asked(desk: Desk) -> Mapping[str, object]:
    """The part that the link came from, or the only one there is."""
    there = disputable(desk)
    wanted = desk.request.query_params.get("what", "")
    return {"what": wanted if wanted in there else next(iter(there)) if len(there) == 1 else None}


class Said(NamedTuple):
    """What a side says of a part of the record, beside what is recorded."""

    heading: str
    recorded: str
    text: object


def texts(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """What is recorded, and what has been said against it, side by side."""
    names = {Side.HOST: desk.host.name, Side.GUEST: desk.guest.name}
    row = visits.minutes(desk.read, desk.visit.key)
    parts = compare.two_ways(None, compare.Texts.of(row, desk.called)) if row else []
    recorded = {
        Disputed.MINUTES: "\n".join(_("{term}：{value}", term=part.title, value=part.runs[0].text) for part in parts)
    }
    short = "\n".join(_("{term}：{value}", term=term, value=value) for term, value in facts(desk))
    found = [
        Said(
            _("{side}对{what}的异议", side=names[each.side], what=word(each.what)),
            recorded.get(each.what, short) or word(desk.visit.state),
            each.text,
        )
        for each in visits.disputes(desk.read, desk.visit.key)
        if each.settled is None
    ]
    return {"said_so_far": found, "parts": parts, "facts": facts(desk)}


def facts(desk: Desk) -> list[tuple[str, str]]:
    """The record in short."""
    visit, found = desk.visit, []
    if visit.started_at and visit.ended_at:
        found.append((_("起止"), _("{a} 至 {b}", a=moment(visit.started_at), b=moment(visit.ended_at))))
        counts = _("来访 {guest} 人，接待 {host} 人", guest=visit.headcount_guest, host=visit.headcount_host)
        found.append((_("人数"), counts))
    return found


def contest(desk: Desk, values: Values, act: Act) -> object:
    """Put the own words beside what is recorded."""
    told = {"what": values["what"], "text": values["text"], "side": values.get("side")}
    return desk.hub.visits.dispute_record(desk.visit.key, **told, act=act)


def not_to_acknowledge(desk: Desk) -> Refused | None:
    return desk.stops("acknowledge_record") or (None if desk.visit.afterwards else NotAfterwards())


acknowledge = Matter(
    of=VISIT,
    name="acknowledge",
    title=_l("确认补录的记录"),
    button=_l("情况属实，予以确认"),
    form=Form("visits.acknowledge"),
    around=texts,
    do=lambda desk, _values, act: desk.hub.visits.acknowledge_record(desk.visit.key, act=act),
    possible=not_to_acknowledge,
    template="visits/acknowledge.html",
    done=_l("已确认这份补录。"),
    keeps=False,
)
dispute = Matter(
    of=VISIT,
    name="dispute",
    title=_l("提出异议"),
    form=sided(DISPUTE, "dispute_record"),
    given=asked,
    options=lambda desk: {"what": disputable(desk)},
    around=texts,
    do=contest,
    possible=lambda desk: desk.stops("dispute_record"),
    template="visits/dispute.html",
    done=_l("异议已提出，与记录并列保存。"),
)

routes = [*acknowledge.routes, *dispute.routes]
