"""问题清单: the problems that a person may read, what is open first; and the page of one with all that happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotYours
from domain.evidence import Evidence, EvidenceKind, Standing
from domain.model import DomainEvent
from domain.problems import Problem, State
from domain.words import Party, PartyKind
from hub import sight
from hub.access import RULES
from hub.access import Standing as Who
from hub.audience import READERS
from hub.problems import may_see
from projections import problems, schools
from projections.problems import ProblemRow
from projections.read import Reader
from projections.story import Stamp
from web import evidence, pages, texts
from web.naming import Names, Shown
from web.problems import tasks
from web.problems.desk import KINDS, Desk
from web.story import acted
from web.texts import Lazy, _, _l
from web.words import plain_day, word

PAGE = 30
OWED = "open"
OPEN = (State.RAISED, State.DIAGNOSED, State.AGREED)


class Listed(NamedTuple):
    """A problem in the list."""

    row: ProblemRow
    school: Shown
    kind: str
    overdue: bool


class Action(NamedTuple):
    """Something that the person can do now."""

    address: str
    words: str


class Asked(NamedTuple):
    """What the address asks for; what is no choice counts as not said."""

    state: str
    studio: str
    skip: int

    def address(self, skip: int = 0) -> str:
        return "/problems?" + urlencode({"state": self.state, "studio": self.studio} | ({"skip": skip} if skip else {}))


async def everywhere(request: Request) -> Response:
    """The list: of the own studio, or of the district."""
    who, read = pages.standing(request), pages.reader(request)
    asked, which = chosen(request)
    found, names = problems.everywhere(read, **which, skip=asked.skip, limit=PAGE + 1), Names(read)
    return pages.page(
        request,
        "problems/everywhere.html",
        block="results",
        problems=[_listed(names, row) for row in readable(request, found[:PAGE])],
        asked=asked,
        studios=names.codes(PartyKind.STUDIO) if who.roles & READERS else {},
        states={OWED: _("待解决")} | {each: word(each) for each in State},
        more=asked.address(asked.skip + PAGE) if len(found) > PAGE else "",
        may_raise=bool(who.role_for(RULES["problem.raise"])),
    )


def chosen(request: Request) -> tuple[Asked, dict[str, Any]]:
    """What the address asks for, and how the read database is asked for it; refuses people of partners."""
    who, read, query = pages.standing(request), pages.reader(request), request.query_params
    sight.enter(who)
    if sight.outside(who):
        raise NotYours
    state, studio = query.get("state", ""), query.get("studio", "")
    asked = Asked(
        state if state == OWED or state in set(State) else "",
        studio if studio in Names(read).codes(PartyKind.STUDIO) else "",
        _skip(request),
    )
    return asked, _narrowed(read, who, asked.studio) | {"states": _states(asked.state)}


def readable(request: Request, rows: Iterable[ProblemRow]) -> list[ProblemRow]:
    """Those of the rows that the person may read."""
    who, read = pages.standing(request), pages.reader(request)
    return [row for row in rows if may_see(read, who, row)]


def _skip(request: Request) -> int:
    text = request.query_params.get("skip", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0


def _states(wanted: str) -> tuple[State, ...]:
    if wanted == OWED:
        return OPEN
    return tuple(each for each in State if each == wanted)


def _narrowed(read: Reader, who: Who, studio: str) -> dict[str, Any]:
    """Of which studios and schools the person reads problems; {} for all."""
    if who.roles & READERS:
        return {"studios": {studio}} if studio else {}
    own = {party for term in who.terms for party in term.reach}
    codes = {party.id for party in own if party.kind == PartyKind.SCHOOL}
    guided = {party.id for party in who.units if party.kind == PartyKind.STUDIO}
    around = {row.studio for code in codes if (row := schools.school(read, code)) and row.studio}
    return {"studios": guided | around, "schools": codes}


def _listed(names: Names, row: ProblemRow) -> Listed:
    school = names.shown(Party(PartyKind.SCHOOL, row.school))
    return Listed(row, school, KINDS[row.state], row.overdue(texts.today()))


async def one(request: Request) -> Response:
    """One problem."""
    desk = Desk.at(request)
    row = desk.row
    return pages.page(
        request,
        "problems/one.html",
        desk=desk,
        row=row,
        kind=KINDS[row.state],
        school=desk.names.shown(Party(PartyKind.SCHOOL, row.school)),
        studio=desk.names.shown(Party(PartyKind.STUDIO, row.studio)),
        overdue=row.overdue(texts.today()),
        actions=list(_actions(desk)),
        may_redact=tasks.REDACT.possible(desk) is None,
        shown=evidence.looks(desk, [(_piece(ref), Standing.STANDS) for ref in row.refs]),
        visit=evidence.looks(desk, [(Evidence(EvidenceKind.VISIT, row.visit), Standing.STANDS)] if row.visit else []),
        log=[(stamp.at, _told(desk, stamp, fact)) for stamp, fact in problems.timeline(desk.read, row.key)],
    )


def _piece(ref: str) -> Evidence:
    kind, _colon, key = ref.partition(":")
    return Evidence(EvidenceKind(kind), key)


def _actions(desk: Desk) -> list[Action]:
    offered = {
        "agree_measure": ("measure", _("商定措施")),
        "diagnose": ("diagnose", _("诊断")),
        "solve": ("solve", _("登记已解决")),
        "reopen": ("reopen", _("问题又出现了")),
        "withdraw": ("withdraw", _("撤回问题")),
    }
    own = desk.row.raised_by == desk.person
    return [
        Action(desk.address(path), words)
        for command, (path, words) in offered.items()
        if desk.stops(command) is None and not (own and command == "diagnose")
    ]


def _told(desk: Desk, stamp: Stamp, fact: DomainEvent) -> str:
    """One line of the story as a sentence."""
    name = acted(desk, stamp)
    if isinstance(fact, Problem.MeasureAgreed):
        facts = {"owner": desk.called(fact.owner), "day": plain_day(fact.due_on), "text": fact.measure}
        return _("商定措施，由{owner}负责，{day}前完成：{text}", **facts)
    for kind, (sentence, text) in SENTENCES.items():
        if isinstance(fact, kind):
            return sentence.with_({"name": name, "text": getattr(fact, text, "")})
    return _("{name}移除了文字", name=name)


SENTENCES: dict[type[DomainEvent], tuple[Lazy, str]] = {
    Problem.Raised: (_l("{name}提出问题"), ""),
    Problem.Diagnosed: (_l("{name}诊断：{text}"), "diagnosis"),
    Problem.Solved: (_l("{name}登记已解决：{text}"), "result"),
    Problem.Reopened: (_l("{name}说明问题又出现了：{text}"), "reason"),
    Problem.Withdrawn: (_l("{name}撤回：{text}"), "reason"),
}
"""By event: what the story says, and the field of its text."""
