"""The story of a duty in sentences."""

from __future__ import annotations

from datetime import datetime

from domain.obligations import Obligation
from domain.obligations.events import Event
from projections import obligations
from web.obligations.desk import Desk
from web.story import acted
from web.texts import _
from web.words import plain_day


def told(desk: Desk) -> list[tuple[datetime, str]]:
    """Each thing that happened, oldest first."""
    return [
        (stamp.at, _sentence(acted(desk, stamp) if stamp.source != "timer" else "", fact))
        for stamp, fact in obligations.timeline(desk.read, desk.key)
    ]


def _sentence(name: str, fact: Event) -> str:
    if isinstance(fact, Obligation.Issued):
        day = plain_day(fact.due_on)
        return _("{name}下达，{day}截止", name=name, day=day) if name else _("按计划下达，{day}截止", day=day)
    if isinstance(fact, Obligation.Submitted):
        if fact.automatic:
            return _("系统里已有的记录表明已经完成，自动报送")
        return _("{name}报送并签认", name=name) if fact.signed else _("{name}报送", name=name)
    if isinstance(fact, Obligation.Returned):
        return _("{name}退回补正：{text}", name=name, text=fact.comments)
    if isinstance(fact, Obligation.Extended):
        return _("{name}延期到 {day}：{text}", name=name, day=plain_day(fact.new_due_on), text=fact.reason)
    return _plain(name, fact)


def _plain(name: str, fact: Event) -> str:
    if isinstance(fact, Obligation.Signed):
        return _("{name}签认", name=name)
    if isinstance(fact, Obligation.Accepted):
        return _("{name}验收", name=name) if name else _("依据的记录都已审定，自动验收")
    if isinstance(fact, Obligation.Reminded):
        return _("提醒：还有 {n} 天到期", n=fact.days_left)
    if isinstance(fact, Obligation.Missed):
        return _("逾期未报")
    if isinstance(fact, Obligation.Waived):
        return _("{name}免除：{text}", name=name, text=fact.reason) if fact.reason else _("已离开这一期，不再要求报送")
    return _("{name}移除了文字", name=name)
