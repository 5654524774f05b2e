"""What is sent to a chat group: a few lines and a link, nobody's name."""

from __future__ import annotations

from domain.exchanges import State
from web import pages
from web.exchanges import links
from web.exchanges.desk import Desk
from web.exchanges.organisers import organised
from web.exchanges.words import hours
from web.texts import _, now
from web.words import plain_day, word

SHARED = frozenset({State.OPEN, State.CLOSED_REG, State.POSTPONED})


def text(desk: Desk) -> str:
    """What, when, where, until when one signs up, and the link; "" for what nobody is asked to any more."""
    row = desk.exchange
    if row.state not in SHARED:
        return ""
    notice = row.notice
    facts = {
        "kind": word(notice.kind),
        "title": notice.title,
        "when": hours(notice.starts_at, notice.ends_at),
        "venue": notice.venue,
        "organisers": organised(row, desk.names),
        "until": plain_day(notice.sign_up_by),
        "capacity": notice.capacity,
        "address": links.public(desk.request, row.no)
        if row.public
        else f"{pages.origin(desk.request)}/exchanges/{row.no}",
    }
    if row.state is State.POSTPONED:
        return _("【活动延期】{title}\n{organisers}\n新的时间定下后另行通知。\n{address}", **facts)
    if row.signs_up(now()):
        return _(
            "【{kind}】{title}\n时间：{when}\n地点：{venue}\n组织：{organisers}\n名额 {capacity} 人，{until}前报名：\n{address}",
            **facts,
        )
    return _("【{kind}】{title}\n时间：{when}\n地点：{venue}\n组织：{organisers}\n{address}", **facts)
