"""Chinese words for the closed lists that only reporting duties speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import obligations as domain
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {
        "issued": _l("待报送"),
        "submitted": _l("已报送"),
        "returned": _l("退回补正"),
        "accepted": _l("已验收"),
        "missed": _l("已逾期"),
        "waived": _l("已免除"),
    },
    domain.OwnerKind: {"studio": _l("工作室"), "school": _l("学校"), "person": _l("入室书记")},
    domain.Kind: {
        "learning_plan": _l("学习计划"),
        "branch_work_report": _l("党建工作报告"),
        "process_case": _l("党建工作案例"),
        "experience_meeting": _l("经验交流会"),
        "representative_outcome": _l("代表性成果"),
        "annual_summary": _l("年度工作总结"),
        "outcome_report": _l("成果报告"),
        "final_report": _l("总结报告"),
    },
    domain.Chapter: {
        "work": _l("主要工作"),
        "plan_vs_done": _l("计划完成情况"),
        "figures": _l("活动、考勤、互访、案例、品牌数据"),
        "problems": _l("存在问题"),
        "next_year": _l("下年打算"),
        "head": _l("成果名称、形式、年度"),
        "problem": _l("解决的问题"),
        "abstract": _l("内容摘要"),
        "promotion": _l("推广途径与覆盖校数"),
        "evidence": _l("佐证材料"),
        "competence": _l("履职能力"),
        "organisation": _l("组织建设"),
        "brand": _l("党建工作品牌"),
        "scientific_level": _l("科学化水平"),
        "leading": _l("引领性"),
        "professional": _l("专业性"),
        "practical": _l("实践性"),
    },
}

words.WORDS.update(WORDS)
