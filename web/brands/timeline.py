"""经过: what happened to a brand, as sentences, newest first."""

from __future__ import annotations

from typing import Any

from domain.brands import Brand
from projections import brands
from web.brands.desk import Desk
from web.story import Told, tell
from web.texts import Lazy, _l
from web.words import plain_day, word

SAID: dict[str, Lazy] = {
    "proposed": _l("{who}提出品牌“{name}”"),
    "named": _l("{who}定名“{name}”"),
    "meaning_defined": _l("{who}写明了释义"),
    "identity_adopted": _l("{who}登记了标识"),
    "carrier_established": _l("{who}登记载体“{name}”"),
    "showcased": _l("{who}登记了一次展示，范围：{scope}"),
    "assessed": _l("{who}评议"),
    "recognised": _l("{who}认定为{tier}品牌，有效期至 {until}"),
    "recognition_renewed": _l("{who}复认为{tier}品牌，有效期至 {until}"),
    "promoted": _l("{who}登记推广：{channel}，范围：{scope}"),
    "replicated": _l("{school}登记了借鉴"),
    "evidence_added": _l("{who}为“{milestone}”补充了佐证"),
    "milestone_revoked": _l("{who}把里程碑从“{milestone}”退回到“{to}”"),
    "recognition_lapsed": _l("认定到期，没有复认，退回到“展示”"),
    "retired": _l("{who}停用品牌"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
}


def of_brand(desk: Desk) -> list[Told]:
    """What happened, newest first."""
    return [
        tell(desk, stamp, SAID[stamp.kind], facts(desk, event), _note(event))
        for stamp, event in reversed(brands.timeline(desk.read, desk.key))
    ]


def _note(event: Any) -> Any:
    return event.reason if isinstance(event, Brand.MilestoneRevoked | Brand.Retired) else None


def facts(desk: Desk, event: Any) -> dict[str, object]:
    """What the sentences name."""
    said: dict[str, object] = {}
    if isinstance(event, Brand.Proposed | Brand.Named | Brand.CarrierEstablished):
        names = (getattr(event, name, None) for name in ("working_name", "name", "carrier"))
        said["name"] = next(filter(None, names), "")
    elif isinstance(event, Brand.Recognised | Brand.RecognitionRenewed):
        said |= {"tier": word(event.tier), "until": plain_day(event.valid_until)}
    elif isinstance(event, Brand.Promoted):
        said |= {"channel": word(event.channel), "scope": word(event.scope)}
    elif isinstance(event, Brand.Showcased):
        said["scope"] = word(event.audience_scope)
    elif isinstance(event, Brand.Replicated):
        said["school"] = desk.names.code("school", event.by_school_id)
    elif isinstance(event, Brand.EvidenceAdded):
        said["milestone"] = word(event.milestone)
    elif isinstance(event, Brand.MilestoneRevoked):
        said |= {"milestone": word(event.from_milestone), "to": word(event.to_milestone)}
    elif isinstance(event, Brand.Redacted):
        said |= {"count": len(event.of), "reason": event.reason}
    return said
