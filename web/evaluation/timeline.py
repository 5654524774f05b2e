"""经过: what happened to an evaluation, as sentences, newest first; without the names behind scores but for those who judge."""

from __future__ import annotations

from typing import Any

from domain.evaluation import Evaluation
from domain.model import Prose
from hub.evaluation.sight import Sight
from projections import evaluation
from projections.story import Stamp
from web.evaluation.desk import Desk
from web.evaluation.sheets import number
from web.story import Told, tell
from web.texts import Lazy, _, _l
from web.words import word

SAID: dict[str, Lazy] = {
    "opened": _l("{who}启动评价"),
    "self_assessed": _l("{who}提交自评"),
    "indicators_computed": _l("由记录计算的 {count} 项已算好"),
    "expert_scored": _l("{who}评 {code}：{points}"),
    "moderated": _l("{who}复核 {code}：{before} 分改为 {after} 分"),
    "vetoed": _l("{who}否决（第 {no} 条）"),
    "veto_lifted": _l("{who}撤销否决（第 {no} 条）"),
    "signed": _l("{who}以{capacity}身份签认：{total} 分，{grade}"),
    "published": _l("{who}反馈结果"),
    "objection_raised": _l("{who}对 {code} 提出异议"),
    "objection_resolved": _l("{who}答复对 {code} 的异议：{decision}"),
    "reopened": _l("{who}重新评价"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
}
BEFORE = frozenset({"opened", "self_assessed", "redacted"})
"""What the subject sees of an evaluation that is not published."""
NAMELESS = frozenset({"expert_scored", "moderated"})
"""What only those see who judge: names stand behind it."""


def of_evaluation(desk: Desk) -> list[Told]:
    """What happened, newest first, as far as the person may see it."""
    if desk.sight is Sight.RESULTS:
        return []
    told = evaluation.timeline(desk.read, desk.key)
    return [
        tell(desk, stamp, SAID[stamp.kind], facts(event), note(event))
        for stamp, event in reversed(told)
        if _shown(desk, stamp)
    ]


def _shown(desk: Desk, stamp: Stamp) -> bool:
    if desk.all:
        return True
    return stamp.kind not in NAMELESS if desk.results else stamp.kind in BEFORE


def note(event: Any) -> Prose | None:
    """What was written with it."""
    for name in ("comment", "reason", "statement"):
        if isinstance(text := getattr(event, name, None), Prose):
            return text
    return None


def facts(event: Any) -> dict[str, object]:
    """What the sentences name."""
    said: dict[str, object] = {"no": getattr(event, "no", ""), "code": getattr(event, "code", "")}
    if said["code"] == "total":
        said["code"] = _("总分")
    if isinstance(event, Evaluation.ExpertScored):
        said["points"] = _("只写说明") if event.points is None else _("{n} 分", n=number(event.points))
    elif isinstance(event, Evaluation.Moderated):
        said |= {"before": number(event.from_points), "after": number(event.to_points)}
    elif isinstance(event, Evaluation.Signed):
        said |= {"capacity": word(event.capacity), "total": number(event.total), "grade": word(event.grade)}
    elif isinstance(event, Evaluation.ObjectionResolved):
        said["decision"] = word(event.decision)
    elif isinstance(event, Evaluation.IndicatorsComputed):
        said["count"] = len(event.lines)
    elif isinstance(event, Evaluation.Redacted):
        said |= {"count": len(event.of), "reason": event.reason}
    return said
