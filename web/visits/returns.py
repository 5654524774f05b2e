"""回访与行动: what is still to be done after a visit: action items, the promise to invite back, and letting the other off."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import NotFound, Refused
from domain.visits import Standing
from domain.visits.refusals import AlreadyReturned, AlreadyWaived, NoReturnOwed
from domain.visits.states import refusal_in
from domain.words import Side
from hub.access import Act
from projections import ledger, visits
from projections.visits import ItemRow
from web import pages
from web.choices import Tick
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.texts import _l, today
from web.times import Day
from web.visits.desk import VISIT, Desk

ACTION = Form(
    "visits.action",
    on=Day(_l("完成日期"), required=True, past=True),
    evidence=Text(_l("怎么完成的"), hint=_l("一两句话，可不填；双方都能看到")),
)
PROMISE = Form(
    "visits.return",
    due_on=Day(_l("在哪天以前请对方来"), required=True, hint=_l("定下之后可以再改；不填这一页时，按到访后 180 天算")),
)
WAIVE = Form(
    "visits.waive",
    reason=Text(_l("免去回访的理由"), required=True, hint=_l("双方都能看到")),
    sure=Tick(_l("我明白：免去以后不能恢复"), required=True),
)


def item(desk: Desk) -> ItemRow:
    """The action item of the address. NotFound where the minutes have none of this number."""
    wanted, row = desk.request.path_params["item"], visits.minutes(desk.read, desk.visit.key)
    found = next((each for each in row.items if each.no == wanted), None) if row else None
    if found is None:
        raise NotFound(kind="item", key=str(wanted))
    return found


def action_around(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    return {"item": item(desk)}


def not_to_complete(desk: Desk) -> Refused | None:
    """Its owner may, and the assistants."""
    owner = item(desk).owner == pages.person(desk.request)
    return refusal_in(desk.visit.state, "complete_action") if owner else desk.stops("complete_action")


def complete(desk: Desk, values: Values, act: Act) -> object:
    """Tick the item off."""
    return desk.hub.visits.complete_action(
        desk.visit.key, item_no=desk.request.path_params["item"], on=values["on"], evidence=values["evidence"], act=act
    )


def unsettled(desk: Desk, command: str, side: Side) -> Refused | None:
    """There is a return to speak of, and it is this side's to say so."""
    if (refusal := desk.stops(command, side)) is not None:
        return refusal
    owed = ledger.of_visit(desk.read, desk.visit.key, today())
    if owed is None:
        return NoReturnOwed()
    settled = {Standing.RETURNED: AlreadyReturned, Standing.WAIVED: AlreadyWaived}
    return settled[owed.standing]() if owed.standing in settled else None


def owing(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """The return as the ledger has it."""
    return {"owed": ledger.of_visit(desk.read, desk.visit.key, today())}


action = Matter(
    of=VISIT,
    name="actions",
    path="actions/{item:int}",
    title=_l("行动项已完成"),
    button=_l("登记完成"),
    form=ACTION,
    given=lambda _: {"on": today()},
    around=action_around,
    do=complete,
    possible=not_to_complete,
    template="visits/action.html",
    done=_l("已登记完成。"),
    keeps=False,
)
promise = Matter(
    of=VISIT,
    name="return",
    title=_l("约定回访日期"),
    button=_l("约定这个日期"),
    form=PROMISE,
    given=lambda desk: {"due_on": desk.visit.promised},
    around=owing,
    do=lambda desk, values, act: desk.hub.visits.promise_return(desk.visit.key, due_on=values["due_on"], act=act),
    possible=lambda desk: unsettled(desk, "promise_return", Side.GUEST),
    template="visits/return.html",
    done=_l("已约定回访日期。"),
    keeps=False,
)
waive = Matter(
    of=VISIT,
    name="return/waive",
    title=_l("免去回访"),
    button=_l("免去这次回访"),
    form=WAIVE,
    around=owing,
    do=lambda desk, values, act: desk.hub.visits.waive_return(desk.visit.key, reason=values["reason"], act=act),
    possible=lambda desk: unsettled(desk, "waive_return", Side.HOST),
    template="visits/waive.html",
    done=_l("已免去这次回访。"),
    keeps=False,
)

routes = [*action.routes, *promise.routes, *waive.routes]
