"""Why a brand, or evidence, is refused, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

PATH: dict[str, Lazy] = {
    "brand.not_in_state": _l("这个品牌现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "brand.already_done": _l("这一步已经办过了，这个品牌现在是“{state}”。不用再提交一次。"),
    "brand.milestone_missing": _l("品牌要一步一步来，现在是“{state}”，还缺“{due}”。请先完成“{due}”。"),
    "brand.name_taken": _l("全区已有名为“{name}”的品牌在用，请换一个名称。"),
    "brand.there": _l("一校一品，贵校已有品牌。请在原有的品牌上继续；确要另立，请先停用原有的。"),
    "brand.own_endorsement": _l("本校的品牌要由别人认定和推广，请联系区教育党校。"),
}

TYPED: dict[str, Lazy] = {
    "brand.no_evidence": _l("“{due}”至少要有一项佐证，请补充后再提交。"),
    "brand.validity_past": _l("认定的有效期不能早于今天，请改选日期。"),
    "brand.tier_too_high": _l("认定级别“{tier}”高于展示过的最大范围（{shown}）。请先在更大的范围展示，或降低级别。"),
    "brand.scores_missing": _l("请至少给出一项评分。"),
    "brand.score_unfit": _l("第 {no} 项评分应是 0 到 100 的整数。"),
    "brand.total_differs": _l("总分 {total} 与各项之和 {sum} 不一致，请核对。"),
    "brand.own_replica": _l("这是贵校自己的品牌，不用借鉴。请选择其他学校的品牌。"),
    "brand.not_lower": _l("只能退回到比“{state}”更低的里程碑，请重新选择。"),
}

SHOWN: dict[str, Lazy] = {
    "evidence.unfit": _l("第 {no} 项佐证没有写清楚：网址须以 https:// 或 http:// 开头，其他的请写明名称。"),
    "evidence.too_much": _l("佐证最多 {limit} 项，现在 {count} 项，请删减。"),
    "evidence.twice": _l("第 {no} 项佐证与前面的一项相同，请删去其中一项。"),
    "evidence.not_yet": _l("第 {no} 项佐证（{named}）还没有开展或发布，届时才能作为佐证。"),
    "evidence.voided": _l("第 {no} 项佐证（{named}）已作废或撤回，请另选一项。"),
    "evidence.unknown": _l("没有找到第 {no} 项佐证（{named}），或者不对您开放。请重新选择。"),
}

messages.SENTENCES.update(PATH | TYPED | SHOWN)
