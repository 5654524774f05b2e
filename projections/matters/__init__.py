"""待办事项: what beside visits waits for a unit, and what for the Party School, over all areas; what is due first stands first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.words import Party, Role
from projections.matters import planned, shown
from projections.matters.rows import Matter, What, ordered
from projections.matters.shown import RENEWAL_REMINDER
from projections.read import Reader

__all__ = ["RENEWAL_REMINDER", "Matter", "What", "of_office", "of_units", "ordered"]

SOURCES = (shown, planned)
"""Each has `of_units` and `of_role`."""


def of_units(read: Reader, parties: Collection[Party], today: date) -> list[Matter]:
    """What waits for these units."""
    return ordered(each for source in SOURCES for each in source.of_units(read, parties, today))


def of_office(read: Reader, roles: Collection[Role], today: date) -> list[Matter]:
    """What waits for somebody of the Party School with these roles."""
    wanted = [role for role in Role if role in roles]
    return ordered(each for role in wanted for source in SOURCES for each in source.of_role(read, role, today))
