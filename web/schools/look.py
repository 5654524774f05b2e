"""The list of schools and the page of one: profile, secretary and studio over time, support needs, days it cannot receive."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.programme import BlockedFor
from domain.schools import Tier
from domain.words import SCHOOL_LEVELS, Party, PartyKind, SupportKind
from hub import sight
from projections import programme, schools, studios, visits
from projections.schools import SchoolRow
from web import pages, texts, words
from web.meetings import meetings
from web.naming import Names
from web.task import may
from web.texts import _

PAGE = 50


class Line(NamedTuple):
    """A school in the list; `people`: ids of those in charge, where the reader may know them."""

    school: SchoolRow
    people: list[str]
    needs_support: bool


async def everywhere(request: Request) -> Response:
    """Schools by code, of a level, with a text in the name. Support is named, nothing is ranked."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    asked = request.query_params
    level, text = asked.get("level", ""), asked.get("q", "").strip()[:40]
    rows = schools.everywhere(read, level=level, named=text, after=asked.get("after", "")[:80], limit=PAGE + 1)
    seen, needy = sight.colleagues(read, who), schools.in_need(read)
    heads = studios.in_charge(read, texts.today())
    lines = [Line(row, _seen(heads.get(row.code, []), seen), row.code in needy) for row in rows[:PAGE]]
    return pages.page(
        request,
        "schools/everywhere.html",
        block="results",
        lines=lines,
        text=text,
        level=level,
        tabs=[(_address(q=text), _("全部"), not level)]
        + [(_address(q=text, level=each), words.word(each), level == each) for each in SCHOOL_LEVELS],
        next=_address(q=text, level=level, after=rows[PAGE - 1].code) if len(rows) > PAGE else "",
        first=_address(q=text, level=level) if asked.get("after") else "",
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
        outside=sight.outside(who),
        may_register=may(request, "school.register"),
    )


def _address(**asked: str) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"/schools?{urlencode(given)}" if given else "/schools"


def _seen(ids: list[str], seen: frozenset[str] | None) -> list[str]:
    return [key for key in ids if seen is None or key in seen]


async def one(request: Request) -> Response:
    """One school."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    found = school_of(request)
    party = Party(PartyKind.SCHOOL, found.code)
    seen = sight.colleagues(read, who)
    names, outside = Names(read), sight.outside(who)
    history = [row for row in studios.belongings_of_school(read, found.code) if seen is None or row.person in seen]
    return pages.page(
        request,
        "schools/one.html",
        school=found,
        party=party,
        mine=party in who.units,
        outside=outside,
        between=next((each for each in visits.met(read, who.units) if each.party == party), None)
        if who.units
        else None,
        met=[] if outside else visits.met(read, [party]),
        meetings=meetings(read, who, [party], names),
        points=[(Tier(tier), year) for tier, year in schools.demonstration_points(read, found.code)],
        needs=[SupportKind(kind) for kind in schools.support_needs(read, found.code)],
        days=[(a, b, BlockedFor(w)) for a, b, w in programme.blocked_days(read, found.code, after=texts.today())],
        history=history,
        names=names,
        called=lambda key: pages.name_of(request, key),
        may_revise=may(request, "school.revise", party),
        may_block=may(request, "calendar.block", party),
        may_flag=may(request, "school.flag_need", party),
        may_recognise=may(request, "school.recognise"),
        may_visit=bool(who.units) and party not in who.units,
    )


def school_of(request: Request) -> SchoolRow:
    """The school of the address. Raises NotFound."""
    code = request.path_params["school"]
    if (found := schools.school(pages.reader(request), code)) is None:
        raise NotFound(kind="school", key=code)
    return found
