"""督导: the list with open problems by category, the page of one visit, and a hint where somebody in charge was absent."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.supervision import Category, ProblemState
from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from hub.audience import READERS
from hub.supervision import may_see
from projections import programme, studios, supervision
from projections.read import Reader
from projections.supervision import Absence, ProblemRow, SupervisionRow
from web import pages, texts
from web.desk import may
from web.naming import Names
from web.supervision import handling, timeline
from web.supervision.desk import Desk, Found
from web.supervision.words import KINDS, WORDS, supervision_no
from web.texts import Lazy, _l

PAGE, MOST = 30, 300
LONGEST = 10
"""Digits of a number from here on are no number."""
HALF_YEAR = timedelta(days=182)
MEMBERS = frozenset(Role) - {Role.PARTNER}
ACTIONS: dict[str, Lazy] = {
    "request": _l("交办整改"),
    "report": _l("反馈整改"),
    "close": _l("销号"),
    "return": _l("退回整改"),
}


class Asked(NamedTuple):
    """What the address asks for."""

    studio: str
    category: str
    open: str
    skip: int

    @classmethod
    def of(cls, request: Request, codes: dict[str, Any]) -> Asked:
        said = {name: request.query_params.get(name, "") for name in cls._fields}
        skip = said["skip"]
        return cls(
            said["studio"] if said["studio"] in codes else "",
            said["category"] if said["category"] in set(Category) else "",
            "1" if said["open"] else "",
            int(skip) if skip.isascii() and skip.isdecimal() and len(skip) < LONGEST else 0,
        )

    def address(self, **other: object) -> str:
        given = {name: value for name, value in self._replace(**{"skip": 0, **other})._asdict().items() if value}  # type: ignore[arg-type]  # fields
        return f"/supervision?{urlencode(given)}" if given else "/supervision"


class Shown(NamedTuple):
    """A problem with what the person can do about it: words and address."""

    row: ProblemRow
    actions: list[tuple[Lazy, str]]


async def everywhere(request: Request) -> Response:
    """The visits that the person may read, and what is open, by category."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who, MEMBERS)
    names = Names(read)
    codes = names.codes(PartyKind.STUDIO)
    asked = Asked.of(request, codes)
    rows = visits(read, who, asked)
    page = rows[asked.skip : asked.skip + PAGE]
    shown: dict[str, Any] = {"rows": page, "total": len(rows), "names": names, "asked": asked, "studios": codes}
    shown |= {"counts": by_category(asked, rows), "supervision_no": supervision_no, "categories": WORDS[Category]}
    shown |= {"more": asked.address(skip=asked.skip + PAGE) if len(rows) > asked.skip + PAGE else ""}
    shown |= {"hints": hints(read, who, asked.studio), "may_visit": may(request, "supervision.visit")}
    return pages.page(request, "supervision/everywhere.html", block="results", **shown)


def visits(read: Reader, who: Standing, asked: Asked, limit: int = MOST) -> list[SupervisionRow]:
    """The newest first, as far as the person may read them; of a school only those in which it is named."""
    own = None if who.roles & READERS else own_studios(read, who)
    chosen = [asked.studio] if asked.studio and (own is None or asked.studio in own) else [] if asked.studio else own
    rows = supervision.everywhere(read, studios=chosen, unfinished=bool(asked.open), limit=limit)
    seen = [row for row in rows if may_see(who, row)]
    return [row for row in seen if not asked.category or any(p.category == asked.category for p in row.problems)]


def own_studios(read: Reader, who: Standing) -> list[str]:
    """Studios of the person, and those to which their schools belong or belonged."""
    reached = {party for term in who.terms for party in term.reach}
    found = {party.id for party in reached if party.kind == PartyKind.STUDIO}
    of_schools = (
        row
        for party in reached
        if party.kind == PartyKind.SCHOOL
        for row in studios.belongings_of_school(read, party.id)
    )
    return sorted(found | {row.studio for row in of_schools})


def by_category(asked: Asked, rows: list[SupervisionRow]) -> list[tuple[str, Category, int]]:
    """Open problems of these visits: address of the list, category, number."""
    found = Counter(each.category for row in rows for each in row.problems if each.state is not ProblemState.CLOSED)
    return [(asked.address(category=each, open="1"), each, found[each]) for each in Category if found[each]]


def hints(read: Reader, who: Standing, studio: str) -> list[Absence]:
    """For the Party School, and who leads or accompanies the studio: where somebody in charge was absent, in this stage."""
    party = Party(PartyKind.STUDIO, studio)
    reads = bool(who.roles & READERS) or bool(who.role_for({Role.LEAD, Role.MENTOR, Role.ASSISTANT}, party))
    return supervision.absences(read, studio, since(read, studio)) if studio and reads else []


def since(read: Reader, studio: str) -> date:
    """The first day of the stage that runs; outside of stages half a year ago."""
    row, today = studios.studio(read, studio), texts.today()
    stage = programme.stage_on(read, row.programme, today) if row else None
    return stage.starts_on if stage else today - HALF_YEAR


async def one(request: Request) -> Response:
    """One visit."""
    desk = Desk.at(request)
    return pages.page(
        request,
        "supervision/one.html",
        desk=desk,
        visit=desk.visit,
        studio=desk.names.shown(desk.studio),
        kinds=KINDS,
        called=desk.called,
        problems=[Shown(row, offered(request, desk, row)) for row in desk.visit.problems],
        hints=hints(desk.read, desk.who, desk.visit.studio),
        may_find=desk.stops("find") is None,
        may_redact=handling.MATTERS[-1].possible(desk) is None,
        log=timeline.of_visit(desk),
        today=texts.today(),
    )


def offered(request: Request, desk: Desk, row: ProblemRow) -> list[tuple[Lazy, str]]:
    """What the person can do about a problem."""
    found = Found(request, desk.visit, row)
    commands = {name: "return_" if name == "return" else name for name in ACTIONS}
    return [(words, found.address(name)) for name, words in ACTIONS.items() if found.refusal(commands[name]) is None]
