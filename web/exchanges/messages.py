"""Why an exchange refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

STATE: dict[str, Lazy] = {
    "exchange.not_in_state": _l("这次活动现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "exchange.already_done": _l("这件事已经办过了，这次活动现在是“{state}”。不用再提交一次。"),
    "exchange.own_notice": _l("自己发布的活动通知要由别人审批，请等审批人办理。"),
    "exchange.not_revised": _l("通知已退回，还没有更正。请发布的人更正后再审批。"),
    "exchange.already_started": _l("活动的时间（{starts_at}）已到，不能再这样办理。开展了请登记，没有开展请取消。"),
    "exchange.not_invited": _l("这个共建单位没有受到邀请，请先由组织方邀请。"),
}
"""The state, the people."""

NOTICE: dict[str, Lazy] = {
    "exchange.ends_before_start": _l("结束时间要晚于开始时间。"),
    "exchange.takes_too_long": _l("一次活动最长 {limit} 天，现在是 {days} 天，请核对起止时间。"),
    "exchange.start_past": _l("开始时间已经过去，请改为今后的时间。"),
    "exchange.outside_programme": _l("日期要在本期之内：{starts_on}到 {ends_on}。"),
    "exchange.sign_up_too_late": _l("报名截止不能晚于活动当天，最晚 {latest}。"),
    "exchange.sign_up_past": _l("报名截止日期已经过去，请改为今天或以后。"),
    "exchange.capacity_unfit": _l("名额请填 {least} 到 {most} 之间的整数。"),
    "exchange.capacity_taken": _l(
        "已有 {seated} 人占名额，另有 {offered} 人正在确认，名额不能减到 {capacity}。请先与有关人员商量。"
    ),
    "exchange.quota_unfit": _l("第 {no} 项限额是 {seats}，应在 1 到总名额 {capacity} 之间。"),
    "exchange.quota_twice": _l("第 {no} 项限额与前面重复，请删去其中一项。"),
    "exchange.quota_taken": _l("第 {no} 项限额不能减到 {seats}：有单位已占 {taken} 个名额。"),
    "exchange.reserve_unfit": _l("为共建单位预留 {reserved} 个，应在 0 到总名额 {capacity} 之间。"),
    "exchange.reserve_taken": _l("名额已有人占用，最多还能为共建单位预留 {most} 个，现在填了 {reserved} 个。"),
    "exchange.unit_twice": _l("第 {no} 个单位与前面重复，请删去其中一个。"),
    "exchange.person_twice": _l("第 {no} 行与前面重复：{person}。"),
    "exchange.person_unknown": _l("第 {no} 行的人不在名单里，请重新选择。"),
    "exchange.not_in_post": _l("{person}在活动当天没有任职，不能作负责人。请另选一位。"),
    "exchange.too_many_files": _l("附件最多 {limit} 个，现在 {count} 个，请删减。"),
    "exchange.file_twice": _l("第 {no} 个附件与前面的一个相同，请删去其中一个。"),
    "exchange.nothing_changed": _l("内容没有变化，未作保存。"),
    "exchange.no_programme": _l("活动当天没有正在开展的一期，还不能发布。请联系区教育党校。"),
    "exchange.unit_unknown": _l("没有找到单位“{unit}”，请重新选择。"),
    "exchange.reply_past": _l("回复期限要从今天起，不晚于活动当天（{latest}）。"),
}
"""The notice and its revisions, partners that are invited."""

SEATS: dict[str, Lazy] = {
    "exchange.sign_up_over": _l("报名自 {since}起已截止。如有需要，请联系{person}。"),
    "exchange.sign_up_runs": _l("报名到 {until} 才截止。"),
    "exchange.seat_unknown": _l("没有找到这份报名，请刷新后核对。"),
    "exchange.seat_there": _l("已经报过名了，现在是“{seat_state}”。不用再报一次，可在原来的报名上更改或取消。"),
    "exchange.seat_not_in_state": _l("这份报名现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "exchange.seat_already_done": _l("这件事已经办过了，这份报名现在是“{state}”。不用再提交一次。"),
    "exchange.link_over": _l("核实联系方式的期限（{until}）已过，请重新报名。"),
    "exchange.link_runs": _l("报名的人在 {until} 之前还可以核实联系方式。"),
    "exchange.offer_over": _l("确认名额的期限（{until}）已过，名额已让给下一位。您仍在候补。"),
    "exchange.offer_runs": _l("这个名额为候补的人保留到 {until}。"),
    "exchange.no_room": _l("名额不够：还能安排 {free} 人，需要 {wanted} 人。请减少同行人数，或与组织方联系。"),
    "exchange.others_first": _l("这份报名排在候补第 {place} 位，前面还有可以安排的人，请按顺序办理。"),
    "exchange.holder_unclear": _l("请选择为谁报名，一次一位。"),
    "exchange.companions_unfit": _l("同行人数请填 0 到 {most}。"),
    "exchange.too_many_heads": _l("连同行人共 {wanted} 人，超过了可用的名额 {limit} 人，请减少同行人数。"),
}
"""Signing up, waiting, taking a seat."""

RECORDED: dict[str, Lazy] = {
    "exchange.too_few": _l("请填不小于 {least} 的数。"),
    "exchange.headcount_unusual": _l("{count} 人比平常多很多，如无误请勾选确认后再提交。"),
    "exchange.deputy_is_responsible": _l("代理人不能是负责人本人，请另选一位。"),
    "exchange.sheet_has_person": _l("{person}已在考勤表上，如有出入请更正考勤并写明理由。"),
    "exchange.issue_taken": _l("这个期号已用在另一次活动的简报上，请换一个。"),
    "exchange.no_readers": _l("请写明简报报、送哪些单位，至少一个。"),
    "exchange.nobody_answered": _l("还不能办结：负责人（{person}）未登记到场。请先登记到场，或登记代理人和理由。"),
    "exchange.not_closable_yet": _l("还没有纪要，到 {on}才能不附纪要办结。"),
}
"""The record, what follows, the end."""

GUESTS: dict[str, Lazy] = {
    "guest.name_needed": _l("请填写姓名，最多 {limit} 字。"),
    "guest.organisation_needed": _l("请填写单位，最多 {limit} 字。"),
    "guest.no_way_to_reach": _l("请留下电话或邮箱，至少一项，以便确认和通知变动。"),
    "guest.phone_unfit": _l("这个电话号码不对，请核对后再填。固定电话请带区号。"),
    "guest.mail_unfit": _l("这个邮箱地址不对，请核对后再填。"),
    "guest.retention_unfit": _l("来宾联系方式的保留天数请填 {least} 到 {most}。"),
    "guest.link_dead": _l("这个链接现在不能用了。可以请组织方重新发送，链接会发到您报名时留下的邮箱。"),
    "guest.too_many_sign_ups": _l("这里报名的次数太多，请过 {wait_seconds} 秒再试，或与组织方联系。"),
}
"""People without an account."""

messages.SENTENCES.update(STATE | NOTICE | SEATS | RECORDED | GUESTS)
