"""The directory 通讯录: who people are, which posts they hold and held, and how the district's staff enrol and appoint them."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.words import PartyKind, Role, Scope, ScopeKind
from hub import sight
from hub.access import Act
from hub.private import Person
from projections import people, studios, units
from projections.people import TermRow
from projections.read import Reader
from web import pages, posts, texts, words
from web.choices import Choice
from web.desk import Desk, Subject, may, start
from web.export import MOST, Column, Export
from web.fields import Line, Mail, Phone
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.naming import Names
from web.texts import _, _l
from web.times import Day

PAGE = 50
DISTRICT_ROLES = (Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR, Role.OBSERVER, Role.ADMIN)
"""Roles given to a person as such; the others come with a school, a studio or a partner."""

ENROL = Form(
    "people.enrol",
    name=Line(_l("姓名"), max=40, required=True),
    post=Line(_l("职务"), max=40, hint=_l("例如：党支部书记、党务干事")),
    party=Choice(_l("所属学校、工作室或共建单位"), menu=True),
    org=Line(_l("单位名称"), max=40, hint=_l("单位不在上面的列表里时填写，例如：市委党校")),
    phone=Phone(_l("办公电话"), hint=_l("请填办公电话，不收集私人号码")),
    mail=Mail(_l("工作邮箱")),
)
GRANT = Form(
    "people.grant",
    role=Choice(
        _l("角色"),
        required=True,
        options={role: words.WORDS[Role][role] for role in DISTRICT_ROLES}
        | {Role.SECRETARY: (_l("学校书记"), _l("不在工作室里的；入室书记请在工作室页面吸收"))},
    ),
    school=Choice(_l("学校"), menu=True, required=True, given=("role", "secretary")),
    from_on=Day(_l("任期开始"), required=True),
    until_on=Day(_l("任期结束"), hint=_l("没有确定结束日期时留空")),
)
REVOKE = Form(
    "people.revoke",
    role=Choice(_l("角色"), required=True),
    on=Day(_l("最后一天"), required=True),
)


class Entry(NamedTuple):
    """One person of the directory with the appointments that run."""

    person: Person
    terms: list[TermRow]


async def everybody(request: Request) -> Response:
    """The directory, by pinyin, in pages; or who is called so, works there, or is spelled so."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    text = _text(request)
    found, more = _found(request, sight.colleagues(read, who), text)
    shown: dict[str, Any] = {
        "entries": _entries(read, found),
        "next": f"/people?after={found[-1].id}" if more else "",
        "first": "/people" if request.query_params.get("after") else "",
        "may_enrol": may(request, "person.enrol"),
    }
    shown |= {"text": text, "names": Names(read), "whole": sight.whole(who)}
    return pages.page(request, "people/everybody.html", block="results", **shown)


def _entries(read: Reader, found: list[Person]) -> list[Entry]:
    terms = people.running(read, [person.id for person in found], texts.today())
    return [Entry(person, terms[person.id]) for person in found]


def _text(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:40]


def _found(request: Request, seen: frozenset[str] | None, text: str, limit: int = PAGE) -> tuple[list[Person], bool]:
    """People of this page, and whether there is a next one. A search has one page."""
    read, private = pages.reader(request), pages.hub(request).private
    if text:
        called = private.find_people(text, limit)
        there = private.people(people.at_units_named(read, text, texts.today(), limit=limit))
        both = {person.id: person for person in (*called, *there) if seen is None or person.id in seen}
        return list(both.values())[:limit], False
    if seen is not None:
        return private.people(seen), False
    rows = private.directory(after=request.query_params.get("after", "")[:80], limit=limit + 1)
    return rows[:limit], len(rows) > limit


def exported(desk: Desk) -> list[Entry]:
    """The same people, from the page of the address on; of each what the list shows, no telephone and no mail."""
    sight.enter(desk.who)
    found, _more = _found(desk.request, sight.colleagues(desk.read, desk.who), _text(desk.request), MOST + 1)
    return _entries(desk.read, found)


def _posts(entry: Entry, desk: Desk) -> str:
    """The roles with their units."""
    scopes = [(words.word(term.role), desk.names.scope(term)) for term in entry.terms]
    return _("；").join(f"{role} {scope.name}" if scope else role for role, scope in scopes)


EXPORT = Export(
    name="people:everybody",
    path="/people",
    title=_l("通讯录"),
    rows=exported,
    columns=(
        Column(_l("姓名"), lambda entry, _desk: entry.person.name),
        Column(_l("单位"), lambda entry, _desk: entry.person.org),
        Column(_l("职务"), lambda entry, _desk: entry.person.post),
        Column(_l("在本站的角色"), _posts),
    ),
)


