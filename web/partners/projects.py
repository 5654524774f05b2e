"""项目清单: what partners and schools do together; the list, and one project with whose turn it is."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.partners import ProjectState
from domain.words import Party, PartyKind
from hub import sight
from hub.access import Standing
from hub.partners import may_see_item, owners
from projections import partners
from projections.partners import ProjectRow
from web import pages, texts, words
from web.desk import Subject
from web.naming import Names
from web.partners import timeline
from web.partners.around import project_of
from web.partners.carrying_out import stops
from web.partners.words import KINDS
from web.texts import Lazy, _, _l
from web.words import plain_day

PAGE = 30
BOXES: dict[str, Lazy] = {"mine": _l("我们参加的"), "all": _l("全区")}
STATES: dict[str, Lazy] = {"overdue": _l("已过期限"), **words.WORDS[ProjectState]}


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    box: str
    state: str
    q: str
    skip: int

    def address(self, **other: Any) -> str:
        given = {name: value for name, value in self._replace(**{"skip": 0} | other)._asdict().items() if value}
        return f"/projects?{urlencode(given)}" if given else "/projects"

    @property
    def narrowed(self) -> bool:
        return bool(self.state or self.q)


def boxes_of(who: Standing) -> dict[str, Lazy]:
    """A liaison sees the own projects only, who has no unit those of the district."""
    keys = [key for key in BOXES if (key == "mine" and who.units) or (key == "all" and not sight.outside(who))]
    return {key: BOXES[key] for key in keys}


def number(text: str) -> int:
    """How many rows are passed over."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0


async def board(request: Request) -> Response:
    """The list, or its results alone."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    asked, boxes = asked_for(request, boxes_of(who)), boxes_of(who)
    found = partners.projects(read, **filters(asked, who), skip=asked.skip, limit=PAGE + 1)
    context: dict[str, Any] = {"asked": asked, "boxes": boxes, "states": STATES, "kinds": KINDS, "names": Names(read)}
    context |= {"projects": found[:PAGE], "count": partners.count_projects(read, **filters(asked, who))}
    context |= {"next": asked.address(skip=asked.skip + PAGE) if len(found) > PAGE else "", "today": texts.today()}
    return pages.page(request, "partners/projects.html", block="results", **context)


def asked_for(request: Request, boxes: dict[str, Lazy]) -> Asked:
    said = request.query_params
    box, state = said.get("box", ""), said.get("state", "")
    usual = next(iter(boxes))
    text = said.get("q", "").strip()[:40]
    return Asked(box if box in boxes else usual, state if state in STATES else "", text, number(said.get("skip", "")))


def filters(asked: Asked, who: Standing) -> dict[str, Any]:
    parties = who.units if asked.box == "mine" else owners(who)
    overdue = asked.state == "overdue"
    chosen = {"overdue_on": texts.today()} if overdue else {"state": asked.state}
    return {"parties": parties, "titled": asked.q, **chosen}


async def one(request: Request) -> Response:
    """One project."""
    on = project_of(request)
    party = Party(PartyKind.PARTNER, on.row.partner)
    log = timeline.of_project(on, party, on.row.id)
    context: dict[str, Any] = {
        "desk": on,
        "row": on.row,
        "names": on.names,
        "log": log,
        "kinds": KINDS,
        "today": texts.today(),
    }
    context |= {"can": stops(on), "turn": turn(on), "opens": _opens(on), "steps": steps(on.row, on.names)}
    return pages.page(request, "partners/project.html", **context)


def turn(on: Subject) -> str:
    """Whether it is this person's side that is waited for."""
    can = stops(on)
    return "confirm" if can["confirm"] else "report" if can["report"] and on.row.lead in on.who.units else ""


def steps(row: ProjectRow, names: Names) -> list[tuple[str, str, str]]:
    """How far it has come, as `ui.steps` takes it: agreed, reported, confirmed; or where it was dropped."""
    first = ("done", _("商定项目"), plain_day(row.agreed_on))
    if row.state is ProjectState.DROPPED:
        return [first, ("stop", _("已终止"), "")]
    reported = row.reported_by is not None
    who, on = (names(row.reported_by), row.reported_on) if reported else (names(row.lead), None)
    said = plain_day(on) if on else _("期限 {due}", due=plain_day(row.due_on))
    done = row.done_on is not None
    report = ("done" if reported else "now", _("{unit}报告完成", unit=who) if reported else _("报告完成"), said)
    confirm = "done" if done else "now" if reported else ""
    return [first, report, (confirm, _("对方确认完成"), names(row.confirmed_by) if done else "")]


def _opens(on: Subject) -> list[tuple[str, str, str]]:
    """The items that the project is for: which list, title, and address for whom may open it."""
    ids = [("need", on.row.need_id, on.row.need), ("resource", on.row.resource_id, on.row.resource)]
    rows = partners.items_named(on.read, [key for _, key, _ in ids if key])
    return [
        (of, title or key, f"/items/{key}" if key in rows and may_see_item(on.who, rows[key], [on.row]) else "")
        for of, key, title in ids
        if key
    ]


routes = [
    Route("/projects", board, name="partners:projects"),
    Route("/projects/{partner}/{project}", one, name="partners:project"),
]
