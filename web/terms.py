"""任期: the last day of an appointment, whoever gave it; and for the Party School those that end soon, so that nobody is cut off unawares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound, Refused
from domain.people import NotAppointed
from domain.words import Role, Scope, ScopeKind
from hub.access import OFFICE, Act, Standing
from hub.people import RULE_OF_TERM
from projections import people
from projections.people import TermRow
from projections.read import Reader
from web import pages, texts, words
from web.choices import Choice
from web.desk import Desk, Subject, may, require
from web.due import Item, Way
from web.export import MOST, Column, Export
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.naming import Names, Shown
from web.texts import Words, _, _l
from web.times import Day

if TYPE_CHECKING:
    from hub.compose import Hub

SOON = timedelta(days=90)
"""How far ahead the list looks."""
REMIND = timedelta(days=30)
"""When it waits for the Party School."""
REMINDERS = (30, 7)
"""Days before the last one on which it is reminded."""
END = Form(
    "people.term_end",
    term=Choice(_l("哪一段任期"), required=True),
    until_on=Day(_l("最后一天"), hint=_l("留空就是没有确定结束日期")),
)


def rule_of(role: Role) -> str:
    """Who may give this role, and end it."""
    return RULE_OF_TERM.get(role, "person.grant")


# ---- the list


async def board(request: Request) -> Response:
    """Appointments that end within three months, the first to end first."""
    require(request, "admin.look")
    read = pages.reader(request)
    return pages.page(
        request,
        "people/ending.html",
        terms=_ending(read),
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
        may_set=lambda term: may(request, rule_of(term.role)),
    )


def _ending(read: Reader) -> list[TermRow]:
    return people.ending(read, texts.today(), texts.today() + SOON, limit=MOST)


def _listed(desk: Desk) -> list[TermRow]:
    require(desk.request, "admin.look")
    return _ending(desk.read)


def _unit(term: TermRow, desk: Desk) -> str:
    scope = desk.names.scope(term)
    return scope.name if scope else ""


EXPORT: Export[TermRow] = Export(
    name="people:ending",
    path="/admin/terms",
    title=_l("将到期的任期"),
    rows=_listed,
    columns=(
        Column(_l("姓名"), lambda term, desk: desk.called(term.person)),
        Column(_l("角色"), lambda term, _desk: term.role),
        Column(_l("单位"), _unit),
        Column(_l("任期开始"), lambda term, _desk: term.from_on),
        Column(_l("任期结束"), lambda term, _desk: term.until_on),
    ),
)


def of_person(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """Lines of 轮到我 for the Party School: terms that end within a month, while nobody has been appointed for afterwards."""
    if not who.roles & OFFICE:
        return []
    return [_item(term, names, hub.private.names) for term in people.ending(read, who.on, who.on + REMIND)]


def _item(term: TermRow, names: Names, called: Any) -> Item:
    last = term.until_on or date.max
    return Item(
        Way("wait", _l("任期将满"), _l("看任期")),
        names.scope(term) or Shown("mixed", _("全区"), "/people"),
        _("{name}：{role}", name=called(term.person), role=words.word(term.role)),
        _("任期到 {day}，请续聘或安排接任的人", day=words.plain_day(last)),
        last,
        f"/people/{term.person}",
        thing=f"person:{term.person}",
        name="person.term_ends",
        occasion=f"{term.role}:{term.scope_id}:{last.isoformat()}",
        reminders=tuple(last - timedelta(days=days) for days in REMINDERS),
    )


# ---- the last day


def _person(request: Request) -> Subject:
    key: str = request.path_params["person"]
    if people.person(pages.reader(request), key) is None:
        raise NotFound(kind="person", key=key)
    trail: list[tuple[str, Words]] = [("/people", _l("通讯录")), (f"/people/{key}", pages.name_of(request, key))]
    return Subject(request, key, trail)


def endable(request: Request, terms: list[TermRow], on: date) -> list[TermRow]:
    """Appointments whose last day this reader may set: the latest of each role and unit, unless it is long over."""
    latest: dict[tuple[Role, ScopeKind, str], TermRow] = {}
    for term in sorted(terms, key=lambda each: each.from_on):
        latest[term.role, term.scope_kind, term.scope_id] = term
    there = [term for term in latest.values() if term.until_on is None or term.until_on >= on]
    return [term for term in there if may(request, rule_of(term.role))]


def _terms(on: Subject) -> list[TermRow]:
    return endable(on.request, people.terms_of(on.read, on.key), texts.today())


def _none(on: Subject) -> Refused | None:
    return None if _terms(on) else NotAppointed(role=Role.SECRETARY)


def _key(term: TermRow) -> str:
    return f"{term.role}.{term.scope_kind}.{term.scope_id}"


def _choices(on: Subject) -> Facts:
    return {"term": {_key(term): _said(term, on.names) for term in _terms(on)}}


def _said(term: TermRow, names: Names) -> tuple[str, str]:
    """The role with its unit, and the days."""
    scope = names.scope(term)
    role = " ".join(filter(None, (words.word(term.role), scope.name if scope else "")))
    first = words.plain_day(term.from_on)
    if term.until_on is None:
        return role, _("从 {first}起", first=first)
    return role, _("从 {first}到 {last}", first=first, last=words.plain_day(term.until_on))


def _given(on: Subject) -> Facts:
    terms = _terms(on)
    return {"term": _key(terms[0]), "until_on": terms[0].until_on} if len(terms) == 1 else {}


def _set(on: Subject, values: Values, act: Act) -> None:
    role, kind, key = str(values["term"]).split(".", 2)
    scope = Scope(ScopeKind(kind), key)
    on.hub.people.set_term_end(on.key, Role(role), scope, values["until_on"], act=act)


TERM_END: Matter[Subject] = Matter(
    of=Thing(area="people", path="/people/{person}", at=_person),
    name="term-end",
    rule="person.enrol",
    possible=_none,
    title=_l("设定任期结束日期"),
    button=_l("保存"),
    about=_l("最后一天仍可办理，第二天起不能再办理；以前的记录照常可以查看。"),
    form=END,
    options=_choices,
    given=_given,
    do=_set,
    done=_l("任期结束日期已设定。"),
)

routes = [Route("/admin/terms", board, name="people:ending"), *EXPORT.routes, *routes_of([TERM_END])]
