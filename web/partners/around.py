"""What lies before somebody who looks at a partner, an agreement, an item of a list or a project: found by the address, for these eyes."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from starlette.requests import Request

from domain.errors import NotFound
from domain.words import Party, PartyKind
from hub import access, sight
from hub.access import Act, Standing
from hub.partners import may_see_item, may_see_project
from projections import partners, units
from web import pages
from web.choices import Choice
from web.desk import Subject
from web.lines import Field
from web.texts import Lazy, _l

HERE = ("/partners", _l("共建单位"))
RESOURCES = ("/resources", _l("资源清单"))
NEEDS = ("/needs", _l("需求清单"))
MATCHES = ("/matches", _l("供需对接"))
PROJECTS = ("/projects", _l("项目清单"))
LISTS = {"resource": RESOURCES, "need": NEEDS}
BY = Choice(_l("代表哪一方办理"), required=True, menu=True)


def partner_of(request: Request) -> Subject:
    """The partner of the address; a liaison finds the own one only. Raises NotFound."""
    code, who = request.path_params["partner"], _entered(request)
    found = partners.partner(pages.reader(request), code)
    if found is None or not sight.partner(who, code):
        raise NotFound(kind="partner", key=code)
    return Subject(request, code, [HERE, (f"/partners/{code}", found.name)], Party(PartyKind.PARTNER, code), found)


def with_partner(request: Request) -> Subject:
    """The same for what a school may do with a partner: the use case asks for whom the person speaks."""
    on = partner_of(request)
    return Subject(request, on.code, on.trail, row=on.row)


def agreement_of(request: Request) -> Subject:
    """An agreement, for whom may see the partner or belongs to a side of it. Raises NotFound."""
    code, key, who = request.path_params["partner"], request.path_params["agreement"], _entered(request)
    read = pages.reader(request)
    row, owner = partners.agreement(read, code, key), partners.partner(read, code)
    if row is None or owner is None or not (sight.partner(who, code) or set(who.units) & set(row.parties)):
        raise NotFound(kind="agreement", key=key)
    home = (f"/partners/{code}", owner.name)
    return Subject(request, key, [HERE, home, (f"/partners/{code}/agreements/{key}", _l("共建协议"))], row=row)


def item_of(request: Request) -> Subject:
    """A resource or a need. Raises NotFound."""
    key, who, read = request.path_params["listed"], _entered(request), pages.reader(request)
    row = partners.item(read, key)
    if row is None or not may_see_item(who, row, partners.projects(read, parties=who.units, item=key)):
        raise NotFound(kind="item", key=key)
    return Subject(request, key, [HERE, LISTS[row.list], (f"/items/{key}", row.title)], row.owner, row)


def project_of(request: Request) -> Subject:
    """A project, for whom may see one of its sides. Raises NotFound."""
    code, key, who = request.path_params["partner"], request.path_params["project"], _entered(request)
    row = partners.project(pages.reader(request), code, key)
    if row is None or not may_see_project(who, row):
        raise NotFound(kind="project", key=key)
    return Subject(request, f"{code}/{key}", [HERE, PROJECTS, (f"/projects/{code}/{key}", row.title)], row=row)


def _entered(request: Request) -> Standing:
    who = pages.standing(request)
    sight.enter(who)
    return who


# ---- for whom somebody speaks


def sides(who: Standing, rule: str, among: Collection[Party] | None = None) -> list[Party]:
    """The units for which a person may do this: of the own ones, or of those named."""
    roles = access.RULES[rule] - access.OFFICE
    return [each for each in (who.units if among is None else among) if who.role_for(roles, each)]


def is_office(who: Standing, rule: str) -> bool:
    """Whether the person may do it for any unit."""
    return bool(who.role_for(access.RULES[rule] & access.OFFICE))


def speakers(who: Standing, rule: str, among: Collection[Party]) -> list[Party]:
    """For which of these units it can be done by this person; who speaks for none may do it on behalf of any, as an officer."""
    return sides(who, rule, among) or (list(among) if is_office(who, rule) else [])


def asking(found: Collection[Party]) -> dict[str, Field]:
    """The question for whom it is done, where there is more than one answer."""
    return {"by": BY} if len(found) > 1 else {}


def spoken(text: str | None, found: Collection[Party]) -> Party | None:
    """The unit that was chosen, or the only one."""
    return units.parse(text) if text else next(iter(found), None)


def key_of(act: Act) -> str:
    """The id of what a form makes: a second click on the same form makes the same thing."""
    return UUID(act.command_id).hex[:16]


def words_of_list(of: str) -> Lazy:
    return LISTS[of][1]
