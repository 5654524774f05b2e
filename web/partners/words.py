"""What people read for the closed lists of partners: lists, kinds and states of items, states of projects, why two items meet."""

from __future__ import annotations

from domain.partners import ItemKind, ItemList, ItemState, LegalBasis, ProjectState
from projections.partners import Why
from web import words
from web.texts import Lazy, _l

words.WORDS |= {
    LegalBasis: {"agreement": _l("共建协议"), "consent": _l("本人同意")},
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

KINDS: dict[str, str] = {"open": "wait", "matched": "info", "done": "ok", "withdrawn": "off"}
KINDS |= {"agreed": "info", "reported": "wait", "dropped": "off"}
"""Kind of the tag of a state, of items and of projects."""

USEFULNESS: dict[int, Lazy] = {
    5: _l("很有帮助"),
    4: _l("有帮助"),
    3: _l("一般"),
    2: _l("帮助不大"),
    1: _l("没有帮助"),
}
"""What an appraisal says of a year."""
