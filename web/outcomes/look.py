"""成果: the list, the page of one, and 阶段成果收集: what a stage has brought forth and from whom it is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from hub.audience import READERS
from projections import outcomes, schools
from projections.outcomes import Collected
from web import attached, pages, texts
from web.desk import may
from web.evidence import looks
from web.naming import Names
from web.outcomes import handling, timeline
from web.outcomes.asked import PAGE, Asked
from web.outcomes.desk import Desk
from web.outcomes.words import KINDS, outcome_no
from web.stages import Scheduled, stages
from web.texts import Lazy, _l

MEMBERS = frozenset(Role) - {Role.PARTNER}
GUIDES = frozenset({Role.LEAD, Role.MENTOR, Role.ASSISTANT})
WATCHERS = READERS | {Role.OBSERVER}
WORDS: dict[str, Lazy] = {
    "edit": _l("修改后再交"),
    "accept": _l("认定"),
    "return": _l("退回"),
    "promote": _l("登记推广"),
    "redact": _l("移除文字"),
}


async def everywhere(request: Request) -> Response:
    """The list, or its lines alone when a filter has changed."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who, MEMBERS)
    asked, names = Asked.of(request), Names(read)
    which = narrowed(request, who, asked)
    rows = outcomes.everywhere(read, **which, skip=asked.skip, limit=PAGE + 1)
    shown: dict[str, Any] = {
        "rows": rows[:PAGE],
        "names": names,
        "kinds": KINDS,
        "outcome_no": outcome_no,
        "asked": asked,
    }
    shown |= {"total": outcomes.count(read, **which), "may_submit": may(request, "outcome.submit")}
    shown |= {"more": asked.address(skip=asked.skip + PAGE) if len(rows) > PAGE else "", "may_collect": collects(who)}
    return pages.page(request, "outcomes/everywhere.html", block="results", menus=asked.menus(read, names), **shown)


def narrowed(request: Request, who: Standing, asked: Asked) -> dict[str, Any]:
    """What the list asks the read database for; others see what was accepted, and their own units' all."""
    read = pages.reader(request)
    found: dict[str, Any] = {"form": asked.form, "state": asked.state, "year": asked.year}
    if asked.studio:
        of_it = [Party(PartyKind.SCHOOL, row.code) for row in schools.of_studio(read, asked.studio)]
        found["owners"] = [Party(PartyKind.STUDIO, asked.studio), *of_it]
    if stage := stages(read).get(asked.stage):
        found |= {"programme": stage.programme, "days": (stage.row.starts_on, stage.row.ends_on)}
    if not who.roles & READERS:
        found["seen_by"] = {party for term in who.terms for party in term.reach}
    return found


async def one(request: Request) -> Response:
    """One outcome."""
    desk = Desk.at(request)
    row = desk.outcome
    return pages.page(
        request,
        "outcomes/one.html",
        desk=desk,
        outcome=row,
        owner=desk.names.shown(row.owner),
        kinds=KINDS,
        proof=looks(desk, outcomes.evidence(desk.read, row)),
        called=desk.called,
        actions=actions(desk),
        venues=timeline.venues(desk),
        log=timeline.of_outcome(desk) if desk.internal else [],
    )


def actions(desk: Desk) -> list[tuple[Lazy, str, bool]]:
    """What the person can do now: words, address, whether it is their turn."""
    possible = {matter.name: matter.possible(desk) is None for matter in handling.MATTERS[1:]}
    return [(words, desk.address(name), name in ("edit", "accept")) for name, words in WORDS.items() if possible[name]]


async def file(request: Request) -> Response:
    """A file that the outcome names."""
    desk = Desk.at(request)
    kept = await run_in_threadpool(desk.hub.outcomes.file, desk.key, request.path_params["file"], desk.person)
    return attached.handed_over(request, kept)


async def collection(request: Request) -> Response:
    """The outcomes of one stage, studio by studio; who has not handed in any stands first."""
    known, chosen, rows = collected(request)
    return pages.page(
        request,
        "outcomes/collection.html",
        block="results",
        names=Names(pages.reader(request)),
        kinds=KINDS,
        outcome_no=outcome_no,
        stages=known,
        chosen=chosen,
        studios=rows,
    )


def collected(request: Request) -> tuple[dict[str, Scheduled], Scheduled | None, list[Collected]]:
    """All stages, the one that the address asks for, and its outcomes by studio."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who, WATCHERS | GUIDES)
    known = stages(read)
    chosen = known.get(request.query_params.get("stage", "")) or latest(known.values(), texts.today())
    rows = outcomes.collection(read, chosen.programme, chosen.row.starts_on, chosen.row.ends_on) if chosen else []
    return known, chosen, mine(who, rows)


def latest(known: Iterable[Scheduled], on: date) -> Scheduled | None:
    """The stage that runs, or ran last; before the first one that."""
    ordered = sorted(known, key=lambda each: each.row.starts_on)
    return next((each for each in reversed(ordered) if each.row.starts_on <= on), next(iter(ordered), None))


def mine(who: Standing, rows: list[Collected]) -> list[Collected]:
    """Every studio for the Party School; for others the studios that they lead or accompany."""
    if who.roles & WATCHERS:
        return rows
    return [row for row in rows if who.role_for(GUIDES, Party(PartyKind.STUDIO, row.studio))]


def collects(who: Standing) -> bool:
    return bool(who.roles & (WATCHERS | GUIDES))
