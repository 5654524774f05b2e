"""改期: an agreed visit is moved or altered; what was agreed stays in force until the other side has said yes."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import Refused
from domain.visits import Terms
from domain.visits.refusals import NoChangePending, OtherSideOnly
from domain.words import Slot
from hub.access import Act
from web.choices import Choice
from web.fields import Hidden, Line, Text, Whole
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.rows import Many
from web.texts import _l, now
from web.visits import timeline
from web.visits.desk import VISIT, Desk, sided
from web.visits.forms import SLOT, number, slot_chosen, slot_options, slots_of

CHANGE = Form(
    "visits.change",
    slots=Many(
        _l("希望改到的时间"),
        hint=_l("可以给对方几个选择；时间不变就留空"),
        row=_l("时段"),
        columns=SLOT,
    ),
    venue=Line(_l("改到的地点"), max=200, hint=_l("不改就留空")),
    topic=Line(_l("改后的主题"), max=40, hint=_l("不改就留空")),
    capacity=Whole(_l("改后的名额"), least=1, unit=_l("人"), hint=_l("不改就留空")),
    reason=Text(_l("改期的原因"), required=True, hint=_l("对方会看到")),
)

ANSWER = Form(
    "visits.change_reply",
    answer=Choice(
        _l("贵方意见"),
        required=True,
        options={
            "accept": (_l("同意改期"), _l("新的安排马上生效，需重新确认")),
            "reject": (_l("不同意"), _l("原定安排不变")),
        },
    ),
    slot=Choice(_l("选定的时间"), given=("answer", "accept")),
    reason=Text(_l("不同意的理由"), given=("answer", "reject"), required=True, hint=_l("对方会看到")),
    change_no=Hidden(_l("改期编号")),
)


def pending(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """The change that waits, as the page of the visit shows it."""
    names = {desk.visit.host: desk.host, desk.visit.guest: desk.guest}
    return {"units": names, "changed": timeline.terms(desk.visit)}


def propose(desk: Desk, values: Values, act: Act) -> object:
    """Ask the other side for the change."""
    slots = slots_of(values["slots"])
    terms = Terms(topic=values["topic"] or None, venue=values["venue"] or None, capacity=values["capacity"])
    return desk.hub.visits.propose_change(
        desk.visit.key, reason=values["reason"], slots=slots, changes=terms, side=values.get("side"), act=act
    )


def offered(desk: Desk) -> list[Slot]:
    """Half-days of the pending change that can still be chosen."""
    return [each for each in desk.visit.change_slots if each.begins > now()]


def answering(desk: Desk) -> Mapping[str, object]:
    return {"slot": slot_options(offered(desk))}


def begun(desk: Desk) -> Mapping[str, object]:
    """The answer that the button of another page has chosen, and a choice that is none."""
    asked = desk.request.query_params.get("answer")
    only = list(slot_options(offered(desk)))
    answer = asked if asked in ("accept", "reject") else None
    return {"answer": answer, "slot": only[0] if len(only) == 1 else None, "change_no": desk.visit.change_no}


def reply(desk: Desk, values: Values, act: Act) -> object:
    """Yes or no to the change that was read; `change_no` tells whether it is still the one."""
    key, change_no = desk.visit.key, number(values["change_no"])
    if values["answer"] == "reject":
        return desk.hub.visits.reject_change(key, change_no=change_no, reason=values["reason"], act=act)
    chosen = slot_chosen(desk.visit.change_slots, values["slot"] or "")
    return desk.hub.visits.accept_change(key, change_no=change_no, slot=chosen, act=act)


def unanswerable(desk: Desk) -> Refused | None:
    """There is a change, and it is this side's to answer."""
    if (refusal := desk.stops("accept_change")) is not None:
        return refusal
    if not desk.visit.change_by:
        return NoChangePending()
    return OtherSideOnly(side=desk.visit.turn) if desk.side is desk.visit.change_by else None


def irretrievable(desk: Desk) -> Refused | None:
    """There is a change, and it is this side's own."""
    if (refusal := desk.stops("retract_change")) is not None:
        return refusal
    if not desk.visit.change_by:
        return NoChangePending()
    return None if desk.visit.change_by in desk.sides or not desk.sides else OtherSideOnly(side=desk.visit.change_by)


change = Matter(
    of=VISIT,
    name="change",
    title=_l("提出改期"),
    button=_l("提出改期，请对方答复"),
    form=sided(CHANGE, "propose_change"),
    around=pending,
    do=propose,
    possible=lambda desk: desk.stops("propose_change"),
    template="visits/change.html",
    done=_l("改期已提出，等对方答复；原来的安排仍然有效。"),
)
change_reply = Matter(
    of=VISIT,
    name="change/reply",
    title=_l("答复改期"),
    button=_l("提交答复"),
    form=ANSWER,
    given=begun,
    options=answering,
    around=pending,
    do=reply,
    possible=unanswerable,
    template="visits/change_reply.html",
    done=_l("已答复改期。"),
    keeps=False,
)
change_retract = Matter(
    of=VISIT,
    name="change/retract",
    title=_l("撤回改期"),
    form=Form("visits.change_retract"),
    around=pending,
    do=lambda desk, _values, act: desk.hub.visits.retract_change(desk.visit.key, act=act),
    possible=irretrievable,
    template="visits/change_retract.html",
    done=_l("改期已撤回，原来的安排不变。"),
    keeps=False,
)

routes = [*change.routes, *change_reply.routes, *change_retract.routes]
