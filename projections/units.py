"""Who can be a side of something: schools, studios and partners under one name, for lists and choices."""

from __future__ import annotations

from typing import NamedTuple

from domain.words import Party, PartyKind
from projections.read import Reader, tables

tables("""
CREATE VIEW unit AS
  SELECT 'school' AS kind, code AS id, name, level FROM school
  UNION ALL SELECT 'studio', code, name, level FROM studio
  UNION ALL SELECT 'partner', code, name, 'partner' FROM partner;
""")


class Unit(NamedTuple):
    """A school, studio or partner; `level` is "partner" for partners."""

    kind: PartyKind
    id: str
    name: str
    level: str

    @property
    def party(self) -> Party:
        return Party(PartyKind(self.kind), self.id)


def unit(read: Reader, party: Party) -> Unit | None:
    found = read.row("SELECT kind, id, name, level FROM unit WHERE kind = ? AND id = ?", party.kind, party.id)
    return Unit(*found) if found else None


def all_units(read: Reader) -> list[Unit]:
    """Every unit, by kind and id."""
    return [Unit(*row) for row in read.rows("SELECT kind, id, name, level FROM unit ORDER BY kind, id")]


def parse(text: str) -> Party | None:
    """A party written as `kind:id`, as forms and addresses carry it; None when it is none."""
    kind, _, key = text.partition(":")
    return Party(PartyKind(kind), key) if kind in set(PartyKind) and key else None
