"""指标说明: what each figure of a period is called, how it is computed, from what, and why it is looked at. Formula version 1."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from projections.indicators.marks import Mark
from web.texts import Lazy, _l


class Shape(StrEnum):
    """How a value is written."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    INDEX = "index"
    MARK = "mark"


class Definition(NamedTuple):
    """One figure in words."""

    name: Lazy
    formula: Lazy
    inputs: Lazy
    why: Lazy
    shape: Shape = Shape.SHARE


SHEETS = _l("考勤表及其更正")
HELD = _l("互访开展、补录、作废的记录")
DEFINITIONS: dict[str, Definition] = {
    "proposed": Definition(
        _l("发起数"), _l("期间内发起的互访次数"), _l("互访发起的记录"), _l("其他数字的基数"), Shape.COUNT
    ),
    "held": Definition(_l("开展互访数"), _l("期间内开展、没有作废的互访次数"), HELD, _l("其他数字的基数"), Shape.COUNT),
    "exchanges": Definition(
        _l("开展交流活动数"), _l("期间内开展的交流活动场数"), _l("活动开展的记录"), _l("其他数字的基数"), Shape.COUNT
    ),
    "I1": Definition(
        _l("答复中位天数"),
        _l("从发起到第一次答复（接受、谢绝或另提方案）所经天数的中位数"),
        _l("互访发起与答复的记录"),
        _l("没有答复的不在内，所以旁边总有未答复占比"),
        Shape.DAYS,
    ),
    "I1b": Definition(
        _l("未答复占比"), _l("到期没有答复的 ÷ 发起数"), _l("互访到期的记录"), _l("不回音是最常见的停滞"), Shape.SHARE
    ),
    "I2": Definition(
        _l("接受率"), _l("曾经接受的 ÷ 发起数；后来取消的仍算接受过"), _l("互访接受的记录"), _l("邀请是否得到响应")
    ),
    "I3": Definition(
        _l("跨学段占比"),
        _l("（跨学段的互访 ＋ 到场学校有两个以上学段的活动）÷（互访 ＋ 活动）"),
        _l("互访开展与考勤的记录"),
        _l("学段之间不走动，正是要解决的问题（P64）"),
    ),
    "I3b": Definition(
        _l("E-I 指数"),
        _l("（工作室之间的互访 － 工作室内部的互访）÷ 全部互访；－1 全在内部，＋1 全在外部"),
        HELD,
        _l("是否走出自己的工作室"),
        Shape.INDEX,
    ),
    "I4": Definition(
        _l("回访率"),
        _l("已回访的 ÷（已回访的 ＋ 满 180 天仍未回访的）；未满 180 天的不算失败"),
        _l("互访开展与回访的记录"),
        _l("有来有往"),
    ),
    "I5": Definition(_l("覆盖率"), _l("与其他工作室互访过的学校 ÷ 全部入室学校"), HELD, _l("一次互访涉及两所学校")),
    "I5b": Definition(
        _l("含活动覆盖率"),
        _l("互访过或到场参加过联合活动的学校 ÷ 全部入室学校"),
        _l("互访开展与考勤的记录"),
        _l("很快就会到顶，所以不用来评分"),
    ),
    "I5c": Definition(
        _l("薄弱校覆盖率"),
        _l("与其他工作室互访过的薄弱校 ÷ 全部薄弱校；薄弱校指乡村学校和党员不足 7 人的学校"),
        _l("互访开展与学校登记的记录"),
        _l("不让薄弱校落下（P65）"),
    ),
    "I6": Definition(
        _l("出勤率"), _l("到场、迟到、代理的人次 ÷ 全部登记人次"), SHEETS, _l("来了没有（P60）；准假不算缺席，另外列出")
    ),
    "I7": Definition(
        _l("负责人到场率"),
        _l("考勤表写明负责人到场的 ÷（互访 ＋ 活动）；没有考勤表的算不到场，代理不算"),
        SHEETS,
        _l("负责人要到场（P59）"),
    ),
    "I8": Definition(
        _l("双方确认率"),
        _l("双方都确认了最新一稿纪要的互访 ÷ 全部互访；满 14 天默认的不算"),
        _l("纪要提交与确认的记录"),
        _l("双方都认的记录难以作假"),
    ),
    "I9": Definition(
        _l("行动项办结率"),
        _l("已办结的行动项 ÷ 最新一稿纪要里的全部行动项"),
        _l("纪要与行动项的记录"),
        _l("谈了之后做了没有"),
    ),
    "I10": Definition(
        _l("校际均衡"),
        _l("各校与其他工作室互访次数的基尼系数，按学校数修正；0 完全均衡，1 全在一所"),
        HELD,
        _l("机会是否均衡（P65）"),
        Shape.INDEX,
    ),
    "I10b": Definition(
        _l("工作室间均衡"),
        _l("各工作室校均互访次数的基尼系数，按工作室数修正"),
        HELD,
        _l("三个工作室是否均衡"),
        Shape.INDEX,
    ),
    "I11": Definition(
        _l("共建参与占比"),
        _l("有共建单位到场的互访和活动 ÷（互访 ＋ 活动）"),
        _l("开展的记录"),
        _l("街道、社区是否在场（P70）"),
    ),
    "I12": Definition(
        _l("有用度均值"),
        _l("反馈中“对我有用”一项（1 至 5 分）的平均数；只显示平均数"),
        _l("反馈的记录"),
        _l("从不单独作为评分依据"),
        Shape.MARK,
    ),
}

MARKS: dict[Mark, Lazy] = {
    Mark.TWICE_A_DAY: _l("同一对单位一天两次"),
    Mark.SHORT: _l("不足 60 分钟"),
    Mark.OFTEN: _l("同一对单位一学期两次以上"),
    Mark.ONE_SIDED: _l("单方记录"),
}
"""What stands beside a record; it counts all the same."""
