"""Whom to choose from: the people of units, and whoever one looks for by name, as far as one may know them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from domain.words import Party, PartyKind, Role, ScopeKind
from hub import sight
from hub.private import ERASED
from projections import people, studios
from projections.read import Reader
from web.desk import Desk
from web.filled import Filled
from web.texts import _, today
from web.visits.names import Find

HOMONYMS = 50
MOST_FOUND = 20
MOST_UNITS = 12
"""Of more units nobody's list is shown: one looks for people by name."""


def of_unit(read: Reader, party: Party) -> list[str]:
    """Who leads a unit, then everybody enrolled at it."""
    if party.kind is PartyKind.SCHOOL:
        heads: Iterable[str] = studios.in_charge(read, today(), party.id).get(party.id, ())
    elif party.kind is PartyKind.STUDIO:
        row = studios.studio(read, party.id)
        heads = (row.lead, row.assistant) if row else ()
    else:
        heads = people.holders(read, Role.PARTNER, ScopeKind.PARTNER, party.id, today())
    return list(dict.fromkeys(filter(None, (*heads, *people.enrolled_at(read, party)))))


def office(read: Reader) -> list[str]:
    """The people of the Party School."""
    return [
        person
        for role in (Role.OFFICER, Role.DIRECTOR)
        for person in people.holders(read, role, ScopeKind.DISTRICT, "", today())
    ]


def near(desk: Desk, units: Sequence[Party]) -> list[str]:
    """People of these units, of the Party School where they are many or none, and whom one has looked for."""
    found = [person for unit in units[:MOST_UNITS] for person in of_unit(desk.read, unit)]
    found += office(desk.read) if len(units) > MOST_UNITS or not units else []
    return [*found, *called_like(desk, next(iter(desk.typed.get("find", ())), ""))]


def mentors(read: Reader) -> list[str]:
    """Mentors of all studios."""
    return list(
        dict.fromkeys(mentor for each in studios.all_studios(read) for mentor, _org in studios.mentors(read, each.code))
    )


def called_like(desk: Desk, text: str) -> list[str]:
    """People of the directory with this in their name or its spelling, as far as this person may know them."""
    seen = sight.colleagues(desk.read, desk.who)
    found = desk.hub.private.find_people(text.strip(), MOST_FOUND) if text.strip() else []
    return [person.id for person in found if seen is None or person.id in seen]


def names_of(desk: Desk, ids: Iterable[str]) -> dict[str, str]:
    """Names by id, of those who are in the directory, in the given order; with the organisation, since names repeat."""
    wanted = list(dict.fromkeys(ids))
    known = {person.id: person for person in desk.hub.private.people(wanted)}
    told = {person: known[person] for person in wanted if person in known and known[person].name != ERASED}
    return {key: _("{name}（{org}）", name=row.name, org=row.org) if row.org else row.name for key, row in told.items()}


def finder(desk: Desk, own: Container[str]) -> Find:
    """Who has exactly this name: people of the own list first, else everybody of the directory."""

    def find(name: str) -> list[str]:
        exact = [person.id for person in desk.hub.private.find_people(name, HOMONYMS) if person.name == name]
        return [person for person in exact if person in own] or exact

    return find


def look_up(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """The button 查找: whom the directory has of this name can be chosen now."""
    text = filled.typed("find")
    names = names_of(desk, called_like(desk, text)).values()
    if names:
        return filled, _("找到{names}，可以在上面的选项里选了。", names=_("、").join(names))
    return replace(filled, errors={"find": _("通讯录里没有找到，请换一种写法")}), ""
