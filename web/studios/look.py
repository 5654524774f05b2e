"""The studios and the page of one: its people, its schools, where they went and who came."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from hub.audience import READERS
from projections import schools, studios
from projections.read import Reader
from projections.schools import SchoolRow
from projections.studios import StudioRow, Unready
from web import pages
from web.desk import Desk, may
from web.exchanges.around import gatherings
from web.export import Column, Export, inside
from web.meetings import meetings
from web.naming import Names
from web.partners.partner import shared
from web.studios import tabs
from web.texts import _, _l

CARING = READERS | {Role.OBSERVER, Role.LEAD, Role.MENTOR, Role.ASSISTANT}
"""Who looks after schools that need support."""


class Line(NamedTuple):
    """A studio in the list, with the number of its schools."""

    studio: StudioRow
    schools: int


class Member(NamedTuple):
    """A school of a studio, with the person who brought it in, where the reader may know the person."""

    school: SchoolRow
    person: str
    leads: bool


async def everywhere(request: Request) -> Response:
    """All studios, by level."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    return pages.page(
        request,
        "studios/everywhere.html",
        lines=listed(read),
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
        outside=sight.outside(who),
        may_establish=may(request, "studio.establish"),
        may_support=bool(who.roles & CARING),
    )


def listed(read: Reader) -> list[Line]:
    """All of them."""
    return [Line(row, len(schools.of_studio(read, row.code))) for row in studios.all_studios(read)]


def _led(line: Line, desk: Desk) -> str:
    """The school of the lead."""
    return desk.names.code(PartyKind.SCHOOL, line.studio.lead_school) if line.studio.lead_school else ""


def exported(desk: Desk) -> list[Line]:
    """The same studios."""
    sight.enter(desk.who)
    return listed(desk.read)


EXPORT = Export(
    name="studios:everywhere",
    path="/studios",
    title=_l("工作室"),
    rows=exported,
    columns=(
        Column(_l("代码"), lambda line, _: line.studio.code),
        Column(_l("工作室"), lambda line, _: line.studio.name),
        Column(_l("学段"), lambda line, _: line.studio.level),
        Column(_l("口号"), lambda line, _: line.studio.motto),
        Column(_l("主持人"), lambda line, desk: line.studio.lead and desk.called(line.studio.lead), inside),
        Column(_l("主持人所在学校"), _led),
        Column(_l("学校数"), lambda line, _: line.schools),
    ),
)


async def one(request: Request) -> Response:
    """One studio."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    found = studio_of(request)
    party = Party(PartyKind.STUDIO, found.code)
    return pages.page(
        request,
        "studios/one.html",
        studio=found,
        tabs=tabs.tabs_of(request, found, ""),
        party=party,
        called=lambda key: pages.name_of(request, key),
        **_told(read, who, party),
        **_offered(request, who, party),
        **shared(request, party),
    )


def _told(read: Reader, who: Standing, party: Party) -> dict[str, Any]:
    """What the page tells this reader: to a partner no people."""
    names, outside, seen = Names(read), sight.outside(who), sight.colleagues(read, who)
    of_it = {row.code: row for row in schools.of_studio(read, party.id)}
    return {
        "names": names,
        "outside": outside,
        "members": [
            Member(of_it[row.school], row.person if seen is None or row.person in seen else "", row.leads)
            for row in studios.members(read, party.id)
            if row.school in of_it
        ],
        "mentors": [] if outside else studios.mentors(read, party.id),
        "lacks": [] if outside else lacking(read, party.id),
        "gatherings": gatherings(read, who, [party]),
        "meetings": meetings(read, who, [party, *(Party(PartyKind.SCHOOL, code) for code in of_it)], names),
    }


def lacking(read: Reader, code: str) -> list[str]:
    """What the studio's people are not as they should be, in words; nothing of one that is concluded."""
    row = studios.studio(read, code)
    found = studios.unready(read, row.programme) if row else []
    return next((lacks(each) for each in found if each.studio.code == code), [])


def lacks(each: Unready) -> list[str]:
    """What is missing or amiss, in words."""
    said = {
        _("还没有主持人"): each.lead,
        _("还没有导师"): each.mentor,
        _("还没有助理"): each.assistant,
        _("助理不是主持人所在学校的党务干部"): each.elsewhere,
    }
    return [words for words, so in said.items() if so]


def _offered(request: Request, who: Standing, party: Party) -> dict[str, Any]:
    """The buttons for this reader."""
    return {
        "may_lead": may(request, "studio.appoint_lead"),
        "may_mentor": may(request, "studio.appoint_mentor"),
        "may_assist": may(request, "studio.appoint_assistant", party),
        "may_admit": may(request, "membership.admit"),
        "may_conclude": may(request, "studio.conclude"),
        "may_robot": may(request, "studio.robot", party),
        "may_visit": bool(who.units) and party not in who.units and who.roles != {Role.MENTOR},
    }


def studio_of(request: Request) -> StudioRow:
    """The studio of the address. Raises NotFound."""
    code = request.path_params["studio"]
    if (found := studios.studio(pages.reader(request), code)) is None:
        raise NotFound(kind="studio", key=code)
    return found
