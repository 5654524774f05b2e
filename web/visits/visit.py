"""One visit: the letter, what waits for me, what was agreed and recorded, what happened, and how the two sides stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.visits import State
from domain.words import Party, Side
from hub.access import Standing
from projections import programme, units, visits
from projections.visits import VisitRow
from web import frame, pages, texts
from web.cases.around import around
from web.texts import _
from web.visits import invitation, recorded, share, timeline
from web.visits import sight as seeing
from web.visits.actions import Action, actions
from web.visits.sight import Sight, past_reach, reach
from web.visits.steps import steps
from web.visits.words import USEFUL, Chip, chip
from web.words import visit_no

if TYPE_CHECKING:
    from web.filled import Filled

ENDED = frozenset({State.DECLINED, State.WITHDRAWN, State.EXPIRED, State.CANCELLED, State.NOT_HELD, State.VOIDED})
SHARED = frozenset({State.PROPOSED, State.ACCEPTED, State.CONFIRMED})
OWED = {"returned": "ok", "waived": "ok", "booked": "info", "overdue": "bad", "owed": "wait"}
"""Kind of the tag of a return."""


class Seen(NamedTuple):
    """A visit with who looks at it. `mine`: the side of theirs that must answer, or the first one; None for others."""

    request: Request
    visit: VisitRow
    who: Standing
    sight: Sight
    mine: Side | None

    @property
    def number(self) -> str:
        return visit_no(self.visit.year, self.visit.no)

    @property
    def chip(self) -> Chip:
        return chip(self.visit.state, self.visit.turn, self.mine)

    @property
    def sides(self) -> frozenset[Side]:
        """Sides for which the person acts today."""
        return self.visit.sides_of(reach(self.who))


def at(request: Request) -> VisitRow:
    """The visit of the address; NotFound for a number that none has."""
    no = request.path_params["no"]
    found = visits.visit(pages.reader(request), no)
    if found is None:
        raise NotFound(kind="visit", key=str(no))
    return found


def seen(request: Request) -> Seen:
    """The visit of the address as the person signed in may see it; NotFound where it is not for these eyes."""
    visit, who = at(request), pages.standing(request)
    mine = visit.sides_of(past_reach(who))
    side = visit.turn if visit.turn in mine else next(iter(sorted(mine)), None)
    return Seen(request, visit, who, seeing.of(who, visit), side)


async def visit(request: Request) -> Response:
    """The page of a visit; for members of other units the part that everybody may read."""
    return await run_in_threadpool(draw, seen(request))  # it may be the first to open the index


def draw(look: Seen, filled: Filled | None = None) -> Response:
    """The page; `filled`: the answer form with what was typed."""
    if look.sight is Sight.PUBLIC:
        return pages.page(look.request, "visits/public.html", look=look, visit=look.visit, **open_part(look))
    context = context_of(look)
    return pages.page(look.request, "visits/visit.html", filled=filled, look=look, visit=look.visit, **context)


def possible(look: Seen) -> list[Action]:
    """What the person can do, what waits first."""
    read, now = pages.reader(look.request), texts.now()
    mine = reach(look.who)
    waiting = visits.tasks(read, mine, now, programme.school_days(read)) if look.sides else ()
    owed = recorded.owed(read, look.visit)
    return actions(
        look.who,
        look.visit,
        now=now,
        tasks=waiting,
        gave=look.visit.wrote,
        return_open=owed is not None and owed.is_open,
    )


def context_of(look: Seen) -> dict[str, Any]:
    """All that the page shows to somebody who may see everything."""
    request, visit = look.request, look.visit
    read, hub = pages.reader(request), pages.hub(request)
    owed, can, log = recorded.owed(read, visit), possible(look), lines(look)
    only = request.query_params.get("log", "")
    own = visit.sides[look.mine or Side.HOST]
    return named(request) | {
        "letter": invitation.of_visit(hub, read, visit),
        "turns": [each for each in can if each.waits],
        "able": [each for each in can if not each.waits],
        "ended": next((line for line in log if line.kind == visit.state), None) if visit.state in ENDED else None,
        "changed": timeline.terms(visit),
        "steps": steps(visit, look.mine, owed.standing if owed else None),
        "log": timeline.narrowed(log, only),
        "groups": {key: words for key, (words, _kinds) in timeline.GROUPS.items()},
        "only": only,
        "pair": recorded.pair(read, visit, look.mine),
        "own_name": unit_name(request, own),
        "owed": owed,
        "owed_kind": OWED[owed.standing] if owed else "",
        "linked": linked(request, visit),
        "useful": USEFUL,
        "record": recorded.of(look) if visit.held_on else None,
        "around": around(request, visit),
        "share": share.text(request, visit) if look.sides and visit.state in SHARED else "",
    }


def named(request: Request) -> dict[str, Any]:
    """How a page calls people and units, and what day it is."""
    hub, found = pages.hub(request), {unit.party: unit for unit in units.all_units(pages.reader(request))}
    by_text = {str(party): unit.name for party, unit in found.items()}
    return {
        "units": found,
        "unit_name": lambda text: by_text.get(text, text.partition(":")[2]),
        "person": lambda person: frame.name(hub, person),
        "today": texts.today(),
    }


def lines(look: Seen, since: int = 0) -> list[timeline.Told]:
    """What happened, newest first; `since`: only behind this version of the visit."""
    read, own = pages.reader(look.request), seeing.feedback_sides(look.who, look.visit)
    found = visits.timeline(read, look.visit.key, today=texts.today(), mine=own, version=since)
    readable = seeing.reads_feedback(look.who, look.visit)
    return timeline.tell([line for line in found if readable or line.kind != "feedback_given"], words(look))


def words(look: Seen) -> timeline.Words:
    hub = pages.hub(look.request)
    named = units.all_units(pages.reader(look.request))
    return timeline.Words(lambda person: frame.name(hub, person), named, look.visit.sides)


def linked(request: Request, visit: VisitRow) -> list[tuple[str, visits.Card, str]]:
    """Other visits that this one belongs to, with their numbers: which it returns or repeats, which return it, which is kept in its place."""
    read = pages.reader(request)
    others = {_("这是回访，上次是"): visit.in_return_for, _("重新发起自"): visit.repeats, _("保留的记录"): visit.kept}
    found = visits.by_keys(read, [key for key in others.values() if key])
    links = [(word, found[key]) for word, key in others.items() if key and key in found]
    links += [(_("回访见"), card) for card in visits.returns_of(read, visit.key)]
    return [(word, card, visit_no(card.year, card.no)) for word, card in links]


def open_part(look: Seen) -> dict[str, Any]:
    """What everybody may know: topic, sides, day, state, and takeaways that both sides have confirmed."""
    read, visit = pages.reader(look.request), look.visit
    minutes = visits.minutes(read, visit.key) if visit.state is State.CLOSED and visit.agreed_minutes else None
    return named(look.request) | {"learnt": minutes.learnt if minutes else (), "steps": steps(visit, None, None)}


def unit_name(request: Request, party: Party) -> str:
    found = units.unit(pages.reader(request), party)
    return found.name if found else party.id


routes = [Route("/visits/{no:int}", visit, name="visits:visit")]
