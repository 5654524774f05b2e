"""The roster as it stands, in the columns of an import: whoever imports it again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from domain.words import Party, PartyKind, Role, ScopeKind
from hub.roster.kinds import Kind
from hub.roster.present import Present
from projections.people import TermRow

Cells = dict[str, object]
"""By field; a column that is not named is empty."""


def listing(there: Present, kind: Kind) -> Iterator[Cells]:
    """The rows of one kind, by code, or by name."""
    return ROWS[kind](there)


def _schools(there: Present) -> Iterator[Cells]:
    for code in sorted(there.schools):
        row = there.schools[code]
        yield {name: getattr(row, name) for name in PROFILE}


PROFILE = ("code", "name", "level", "locality", "street", "org_kind", "member_band")


def _studios(there: Present) -> Iterator[Cells]:
    for code in sorted(there.studios):
        row = there.studios[code]
        yield {name: getattr(row, name) for name in ("code", "name", "level", "motto", "programme")}


def _people(there: Present) -> Iterator[Cells]:
    for key, entry in there.people.items():
        unit = there.units[key]
        org = "" if unit and there.codes(unit.kind)[unit.id].name == entry.org else entry.org
        reached = {"post": entry.post, "phone": entry.phone, "mail": entry.mail}
        yield {"person": key, "name": entry.name, "unit": _code(there, unit), "org": org, **reached}


def _partners(there: Present) -> Iterator[Cells]:
    for code in sorted(there.partners):
        row = there.partners[code]
        if row.ended_on is None:
            yield {name: getattr(row, name) for name in ("code", "name", "kind", "area")}


def _terms(there: Present) -> Iterator[Cells]:
    """Appointments that have not ended."""
    for key, entry in there.people.items():
        for term in there.terms.get(key, ()):
            if term.until_on is None or term.until_on >= there.today:
                days = {"from_on": term.from_on, "until_on": term.until_on}
                yield {"person": key, "name": entry.name, "role": term.role, **_where(there, term), **days}


def _where(there: Present, term: TermRow) -> Cells:
    """For what the appointment is."""
    if term.scope_kind == ScopeKind.STUDIO:
        school = there.studios[term.scope_id].lead_school if term.role is Role.LEAD else ""
        return {"studio": term.scope_id, "unit": _code(there, Party(PartyKind.SCHOOL, school)) if school else ""}
    if term.scope_kind == ScopeKind.PARTNER:
        return {"unit": _code(there, Party(PartyKind.PARTNER, term.scope_id))}
    if term.scope_kind == ScopeKind.SCHOOL:
        of_school = [row for row in there.members.get(term.person, ()) if row.school == term.scope_id]
        unit = _code(there, Party(PartyKind.SCHOOL, term.scope_id))
        running = next((row for row in of_school if row.until_on is None and row.from_on == term.from_on), None)
        in_studio = {"studio": running.studio, "in_post_since": running.in_post_since} if running else {}
        return {"unit": unit, **in_studio}
    return {}


def _code(there: Present, unit: Party | None) -> str:
    """How an import knows the unit: its code, or its name where the code is that of another kind of unit too."""
    if unit is None:
        return ""
    same = [kind for kind in PartyKind if unit.id in there.codes(kind)]
    return unit.id if len(same) == 1 else there.codes(unit.kind)[unit.id].name


ROWS: dict[Kind, Callable[[Present], Iterator[Cells]]] = {
    Kind.SCHOOLS: _schools,
    Kind.STUDIOS: _studios,
    Kind.PEOPLE: _people,
    Kind.PARTNERS: _partners,
    Kind.TERMS: _terms,
}
