"""A notice as it will be read, before it is sent: nothing is stored, what was typed stays in the form."""

from __future__ import annotations

from typing import Any

from domain.words import Party
from web.desk import Desk
from web.exchanges.notice import notice_of
from web.exchanges.words import hours
from web.filled import Filled
from web.naming import Names
from web.texts import _


def look(_desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """The button 预览."""
    return filled, _("上面是通知发布后的样子，还没有发布。")


def of(desk: Desk, filled: Filled) -> dict[str, Any]:
    """What `exchanges/_notice.html` needs, of what was typed; without hours that cannot be read."""
    notice = notice_of(desk, filled.values)
    names = desk.names
    dated = filled.values["on"] and filled.values["starts_at"] and filled.values["ends_at"]
    return {
        "notice": notice,
        "when": hours(notice.starts_at, notice.ends_at) if dated else _("（时间待填）"),
        "organisers": _organised(names, notice.organiser, notice.co_organisers),
        "audience": [names.shown(party) for party in notice.audience],
        "quotas": [],
        "dated": bool(filled.values["sign_up_by"]),
    }


def _organised(names: Names, organiser: Party | None, others: tuple[Party, ...]) -> str:
    first = names(organiser) if organiser else _("区教育党校")
    return _("、").join([first, *map(names, others)])
