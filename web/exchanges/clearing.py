"""审批、更正: a notice is cleared or sent back with comments; revised with what changes shown before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict

from domain.errors import Refused
from domain.exchanges.refusals import NotRevised
from hub.access import Act
from web.choices import Choice
from web.exchanges import page, whom
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.exchanges.notice import FILES, NOTICE, REVISE, SECTIONS, changes_of, given, options
from web.exchanges.terms import changed
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _, _l

CLEAR = Form(
    "exchanges.clear",
    answer=Choice(
        _l("审批意见"),
        required=True,
        options={
            "clear": (_l("同意发布"), _l("报名随即开始")),
            "back": (_l("退回更正"), _l("写明要改什么")),
        },
    ),
    comments=Text(_l("要更正的地方"), given=("answer", "back"), required=True),
)


def not_to_clear(desk: Desk) -> Refused | None:
    return desk.stops("clear") or (NotRevised() if desk.exchange.sent_back else None)


def decide(desk: Desk, values: Values, act: Act) -> object:
    """Clear it, or send it back."""
    if values["answer"] == "back":
        return desk.hub.exchanges.send_back(desk.key, comments=values["comments"], act=act)
    return desk.hub.exchanges.clear(desk.key, act=act)


def units_of(desk: Desk) -> Mapping[str, object]:
    return options(desk, list(desk.exchange.organisers), desk.exchange.notice)


def revise(desk: Desk, values: Values, act: Act) -> object:
    reason = values.pop("reason")
    return desk.hub.exchanges.revise(
        desk.key, changes=changes_of(desk, values, desk.exchange.notice.attachments), reason=reason, act=act
    )


def compare(_desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """The button 看看改了什么."""
    return filled, _("上面列出与现在的通知不同的地方，还没有保存。")


def around(desk: Desk, filled: Filled) -> Mapping[str, Any]:
    """The headings, and what differs where somebody wants to see it."""
    there = desk.exchange.notice
    wanted = "compare" in desk.typed and set(NOTICE) <= filled.values.keys()
    after = there.changed(there.differing(changes_of(desk, filled.values, there.attachments))) if wanted else there
    return {"sections": SECTIONS, "changes": changed(desk, asdict(there), asdict(after)), "compared": wanted}


MATTERS = (
    Matter(
        of=EXCHANGE_PAGE,
        name="clearing",
        title=_l("审批通知"),
        button=_l("提交意见"),
        form=CLEAR,
        around=lambda desk, _filled: page.of_notice(desk),
        do=decide,
        possible=not_to_clear,
        template="exchanges/clearing.html",
        beside="exchanges/_known.html",
        done=_l("意见已提交。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="revise",
        title=_l("更正通知"),
        button=_l("保存更正"),
        form=REVISE,
        options=units_of,
        given=lambda desk: given(desk.exchange.notice),
        around=around,
        again={"look": whom.look_up, "compare": compare},
        do=revise,
        possible=lambda desk: desk.stops("revise"),
        template="exchanges/revise.html",
        wide=True,
        files=FILES,
        had=lambda desk: desk.exchange.notice.attachments,
        done=_l("通知已更正，报名的人在活动记录里能看到改了什么。"),
    ),
)

routes = routes_of(MATTERS)
