"""Schools, studios, partners and people under the names that pages show, with the address of their page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from starlette.requests import Request

from domain.words import Party, PartyKind, ScopeKind
from projections import units
from projections.people import TermRow
from projections.read import Reader
from projections.units import Unit
from web import pages
from web.texts import Lazy, Words, _, _l

PLACES = {PartyKind.SCHOOL: "/schools/", PartyKind.STUDIO: "/studios/", PartyKind.PARTNER: "/partners/"}
OUR: dict[str, Lazy] = {"kindergarten": _l("我园"), "partner": _l("我单位")}


class Shown(NamedTuple):
    """A unit as a link: its level for the chip, its name, its page."""

    level: str
    name: str
    address: str


class Names:
    """Names of all units of the district, read once for a page."""

    def __init__(self, read: Reader) -> None:
        self._units: dict[tuple[str, str], Unit] = {unit[:2]: unit for unit in units.all_units(read)}

    def __call__(self, party: Party | None) -> str:
        """The name of a unit; a dash where there is none."""
        found = self._of(party) if party else None
        return found.name if found else _("—")

    def code(self, kind: str, key: str) -> str:
        """The name of a unit by kind and code; the code itself for an unknown one."""
        found = self._units.get((kind, key))
        return found.name if found else key

    def shown(self, party: Party) -> Shown:
        """The unit as a link."""
        found = self._of(party) or Unit(party.kind, party.id, party.id, "partner")
        return Shown(found.level, found.name, address(party))

    def ours(self, party: Party | None) -> str:
        """How a unit calls itself: 我校, 我园, 我单位."""
        if party and party.kind == PartyKind.STUDIO:
            return _("我们工作室")
        found = self._of(party) if party else None
        return str(OUR.get(found.level if found else "", _l("我校")))

    def _of(self, party: Party) -> Unit | None:
        return self._units.get((party.kind, party.id))

    def options(self, *kinds: PartyKind) -> dict[str, Words]:
        """Units of these kinds for a menu, by `kind:id`."""
        return {f"{kind}:{key}": unit.name for (kind, key), unit in self._units.items() if kind in kinds}

    def codes(self, kind: PartyKind) -> dict[str, Words]:
        """Units of one kind for a menu, by code."""
        return {key: unit.name for (of, key), unit in self._units.items() if of == kind}

    def scope(self, term: TermRow) -> Shown | None:
        """The unit of an appointment; None for the district."""
        kinds = {ScopeKind.SCHOOL, ScopeKind.STUDIO, ScopeKind.PARTNER}
        return self.shown(Party(PartyKind(term.scope_kind), term.scope_id)) if term.scope_kind in kinds else None


def address(party: Party) -> str:
    """The page of a unit."""
    return PLACES[PartyKind(party.kind)] + party.id


def people_options(request: Request, ids: Iterable[str]) -> dict[str, Words]:
    """People for a menu: name, post and organisation, in the order of pinyin."""
    found = pages.hub(request).private.people(list(ids))
    return {person.id: " ".join(filter(None, (person.name, person.org, person.post))) for person in found}
