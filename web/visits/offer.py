"""修改与撤回: the side whose offer is open changes it or takes it back."""

from __future__ import annotations

from collections.abc import Mapping

from hub.access import Act
from web.matter import Matter, Values
from web.texts import _l
from web.visits.desk import VISIT, Desk
from web.visits.forms import AMEND, WITHDRAW, rows_of, slots_of, terms


def given(desk: Desk) -> Mapping[str, object]:
    """The offer as it stands; the deadline starts again unless another is named."""
    visit = desk.visit
    found = {name: getattr(visit, name) for name in ("topic", "purpose", "question", "capacity")}
    return found | {"slots": rows_of(visit.slots)}


def amend(desk: Desk, values: Values, act: Act) -> object:
    slots, changes = slots_of(values["slots"]), terms(values)
    return desk.hub.visits.amend_offer(
        desk.visit.key, slots=slots, changes=changes, reply_by=values["reply_by"], act=act
    )


def withdraw(desk: Desk, values: Values, act: Act) -> object:
    return desk.hub.visits.withdraw(desk.visit.key, reason=values["reason"], act=act)


amending = Matter(
    of=VISIT,
    name="offer",
    title=_l("修改方案"),
    button=_l("提交修改"),
    form=AMEND,
    given=given,
    do=amend,
    possible=lambda desk: desk.stops("amend_offer", desk.visit.turn.other if desk.visit.turn else None),
    done=_l("已修改，对方会看到新旧对照，答复期限重新计算。"),
)
withdrawing = Matter(
    of=VISIT,
    name="withdraw",
    title=_l("撤回方案"),
    button=_l("撤回"),
    form=WITHDRAW,
    do=withdraw,
    possible=lambda desk: desk.stops("withdraw", desk.visit.turn.other if desk.visit.turn else None),
    done=_l("已撤回，对方会看到原因。"),
)

routes = [*amending.routes, *withdrawing.routes]
