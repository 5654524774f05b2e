"""What the facts of partners, agreements and lists are called."""

from __future__ import annotations

from domain.catalogue.title import Title

TITLES: dict[str, Title] = {
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
}
