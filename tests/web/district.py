"""A small district that reads at a glance: two studios, four schools, one person for each role."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from domain.studios import Basis, Eligibility
from domain.words import Level, Locality, MemberBand, OrgKind, Role, Scope, ScopeKind
from hub.access import Act
from hub.compose import Hub, open_hub
from hub.settings import DEMO_PASSPHRASE, Settings

NOW = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
"""A Thursday, half past nine in the district."""

SCHOOLS = {
    "MS-01": ("柳岸中学", Level.MIDDLE),
    "MS-02": ("望江中学", Level.MIDDLE),
    "PS-01": ("青禾小学", Level.PRIMARY),
    "KG-01": ("小荷幼儿园", Level.KINDERGARTEN),
}
STUDIOS = {
    "ST-MS": ("中学书记工作室", Level.MIDDLE, "MS-02"),
    "ST-KG": ("幼儿园书记工作室", Level.KINDERGARTEN, "KG-01"),
}
DISTRICT = {
    "director": ("齐望舒", Role.DIRECTOR),
    "officer": ("乔知远", Role.OFFICER),
    "evaluator": ("甄恕平", Role.EVALUATOR),
    "observer": ("司徒朗", Role.OBSERVER),
    "admin": ("管云帆", Role.ADMIN),
}
MEMBERS = {
    "sec-ms-01": ("郝砺川", "MS-01", "ST-MS"),
    "sec-ps-01": ("连青禾", "PS-01", "ST-MS"),
    "sec-kg-01": ("何田苒", "KG-01", "ST-KG"),
}
OTHERS = {"lead-ms": "陆观澜", "mentor-ms": "章怀瑜", "asst-ms": "柯一苇", "nobody": "路人甲"}
_serial = itertools.count(1)


def by_history(person: str = "") -> Act:
    """An act that is checked by the rules of the domain only, as when a history is loaded."""
    command = str(UUID(int=next(_serial)))
    return Act(person=person or "p-director", command_id=command, correlation=command, source="history")


def build(folder: Path, **settings: object) -> Hub:
    """The district in a folder, with an account for each person."""
    hub = open_hub(Settings(data=folder, cdn="off", **settings), lambda: NOW, create=True)
    _programme_and_schools(hub)
    people = DISTRICT | {login: (name, None) for login, name in OTHERS.items()}
    for login, (name, *_) in (people | MEMBERS).items():
        hub.people.enrol(f"p-{login}", name=name, post="书记", org=_school_of(login), act=by_history())
    for login, (_, role) in DISTRICT.items():
        scope = Scope(ScopeKind.DISTRICT)
        hub.people.grant(f"p-{login}", role, scope, from_on=date(2024, 9, 1), act=by_history())
    _studios_and_members(hub)
    logins = [*DISTRICT, *MEMBERS, *OTHERS]
    hub.accounts.open_many([(f"p-{login}", login) for login in logins], DEMO_PASSPHRASE)
    return hub


def _school_of(login: str) -> str:
    return SCHOOLS[MEMBERS[login][1]][0] if login in MEMBERS else "区教育党校"


def _programme_and_schools(hub: Hub) -> None:
    hub.programme.open(
        "P1",
        title="书记工作室培育",
        operator="望汀区教育党校",
        starts_on=date(2024, 9, 1),
        ends_on=date(2026, 8, 31),
        act=by_history(),
    )
    for code, (name, level) in SCHOOLS.items():
        hub.schools.register(
            code,
            name=name,
            level=level,
            locality=Locality.URBAN,
            street="望汀街道",
            org_kind=OrgKind.BRANCH,
            member_band=MemberBand.FROM_20,
            act=by_history(),
        )


def _studios_and_members(hub: Hub) -> None:
    day = date(2024, 9, 1)
    for code, (name, level, _) in STUDIOS.items():
        hub.studios.establish(code, programme_id="P1", name=name, level=level, act=by_history())
    hub.studios.appoint_lead(
        "ST-MS", "p-lead-ms", school_id="MS-02", basis=Basis.DEMONSTRATION_POINT, from_on=day, act=by_history()
    )
    hub.studios.appoint_mentor("ST-MS", "p-mentor-ms", org="区教育党校", duties=("guide",), on=day, act=by_history())
    hub.studios.appoint_assistant("ST-MS", "p-asst-ms", on=day, act=by_history())
    for login, (_, school, studio) in MEMBERS.items():
        hub.studios.admit(
            f"p-{login}",
            programme_id="P1",
            school_id=school,
            studio_id=studio,
            in_post_since="2018-09",
            eligibility=Eligibility.WITHIN_LIMIT,
            on=day,
            act=by_history(),
        )


class Hands:
    """A clock that a test moves."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def wind(self, **by):
        self.now += timedelta(**by)
