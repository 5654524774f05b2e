"""经过: what happened to an outcome, as sentences, newest first; and where it was promoted."""

from __future__ import annotations

from typing import Any

from domain.evidence import Evidence, EvidenceKind, Standing
from domain.outcomes import Outcome
from projections import outcomes
from web.evidence import Look, looks
from web.outcomes.desk import Desk
from web.story import Told, tell
from web.texts import Lazy, _, _l
from web.words import word

SAID: dict[str, Lazy] = {
    "submitted": _l("{who}提交成果"),
    "returned": _l("{who}退回修改"),
    "resubmitted": _l("{who}修改后再次提交"),
    "accepted": _l("{who}认定，{representative}"),
    "promoted": _l("{who}登记推广：{channel}，覆盖 {schools} 所学校"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
}


def of_outcome(desk: Desk) -> list[Told]:
    """What happened, newest first."""
    return [
        tell(desk, stamp, SAID[stamp.kind], facts(event), _note(event))
        for stamp, event in reversed(outcomes.timeline(desk.read, desk.key))
    ]


def _note(event: Any) -> Any:
    if isinstance(event, Outcome.Returned):
        return event.comments
    return event.comment if isinstance(event, Outcome.Accepted) else None


def facts(event: Any) -> dict[str, object]:
    """What the sentences name."""
    if isinstance(event, Outcome.Accepted):
        return {"representative": _("为代表性成果") if event.representative else _("不作为代表性成果")}
    if isinstance(event, Outcome.Promoted):
        return {"channel": word(event.channel), "schools": event.audience_schools}
    if isinstance(event, Outcome.Redacted):
        return {"count": len(event.of), "reason": event.reason}
    return {}


def venues(desk: Desk) -> dict[str, Look]:
    """Exchanges at which it was promoted, by key."""
    keys = [each.exchange for each in desk.outcome.promotions if each.exchange]
    pieces = [(Evidence(EvidenceKind.EXCHANGE, key), Standing.STANDS) for key in keys]
    return dict(zip(keys, looks(desk, pieces), strict=True))
