"""What people read for the closed lists of partners: lists, kinds and states of items, states of projects, why two items meet."""

from __future__ import annotations

from domain.partners import ItemKind, ItemList, ItemState, ProjectState
from projections.partners import Why
from web import words
from web.texts import _l

words.WORDS |= {
    ItemList: {"resource": _l("资源"), "need": _l("需求")},
    ItemKind: {
        "venue": _l("场地"),
        "talk": _l("报告、宣讲"),
        "course": _l("课程"),
        "visit": _l("参观"),
        "equipment": _l("设备"),
        "volunteer": _l("志愿服务"),
        "other": _l("其他"),
    },
    ItemState: {
        "open": _l("待对接"),
        "matched": _l("对接中"),
        "done": _l("已满足"),
        "withdrawn": _l("已撤回"),
    },
    ProjectState: {
        "agreed": _l("进行中"),
        "reported": _l("待对方确认完成"),
        "done": _l("已完成"),
        "dropped": _l("已终止"),
    },
    Why: {"kind": _l("类别相同"), "words": _l("内容相近"), "area": _l("同在一地"), "dates": _l("时间合适")},
}
