"""Partners as tests speak of them: the street, a school beside it, what they offer, need, agree on and do together.

It is Monday 3 March 2025, as for visits.
"""

from __future__ import annotations

from typing import Any

from domain.model import Prose
from domain.partners import ItemKind, ItemList, LegalBasis, Listing, Need, Partner, Plan, ProjectState, Resource, Terms
from domain.partners.values import Named
from domain.words import PartnerKind
from tests.stories import MIDDLE, PRIMARY, STREET, on

TODAY = on("03-03")
WHY = Prose("人手不够")
HALL = Resource("报告厅", ItemKind.VENUE, "工作日下午", detail=Prose("可坐 80 人"))
TUTORS = Need("暑期托管老师", ItemKind.VOLUNTEER, needed_by=on("07-01"))
SIGNED = Terms((STREET, MIDDLE), ("活动联办", "资源共享"), on("03-01"), on("12-31"), meeting="每学期一次")
PLAN = Plan("暑期托管课程", MIDDLE, (STREET,), TODAY, on("06-30"), "双方签认", need_id="n-1")
ON_LISTS = {
    "n-1": Named(ItemList.NEED, STREET, withdrawn=False),
    "r-1": Named(ItemList.RESOURCE, MIDDLE, withdrawn=False),
}
"""What the lists say, by item."""


def street() -> Partner:
    partner = Partner.register(STREET.id, name="汀南街道", kind=PartnerKind.STREET, area="汀南")
    partner.designate_contact("p-street", legal_basis=LegalBasis.AGREEMENT, on=on("01-06"))
    return partner


def signed() -> Partner:
    partner = street()
    partner.sign_agreement(agreement_id="a-1", terms=SIGNED, today=TODAY)
    return partner


def listing() -> Listing:
    """The lists of the middle school, with a hall on them."""
    lists = Listing.open(MIDDLE)
    lists.offer_resource(item_id="r-1", resource=HALL, today=TODAY)
    return lists


def needy() -> Partner:
    partner = street()
    partner.state_need(item_id="n-1", need=TUTORS, today=TODAY)
    return partner


def agreed(**other: Any) -> Partner:
    partner = needy()
    partner.agree_project(**agreement(**other))
    return partner


def agreement(**other: Any) -> dict[str, Any]:
    return {"project_id": "j-1", "plan": PLAN, "items": ON_LISTS, "today": TODAY} | other


def reported() -> Partner:
    """The school says that it is done."""
    partner = agreed()
    partner.report_project(project_id="j-1", by=MIDDLE, person_id="p-ms", on=TODAY, note=Prose("办了三期"), today=TODAY)
    return partner


def in_state(state: ProjectState) -> Partner:
    """A partner whose project stands there."""
    partner = reported() if state in (ProjectState.REPORTED, ProjectState.DONE) else agreed()
    if state is ProjectState.DONE:
        partner.confirm_project(project_id="j-1", by=STREET, person_id="p-street")
    if state is ProjectState.DROPPED:
        partner.drop_project(project_id="j-1", by=STREET, reason=WHY, carried_over=False)
    return partner


OTHERS = PRIMARY
"""A unit that has no part in anything here."""
