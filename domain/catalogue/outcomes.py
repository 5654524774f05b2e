"""What the facts of brands, outcomes and supervision are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
    "brand.proposed": Title("品牌已提出", "brand proposed"),
    "brand.named": Title("品牌已定名", "brand named"),
    "brand.meaning_defined": Title("品牌已释义", "meaning defined"),
    "brand.identity_adopted": Title("标识已确定", "identity adopted"),
    "brand.carrier_established": Title("载体已建立", "carrier established"),
    "brand.showcased": Title("品牌已展示", "brand showcased"),
    "brand.assessed": Title("品牌已评议", "brand assessed"),
    "brand.recognised": Title("品牌已认定", "brand recognised"),
    "brand.recognition_renewed": Title("品牌已复认", "recognition renewed"),
    "brand.promoted": Title("品牌已推广", "brand promoted"),
    "brand.replicated": Title("品牌已被借鉴", "brand replicated"),
    "brand.evidence_added": Title("佐证已补充", "evidence added"),
    "brand.milestone_revoked": Title("里程碑已撤销", "milestone revoked"),
    "brand.recognition_lapsed": Title("认定已到期", "recognition lapsed"),
    "brand.retired": Title("品牌已停用", "brand retired"),
    "brand.redacted": Title("文字已移除", "texts removed"),
    "outcome.submitted": Title("成果已提交", "outcome submitted"),
    "outcome.returned": Title("成果已退回", "outcome returned"),
    "outcome.resubmitted": Title("成果修改后已提交", "outcome submitted again"),
    "outcome.accepted": Title("成果已认定", "outcome accepted"),
    "outcome.promoted": Title("成果已推广", "outcome promoted"),
    "outcome.redacted": Title("文字已移除", "texts removed"),
    "supervision.visit_made": Title("督导已开展", "supervision visit made"),
    "supervision.problem_found": Title("问题已记录", "problem found"),
    "supervision.rectification_requested": Title("整改已交办", "rectification requested"),
    "supervision.rectification_reported": Title("整改已反馈", "rectification reported"),
    "supervision.rectification_returned": Title("整改已退回", "rectification returned"),
    "supervision.problem_closed": Title("问题已销号", "problem closed"),
    "supervision.redacted": Title("文字已移除", "texts removed"),
}
