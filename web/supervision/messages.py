"""Why supervision refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

SENTENCES: dict[str, Lazy] = {
    "supervision.not_in_state": _l("这个问题现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "supervision.already_done": _l("这件事已经办过了，这个问题现在是“{state}”。不用再提交一次。"),
    "supervision.problem_unknown": _l("没有第 {no} 个问题，请刷新后核对。"),
    "supervision.problem_there": _l("第 {no} 个问题已经有了，请刷新后核对。"),
    "supervision.due_past": _l("整改期限不能早于今天，请改选日期。"),
    "supervision.not_of_studio": _l("“{unit}”不属于这次督导的工作室，请重新选择。"),
    "supervision.visited_already": _l(
        "{stage}已督导过 {count} 次，每个阶段一般不超过 {limit} 次。确有需要的，请写明理由。"
    ),
}

messages.SENTENCES.update(SENTENCES)
