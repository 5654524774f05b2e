"""The studios and the page of one: its people, its schools, where they went and who came."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from projections import schools, studios
from projections.read import Reader
from projections.schools import SchoolRow
from projections.studios import StudioRow
from web import pages
from web.desk import may
from web.meetings import meetings
from web.naming import Names


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
        lines=[Line(row, len(schools.of_studio(read, row.code))) for row in studios.all_studios(read)],
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
        outside=sight.outside(who),
        may_establish=may(request, "studio.establish"),
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
        party=party,
        called=lambda key: pages.name_of(request, key),
        **_told(read, who, party),
        **_offered(request, who, party),
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
        "meetings": meetings(read, who, [party, *(Party(PartyKind.SCHOOL, code) for code in of_it)], names),
    }


def _offered(request: Request, who: Standing, party: Party) -> dict[str, Any]:
    """The buttons for this reader."""
    return {
        "may_lead": may(request, "studio.appoint_lead"),
        "may_mentor": may(request, "studio.appoint_mentor"),
        "may_assist": may(request, "studio.appoint_assistant", party),
        "may_admit": may(request, "membership.admit"),
        "may_robot": may(request, "studio.robot", party),
        "may_visit": bool(who.units) and party not in who.units and who.roles != {Role.MENTOR},
    }


def studio_of(request: Request) -> StudioRow:
    """The studio of the address. Raises NotFound."""
    code = request.path_params["studio"]
    if (found := studios.studio(pages.reader(request), code)) is None:
        raise NotFound(kind="studio", key=code)
    return found
