"""Why a studio refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

LED: dict[str, Lazy] = {
    "studio.not_in_state": _l("这个工作室已经结业，不能再这样办理。"),
    "studio.already_done": _l("这件事已经办过了，工作室现在是“{state}”。不用再提交一次。"),
    "studio.exception_unexplained": _l("例外须写明理由。"),
    "studio.lead_present": _l("工作室已有主持人，请改用更换主持人。"),
    "studio.mentor_unknown": _l("此人不是这个工作室的导师，请刷新后核对。"),
    "studio.no_lead": _l("工作室还没有主持人，请先聘任。"),
    "studio.same_lead": _l("接任的人就是现任主持人，请另选一位。"),
    "studio.mentor_only": _l("指导记录由本工作室的导师填写。如聘任有变动，请联系区教育党校。"),
    "studio.minutes_unfit": _l("指导时长请填 {least} 到 {most} 分钟。"),
    "studio.guidance_ahead": _l("指导日期不能晚于今天，请在指导之后填写。"),
    "membership.in_post_too_long": _l("任职早于 {earliest}，超过了年限。请改选“例外”并写明理由，或核对任职时间。"),
    "studio.school_elsewhere": _l("这所学校不在本工作室，请重新选择。"),
    "studio.visit_unseen": _l("没有找到这次互访，请重新选择，或留空。"),
}
"""The state and the people."""

PLANNED: dict[str, Lazy] = {
    "studio.count_unfit": _l("第 {no} 行的人数至少是 1，请核对。"),
    "studio.need_twice": _l("第 {no} 行的需求前面已经有了，请合并成一行。"),
    "studio.orientation_missing": _l("计划须有目标、需求、问题三个导向，这一项还没有填写。"),
    "studio.too_many_lines": _l("最多 {limit} 行，现在 {count} 行，请删减。"),
    "studio.plan_unchanged": _l("内容与已批准的计划相同，没有提交。请修改后再提交。"),
    "studio.plan_unknown": _l("没有找到这份计划，请刷新后核对。"),
    "studio.plan_changed": _l("您看到的是第 {seen} 次提交，现在已是第 {revision} 次。请先看新的一份再办理。"),
    "studio.plan_pending": _l("{period}的计划已经提交，正等区教育党校批复。退回后可以修改再提交。"),
    "studio.plan_answered": _l("这份计划现在是“{plan_state}”，不用再批复。"),
}
"""Needs and plans."""

JOINED: dict[str, Lazy] = {
    "studio.own_studio": _l("不能与自己的工作室结对，请另选一个。"),
    "studio.pairing_past": _l("结对的截止日期须晚于今天。"),
    "studio.pairing_there": _l("与这个工作室的结对现在是“{pairing_state}”，请在那一份上继续。"),
    "studio.no_pairing": _l("没有可以这样办理的结对。它可能已经答复、撤回或结束，请刷新后核对。"),
    "studio.other_lead_only": _l("结对须由对方主持人确认，请等对方办理。"),
    "studio.not_a_member": _l("第 {no} 行的学校不在本工作室，请重新选择。"),
    "studio.turn_reversed": _l("第 {no} 行的结束日期早于开始日期，请核对。"),
    "studio.turn_outside": _l("第 {no} 行的日期不在培育期内（{starts_on}至 {ends_on}），请核对。"),
    "studio.turns_overlap": _l("第 {no} 行与前一行的日期重叠，同一时间请只排一所学校轮值。"),
}
"""Pairings and turns of hosting."""

messages.SENTENCES.update(LED | PLANNED | JOINED)
