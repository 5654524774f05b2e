"""One page for each role: who waits for me, whom I owe, what is missing, where I am wanted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from domain.visits import State
from domain.words import Party, PartyKind, Role, Side
from projections import cases, studios, visits
from projections.visits import Card, Counts
from web import pages
from web.cases.timeline import of_news
from web.due import Item
from web.home import overview, start
from web.home.desk import Desk
from web.home.hints import hint
from web.home.returns import returns
from web.home.turn import PREPARE, RECORD, everything, items, tasks
from web.naming import Shown
from web.texts import _
from web.words import clock, word

NEXT, NEWS = 4, 3


class Next(NamedTuple):
    """An agreed visit that is ahead."""

    no: int
    starts_at: datetime
    hours: str
    title: str
    venue: str
    confirmed: bool
    changing: bool


class Member(NamedTuple):
    """A school of the studio in the lead's list."""

    unit: Shown
    person: str
    counts: Counts


def member(desk: Desk) -> dict[str, Any]:
    """入室书记, 主持人, 联络员: my turn, returns, one suggestion; beside it the next visit, own coverage, this stage."""
    due = returns(desk)
    return {
        "turn": turn(desk),
        "returns": due,
        "news": news(desk),
        "hint": hint(desk, [row.party for row in (*due.owing, *due.owed)]),
        "next": upcoming(desk, desk.units, 1),
        "coverage": visits.coverage(desk.read, desk.units),
        "members": members(desk) if desk.role is Role.LEAD else [],
        "board": next((desk.names(unit) for unit in desk.studios), ""),
    }


def turn(desk: Desk) -> list[Item]:
    """All that waits for the person who opens the hub."""
    return everything(desk.read, desk.who, pages.hub(desk.request), desk.names)


def news(desk: Desk) -> list[tuple[int, str, str]]:
    """What others have lately made of one's own cases: number, title, sentence."""
    found = cases.news(desk.read, desk.who.person, limit=NEWS)
    return [(each.case_no, each.title, of_news(each.line, desk.names(each.party))) for each in found]


def assistant(desk: Desk) -> dict[str, Any]:
    """助理: which records are missing, which delegations and arrangements, and the sheets for the next visits."""
    found = tasks(desk.read, desk.who, pages.hub(desk.request))
    rest = [task for task in found if task.waiting not in PREPARE | RECORD]
    return {
        "turn": turn(desk),
        "records": items([task for task in found if task.waiting in RECORD], desk.names),
        "prepare": items([task for task in found if task.waiting in PREPARE], desk.names),
        "rest": [*items(rest, desk.names), *_beside_visits(desk)],
        "next": upcoming(desk, desk.reach, NEXT),
    }


def _beside_visits(desk: Desk) -> list[Item]:
    """What waits beside visits: reports, cases, plans."""
    return [item for item in turn(desk) if not item.thing.startswith("visit:")]


def mentor(desk: Desk) -> dict[str, Any]:
    """导师: where the studios that the mentor guides are going, and who comes to them."""
    schools = [
        Party(PartyKind.SCHOOL, row.school) for unit in desk.studios for row in studios.members(desk.read, unit.id)
    ]
    units = [*desk.studios, *schools]
    return {
        "turn": turn(desk),
        "next": upcoming(desk, units, NEXT),
        "guided": [desk.names.shown(unit) for unit in desk.studios],
        "coverage": visits.coverage(desk.read, units) if units else [],
    }


def district(desk: Desk) -> dict[str, Any]:
    """党校, 评价员, 领导: are the levels meeting, what is stuck."""
    keeps = desk.role in (Role.DIRECTOR, Role.OFFICER)
    begin = [each for each in start.steps(desk.request, desk.read) if each.needed and not each.done] if keeps else []
    return {"turn": turn(desk), "begin": begin, **overview.district(desk)}


def system(desk: Desk) -> dict[str, Any]:
    """管理员: is the system well."""
    return {"turn": [], "health": overview.health(desk)}


def nobody(desk: Desk) -> dict[str, Any]:
    """Somebody without an appointment that runs."""
    ended = [term for term in desk.who.terms if term.until_on and term.until_on < desk.today]
    return {"turn": [], "ended": max(ended, key=lambda term: term.until_on or date.min, default=None)}


# ---- parts


def upcoming(desk: Desk, units: tuple[Party, ...] | frozenset[Party] | list[Party], limit: int) -> list[Next]:
    """The next agreed visits of these units."""
    cards = visits.upcoming(desk.read, units, desk.now, limit) if units else []
    return [_next(desk, card, units) for card in cards]


def _next(desk: Desk, card: Card, units: tuple[Party, ...] | frozenset[Party] | list[Party]) -> Next:
    if card.starts_at is None or card.ends_at is None:
        raise LookupError(card.key)
    guest, host = desk.names(card.guest), desk.names(card.host)
    sides = card.sides_of(units)
    title = _("{guest}到访{host}", guest=guest, host=host)
    if sides == {Side.HOST}:
        title = _("{guest}来访", guest=guest)
    elif sides == {Side.GUEST}:
        title = _("到访{host}", host=host)
    found = visits.visit(desk.read, card.no)
    hours = _("{start}–{end}", start=clock(card.starts_at), end=clock(card.ends_at))
    if found and not found.arranged and found.slot and not found.slot.start:
        hours = _("{part}，时间待定", part=word(found.slot.part))
    confirmed, changing = card.state is State.CONFIRMED, card.change_by is not None
    return Next(card.no, card.starts_at, hours, title, found.venue if found else "", confirmed, changing)


def members(desk: Desk) -> list[Member]:
    """The schools of the lead's studios, with visits and open answers; in the order of codes, never ranked."""
    rows = [row for unit in desk.studios for row in studios.members(desk.read, unit.id)]
    counts = visits.counts(desk.read, [Party(PartyKind.SCHOOL, row.school) for row in rows])
    return [
        Member(desk.names.shown(party), desk.called(row.person), counts[party])
        for row in rows
        for party in (Party(PartyKind.SCHOOL, row.school),)
    ]


def greeting(desk: Desk) -> str:
    """How the page addresses the person."""
    called = desk.called(desk.who.person)
    if desk.role in (Role.SECRETARY, Role.LEAD):
        return _("{name}书记", name=called)
    return _("{name}老师", name=called) if desk.role is Role.MENTOR else called
