"""Why a problem of a school refuses something, in sentences that say what to do next; joined to those of all areas."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

SENTENCES: dict[str, Lazy] = {
    "problem.not_in_state": _l("这个问题现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "problem.already_done": _l("这件事已经办过了，这个问题现在是“{state}”。不用再提交一次。"),
    "problem.own_problem": _l("自己提出的问题要由导师或别人诊断，请等对方办理。"),
    "problem.not_of_studio": _l("这所学校不在本工作室，请重新选择。"),
    "problem.due_past": _l("完成期限须晚于今天，请改选日期。"),
    "problem.solved_ahead": _l("解决日期不能晚于今天，请核对。"),
    "problem.owner_unknown": _l("没有找到这位负责人，请从名单里选择。"),
    "problem.thing_unseen": _l("没有找到您填写的互访、活动或案例，请重新选择。"),
}

messages.SENTENCES.update(SENTENCES)
