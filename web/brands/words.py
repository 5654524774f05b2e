"""Chinese words for the closed lists of brands and of evidence; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import brands as domain
from domain.evidence import EvidenceKind, Standing
from domain.promotion import Channel
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {
        "proposed": _l("提出"),
        "named": _l("定名"),
        "meaning_defined": _l("释义"),
        "identity_adopted": _l("标识"),
        "carrier_established": _l("载体"),
        "showcased": _l("展示"),
        "recognised": _l("认定"),
        "promoted": _l("推广"),
        "retired": _l("已停用"),
    },
    domain.Scope: {
        "school": _l("本校"),
        "studio": _l("本工作室"),
        "cross_studio": _l("跨工作室"),
        "district": _l("全区"),
        "municipal": _l("全市"),
    },
    domain.Tier: {"studio": _l("工作室级"), "district": _l("区级"), "municipal": _l("市级")},
    Channel: {
        "theory_talk": _l("理论宣讲"),
        "experience_exchange": _l("经验交流"),
        "case_showcase": _l("案例展示"),
        "practical_service": _l("实践服务"),
    },
    EvidenceKind: {
        "text": _l("文字说明"),
        "file": _l("文件"),
        "link": _l("网址"),
        "paper": _l("纸质材料"),
        "visit": _l("互访"),
        "exchange": _l("交流活动"),
        "case": _l("案例"),
        "adoption": _l("借鉴"),
    },
    Standing: {
        "stands": _l("有效"),
        "not_yet": _l("尚未开展"),
        "voided": _l("已作废"),
        "unknown": _l("已找不到"),
    },
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    **dict.fromkeys(domain.MILESTONES[:5], "info"),
    domain.State.SHOWCASED: "wait",
    domain.State.RECOGNISED: "ok",
    domain.State.PROMOTED: "ok",
    domain.State.RETIRED: "off",
}
"""Kind of the tag of a state."""

CRITERIA: dict[str, Lazy] = {
    "name": _l("名称"),
    "identity": _l("标识"),
    "meaning": _l("内涵"),
    "carrier": _l("载体"),
    "effect": _l("成效"),
    "promotion": _l("推广"),
}
"""Lines of the rubric by code, in its order."""
