"""反馈: three questions after a visit, sealed until both sides have written or 14 days are over; who reads it stands on the form."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import Refused
from domain.papers import FeedbackOver
from domain.visits.deadlines import feedback_until
from domain.visits.refusals import FeedbackUnsealed
from domain.words import Side
from hub.access import Act
from projections import visits
from projections.visits import FeedbackRow
from web.choices import Choice
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.texts import _l, today
from web.visits.desk import VISIT, Desk, sided
from web.visits.words import USEFUL
from web.words import plain_day

FEEDBACK = Form(
    "visits.feedback",
    usefulness=Choice(
        _l("这次互访对贵方有多大用处"),
        required=True,
        options=USEFUL,
    ),
    will_apply=Choice(
        _l("看到的做法，贵方会不会用起来"), required=True, options={"yes": _l("会用"), "no": _l("暂不打算用")}
    ),
    takeaway=Text(_l("最想带走的一条"), hint=_l("可不填")),
    suggestion=Text(_l("给对方的一条建议"), hint=_l("可不填")),
)


def written(desk: Desk) -> dict[Side, FeedbackRow]:
    """What has been written, as far as this person's sides may read it."""
    rows = visits.feedback(desk.read, desk.visit, today=today(), mine=desk.sides)
    return {row.side: row for row in rows}


def given(desk: Desk) -> Mapping[str, object]:
    """The own feedback, which can be replaced while it is sealed."""
    row = written(desk).get(desk.side) if desk.side else None
    if row is None:
        return {}
    answers = {"usefulness": str(row.usefulness), "will_apply": "yes" if row.will_apply else "no"}
    return answers | {"takeaway": row.takeaway, "suggestion": row.suggestion}


def send(desk: Desk, values: Values, act: Act) -> object:
    """Hand in the feedback of the own side."""
    return desk.hub.visits.give_feedback(
        desk.visit.key,
        usefulness=int(values["usefulness"]),
        will_apply=values["will_apply"] == "yes",
        takeaway=values["takeaway"],
        suggestion=values["suggestion"],
        side=values.get("side"),
        act=act,
    )


def closed(desk: Desk) -> Refused | None:
    """Not before the visit, not after 14 days, not once both have written."""
    if (refusal := desk.stops("give_feedback")) is not None or desk.visit.held_on is None:
        return refusal
    until = feedback_until(desk.visit.held_on)
    if today() > until:
        return FeedbackOver(until=until)
    return FeedbackUnsealed() if len(written(desk)) == len(Side) else None


def readers(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """Until when it can be written, and whether the own side has."""
    held = desk.visit.held_on
    return {"until": plain_day(feedback_until(held)) if held else "", "again": desk.side in written(desk)}


feedback = Matter(
    of=VISIT,
    name="feedback",
    title=_l("互访反馈"),
    button=_l("提交反馈"),
    form=sided(FEEDBACK, "give_feedback"),
    given=given,
    around=readers,
    do=send,
    possible=closed,
    template="visits/feedback.html",
    done=_l("反馈已提交；公开之前可以修改。"),
)

routes = feedback.routes
