"""What the facts of rubrics and evaluations are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
    "rubric.drafted": Title("评价指标已起草", "rubric drafted"),
    "rubric.redrafted": Title("评价指标草案已修改", "draft of a rubric changed"),
    "rubric.adopted": Title("评价指标已发布", "rubric adopted"),
    "rubric.retired": Title("评价指标已停用", "rubric retired"),
    "rubric.redacted": Title("文字已移除", "texts removed"),
    "evaluation.opened": Title("评价已启动", "evaluation opened"),
    "evaluation.self_assessed": Title("自评已提交", "self-assessment handed in"),
    "evaluation.indicators_computed": Title("指标已计算", "indicators computed"),
    "evaluation.expert_scored": Title("专家评分", "scored by an expert"),
    "evaluation.moderated": Title("评分已复核", "score moderated"),
    "evaluation.vetoed": Title("一票否决已适用", "veto applied"),
    "evaluation.veto_lifted": Title("一票否决已撤销", "veto lifted"),
    "evaluation.signed": Title("已签认", "signed"),
    "evaluation.published": Title("结果已反馈", "result published"),
    "evaluation.objection_raised": Title("异议已提出", "objection raised"),
    "evaluation.objection_resolved": Title("异议已答复", "objection answered"),
    "evaluation.reopened": Title("评价已重开", "evaluation reopened"),
    "evaluation.redacted": Title("文字已移除", "texts removed"),
}
