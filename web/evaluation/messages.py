"""Why rubrics and evaluations refuse something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

SENTENCES: dict[str, Lazy] = {
    "evaluation.as_of_ahead": _l("截止日期不能晚于今天（{today}），请改选日期。"),
    "evaluation.as_of_too_early": _l("这一天还没有任何记录（最早的记录在 {first}），请改选较晚的日期。"),
    "evaluation.position_unknown": _l("没有第 {position} 条记录（最后一条是第 {last} 条），请核对。"),
    "evaluation.stage_not_begun": _l("到 {as_of}，{stage}还没有开始，请改选阶段或截止日期。"),
    "evaluation.subject_unfit": _l("这套指标不适用于所选的评价对象，请重新选择指标或对象。"),
    "evaluation.line_unknown": _l("这套指标里没有“{code}”这一项，请刷新后核对。"),
    "evaluation.points_unfit": _l("“{code}”的分数在 0 到 {weight} 之间，请更正。"),
    "evaluation.computed_line": _l("“{code}”由记录自动计算，不能改分；可以只写说明。"),
    "evaluation.nothing_said": _l("请填写分数，或写明说明。"),
    "evaluation.veto_unknown": _l("这套指标里没有这一条否决事项，请刷新后核对。"),
    "evaluation.not_in_state": _l("这份评价现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "evaluation.already_done": _l("这件事已经办过了，这份评价现在是“{state}”。不用再提交一次。"),
    "evaluation.not_signed_yet": _l("请先由评价员签认，再由党校负责人签认。"),
    "evaluation.same_signer": _l("两次签认须由两个人分别完成。您已经签过，请由另一位签认。"),
    "evaluation.changed": _l("您打开页面之后，这份评价有了改动。请看过现在的内容，再签认。"),
    "evaluation.incomplete": _l("还有评分项没有评分（{codes}），评完后再签认。"),
    "evaluation.not_reproduced": _l(
        "按原来的截止位置重新计算，结果与存下的不同（{codes}）。请先请系统管理员核对记录。"
    ),
    "evaluation.not_scored": _l("“{code}”还没有专家评分，无从复核。"),
    "evaluation.score_moderated": _l("“{code}”的分数已由党校负责人复核，不能再改分；可以只写说明。"),
    "evaluation.no_objection": _l("“{code}”没有待答复的异议，请刷新后核对。"),
    "evaluation.objection_there": _l("对“{code}”的异议已经提出，正在等待答复，不用再提一次。"),
    "evaluation.not_your_score": _l("不能为自己的单位评分，请由其他导师或评价员评分。"),
    "rubric.version_unfit": _l("版本代号用字母、数字、“-”和“.”，最多 40 个字符，例如 studio-2。"),
    "rubric.no_lines": _l("一套指标至少要有一项。"),
    "rubric.line_twice": _l("第 {no} 项的代号“{code}”与前面重复，请换一个。"),
    "rubric.weight_unfit": _l("第 {no} 项“{code}”的分值须大于 0、不超过 100。"),
    "rubric.weights_not_full": _l("各项分值（加分项除外）合计应为 100，现在是 {sum}。"),
    "rubric.formula_unfit": _l(
        "第 {no} 项“{code}”的公式读不懂：{formula}。公式里只用指标代号、数字、加减乘除和 min、max。"
    ),
    "rubric.measure_unknown": _l("第 {no} 项“{code}”的公式里有不存在的指标“{name}”，请对照指标一览。"),
    "rubric.measure_forbidden": _l(
        "第 {no} 项“{code}”出现“{word}”：登录、点赞、浏览、时长、上传这类数量不作为评价依据，请删去。"
    ),
    "rubric.measure_never_scored": _l("第 {no} 项“{code}”的“{name}”只供查看，不计分，请换用其他指标。"),
    "rubric.measure_not_alone": _l("第 {no} 项“{code}”不能只凭“{name}”计分，请加上其他指标。"),
    "rubric.measure_of_person": _l("第 {no} 项“{code}”的“{name}”只用于评价个人，请换用其他指标。"),
    "rubric.formula_of_expert": _l("第 {no} 项“{code}”由专家评分，不用公式；请删去公式，或改为自动、混合。"),
    "rubric.full_is_zero": _l("第 {no} 项“{code}”的满分值与零分值相同，请更正其中一个。"),
    "rubric.grades_unfit": _l("等次的分数线须在 0 到 100 之间，优秀高于合格。"),
    "rubric.not_in_state": _l("这一版指标现在是“{state}”，不能再这样办理。需要改动的，请另起一版。"),
    "rubric.already_done": _l("这件事已经办过了，这一版指标现在是“{state}”。不用再提交一次。"),
    "rubric.not_adopted": _l("{version} 现在是“{state}”，不能据此评价。请选用已发布的一版。"),
    "rubric.unreadable": _l("第 {line} 行读不懂：{problem}。请更正后重新导入。"),
    "rubric.field_unfit": _l("第 {line} 行的“{name}”填写有误，请对照样例更正。"),
    "rubric.too_big": _l("文件过大（最多 {limit} KB），请确认选对了文件。"),
}

messages.SENTENCES.update(SENTENCES)
