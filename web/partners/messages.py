"""Why a partner, an agreement or a list refuses something, in sentences that say what to do next; joined to those of all areas."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

UNIT: dict[str, Lazy] = {
    "partner.ended": _l("共建关系已于 {on}结束，不能再办理新的事项。如要继续合作，请先由区教育党校恢复共建关系。"),
    "partner.not_ended": _l("共建关系没有结束，不用恢复。"),
    "partner.projects_running": _l("还有 {count} 个共建项目没有办完。请先确认完成或终止这些项目，再结束共建关系。"),
    "partner.contact_unknown": _l("此人现在不是这个单位的联络员，请刷新后核对。"),
    "partner.contact_before": _l("现任联络员从 {since}开始，日期不能早于这一天。"),
    "partner.nothing_changed": _l("内容没有变化，未作保存。"),
    "partner.period_unknown": _l("请填写评议的年度，四位数字，不晚于 {latest} 年。"),
}
"""The partner itself, its liaisons, its appraisals."""

AGREED: dict[str, Lazy] = {
    "partner.agreement_known": _l("已有编号为 {agreement} 的协议，内容不同。请另用一个编号。"),
    "partner.agreement_over": _l("这份协议已于 {on}终止或到期，不用再办理。如要续签，请登记新的协议。"),
    "partner.absent": _l("请把共建单位自己列为一方。"),
    "partner.one_sided": _l("至少要有两方。请加上对方的学校、工作室或单位。"),
    "partner.party_twice": _l("同一个单位列了两次，请删去一个。"),
    "partner.too_many_lines": _l("最多 {limit} 行，现在 {count} 行，请删减。"),
    "partner.day_past": _l("日期已过，请改选今天或以后的日期。"),
    "partner.reversed": _l("结束日期（{until_on}）早于开始日期（{from_on}），请核对。"),
}
"""Agreements, and days."""

LISTED: dict[str, Lazy] = {
    "partner.item_known": _l("已有编号为 {item} 的条目，内容不同。请刷新后重新填写。"),
    "partner.item_withdrawn": _l("这个条目已经撤回。如仍需要，请先恢复到清单，再继续办理。"),
    "partner.item_open": _l("这个条目还在清单上，不用恢复。"),
    "partner.item_in_project": _l("项目“{project}”正用到这个条目，暂不能撤回。请先确认完成或终止项目。"),
    "partner.title_on_list": _l("清单上已有同名的条目。请换一个名称，或者先撤回那一条。"),
    "partner.no_item": _l("请至少选择一个需求或一个资源，项目从清单上来。"),
    "partner.item_unknown": _l("清单上没有这个条目，它可能已经变动。请刷新后重新选择。"),
    "partner.item_of_others": _l("这个条目属于没有参加项目的单位。请把该单位列为一方，或另选条目。"),
    "partner.unit_unknown": _l("没有找到“{unit}”这个单位，请重新选择。"),
    "partner.outsider": _l("请从本单位参加的条目中选择，或请对方单位办理。"),
}
"""Resources and needs."""

DONE: dict[str, Lazy] = {
    "partner.project_known": _l("已有编号为 {project} 的项目，内容不同。请刷新后重新填写。"),
    "partner.project_not_in_state": _l("这个项目现在是“{state}”，不能这样办理。请刷新页面，按现在的状态继续。"),
    "partner.project_already_done": _l("这件事已经办过了，项目现在是“{state}”。不用再提交一次。"),
    "partner.not_a_party": _l("这件事由参加项目的单位办理。如有需要，请与牵头单位联系。"),
    "partner.own_report": _l("完成由一方提出、另一方确认。请等对方确认，或请对方单位的另一位同志办理。"),
}
"""Projects."""

messages.SENTENCES.update(UNIT | AGREED | LISTED | DONE)
