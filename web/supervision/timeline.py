"""经过: what happened to a supervision visit and its problems, as sentences, newest first."""

from __future__ import annotations

from typing import Any

from domain.supervision import Supervision
from projections import supervision
from web.story import Told, tell
from web.supervision.desk import Desk
from web.texts import Lazy, _l
from web.words import plain_day, word

SAID: dict[str, Lazy] = {
    "visit_made": _l("{who}登记督导：{mode}"),
    "problem_found": _l("{who}写上第 {no} 个问题：{category}"),
    "rectification_requested": _l("{who}把第 {no} 个问题交办给{unit}，{due}前整改"),
    "rectification_reported": _l("{who}反馈第 {no} 个问题的整改"),
    "rectification_returned": _l("{who}退回第 {no} 个问题的整改"),
    "problem_closed": _l("{who}为第 {no} 个问题销号"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
}


def of_visit(desk: Desk) -> list[Told]:
    """What happened, newest first."""
    return [
        tell(desk, stamp, SAID[stamp.kind], facts(desk, event), note(event))
        for stamp, event in reversed(supervision.timeline(desk.read, desk.key))
    ]


def note(event: Any) -> Any:
    """What was written with it and does not stand on the page any more once it is answered."""
    if isinstance(event, Supervision.RectificationReported):
        return event.measures
    return event.comments if isinstance(event, Supervision.RectificationReturned) else None


def facts(desk: Desk, event: Any) -> dict[str, object]:
    """What the sentences name."""
    said: dict[str, object] = {"no": getattr(event, "problem_no", "")}
    if isinstance(event, Supervision.VisitMade):
        said["mode"] = word(event.mode)
    elif isinstance(event, Supervision.ProblemFound):
        said["category"] = word(event.category)
    elif isinstance(event, Supervision.RectificationRequested):
        said |= {"unit": desk.names(event.to), "due": plain_day(event.due_on)}
    elif isinstance(event, Supervision.Redacted):
        said |= {"count": len(event.of), "reason": event.reason}
    return said
