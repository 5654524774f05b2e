"""What a person may read of partners and lists: members everything, a liaison the own partner's page, items, projects and matches.

Source: the table of roles and rights of the domain, reading; what a partner's account sees.
"""

from __future__ import annotations

from collections.abc import Collection

from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from projections.partners import ItemRow, ProjectRow

APPRAISALS = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
"""Who reads what partners think of a year, beside the partner itself."""


def owners(who: Standing) -> tuple[Party, ...] | None:
    """Whose items and projects a person sees in lists; None: everybody's."""
    return who.units if sight.outside(who) else None


def may_see(who: Standing, party: Party) -> bool:
    """Whether a person sees the items of a unit."""
    seen = owners(who)
    return seen is None or party in seen


def may_see_item(who: Standing, row: ItemRow, projects: Collection[ProjectRow] = ()) -> bool:
    """The own items, and those that a project of one's own names (`projects`)."""
    return may_see(who, row.owner) or any(row.id in (each.need_id, each.resource_id) for each in projects)


def may_see_project(who: Standing, row: ProjectRow) -> bool:
    return any(may_see(who, party) for party in row.parties)


def may_see_appraisals(who: Standing, code: str) -> bool:
    return bool(who.roles & APPRAISALS) or Party(PartyKind.PARTNER, code) in who.units
