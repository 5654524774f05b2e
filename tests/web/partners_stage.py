"""What two streets and the schools of the small district share: agreements, lists, a project each; nothing of it waits for anybody yet."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.partners import ItemKind, Need, Plan, Resource, Terms
from domain.words import Party, PartyKind
from tests.web.district import by_history

MS, KG = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "KG-01"))
STREET, OTHER = (Party(PartyKind.PARTNER, code) for code in ("PA-01", "PA-02"))
AGREEMENTS = ("a-street", "a-other")
PROJECTS = ("j-street", "j-other")
HALL, TALK, READING, YARD, TEAM = "r-hall", "n-talk", "n-reading", "r-yard", "r-team"
"""A hall of the street, a talk that the middle school needs, what the kindergarten needs, what the other street has: a yard, volunteers."""


def share(hub):
    """Agreements, items and projects of the street with the middle school, and of the other street with the kindergarten."""
    told = hub.partners
    terms = ("街道提供报告厅", "学校每学期开放一次党课")
    for key, sides in zip(AGREEMENTS, ((STREET, MS), (OTHER, KG)), strict=True):
        days = {"signed_on": date(2026, 3, 2), "valid_until": date(2027, 12, 31)}
        signed = Terms(sides, terms, **days, meeting="每学期碰头一次", principles=Prose("资源共享，优势互补。"))
        told.sign_agreement(sides[0].id, signed, agreement_id=key, act=by_history("p-officer"))
    hall = Resource("街道报告厅", ItemKind.VENUE, "工作日下午", detail=Prose("可坐一百二十人。"))
    told.offer_resource(STREET, hall, item_id=HALL, act=by_history("p-partner-01"))
    told.offer_resource(OTHER, Resource("社区院落", ItemKind.VENUE), item_id=YARD, act=by_history("p-partner-02"))
    talk = Need("借一间报告厅讲党课", ItemKind.VENUE, needed_by=date(2026, 5, 1), detail=Prose("全校党员参加。"))
    told.state_need(MS, talk, item_id=TALK, act=by_history("p-sec-ms-01"))
    told.state_need(
        KG,
        Need("亲子阅读老师", ItemKind.VOLUNTEER, detail=Prose("周末，每次一小时。")),
        item_id=READING,
        act=by_history("p-sec-kg-01"),
    )
    lent = Resource("亲子阅读志愿队", ItemKind.VOLUNTEER, from_on=date(2026, 3, 1), until_on=date(2026, 12, 31))
    told.offer_resource(OTHER, lent, item_id=TEAM, act=by_history("p-partner-02"))
    _agree(hub, PROJECTS[0], "党课进街道", MS, STREET, need_id=TALK, resource_id=HALL)
    _agree(hub, PROJECTS[1], "院落里的阅读", KG, OTHER, resource_id=YARD)


def _agree(hub, key, title, lead, partner, **items):
    plan = Plan(title, lead, (partner,), date(2026, 3, 3), date(2026, 6, 30), "办完三期，双方签认", **items)
    hub.partners.agree_project(partner.id, plan, project_id=key, act=by_history("p-officer"))