async def one(request: Request) -> Response:
    """A person: posts now and before, the schools and studios over time, how to reach them."""
    read, who, key = pages.reader(request), pages.standing(request), request.path_params["person"]
    seen = sight.colleagues(read, who) if key != who.person else None
    if people.person(read, key) is None or (seen is not None and key not in seen):
        raise NotFound(kind="person", key=key)
    return pages.page(request, "people/one.html", key=key, **_shown(request, read, key))


def _shown(request: Request, read: Reader, key: str) -> dict[str, Any]:
    """What the page of a person tells."""
    terms, belongings = people.terms_of(read, key), studios.belongings_of_person(read, key)
    return {
        "person": pages.hub(request).private.person(key),
        "called": pages.name_of(request, key),
        "running": [term for term in terms if _runs(term)],
        "other": [term for term in terms if not _runs(term)],
        "belongings": belongings,
        "names": Names(read),
        "buttons": posts.buttons(request, key, terms, belongings),
    }


def _runs(term: TermRow) -> bool:
    return term.from_on <= texts.today() and (term.until_on is None or texts.today() <= term.until_on)


# ---- by the Party School


def _enrol(on: Subject, values: Values, act: Act) -> str:
    """The id comes from the command, so that a second click enrols nobody twice."""
    key, party = f"p-{act.command_id.replace('-', '')[:12]}", units.parse(values.pop("party") or "")
    if party and not values["org"]:
        with on.hub.reader() as read:
            values["org"] = Names(read)(party)
    on.hub.people.enrol(key, **values, party=party, act=act)
    return f"/people/{key}"


def _person(request: Request) -> Subject:
    key: str = request.path_params["person"]
    if people.person(pages.reader(request), key) is None:
        raise NotFound(kind="person", key=key)
    return Subject(request, key, [CRUMB, (f"/people/{key}", pages.name_of(request, key))])


def _held(on: Subject) -> Facts:
    """Roles of the district only; NotFound where there is none: the others are handed on at their unit."""
    if not (held := posts.revocable(people.terms_of(on.read, on.key))):
        raise NotFound(kind="term", key=on.key)
    return {"role": {role: words.WORDS[Role][role] for role in held}}


def _grant(on: Subject, values: Values, act: Act) -> None:
    school = values.pop("school") if values["role"] == Role.SECRETARY else None
    scope = Scope(ScopeKind.SCHOOL, school) if school else Scope(ScopeKind.DISTRICT)
    on.hub.people.grant(
        on.key, scope=scope, **{name: values[name] for name in ("role", "from_on", "until_on")}, act=act
    )


def _revoke(on: Subject, values: Values, act: Act) -> None:
    on.hub.people.revoke(on.key, scope=Scope(ScopeKind.DISTRICT), **values, act=act)


CRUMB = ("/people", _l("通讯录"))
DIRECTORY = Thing(area="people", path="/people", at=start(CRUMB))
PERSON = Thing(area="people", path="/people/{person}", at=_person)
MATTERS = (
    Matter(
        of=DIRECTORY,
        name="enrol",
        path="new",
        rule="person.enrol",
        title=_l("登记人员"),
        button=_l("登记"),
        form=ENROL,
        options=lambda on: {"party": on.names.options(*PartyKind)},
        given=lambda on: {"party": units.parse(on.request.query_params.get("at", ""))},
        do=_enrol,
        done=_l("已登记。需要登录的，请管理员开通账号。"),
    ),
    Matter(
        of=PERSON,
        name="grant",
        rule="person.grant",
        title=_l("任命角色"),
        button=_l("任命"),
        form=GRANT,
        options=lambda on: {"school": on.names.codes(PartyKind.SCHOOL)},
        given=lambda _: {"from_on": texts.today()},
        do=_grant,
        done=_l("已任命，即刻起按任期生效。"),
    ),
    Matter(
        of=PERSON,
        name="revoke",
        rule="person.revoke",
        title=_l("结束任期"),
        form=REVOKE,
        options=_held,
        given=lambda _: {"on": texts.today()},
        do=_revoke,
        done=_l("已登记任期结束。"),
    ),
)

routes = [
    Route("/people", everybody, name="people:everybody"),
    *EXPORT.routes,
    *routes_of(MATTERS),
    Route("/people/{person}", one, name="people:one"),
]
