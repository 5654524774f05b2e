"""反馈: three questions for each unit that had somebody there, sealed for 14 days; who reads it stands on the form."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import Refused
from domain.exchanges.deadlines import feedback_until
from domain.papers import FeedbackOver
from domain.words import Party
from hub.access import Act
from projections import exchanges, units
from web.choices import Choice
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _l, today
from web.visits.words import USEFUL
from web.words import plain_day

FEEDBACK = Form(
    "exchanges.feedback",
    usefulness=Choice(_l("这次活动对贵方有多大用处"), required=True, options=USEFUL),
    will_apply=Choice(
        _l("听到看到的做法，贵方会不会用起来"), required=True, options={"yes": _l("会用"), "no": _l("暂不打算用")}
    ),
    takeaway=Text(_l("最想带走的一条"), hint=_l("可不填")),
    suggestion=Text(_l("给组织方的一条建议"), hint=_l("可不填")),
)


def asks(desk: Desk) -> Form:
    """Who speaks for several units that were there says for which."""
    if len(desk.speaks_for) < 2:  # noqa: PLR2004  # a choice
        return FEEDBACK
    named = {str(unit): desk.names(unit) for unit in desk.speaks_for}
    return Form(
        FEEDBACK.name, party=Choice(_l("代表哪个单位"), required=True, menu=True, options=named), **FEEDBACK.fields
    )


def party_of(desk: Desk, values: Values) -> Party | None:
    return units.parse(values.get("party") or "") or next(iter(desk.speaks_for), None)


def given(desk: Desk) -> Mapping[str, object]:
    """The own feedback, which can be replaced while it is sealed."""
    mine = party_of(desk, {})
    rows = exchanges.feedback(desk.read, desk.exchange, today=today(), mine=desk.speaks_for)
    row = next((each for each in rows if each.party == mine), None)
    if row is None or mine is None:
        return {}
    answers = {"usefulness": str(row.usefulness), "will_apply": "yes" if row.will_apply else "no"}
    party = {"party": str(mine)} if len(desk.speaks_for) > 1 else {}
    return party | answers | {"takeaway": row.takeaway, "suggestion": row.suggestion}


def send(desk: Desk, values: Values, act: Act) -> object:
    return desk.hub.exchanges.give_feedback(
        desk.key,
        usefulness=int(values["usefulness"] or 0),
        will_apply=values["will_apply"] == "yes",
        takeaway=values["takeaway"],
        suggestion=values["suggestion"],
        by_party=party_of(desk, values),
        act=act,
    )


def closed(desk: Desk) -> Refused | None:
    """Not before it took place, not after 14 days."""
    held = desk.exchange.held_on
    refusal = desk.stops("give_feedback")
    if refusal is not None or held is None or today() <= (until := feedback_until(held)):
        return refusal
    return FeedbackOver(until=until)


def readers(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    held = desk.exchange.held_on
    return {
        "until": plain_day(feedback_until(held)) if held else "",
        "again": any(unit in desk.exchange.wrote for unit in desk.speaks_for),
    }


feedback = Matter(
    of=EXCHANGE_PAGE,
    name="feedback",
    title=_l("活动反馈"),
    button=_l("提交反馈"),
    form=asks,
    given=given,
    around=readers,
    do=send,
    possible=closed,
    template="exchanges/feedback.html",
    done=_l("反馈已提交；公开之前可以修改。"),
)

routes = routes_of([feedback])
