"""Why a programme or a calendar refuses something, in sentences that say what to do next; joined to those of all areas."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

OPENED: dict[str, Lazy] = {
    "programme.not_in_state": _l("这一期现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "programme.already_done": _l("这件事已经办过了，这一期现在是“{state}”。不用再提交一次。"),
    "calendar.lines_reversed": _l("第 {lines} 行的结束日期早于开始日期，请核对。"),
    "programme.period_reversed": _l("结束日期（{ends_on}）早于开始日期（{starts_on}），请核对。"),
    "programme.period_too_long": _l("培育周期是 {months} 个月，最晚到 {until}。请改结束日期，或先调整周期。"),
    "programme.number_outside": _l("请填 {least} 到 {most} 之间的整数。"),
    "programme.target_twice": _l("第 {no} 行的指标前面已经有了，请合并成一行。"),
    "programme.target_unfit": _l("第 {no} 行的目标值不对：不能小于 0，比例不能大于 1，上限不能小于下限。"),
    "programme.targets_changed": _l("您看到的是第 {seen} 版目标值，现在已是第 {version} 版。请先看新的一版再修改。"),
}
"""The programme, its settings and targets."""

STAGED: dict[str, Lazy] = {
    "programme.outside_period": _l("阶段须在培育期内（{starts_on}至 {ends_on}），请核对日期。"),
    "programme.stage_gap": _l("各阶段须前后相接，这一阶段应从 {due}开始。"),
    "programme.stage_order": _l("阶段须依次进行，接下来是{due}。"),
    "programme.stage_unknown": _l("{stage}还没有排定日期，请先排定。"),
    "programme.stage_begun": _l("{stage}已于 {starts_on}开始，开始日期不能再改。请只调整结束日期。"),
    "programme.neighbour_fixed": _l("这样调整会改动{stage}已成事实的日期，请另选日期。"),
    "programme.neighbour_swallowed": _l("这样调整后，相邻的{stage}就没有日子了。请另选日期，或先调整{stage}。"),
    "programme.stage_not_begun": _l("{stage}还没有开始，不能结束。"),
    "programme.stage_closed_already": _l("{stage}已经结束，不用再办理。"),
    "programme.earlier_stage_open": _l("请先结束{due}，各阶段须依次结束。"),
    "programme.stage_not_over": _l("{stage}到 {until}为止，最后一天起才能结束。要提前结束，请先调整阶段日期。"),
    "programme.obligations_open": _l(
        "{stage}还有 {count} 项应报事项没有办完，暂不能结束。请先催报、延期，或由负责人免除。"
    ),
    "programme.stages_open": _l("{stages}还没有结束，请先结束全部阶段，再结束这一期。"),
}
"""The stages."""

messages.SENTENCES.update(OPENED | STAGED)
