"""What partners and schools of the small district share, brought as far as a test needs it. It is Thursday 5 March 2026."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.partners import ItemKind, LegalBasis, Need, Partner, Plan, Resource, Terms
from domain.words import PartnerKind, Party, PartyKind
from tests.district import BEGIN, KG1, MS1, STREET

TODAY = date(2026, 3, 5)
LIBRARY = Party(PartyKind.PARTNER, "PT-02")
HALL = Resource("街道报告厅", ItemKind.VENUE, "工作日下午")
TUTORS = Need("暑期托管老师", ItemKind.VOLUNTEER, needed_by=date(2026, 7, 1))
TERMS = Terms((STREET, MS1), ("活动联办", "资源共享"), date(2026, 3, 2), date(2026, 12, 31), meeting="每学期一次")
PLAN = Plan("暑期托管课程", MS1, (STREET,), TODAY, date(2026, 6, 30), "双方签认", need_id="n-1")


def library(district):
    """A second partner, somewhere else, with a liaison of its own."""
    told = district.hub.partners
    told.register("PT-02", name="图书馆", kind=PartnerKind.INSTITUTION, area="城东", act=district.by("officer"))
    told.designate_contact("PT-02", "nobody", legal_basis=LegalBasis.AGREEMENT, on=BEGIN, act=district.by("officer"))


def signed(district, key="a-1", *, by="officer", **other):
    terms = replace(TERMS, **other)
    district.hub.partners.sign_agreement("PT-01", terms, agreement_id=key, act=district.by(by))


def offered(district, item="r-1", owner=STREET, *, by="liaison", **other):
    resource = replace(HALL, **other)
    district.hub.partners.offer_resource(owner, resource, item_id=item, act=district.by(by))


def needed(district, item="n-1", owner=STREET, *, by="liaison", **other):
    district.hub.partners.state_need(owner, replace(TUTORS, **other), item_id=item, act=district.by(by))


def agreed(district, project="j-1", *, by="liaison", code="PT-01", **other):
    """The street and the middle school do something for the street's need."""
    plan = replace(PLAN, **other)
    district.hub.partners.agree_project(code, plan, project_id=project, act=district.by(by))


def reported(district, project="j-1", *, by="sec-ms"):
    district.hub.partners.report_project("PT-01", project, note="办了三期", act=district.by(by))


def confirmed(district, project="j-1", *, by="liaison"):
    district.hub.partners.confirm_project("PT-01", project, act=district.by(by))


def dropped(district, project="j-1", *, carried_over=False):
    told = {"reason": "人手不够", "carried_over": carried_over}
    district.hub.partners.drop_project("PT-01", project, **told, act=district.by("liaison"))


def bystanders(district):
    """What has nothing to do with the street: another partner's and another school's lists."""
    library(district)
    offered(district, "r-x", LIBRARY, by="nobody", title="流动书车", kind=ItemKind.EQUIPMENT)
    needed(district, "n-x", KG1, by="sec-kg", title="绘本讲师", kind=ItemKind.TALK)


def kinds(district, key):
    """What happened to a partner, in order."""
    return [fact.TOPIC.partition(".")[2] for _, fact in district.hub.log.stream(Partner, key)]
