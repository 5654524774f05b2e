"""The catalogue 事件目录: every event that can stand in the log, with what people call it and since when it exists.

Importing this module makes all topics known; nothing reads the log without it.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.brands import Brand
from domain.cases import Adoption, Case
from domain.model import Aggregate, DomainEvent
from domain.obligations import Obligation
from domain.outcomes import Outcome
from domain.partners import Listing, Partner
from domain.people import Person
from domain.problems import Problem
from domain.programme import Calendar, Programme
from domain.schools import School
from domain.studios import Membership, Studio
from domain.supervision import Supervision
from domain.visits import Visit
from domain.vocabulary import Vocabulary

AGGREGATES: tuple[type[Aggregate], ...] = (
    *(Person, School, Studio, Membership, Programme, Calendar, Partner, Listing),
    *(Visit, Case, Adoption, Vocabulary),
    *(Brand, Outcome, Supervision),
    *(Obligation, Problem),
)


class Title(NamedTuple):
    """What an event is called, and the version of the product that first wrote it."""

    zh: str
    en: str
    since: str = "0.1"


TITLES: dict[str, Title] = {
    "person.enrolled": Title("人员已建档", "person enrolled"),
    "person.notice_acknowledged": Title("处理告知已确认", "notice of processing acknowledged"),
    "person.role_granted": Title("角色已授予", "role granted"),
    "person.role_revoked": Title("角色已收回", "role revoked"),
    "person.erased": Title("个人信息已删除", "personal data erased"),
    "school.registered": Title("学校党组织已登记", "school registered"),
    "school.profile_revised": Title("基本情况已更新", "profile revised"),
    "school.demonstration_point_recognised": Title("示范点已认定", "demonstration point recognised"),
    "school.demonstration_point_revoked": Title("示范点已撤销", "demonstration point revoked"),
    "school.support_need_flagged": Title("帮扶需求已标记", "support need flagged"),
    "school.support_need_cleared": Title("帮扶需求已解除", "support need cleared"),
    "studio.established": Title("工作室已设立", "studio established"),
    "studio.lead_appointed": Title("主持人已聘任", "lead appointed"),
    "studio.lead_replaced": Title("主持人已更换", "lead replaced"),
    "studio.mentor_appointed": Title("导师已聘任", "mentor appointed"),
    "studio.mentor_released": Title("导师已解聘", "mentor released"),
    "studio.assistant_appointed": Title("助理已指定", "assistant appointed"),
    "studio.needs_recorded": Title("学习需求已记录", "learning needs recorded"),
    "studio.plan_submitted": Title("计划已提交", "plan submitted"),
    "studio.plan_returned": Title("计划已退回", "plan returned"),
    "studio.plan_approved": Title("计划已批准", "plan approved"),
    "studio.pairing_proposed": Title("已提出结对", "pairing proposed"),
    "studio.pairing_declined": Title("结对已谢绝", "pairing declined"),
    "studio.pairing_withdrawn": Title("结对提议已撤回", "proposal of a pairing withdrawn"),
    "studio.paired": Title("工作室已结对", "studios paired"),
    "studio.pairing_ended": Title("结对已结束", "pairing ended"),
    "studio.rotation_set": Title("轮值已排定", "rotation of hosts set"),
    "studio.guidance_noted": Title("导师指导已记录", "mentor's guidance noted"),
    "studio.concluded": Title("工作室已结业", "studio concluded"),
    "studio.redacted": Title("文字已移除", "texts removed"),
    "membership.admitted": Title("书记已入室", "secretary admitted"),
    "membership.transferred": Title("书记已转室", "secretary transferred"),
    "membership.school_changed": Title("书记已调校", "secretary changed school"),
    "membership.left": Title("书记已退出", "secretary left"),
    "membership.completed": Title("书记已结业", "secretary completed"),
    "programme.opened": Title("培育期已开启", "programme opened"),
    "programme.stage_scheduled": Title("阶段已编排", "stage scheduled"),
    "programme.stage_rescheduled": Title("阶段已调整", "stage rescheduled"),
    "programme.stage_started": Title("阶段已开始", "stage started"),
    "programme.stage_closed": Title("阶段已结束", "stage closed"),
    "programme.targets_set": Title("目标值已设定", "targets set"),
    "programme.closed": Title("培育期已结束", "programme closed"),
    "programme.archived": Title("培育期已归档", "programme archived"),
    "programme.redacted": Title("文字已移除", "texts removed"),
    "calendar.opened": Title("校历已建立", "calendar opened"),
    "calendar.term_set": Title("学期已设定", "term set"),
    "calendar.holiday_set": Title("假期已设定", "holiday set"),
    "calendar.make_up_day_set": Title("调休上课日已设定", "make-up day set"),
    "calendar.day_blocked": Title("不宜来访日已登记", "day blocked"),
    "calendar.day_unblocked": Title("不宜来访日已解除", "day unblocked"),
    "partner.registered": Title("共建单位已登记", "partner registered"),
    "partner.profile_revised": Title("单位信息已更新", "profile revised"),
    "partner.contact_designated": Title("联络员已指定", "contact designated"),
    "partner.contact_released": Title("联络员已卸任", "contact released"),
    "partner.ended": Title("共建关系已结束", "partnership ended"),
    "partner.resumed": Title("共建关系已恢复", "partnership resumed"),
    "partner.agreement_signed": Title("共建协议已签订", "agreement signed"),
    "partner.agreement_ended": Title("共建协议已终止", "agreement ended"),
    "partner.resource_offered": Title("资源已发布", "resource offered"),
    "partner.need_stated": Title("需求已发布", "need stated"),
    "partner.item_withdrawn": Title("条目已撤回", "item withdrawn"),
    "partner.item_reopened": Title("条目已恢复", "item open again"),
    "partner.project_agreed": Title("共建项目已议定", "project agreed"),
    "partner.project_reported": Title("项目已报完成", "project reported done"),
    "partner.project_returned": Title("完成未获确认", "completion not confirmed"),
    "partner.project_completed": Title("共建项目已完成", "project completed"),
    "partner.project_dropped": Title("共建项目已终止", "project dropped"),
    "partner.appraisal_given": Title("共建评议已提交", "appraisal given"),
    "partner.redacted": Title("文字已移除", "texts removed"),
    "listing.opened": Title("清单已建立", "listing opened"),
    "listing.resource_offered": Title("资源已发布", "resource offered"),
    "listing.need_stated": Title("需求已发布", "need stated"),
    "listing.item_withdrawn": Title("条目已撤回", "item withdrawn"),
    "listing.item_reopened": Title("条目已恢复", "item open again"),
    "listing.redacted": Title("文字已移除", "texts removed"),
    "visit.proposed": Title("互访已发起", "visit proposed"),
    "visit.offer_amended": Title("方案已修改", "offer amended"),
    "visit.countered": Title("已另提方案", "counter-proposal made"),
    "visit.accepted": Title("已接受", "visit accepted"),
    "visit.declined": Title("已谢绝", "visit declined"),
    "visit.withdrawn": Title("已撤回", "offer withdrawn"),
    "visit.expired": Title("已过期", "offer expired"),
    "visit.letter_issued": Title("公函已出具", "official letter issued"),
    "visit.delegation_set": Title("来访名单已确定", "delegation set"),
    "visit.logistics_set": Title("接待安排已确定", "logistics set"),
    "visit.confirmed": Title("已确认", "visit confirmed"),
    "visit.change_proposed": Title("已提出改期", "change proposed"),
    "visit.rescheduled": Title("已改期", "visit rescheduled"),
    "visit.change_rejected": Title("未同意改期", "change rejected"),
    "visit.change_retracted": Title("改期已撤回", "change retracted"),
    "visit.cancelled": Title("已取消", "visit cancelled"),
    "visit.recorded_afterwards": Title("已补录", "visit recorded afterwards"),
    "visit.held": Title("互访已开展", "visit held"),
    "visit.not_held": Title("未成行", "visit not held"),
    "visit.record_acknowledged": Title("补录已确认", "record acknowledged"),
    "visit.attendance_filed": Title("考勤表已归档", "attendance filed"),
    "visit.attendance_corrected": Title("考勤已更正", "attendance corrected"),
    "visit.minutes_filed": Title("纪要已提交", "minutes filed"),
    "visit.minutes_amended": Title("纪要已修改", "minutes amended"),
    "visit.minutes_confirmed": Title("纪要已确认", "minutes confirmed"),
    "visit.record_disputed": Title("记录有异议", "record disputed"),
    "visit.record_corrected": Title("记录已更正", "record corrected"),
    "visit.feedback_given": Title("反馈已提交", "feedback given"),
    "visit.action_completed": Title("行动项已完成", "action item completed"),
    "visit.return_promised": Title("已约定回访", "return promised"),
    "visit.return_waived": Title("已免回访", "return waived"),
    "visit.closed": Title("已办结", "visit closed"),
    "visit.voided": Title("已作废", "visit voided"),
    "visit.redacted": Title("文字已移除", "texts removed"),
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
    "brand.proposed": Title("品牌已提出", "brand proposed"),
    "brand.named": Title("品牌已定名", "brand named"),
    "brand.meaning_defined": Title("品牌已释义", "meaning defined"),
    "brand.identity_adopted": Title("标识已确定", "identity adopted"),
    "brand.carrier_established": Title("载体已建立", "carrier established"),
    "brand.showcased": Title("品牌已展示", "brand showcased"),
    "brand.assessed": Title("品牌已评议", "brand assessed"),
    "brand.recognised": Title("品牌已认定", "brand recognised"),
    "brand.recognition_renewed": Title("品牌已复认", "recognition renewed"),
    "brand.promoted": Title("品牌已推广", "brand promoted"),
    "brand.replicated": Title("品牌已被借鉴", "brand replicated"),
    "brand.evidence_added": Title("佐证已补充", "evidence added"),
    "brand.milestone_revoked": Title("里程碑已撤销", "milestone revoked"),
    "brand.recognition_lapsed": Title("认定已到期", "recognition lapsed"),
    "brand.retired": Title("品牌已停用", "brand retired"),
    "brand.redacted": Title("文字已移除", "texts removed"),
    "outcome.submitted": Title("成果已提交", "outcome submitted"),
    "outcome.returned": Title("成果已退回", "outcome returned"),
    "outcome.resubmitted": Title("成果修改后已提交", "outcome submitted again"),
    "outcome.accepted": Title("成果已认定", "outcome accepted"),
    "outcome.promoted": Title("成果已推广", "outcome promoted"),
    "outcome.redacted": Title("文字已移除", "texts removed"),
    "supervision.visit_made": Title("督导已开展", "supervision visit made"),
    "supervision.problem_found": Title("问题已记录", "problem found"),
    "supervision.rectification_requested": Title("整改已交办", "rectification requested"),
    "supervision.rectification_reported": Title("整改已反馈", "rectification reported"),
    "supervision.rectification_returned": Title("整改已退回", "rectification returned"),
    "supervision.problem_closed": Title("问题已销号", "problem closed"),
    "supervision.redacted": Title("文字已移除", "texts removed"),
    "obligation.issued": Title("应报事项已下达", "report called for"),
    "obligation.reminded": Title("已提醒", "reminded"),
    "obligation.missed": Title("已逾期", "missed"),
    "obligation.extended": Title("已延期", "extended"),
    "obligation.waived": Title("已免除", "waived"),
    "obligation.submitted": Title("已报送", "handed in"),
    "obligation.signed": Title("主持人已签认", "signed by the lead"),
    "obligation.returned": Title("已退回补正", "returned to be mended"),
    "obligation.accepted": Title("已验收", "accepted"),
    "obligation.redacted": Title("文字已移除", "texts removed"),
    "problem.raised": Title("问题已提出", "problem raised"),
    "problem.diagnosed": Title("问题已诊断", "problem diagnosed"),
    "problem.measure_agreed": Title("措施已商定", "measure agreed"),
    "problem.solved": Title("问题已解决", "problem solved"),
    "problem.reopened": Title("问题已重新提出", "problem reopened"),
    "problem.withdrawn": Title("问题已撤回", "problem withdrawn"),
    "problem.redacted": Title("文字已移除", "texts removed"),
}


def events_of(aggregate: type[Aggregate]) -> list[type[DomainEvent]]:
    """The event classes of an aggregate, as the library keeps them, in order of definition."""
    found = [value for value in vars(aggregate).values() if isinstance(value, type) and issubclass(value, DomainEvent)]
    return [kind for kind in found if kind.TOPIC]


KINDS: dict[str, type[DomainEvent]] = {kind.TOPIC: kind for aggregate in AGGREGATES for kind in events_of(aggregate)}
"""Topic to event class."""
