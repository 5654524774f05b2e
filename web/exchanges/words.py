"""Chinese words for the closed lists that only exchanges speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain import exchanges as domain
from domain.days import day_of
from web import words
from web.texts import Lazy, _, _l
from web.words import clock, day, plain_day

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {
        "clearing": _l("待审批"),
        "open": _l("报名中"),
        "closed_reg": _l("报名已截止"),
        "postponed": _l("已延期"),
        "cancelled": _l("已取消"),
        "held": _l("已开展"),
        "reported": _l("已记录"),
        "closed": _l("已办结"),
        "voided": _l("已作废"),
    },
    domain.SeatState: {
        "requested": _l("待核实"),
        "verified": _l("已核实"),
        "seated": _l("已占名额"),
        "waiting": _l("候补"),
        "offered": _l("候补可转正"),
        "refused": _l("未通过"),
        "withdrawn": _l("已取消报名"),
        "removed": _l("已移出"),
        "lapsed": _l("已失效"),
        "attended": _l("已到"),
        "absent": _l("未到"),
    },
    domain.Kind: {
        "lecture": _l("专题讲座"),
        "seminar": _l("研讨"),
        "experience_meeting": _l("经验交流会"),
        "site_observation": _l("现场观摩"),
        "case_workshop": _l("案例研讨"),
        "brand_showcase": _l("品牌展示"),
        "expert_dialogue": _l("专家对话"),
        "offsite_training": _l("异地培训"),
        "joint_party_day": _l("联合主题党日"),
        "salon": _l("书记沙龙"),
        "talk": _l("宣讲"),
    },
    domain.LearningMode: {
        "dialogue": _l("对话式"),
        "case": _l("案例式"),
        "offsite": _l("异地"),
        "sharing": _l("分享式"),
        "collective": _l("集中"),
        "none": _l("不限"),
    },
    domain.Breadth: {
        "studio": _l("本工作室"),
        "cross_studio": _l("跨工作室"),
        "district": _l("全区"),
        "cross_sector": _l("跨领域"),
    },
    domain.Modality: {"onsite": _l("线下"), "online": _l("线上"), "hybrid": _l("线上线下结合")},
    domain.Answer: {"invited": _l("待回复"), "joined": _l("参加"), "declined": _l("已谢绝")},
    domain.ClosedFor: {"reported": _l("记录齐全"), "no_minutes": _l("没有纪要")},
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    domain.State.CLEARING: "wait",
    domain.State.OPEN: "ok",
    domain.State.CLOSED_REG: "info",
    domain.State.POSTPONED: "wait",
    domain.State.CANCELLED: "bad",
    domain.State.HELD: "info",
    domain.State.REPORTED: "info",
    domain.State.CLOSED: "off",
    domain.State.VOIDED: "bad",
    domain.SeatState.REQUESTED: "wait",
    domain.SeatState.VERIFIED: "info",
    domain.SeatState.SEATED: "ok",
    domain.SeatState.WAITING: "wait",
    domain.SeatState.OFFERED: "wait",
    domain.SeatState.REFUSED: "bad",
    domain.SeatState.WITHDRAWN: "off",
    domain.SeatState.REMOVED: "bad",
    domain.SeatState.LAPSED: "off",
    domain.SeatState.ATTENDED: "ok",
    domain.SeatState.ABSENT: "off",
}
"""Kind of the tag of a state."""


def exchange_no(year: int, no: int) -> str:
    """The number people quote: 2026-交-018."""
    return _("{year}-交-{no}", year=year, no=f"{no:03d}")


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """From when to when: “12 月 4 日（周五）14:00–16:30”, over several days with both."""
    first, last = day_of(starts_at), day_of(ends_at)
    if first == last:
        return _("{day}{start}–{end}", day=day(first), start=clock(starts_at), end=clock(ends_at))
    told = {"day": day(first), "start": clock(starts_at), "last": plain_day(last), "end": clock(ends_at)}
    return _("{day}{start} 至 {last} {end}", **told)


FIELDS: dict[str, Lazy] = {
    "title": _l("名称"),
    "kind": _l("形式"),
    "learning_mode": _l("学习方式"),
    "scope": _l("范围"),
    "audience": _l("参加范围"),
    "starts_at": _l("开始时间"),
    "ends_at": _l("结束时间"),
    "venue": _l("地点"),
    "modality": _l("线上线下"),
    "capacity": _l("名额"),
    "sign_up_by": _l("报名截止"),
    "responsible_person": _l("负责人"),
    "agenda": _l("议程"),
    "co_organisers": _l("协办单位"),
    "quotas": _l("单位限额"),
    "reserved": _l("预留名额"),
    "mentor_ids": _l("导师"),
    "doc_no": _l("文号"),
    "purpose": _l("目的"),
    "requirements": _l("有关要求"),
    "contact": _l("联系人"),
    "attachments": _l("附件"),
}
"""What the terms of a notice are called."""
