"""What the facts of cases, adoptions and the words of the field are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
    "case.submitted": Title("案例已提交", "case submitted"),
    "case.recalled": Title("案例已收回", "case recalled"),
    "case.reviewer_assigned": Title("评阅已分派", "reviewer assigned"),
    "case.changes_asked": Title("案例已退改", "changes asked for"),
    "case.resubmitted": Title("案例修改后已提交", "case submitted again"),
    "case.approved": Title("案例已审定", "case approved"),
    "case.published": Title("案例已发布", "case published"),
    "case.revised": Title("案例已小改", "wording revised"),
    "case.revision_submitted": Title("修订已提交", "revision submitted"),
    "case.revision_returned": Title("修订已退回", "revision returned"),
    "case.revision_published": Title("修订已发布", "revision published"),
    "case.recommended": Title("案例已全区推荐", "case recommended"),
    "case.redacted": Title("案例已脱敏", "texts removed"),
    "case.archived": Title("案例已归档", "case archived"),
    "case.restored": Title("案例已恢复", "case restored"),
    "case.withdrawn": Title("案例已撤回", "case withdrawn"),
    "case.reinstated": Title("案例已恢复发布", "case reinstated"),
    "adoption.planned": Title("准备借鉴", "adoption planned"),
    "adoption.trial_started": Title("已试行", "trial started"),
    "adoption.evidence_added": Title("佐证已补充", "evidence added"),
    "adoption.result_reported": Title("效果已反馈", "result reported"),
    "adoption.adopted": Title("已采用", "case adopted"),
    "adoption.adapted": Title("已改编采用", "case adapted"),
    "adoption.dropped": Title("已放弃", "adoption dropped"),
    "adoption.ended": Title("已结束", "adoption ended"),
    "adoption.resumed": Title("已恢复", "adoption resumed"),
    "adoption.shared_back": Title("已回馈案例", "case shared back"),
    "adoption.redacted": Title("文字已移除", "texts removed"),
    "vocabulary.opened": Title("词表已建立", "vocabulary opened"),
    "vocabulary.term_added": Title("领域词已添加", "term added"),
    "vocabulary.term_removed": Title("领域词已移除", "term removed"),
    "vocabulary.synonym_set": Title("同义词已设定", "synonyms set"),
    "vocabulary.synonym_removed": Title("同义词已移除", "synonyms removed"),
}
