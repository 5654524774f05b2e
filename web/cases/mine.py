"""我的案例: drafts, how far each of one's cases has come, what one has taken up, and what others made of one's own; and what is to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.cases import State
from domain.words import Party, PartyKind
from hub.access import RULES, Standing
from projections import cases
from projections.cases import Card
from web import pages
from web.cases import timeline, waiting
from web.cases.words import KINDS, case_no
from web.naming import Names
from web.texts import Lazy, _, _l, today
from web.words import moment

STEPS: tuple[tuple[Lazy, frozenset[State]], ...] = (
    (_l("提交"), frozenset()),
    (_l("评阅"), frozenset({State.IN_REVIEW, State.CHANGES_ASKED, State.RECALLED})),
    (_l("审定"), frozenset({State.APPROVED})),
    (_l("发布"), frozenset({State.PUBLISHED, State.ARCHIVED, State.WITHDRAWN})),
)
"""How far a case has come, with the states in which it stands at that step."""
NEWS = 10


class Draft(NamedTuple):
    """A paper that was begun."""

    title: str
    at: datetime
    address: str


class Row(NamedTuple):
    """A case of one's own: its steps as (done now "", words)."""

    card: Card
    number: str
    steps: list[tuple[str, str]]


async def mine(request: Request) -> Response:
    """Everything of one's own, what changed last first."""
    who = pages.standing(request)
    return pages.page(request, "cases/mine.html", kinds=KINDS, may_write=may_write(who), **_own(request, who))


def _own(request: Request, who: Standing) -> dict[str, Any]:
    """Drafts, cases, what was taken up, and what others made of one's own."""
    read, me, names = pages.reader(request), pages.person(request), Names(pages.reader(request))
    return {
        "drafts": list(drafts(request)),
        "rows": [Row(card, case_no(card.year, card.no), list(steps(card))) for card in cases.mine(read, me)],
        "taken": cases.adoptions_by(read, [unit for unit in who.units if unit.kind != PartyKind.STUDIO]),
        "news": [
            (each.case_no, each.title, each.line.at, timeline.of_news(each.line, names(each.party)))
            for each in cases.news(read, me, limit=NEWS)
        ],
        "names": names,
    }


def may_write(who: Standing) -> bool:
    """Whether the person belongs to a school for which cases are written."""
    schools = [unit for unit in who.units if unit.kind == PartyKind.SCHOOL]
    return any(who.role_for(RULES["case.submit"], unit) for unit in schools)


def drafts(request: Request) -> Iterator[Draft]:
    """Papers that were begun and not handed in, the last one first; each is found again where it was begun."""
    read = pages.reader(request)
    for kept in pages.hub(request).private.drafts(pages.person(request)):
        title = next(iter(kept.body.get("title", ())), "").strip() or _("还没有题目")
        at = pages.instant(kept.saved_at)
        if kept.form == "cases.write":
            visit = next(iter(kept.body.get("visit_id", ())), "")
            origin = next(iter(kept.body.get("adapted_from", ())), "")
            more = f"?visit={visit}" if visit.isdecimal() else f"?from={origin}" if origin.isdecimal() else ""
            yield Draft(title, at, f"/cases/new{more}")
        elif kept.form == "cases.edit" and (no := cases.number(read, kept.key)):
            yield Draft(title, at, f"/cases/{no}/edit")


def steps(card: Card) -> Iterator[tuple[str, str]]:
    """Each step with done, now or ""."""
    here = next(place for place, (_words, states) in enumerate(STEPS) if card.state in states)
    for place, (words, _states) in enumerate(STEPS):
        up = card.published is not None
        state = "done" if place < here or (up and place == here) else "now" if place == here else ""
        yield state, str(words)


class Queued(NamedTuple):
    """A case that waits for a reviewer, with whom it lies."""

    card: Card
    number: str
    who: str
    with_whom: str
    revision: bool


async def queue(request: Request) -> Response:
    """What waits for a review or for publication, of the own studios; for officers of all."""
    read, who = pages.reader(request), pages.standing(request)
    if not who.role_for(RULES["case.review"]):
        raise who.refusal(RULES["case.review"])
    waits = {"review": waiting.to_review(read, who), "publish": waiting.to_publish(read, who)}
    shown: dict[str, Any] = {name: [_queued(request, card) for card in found] for name, found in waits.items()}
    about: dict[str, Any] = {"me": pages.person(request), "kinds": KINDS, "moment": moment, "today": today()}
    return pages.page(request, "cases/queue.html", **shown, **about)


def _queued(request: Request, card: Card) -> Queued:
    author = pages.name_of(request, card.author) if card.author else _("作者不详")
    school = Names(pages.reader(request))(Party(PartyKind.SCHOOL, card.school)) if card.school else ""
    return Queued(
        card,
        case_no(card.year, card.no),
        " · ".join(filter(None, (school, author))),
        pages.name_of(request, card.reviewer) if card.reviewer else "",
        card.revision is not None,
    )


routes = [
    Route("/cases/mine", mine, name="cases:mine"),
    Route("/cases/queue", queue, name="cases:queue"),
]
