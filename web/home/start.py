"""开始使用: what the Party School enters before anybody can work, step by step, by sheets or by single forms; and how far it is."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.roster.imports import RULE
from projections.beginning import Beginning, beginning
from projections.read import Reader
from web import pages
from web.desk import may, require
from web.texts import _

SEVERAL = 2
"""The director alone is nobody yet to work with."""


class Way(NamedTuple):
    """Where a step is done."""

    words: str
    address: str


class Step(NamedTuple):
    """One step. `there` says what has been entered already; a step that is not `needed` is for later."""

    title: str
    why: str
    there: str
    done: bool
    ways: list[Way]
    needed: bool = True


def steps(request: Request, read: Reader) -> list[Step]:
    """In the order in which they build on each other."""
    found, sheet = beginning(read), Way(_("用表格导入"), "/roster")
    return [_calendar(found), _programme(found), *_units(found, sheet), *_people(found, sheet), _entry(request, found)]


def _calendar(found: Beginning) -> Step:
    term, holiday = Way(_("登记学期"), "/programme/calendar/term"), Way(_("登记假期"), "/programme/calendar/holiday")
    there = _("已登记 {n} 个学期", n=found.terms) if found.terms else ""
    return Step(_("校历"), _("期限按教学日计算，学期和假期都要登记。"), there, bool(found.terms), [term, holiday])


def _programme(found: Beginning) -> Step:
    why = _("工作室设在一个培育期里，培育期分五个阶段。")
    if not found.programme:
        return Step(_("培育期"), why, "", False, [Way(_("开启培育期"), "/programme/new")])
    there = _("已排定 {n} 个阶段", n=found.stages)
    way = [] if found.staged else [Way(_("排定下一个阶段"), f"/programme/{found.programme}/schedule")]
    return Step(_("培育期"), why, there, found.staged, way)


def _units(found: Beginning, sheet: Way) -> list[Step]:
    schools = _("已登记 {n} 所", n=found.schools) if found.schools else ""
    studios = _("已设立 {n} 个，其中 {led} 个有主持人", n=found.studios, led=found.led) if found.studios else ""
    founding = [sheet, Way(_("设立一个"), "/studios/new")] if found.programme else []
    return [
        Step(
            _("学校"),
            _("中学、小学、幼儿园的党组织，只登记党员人数的区间。"),
            schools,
            bool(found.schools),
            [sheet, Way(_("登记一所"), "/schools/new")],
        ),
        Step(_("工作室"), _("开启培育期后设立。"), studios, bool(found.studios), founding),
    ]


def _people(found: Beginning, sheet: Way) -> list[Step]:
    people = _("已登记 {n} 人", n=found.people)
    posts = _("{led} 个工作室有主持人，{members} 位书记已入室", led=found.led, members=found.members)
    partners = _("已登记 {n} 个", n=found.partners) if found.partners else ""
    return [
        Step(
            _("人员"),
            _("书记、主持人、导师、助理和党校的工作人员。"),
            people,
            found.people >= SEVERAL,
            [sheet, Way(_("登记一人"), "/people/new")],
        ),
        Step(
            _("任职"),
            _("主持人、导师、助理、入室书记，各有任期。"),
            posts if found.led or found.members else "",
            bool(found.studios and found.led == found.studios and found.members),
            [sheet, Way(_("到工作室逐个聘任"), "/studios")],
        ),
        Step(
            _("共建单位"),
            _("街道、社区等，可以以后再登记。"),
            partners,
            bool(found.partners),
            [sheet, Way(_("登记一个"), "/partners/new")],
            needed=False,
        ),
    ]


def _entry(request: Request, found: Beginning) -> Step:
    """Who can sign in, or has been sent a link."""
    known = pages.hub(request).keeping.provided()
    ways = [Way(_("发出邀请"), "/admin/accounts")] if may(request, "account.keep") and found.people >= SEVERAL else []
    there = _("{n} 人已有账号或收到邀请", n=known) if known >= SEVERAL else ""
    return Step(_("请大家登录"), _("每人一个一次性链接，可以打印，也可以发邮件。"), there, known >= SEVERAL, ways)


def left(found: list[Step]) -> int:
    """Steps that have to be done and are not."""
    return sum(each.needed and not each.done for each in found)


async def start(request: Request) -> Response:
    """The page of all steps."""
    require(request, RULE)
    found = steps(request, pages.reader(request))
    shown = pages.page(request, "home/start.html", steps=found, left=left(found))
    return pages.keep_no_copy(shown)


routes = [Route("/start", start, name="home:start")]
