"""The list of schools and the page of one: profile, secretary and studio over time, support needs, days it cannot receive."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.programme import BlockedFor
from domain.schools import Tier
from domain.words import SCHOOL_LEVELS, Party, PartyKind, SupportKind
from hub import sight
from hub.access import RULES, Standing
from hub.brands import may_see as may_see_brand
from hub.problems import may_see as may_see_problem
from projections import brands, problems, programme, schools, studios, visits
from projections.brands import BrandRow
from projections.problems import ProblemRow
from projections.read import Reader
from projections.schools import SchoolRow
from web import pages, texts, words
from web.desk import Desk, may
from web.exchanges.around import gatherings
from web.export import MOST, Column, Export, inside
from web.meetings import meetings
from web.naming import Names
from web.partners.partner import shared
from web.problems.desk import KINDS, acts
from web.texts import _, _l
from web.words import joined

PAGE = 50
SHOWN = 8
"""Problems on the page of a school."""


class Asked(NamedTuple):
    """What the address asks for."""

    q: str
    level: str
    after: str

    @classmethod
    def of(cls, request: Request) -> Asked:
        said = request.query_params
        level = said.get("level", "")
        return cls(said.get("q", "").strip()[:40], level if level in SCHOOL_LEVELS else "", said.get("after", "")[:80])

    def address(self, **other: str) -> str:
        """The same list with something else asked, from its beginning unless `after` says otherwise."""
        given = {name: value for name, value in self._replace(**{"after": "", **other})._asdict().items() if value}
        return f"/schools?{urlencode(given)}" if given else "/schools"

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """All, and each level."""
        levels = [(self.address(level=each), words.word(each), self.level == each) for each in SCHOOL_LEVELS]
        return [(self.address(level=""), _("全部"), not self.level), *levels]


class Line(NamedTuple):
    """A school in the list; `people`: ids of those in charge, where the reader may know them."""

    school: SchoolRow
    people: list[str]
    needs_support: bool


async def everywhere(request: Request) -> Response:
    """Schools by code, of a level, with a text in the name. Support is named, nothing is ranked."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    asked = Asked.of(request)
    rows = schools.everywhere(read, level=asked.level, named=asked.q, after=asked.after, limit=PAGE + 1)
    listed: dict[str, Any] = {
        "lines": _lines(read, who, rows[:PAGE]),
        "names": Names(read),
        "outside": sight.outside(who),
    }
    return pages.page(
        request,
        "schools/everywhere.html",
        block="results",
        asked=asked,
        next=asked.address(after=rows[PAGE - 1].code) if len(rows) > PAGE else "",
        called=lambda key: pages.name_of(request, key),
        may_register=may(request, "school.register"),
        **listed,
    )


def _lines(read: Reader, who: Standing, rows: list[SchoolRow]) -> list[Line]:
    seen, needy, heads = sight.colleagues(read, who), schools.in_need(read), studios.in_charge(read, texts.today())
    return [Line(row, _seen(heads.get(row.code, []), seen), row.code in needy) for row in rows]


def _seen(ids: list[str], seen: frozenset[str] | None) -> list[str]:
    return [key for key in ids if seen is None or key in seen]


def _studio(line: Line, desk: Desk) -> str:
    return desk.names.code(PartyKind.STUDIO, line.school.studio) if line.school.studio else ""


def exported(desk: Desk) -> list[Line]:
    """The same schools, over all pages."""
    sight.enter(desk.who)
    asked = Asked.of(desk.request)
    return _lines(desk.read, desk.who, schools.everywhere(desk.read, level=asked.level, named=asked.q, limit=MOST + 1))


EXPORT = Export(
    name="schools:everywhere",
    path="/schools",
    title=_l("学校"),
    rows=exported,
    columns=(
        Column(_l("代码"), lambda line, _: line.school.code),
        Column(_l("学校"), lambda line, _: line.school.name),
        Column(_l("学段"), lambda line, _: line.school.level),
        Column(_l("书记"), lambda line, desk: joined(map(desk.called, line.people)) if line.people else "", inside),
        Column(_l("工作室"), _studio),
        Column(_l("所在"), lambda line, _: line.school.street),
        Column(_l("需支持"), lambda line, _: line.needs_support, inside),
    ),
)


async def one(request: Request) -> Response:
    """One school."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    found = school_of(request)
    party = Party(PartyKind.SCHOOL, found.code)
    return pages.page(
        request,
        "schools/one.html",
        school=found,
        party=party,
        called=lambda key: pages.name_of(request, key),
        **_told(read, who, party),
        **_offered(request, who, party),
        **shared(request, party),
    )


def _told(read: Reader, who: Standing, party: Party) -> dict[str, Any]:
    """What the page tells this reader; to a partner what everybody may know, and its own visits."""
    names, outside, seen, code = Names(read), sight.outside(who), sight.colleagues(read, who), party.id
    ours = visits.met(read, who.units) if who.units else []
    return {
        "names": names,
        "outside": outside,
        "between": next((each for each in ours if each.party == party), None),
        "met": [] if outside else visits.met(read, [party]),
        "gatherings": gatherings(read, who, [party]),
        "meetings": meetings(read, who, [party], names),
        "points": [(Tier(tier), year) for tier, year in schools.demonstration_points(read, code)],
        "needs": [SupportKind(kind) for kind in schools.support_needs(read, code)],
        "days": [(a, b, BlockedFor(w)) for a, b, w in programme.blocked_days(read, code, after=texts.today())],
        "brand": _brand(read, who, code),
        "problems": _problems(read, who, code),
        "history": [row for row in studios.belongings_of_school(read, code) if seen is None or row.person in seen],
    }


def _problems(read: Reader, who: Standing, code: str) -> list[tuple[ProblemRow, str]]:
    """Its problems that the person may read, with the kind of their tags; what is open first."""
    found = problems.everywhere(read, schools={code}, limit=SHOWN)
    return [(row, KINDS[row.state]) for row in found if may_see_problem(read, who, row)]


def _brand(read: Reader, who: Standing, code: str) -> BrandRow | None:
    """The brand that the school has, where it exists for the reader."""
    row = next((each for each in brands.of_school(read, code) if each.in_use), None)
    return row if row and may_see_brand(read, who, row) else None


def _offered(request: Request, who: Standing, party: Party) -> dict[str, Any]:
    """The buttons for this reader."""
    return {
        "mine": party in who.units,
        "may_revise": may(request, "school.revise", party),
        "may_block": may(request, "calendar.block", party),
        "may_flag": may(request, "school.flag_need", party),
        "may_recognise": may(request, "school.recognise"),
        "may_raise": _raises(pages.reader(request), who, party.id),
        "may_visit": bool(who.units) and party not in who.units,
    }


def _raises(read: Reader, who: Standing, code: str) -> bool:
    row = schools.school(read, code)
    return bool(row and row.studio and acts(who, RULES["problem.raise"], code, row.studio))


def school_of(request: Request) -> SchoolRow:
    """The school of the address. Raises NotFound."""
    code = request.path_params["school"]
    if (found := schools.school(pages.reader(request), code)) is None:
        raise NotFound(kind="school", key=code)
    return found
