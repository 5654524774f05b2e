"""The catalogue 事件目录: every event that can stand in the log, with what people call it and since when it exists.

Importing this module makes all topics known; nothing reads the log without it.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.model import Aggregate, DomainEvent
from domain.partners import Partner
from domain.people import Person
from domain.programme import Calendar, Programme
from domain.schools import School
from domain.studios import Membership, Studio

AGGREGATES: tuple[type[Aggregate], ...] = (Person, School, Studio, Membership, Programme, Calendar, Partner)


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
    "membership.admitted": Title("书记已入室", "secretary admitted"),
    "membership.transferred": Title("书记已转室", "secretary transferred"),
    "membership.school_changed": Title("书记已调校", "secretary changed school"),
    "membership.left": Title("书记已退出", "secretary left"),
    "membership.completed": Title("书记已结业", "secretary completed"),
    "programme.opened": Title("培育期已开启", "programme opened"),
    "programme.stage_scheduled": Title("阶段已编排", "stage scheduled"),
    "programme.stage_started": Title("阶段已开始", "stage started"),
    "calendar.opened": Title("校历已建立", "calendar opened"),
    "calendar.term_set": Title("学期已设定", "term set"),
    "calendar.holiday_set": Title("假期已设定", "holiday set"),
    "calendar.make_up_day_set": Title("调休上课日已设定", "make-up day set"),
    "calendar.day_blocked": Title("不宜来访日已登记", "day blocked"),
    "calendar.day_unblocked": Title("不宜来访日已解除", "day unblocked"),
    "partner.registered": Title("共建单位已登记", "partner registered"),
    "partner.contact_designated": Title("联络员已指定", "contact designated"),
}


def events_of(aggregate: type[Aggregate]) -> list[type[DomainEvent]]:
    """The event classes of an aggregate, as the library keeps them, in order of definition."""
    found = [value for value in vars(aggregate).values() if isinstance(value, type) and issubclass(value, DomainEvent)]
    return [kind for kind in found if kind.TOPIC]


KINDS: dict[str, type[DomainEvent]] = {kind.TOPIC: kind for aggregate in AGGREGATES for kind in events_of(aggregate)}
"""Topic to event class."""
