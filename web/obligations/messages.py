"""Why a reporting duty refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

STATE: dict[str, Lazy] = {
    "obligation.not_in_state": _l("这一项现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "obligation.already_done": _l("这件事已经办过了，这一项现在是“{state}”。不用再提交一次。"),
    "obligation.not_evidenced": _l("这一项要由人填报，系统里没有可以代替它的记录。"),
    "obligation.submission_changed": _l("您看到的是第 {seen} 次报送，现在已是第 {no} 次。请先看新的一份再办理。"),
    "obligation.not_signed": _l("主持人还没有签认，签认后才能验收。"),
    "obligation.no_signature": _l("这一项不需要主持人签认。"),
    "obligation.signed_already": _l("主持人已经签认，不用再签一次。"),
    "obligation.own_submission": _l("自己报送的材料要由别人验收或退回。"),
    "obligation.office_only": _l("工作室的材料由区教育党校验收或退回。"),
    "obligation.not_due_yet": _l("这一项还没有逾期，从 {on}起才算。"),
    "obligation.no_reminder_now": _l("这一项 {due_on}到期，现在不用提醒。"),
}
"""The state and the people."""

WRITTEN: dict[str, Lazy] = {
    "obligation.owner_unfit": _l("{because}由{owner_kind}报送，请重新选择报送单位或人员。"),
    "obligation.owner_not_there": _l("截止那天（{due_on}）对方不在这一期，不能下达。请核对单位或日期。"),
    "obligation.outside_programme": _l("截止日期须在培育期内（{starts_on}至 {ends_on}），请核对。"),
    "obligation.required_unfit": _l("数量请填 {least} 到 {most} 之间的整数。"),
    "obligation.nothing_handed_in": _l("请填写正文、上传附件，或选择有关的记录，至少一样。"),
    "obligation.too_few_refs": _l("至少要有 {required} 项，现在 {count} 项，请补充。"),
    "obligation.too_many_refs": _l("有关的记录最多 {limit} 项，现在 {count} 项，请删减。"),
    "obligation.chapter_unfit": _l("这份材料没有“{chapter}”这一部分，或者写了两次。请刷新页面后再填。"),
    "obligation.file_twice": _l("第 {no} 个附件与前面的一个相同，请删去其中一个。"),
    "obligation.too_many_files": _l("附件最多 {limit} 个，现在 {count} 个，请删减。"),
    "obligation.in_the_future": _l("报送日期不能晚于今天，请核对。"),
    "obligation.not_later": _l("延期后的日期须晚于今天，也要晚于原来的截止日期（{due_on}）。"),
}
"""What was typed."""

messages.SENTENCES.update(STATE | WRITTEN)
