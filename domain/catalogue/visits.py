"""What the facts of visits are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
    "visit.proposed": Title("互访已发起", "visit proposed"),
    "visit.offer_amended": Title("方案已修改", "offer amended"),
    "visit.countered": Title("已另提方案", "counter-proposal made"),
    "visit.accepted": Title("已接受", "visit accepted"),
    "visit.declined": Title("已谢绝", "visit declined"),
    "visit.withdrawn": Title("已撤回", "offer withdrawn"),
    "visit.expired": Title("已过期", "offer expired"),
    "visit.letter_issued": Title("公函已出具", "official letter issued"),
    "visit.delegation_set": Title("来访名单已确定", "delegation set"),
    "visit.logistics_set": Title("接待安排已确定", "logistics set"),
    "visit.confirmed": Title("已确认", "visit confirmed"),
    "visit.change_proposed": Title("已提出改期", "change proposed"),
    "visit.rescheduled": Title("已改期", "visit rescheduled"),
    "visit.change_rejected": Title("未同意改期", "change rejected"),
    "visit.change_retracted": Title("改期已撤回", "change retracted"),
    "visit.cancelled": Title("已取消", "visit cancelled"),
    "visit.recorded_afterwards": Title("已补录", "visit recorded afterwards"),
    "visit.held": Title("互访已开展", "visit held"),
    "visit.not_held": Title("未成行", "visit not held"),
    "visit.record_acknowledged": Title("补录已确认", "record acknowledged"),
    "visit.attendance_filed": Title("考勤表已归档", "attendance filed"),
    "visit.attendance_corrected": Title("考勤已更正", "attendance corrected"),
    "visit.minutes_filed": Title("纪要已提交", "minutes filed"),
    "visit.minutes_amended": Title("纪要已修改", "minutes amended"),
    "visit.minutes_confirmed": Title("纪要已确认", "minutes confirmed"),
    "visit.record_disputed": Title("记录有异议", "record disputed"),
    "visit.record_corrected": Title("记录已更正", "record corrected"),
    "visit.feedback_given": Title("反馈已提交", "feedback given"),
    "visit.action_completed": Title("行动项已完成", "action item completed"),
    "visit.return_promised": Title("已约定回访", "return promised"),
    "visit.return_waived": Title("已免回访", "return waived"),
    "visit.reminded": Title("已催办", "sides reminded"),
    "visit.closed": Title("已办结", "visit closed"),
    "visit.voided": Title("已作废", "visit voided"),
    "visit.redacted": Title("文字已移除", "texts removed"),
}
