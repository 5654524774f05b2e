"""The menu: areas of work in the first row, the pages of the present area in the second. The only place that knows what is in it.

An area of the code declares its page with one line of `MENU`: its address, its words, the roles that may open it. It is shown to
whoever holds one of the roles, once the route exists. The row of an area is led by the first page that the person may open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from domain.words import PARTY_SCHOOL, Role
from hub.access import RULES
from hub.evaluation import READERS
from web.texts import Lazy, _l

ALL = frozenset(Role)
MEMBERS = ALL - {Role.PARTNER}
"""Everybody whose world is the district, and not one partner."""
OVERSEERS = PARTY_SCHOOL | {Role.EVALUATOR, Role.OBSERVER}
AROUND = OVERSEERS | {Role.LEAD, Role.MENTOR, Role.ASSISTANT}
"""Those who look at several schools at once."""
KEEPERS = PARTY_SCHOOL | {Role.ADMIN}
WRITERS = RULES["case.submit"] | (RULES["adoption.act"] - {Role.OFFICER})


class Place(NamedTuple):
    """One page of the menu, for whom."""

    address: str
    words: Lazy
    roles: frozenset[Role]


class Area(NamedTuple):
    """Pages that belong together."""

    words: Lazy
    places: tuple[Place, ...]


MENU: tuple[Area, ...] = (
    Area(_l("工作台"), (Place("/", _l("工作台"), ALL),)),
    Area(
        _l("互访交流"),
        (
            Place("/visits", _l("互访"), ALL),
            Place("/exchanges", _l("交流活动"), ALL),
        ),
    ),
    Area(
        _l("案例"),
        (
            Place("/cases", _l("案例库"), ALL),
            Place("/cases/mine", _l("我的案例"), WRITERS),
            Place("/cases/queue", _l("待评阅"), RULES["case.review"]),
            Place("/search", _l("全文检索"), ALL),
            Place("/vocabulary", _l("词表"), PARTY_SCHOOL),
        ),
    ),
    Area(
        _l("培育期"),
        (
            Place("/programme", _l("培育安排"), ALL),
            Place("/obligations", _l("应报事项"), MEMBERS),
            Place("/problems", _l("问题清单"), MEMBERS),
            Place("/outcomes", _l("成果"), MEMBERS),
            Place("/brands", _l("品牌"), ALL),
            Place("/supervision", _l("督导"), MEMBERS),
            Place("/studios/support", _l("需要支持的学校"), AROUND),
        ),
    ),
    Area(
        _l("共建"),
        (
            Place("/partners", _l("共建单位"), ALL),
            Place("/resources", _l("资源清单"), ALL),
            Place("/needs", _l("需求清单"), ALL),
            Place("/matches", _l("供需对接"), ALL),
            Place("/projects", _l("项目清单"), ALL),
        ),
    ),
    Area(
        _l("名册"),
        (
            Place("/studios", _l("工作室"), ALL),
            Place("/schools", _l("学校"), ALL),
            Place("/people", _l("通讯录"), ALL),
            Place("/roster", _l("名册导入"), KEEPERS),
        ),
    ),
    Area(
        _l("协作"),
        (
            Place("/network", _l("协作网络"), MEMBERS),
            Place("/network/matrix", _l("学段矩阵"), MEMBERS),
            Place("/network/pairs", _l("有来有往"), MEMBERS),
            Place("/network/returns", _l("回访台账"), MEMBERS),
            Place("/network/isolated", _l("久未走动"), MEMBERS),
            Place("/network/stalled", _l("停滞事项"), MEMBERS),
            Place("/network/compare", _l("两日对比"), MEMBERS),
        ),
    ),
    Area(
        _l("评价"),
        (
            Place("/evaluation", _l("评价"), MEMBERS),
            Place("/indicators", _l("指标"), MEMBERS),
            Place("/rubrics", _l("考核指标"), MEMBERS),
            Place("/rubrics/compare", _l("两版对照"), READERS),
        ),
    ),
    Area(
        _l("记录"),
        (
            Place("/log", _l("记录"), OVERSEERS | KEEPERS),
            Place("/replay", _l("历史回放"), OVERSEERS | KEEPERS),
        ),
    ),
    Area(
        _l("管理"),
        (
            Place("/admin", _l("系统状态"), KEEPERS),
            Place("/admin/notices", _l("未送达的消息"), KEEPERS),
            Place("/admin/terms", _l("将到期的任期"), KEEPERS),
            Place("/admin/accounts", _l("账号"), RULES["account.keep"]),
        ),
    ),
)


class Entry(NamedTuple):
    """What a row shows: `current` is what `aria-current` says, "page" for this very page, "true" for one inside, "" elsewhere."""

    address: str
    words: Lazy
    current: str


class Menu(NamedTuple):
    """Both rows; the second is empty where an area has one page alone."""

    areas: tuple[Entry, ...]
    title: Lazy | None
    pages: tuple[Entry, ...]


def menu(roles: frozenset[Role], known: Collection[str], path: str) -> Menu:
    """The menu of a person with these roles on a page: what exists among the `known` addresses and is open to them."""
    shown = list(_open(roles, known))
    above = [place for area in shown for place in area.places if _within(path, place.address)]
    nearest = max(above, key=lambda place: len(place.address), default=None)  # `/cases/mine` lies nearer than `/cases`
    here = next((area for area in shown if nearest in area.places), None)

    def entry(place: Place, words: Lazy, *, inside: bool) -> Entry:
        return Entry(place.address, words, "page" if place.address == path else "true" if inside else "")

    areas = tuple(entry(area.places[0], area.words, inside=area is here) for area in shown)
    beside = here.places if here and len(here.places) > 1 else ()
    return Menu(areas, here.words if here else None, tuple(entry(p, p.words, inside=p is nearest) for p in beside))


def _open(roles: frozenset[Role], known: Collection[str]) -> Iterator[Area]:
    for area in MENU:
        places = tuple(place for place in area.places if place.roles & roles and place.address in known)
        if places:
            yield area._replace(places=places)


def _within(path: str, address: str) -> bool:
    return path == address or path.startswith(f"{address}/")
