"""The pages of a studio beside one another, those that the reader may open."""

from __future__ import annotations

from starlette.requests import Request

from domain.errors import NotYours
from hub import sight
from hub.studios import may_see_board
from projections.studios import StudioRow
from web import pages
from web.desk import Crumbs
from web.texts import Lazy, Words, _, _l

Tabs = list[tuple[str, Words, bool]]
"""Address, words, whether it is the present one."""
TABS: dict[str, tuple[Lazy, bool]] = {
    "": (_l("概况"), False),
    "board": (_l("看板"), True),
    "plans": (_l("计划与需求"), False),
    "pairings": (_l("结对与轮值"), False),
    "guidance": (_l("导师指导"), True),
}
"""By the rest of the address: the words, and whether only those inside may open it."""


def tabs_of(request: Request, row: StudioRow, here: str) -> Tabs:
    """The tabs of a studio for this reader, the present one marked."""
    who = pages.standing(request)
    inside, outside = may_see_board(pages.reader(request), who, row.code), sight.outside(who)
    beside: Tabs = [
        (f"/obligations?studio={row.code}&box=all", _("应报事项"), False),
        ("/problems", _("问题清单"), False),
    ]
    own: Tabs = [
        (f"/studios/{row.code}/{name}" if name else f"/studios/{row.code}", words, name == here)
        for name, (words, closed) in TABS.items()
        if not name or inside or not (closed or outside)
    ]
    return [*own, *(beside if inside else [])]


def enter(request: Request, row: StudioRow) -> None:
    """Refuse who neither belongs to the studio nor to the Party School."""
    who = pages.standing(request)
    sight.enter(who)
    if not may_see_board(pages.reader(request), who, row.code):
        raise NotYours


def trail(row: StudioRow, *more: tuple[str, Words]) -> Crumbs:
    """The way to a page of a studio."""
    return [("/", _("工作台")), ("/studios", _("工作室")), (f"/studios/{row.code}", row.name), *more]
