"""What the facts of programmes, calendars and reports are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
    "programme.opened": Title("培育期已开启", "programme opened"),
    "programme.stage_scheduled": Title("阶段已编排", "stage scheduled"),
    "programme.stage_rescheduled": Title("阶段已调整", "stage rescheduled"),
    "programme.stage_started": Title("阶段已开始", "stage started"),
    "programme.stage_closed": Title("阶段已结束", "stage closed"),
    "programme.targets_set": Title("目标值已设定", "targets set"),
    "programme.closed": Title("培育期已结束", "programme closed"),
    "programme.archived": Title("培育期已归档", "programme archived"),
    "programme.redacted": Title("文字已移除", "texts removed"),
    "calendar.opened": Title("校历已建立", "calendar opened"),
    "calendar.term_set": Title("学期已设定", "term set"),
    "calendar.holiday_set": Title("假期已设定", "holiday set"),
    "calendar.make_up_day_set": Title("调休上课日已设定", "make-up day set"),
    "calendar.day_blocked": Title("不宜来访日已登记", "day blocked"),
    "calendar.day_unblocked": Title("不宜来访日已解除", "day unblocked"),
    "obligation.issued": Title("应报事项已下达", "report called for"),
    "obligation.reminded": Title("已提醒", "reminded"),
    "obligation.missed": Title("已逾期", "missed"),
    "obligation.extended": Title("已延期", "extended"),
    "obligation.waived": Title("已免除", "waived"),
    "obligation.submitted": Title("已报送", "handed in"),
    "obligation.signed": Title("主持人已签认", "signed by the lead"),
    "obligation.returned": Title("已退回补正", "returned to be mended"),
    "obligation.accepted": Title("已验收", "accepted"),
    "obligation.redacted": Title("文字已移除", "texts removed"),
}
