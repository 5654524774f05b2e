"""One partner with its whole history here: liaisons, agreements, lists, projects, visits, what it thinks of a year, and its story."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.partners import ItemList, ItemState
from domain.words import Party, PartyKind
from hub.partners import may_see, may_see_appraisals
from projections import partners
from projections.partners import ItemRow
from web import pages, texts
from web.desk import Subject, may
from web.exchanges.around import gatherings
from web.meetings import meetings
from web.partners import removal, timeline
from web.partners.around import is_office, partner_of, sides
from web.partners.words import KINDS, USEFULNESS

SHOWN = 12
"""Lines of the story that the page shows; all of them on request."""
MOST = 500
"""Items of one list, and projects, that are looked through."""


class Shelf(NamedTuple):
    """One list of a unit: what stands on it now, and what stood on it."""

    of: ItemList
    now: list[ItemRow]
    past: list[ItemRow]


async def one(request: Request) -> Response:
    """One partner."""
    on = partner_of(request)
    party = Party(PartyKind.PARTNER, on.key)
    log = timeline.of_unit(on, party)
    shown = len(log) if request.query_params.get("log") == "all" else SHOWN
    context = {"partner": on.row, "party": party, "log": log[:shown], "more": max(len(log) - shown, 0)}
    return pages.page(request, "partners/one.html", **context, **_told(on, party), **_offered(request, on, party))


def _told(on: Subject, party: Party) -> dict[str, Any]:
    """What the page of a partner tells this reader."""
    read, today = on.read, texts.today()
    agreements = partners.agreements(read, party)
    may_appraisals = may_see_appraisals(on.who, on.key)
    return {
        "names": on.names,
        "named": timeline.known(read, on.who, on.called),
        "contacts": partners.contacts(read, on.key),
        "in_force": [row for row in agreements if row.in_force(today)],
        "over": [row for row in agreements if not row.in_force(today)],
        "today": today,
        "shelves": [shelf(on, party, of) for of in ItemList],
        "projects": partners.projects(read, parties=[party], limit=MOST),
        "appraisals": partners.appraisals(read, on.key) if may_appraisals else [],
        "may_appraisals": may_appraisals,
        "kinds": KINDS,
        "useful": USEFULNESS,
        "gatherings": gatherings(read, on.who, [party]),
        "meetings": meetings(read, on.who, [party], on.names),
    }


def _offered(request: Request, on: Subject, party: Party) -> dict[str, Any]:
    """The buttons for this reader."""
    there = on.row.ended_on is None
    rules = ("partner.revise", "partner.designate", "partner.appraise", "partner.end", "partner.resume")
    own = {rule.partition(".")[2]: may(request, rule, party) for rule in rules}
    return {
        "may": own,
        "may_list": there and (bool(sides(on.who, "item.list", [party])) or is_office(on.who, "item.list")),
        "may_sign": there and may(request, "agreement.sign"),
        "may_agree": there and may(request, "project.agree"),
        "may_visit": there and bool(on.who.units) and party not in on.who.units,
        "there": there,
        "may_redact": bool(removal.of_partner(on)),
    }


def shelf(on: Subject, party: Party, of: ItemList) -> Shelf:
    """A list of a unit; what was withdrawn and a need that was met stand apart."""
    rows = partners.items(on.read, of, owners=[party], limit=MOST)
    here = (ItemState.OPEN, ItemState.MATCHED)
    return Shelf(of, [row for row in rows if row.state in here], [row for row in rows if row.state not in here])


def shared(request: Request, party: Party) -> dict[str, Any]:
    """What the pages of schools and studios show of their lists, to whom they are open."""
    on = Subject(request, str(party), [])
    seen = may_see(on.who, party)
    may_list = bool(sides(on.who, "item.list", [party])) or is_office(on.who, "item.list")
    return {"shelves": [shelf(on, party, of) for of in ItemList] if seen else [], "kinds": KINDS, "may_list": may_list}


routes = [Route("/partners/{partner}", one, name="partners:one")]
