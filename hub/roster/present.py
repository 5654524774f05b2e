"""What is so when a roster is compared with the hub: units, people, appointments; rows that are planned count for the rows below them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from domain.words import Party, PartyKind
from hub.private import Person
from projections import partners, people, programme, schools, studios
from projections.partners import PartnerRow
from projections.people import TermRow
from projections.programme import ProgrammeRow
from projections.schools import SchoolRow
from projections.studios import BelongingRow, StudioRow

if TYPE_CHECKING:
    from hub.private import Private
    from projections.read import Reader

EVERYTHING = 1_000_000


class Named(Protocol):
    """A unit of any kind."""

    @property
    def name(self) -> str: ...


@dataclass
class Present:
    """By code, by id, by name. `may` says whether who imports may do an action of hub.rules."""

    today: date
    may: Callable[[str], bool]
    schools: dict[str, SchoolRow] = field(default_factory=dict)
    studios: dict[str, StudioRow] = field(default_factory=dict)
    partners: dict[str, PartnerRow] = field(default_factory=dict)
    programmes: dict[str, ProgrammeRow] = field(default_factory=dict)
    programme: str = ""
    """The cohort that runs, "" for none."""
    people: dict[str, Person] = field(default_factory=dict)
    units: dict[str, Party | None] = field(default_factory=dict)
    """Where a person belongs, by id."""
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Ids by name."""
    terms: dict[str, list[TermRow]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, list[BelongingRow]] = field(default_factory=lambda: defaultdict(list))
    called: dict[PartyKind, dict[str, list[str]]] = field(
        default_factory=lambda: {kind: defaultdict(list) for kind in PartyKind}
    )
    """Codes of units by kind and name."""

    def add_unit(self, kind: PartyKind, code: str, name: str) -> None:
        """A unit can be named by its name."""
        if code not in self.called[kind][name]:
            self.called[kind][name].append(code)

    def add_person(self, entry: Person, unit: Party | None) -> None:
        """Somebody can be named by the name."""
        if entry.id not in self.named[entry.name]:
            self.named[entry.name].append(entry.id)
        self.people[entry.id], self.units[entry.id] = entry, unit

    def add_term(self, term: TermRow) -> None:
        self.terms[term.person].append(term)

    def codes(self, kind: PartyKind) -> Mapping[str, Named]:
        """Units of a kind by code."""
        units: dict[PartyKind, Mapping[str, Named]] = {
            PartyKind.SCHOOL: self.schools,
            PartyKind.STUDIO: self.studios,
            PartyKind.PARTNER: self.partners,
        }
        return units[kind]


def present(read: Reader, private: Private, today: date, may: Callable[[str], bool]) -> Present:
    """As it stands now. Whoever has been erased is not there."""
    runs = programme.current(read, today)
    found = Present(today, may, programme=runs.code if runs else "")
    found.programmes = {row.code: row for row in programme.programmes(read)}
    found.schools = {row.code: row for row in schools.everywhere(read, limit=EVERYTHING)}
    found.studios = {row.code: row for row in studios.all_studios(read)}
    found.partners = {row.code: row for row in partners.everywhere(read)}
    for kind in PartyKind:
        for code, row in found.codes(kind).items():
            found.add_unit(kind, code, row.name)
    enrolled = people.all_enrolled(read)
    for entry in private.directory(limit=EVERYTHING):
        if entry.id in enrolled:
            found.add_person(entry, enrolled[entry.id])
    for term in people.all_terms(read):
        found.add_term(term)
    for member in studios.memberships(read):
        found.members[member.person].append(member)
    return found
