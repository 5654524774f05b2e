"""Why a visit refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

STATE: dict[str, Lazy] = {
    "visit.not_in_state": _l("这次互访现在是“{state}”，不能再这样办理。请看下面的往来记录，按现在的状态继续。"),
    "visit.already_done": _l("这件事已经办过了，这次互访现在是“{state}”。不用再提交一次。"),
    "visit.not_your_turn": _l("现在轮到{turn}答复，请等对方回应。"),
    "visit.other_side_only": _l("这件事由{side}办理。如有需要，请与对方联系。"),
    "visit.party_school_only": _l("这件事由区教育党校办理。如有需要，请联系区教育党校。"),
    "visit.own_record": _l("自己登记的内容要由另一方的人确认，请等对方办理。"),
    "visit.paper_changed": _l("您填写期间有人改动了这一项，变动见上方。您填的内容还在，请核对后再提交。"),
    "visit.offer_changed": _l("对方刚刚改了方案，请看清新的方案后再提交。"),
    "visit.open_already": _l("贵方和对方就同一主题已有一份待回应的邀请，请在那一份上继续。"),
    "visit.original_not_held": _l("要回访的那次互访没有开展，或者已经作废，请重新选择。"),
    "visit.original_other_sides": _l("回访时主客互换：上次的来访方这次接待。请核对对方单位和方向。"),
    "visit.original_returned": _l("那次互访已经有了回访，不必再约。可以照常发起新的互访。"),
    "visit.unknown_unit": _l("没有找到这个单位，请重新选择。"),
    "visit.no_programme": _l("还没有开启培育期，现在不能发起互访。请联系区教育党校。"),
    "visit.side_needed": _l("请选择这次是代哪一方办理。"),
    "visit.not_expired": _l("这份邀请还可以回应，到 {expires_at} 为止。"),
}
"""The state, the turn, the sides."""

ARRANGED: dict[str, Lazy] = {
    "visit.change_pending": _l("{by}已经提出改期，正等答复。请先答复那一份，或者等它撤回。"),
    "visit.no_change_pending": _l("没有等待答复的改期。它可能已经答复或撤回，请看往来记录。"),
    "visit.change_replaced": _l("您看到的改期已经换成了新的一份，请看清后再答复。"),
    "visit.change_still_open": _l("改期在 {until} 之前还等着对方答复。"),
    "visit.not_prepared": _l("还差{missing}，补齐后才能确认。"),
    "visit.already_started": _l("约定的时间（{starts_at}）已到。到访了请登记到访，没有成行请登记未成行。"),
    "visit.not_the_day_yet": _l("约定的日子是 {on}，到了那一天才能登记到访。日子有变的，请先提出改期。"),
    "visit.not_over_yet": _l("约定的时间到 {ends_at} 才结束，之后才能登记未成行。"),
    "visit.reason_needed": _l("可以继续，但请写明理由：{because}。"),
    "visit.outside_slot": _l("时间不在约定的时段（{slot}）之内。换一天或换半天，请提出改期。"),
    "visit.not_of_host": _l("负责人须是接待方的人，请重新选择。"),
    "visit.over_capacity": _l("名额 {capacity} 人，现在填了 {count} 人。请减少人数，或与对方商量。"),
    "visit.too_few": _l("至少 {least} 人。"),
    "visit.headcount_unusual": _l("{count} 人比平常多很多，如无误请勾选确认后再提交。"),
    "visit.person_twice": _l("第 {no} 行与前面重复：{person}。"),
    "visit.person_unknown": _l("第 {no} 行的人不在名单里，请重新选择。"),
    "visit.more_names_than_heads": _l("列了 {named} 人，比人数 {count} 人还多，请核对。"),
    "visit.ends_before_start": _l("结束时间要晚于开始时间。"),
}
"""Delegation, logistics, changes, cancelling."""

OFFERED: dict[str, Lazy] = {
    "visit.own_unit": _l("不能邀请自己的单位，请另选一个。"),
    "visit.partners_only": _l("互访至少有一方是学校或工作室，请重新选择。"),
    "visit.too_many_slots": _l("最多提供 {limit} 个时段，现在有 {count} 个。"),
    "visit.slot_twice": _l("第 {no} 个时段与前面重复。"),
    "visit.slot_past": _l("时段 {no} 已经过去。现在还可以选：{remaining}。"),
    "visit.slot_hours": _l("第 {no} 个时段的起止时间要成对填写，先后有序，并且在所选的半天之内。"),
    "visit.outside_programme": _l("日期要在本期之内：{starts_on}到 {ends_on}。"),
    "visit.reply_too_late": _l("回复期限要早于第一个时段，最晚 {latest}。"),
    "visit.reply_past": _l("回复期限已经过去，请改为今天或以后。"),
    "visit.nothing_changed": _l("您未作修改，是否同意原方案？同意请选“同意”，否则请改动时间或内容。"),
    "visit.slot_not_offered": _l("这个时段不在方案里。可以选：{remaining}。"),
    "visit.ask_again_past": _l("“可再约”的日期要在今天以后。"),
}
"""Offers and answers."""

RECORDED: dict[str, Lazy] = {
    "visit.takes_too_long": _l("一次互访不超过一天，现在是 {hours} 小时，请核对起止时间。"),
    "visit.not_disputed": _l("这次互访已登记为未成行。如果实际到访了，请先提出异议，再由区教育党校更正。"),
    "visit.not_afterwards": _l("这次互访不是补录的，不用另外确认。"),
    "visit.not_silent_yet": _l("对方在 {on}之前都可以答复，到期未答复才算默认确认。"),
    "visit.minutes_disputed": _l("纪要有异议，不能默认确认。请双方商量后修改纪要。"),
    "visit.nothing_to_dispute": _l("还没有这项记录，不能提出异议。"),
    "visit.dispute_over": _l("提出异议的期限（{until}）已过。如确有错误，可以申请更正。"),
    "visit.sides_spoken": _l("双方都已在记录上留了话，主客不能再更正。请联系区教育党校作废后重新补录。"),
    "visit.not_of_this_field": _l("填写的内容与要更正的项目（{of}）不符，请核对。"),
}
"""The record: attendance, minutes, disputes and corrections."""

AFTER: dict[str, Lazy] = {
    "visit.feedback_unsealed": _l("双方都已写了反馈，现已公开，不能再改。"),
    "visit.no_return_owed": _l("这次互访本身就是回访，不用再回访。"),
    "visit.already_returned": _l("已经回访过了，不用再约定或免除。"),
    "visit.already_waived": _l("接待方已经免去了这次回访。"),
    "visit.due_too_early": _l("回访的日期要晚于这次互访（{held_on}）。"),
    "visit.not_closable_yet": _l("双方到 {on}之前还可以补充记录，之后才能办结。"),
    "visit.nothing_stalled": _l("这次互访现在没有等待办理的事，不用催办。"),
    "visit.reminded_lately": _l("{on}已经催办过；同一次互访每周最多催办一次，{again}起可以再催。"),
    "input.personal_number": _l("第 {at} 个字起像是{kind}。记录长期保存，请删去后再提交。"),
}
"""Feedback, the return, the end."""

REASONS: dict[str, Lazy] = {
    "over_limit": _l("接待方当月的接待次数已到上限"),
    "blocked": _l("这一天接待方登记了不宜来访"),
    "overlap": _l("接待方同一时间已有另一次互访"),
    "headcount": _l("来访人数"),
    "logistics": _l("接待安排"),
    "identity": _l("身份证号"),
    "phone": _l("手机号"),
}
"""Words for facts that are neither people, dates nor members of a closed list."""

messages.SENTENCES.update(STATE | ARRANGED | OFFERED | RECORDED | AFTER)
messages.FACTS.update(REASONS)
