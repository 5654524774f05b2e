"""A reporting duty as pages see it, in lists and alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from domain.obligations import REPORTS, Kind, Owner, OwnerKind, State
from domain.obligations.kinds import OPEN
from domain.words import Party, PartyKind
from projections.read import Reader


class ObligationRow(NamedTuple):
    """One duty. `position`, `changed_at` are of its newest event, `began` of its first; `submitted_by`: a person id, "" for the log.

    `first_submitted_on` against `due_on` says whether it came in time.
    """

    no: int
    key: str
    year: int
    version: int
    position: int
    changed_at: int
    began: int
    programme: str
    kind: Kind
    owner: Owner
    studio: str
    period: str
    issued_on: date
    due_on: date
    first_due_on: date
    required: int
    state: State
    misses_on: date
    reminded_for: date | None
    submission: int
    submitted_on: date | None
    first_submitted_on: date | None
    submitted_by: str
    signed: bool
    automatic: bool
    returned_on: date | None
    accepted_on: date | None

    @property
    def owed(self) -> bool:
        """Whether something is still to be handed in, in time or late."""
        return self.state in OPEN or self.state is State.MISSED

    @property
    def done(self) -> bool:
        """Whether nobody has to do anything more about it."""
        return self.state in (State.ACCEPTED, State.WAIVED)

    @property
    def unsigned(self) -> bool:
        """Whether a report waits for its lead."""
        return self.state is State.SUBMITTED and self.kind in REPORTS and not self.signed

    @property
    def party(self) -> Party | None:
        """The unit that owes it; None where it is a person."""
        return None if self.owner.kind is OwnerKind.PERSON else Party(PartyKind(self.owner.kind), self.owner.id)

    def late(self, today: date) -> bool:
        """Whether its day is over and nothing has come in."""
        return self.owed and today >= self.misses_on


def owner_of(text: str) -> Owner:
    """An owner as columns hold it, `kind:id`."""
    kind, _, key = text.partition(":")
    return Owner(OwnerKind(kind), key)


_DAYS = {name for name in ObligationRow._fields if name.endswith("_on")} | {"reminded_for"}
_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_DAYS, date.fromisoformat),
    "kind": Kind,
    "state": State,
    "owner": owner_of,
    "signed": bool,
    "automatic": bool,
}
_READERS = [_READ.get(name) for name in ObligationRow._fields]
COLUMNS = ", ".join(f"o.{name}" for name in ObligationRow._fields)


def select(read: Reader, rest: str, *params: object) -> list[ObligationRow]:
    """Duties; `rest` is what follows `FROM obligation o`."""
    return [_row(row) for row in read.rows(f"SELECT {COLUMNS} FROM obligation o {rest}", *params)]


def _row(row: tuple[Any, ...]) -> ObligationRow:
    found = zip(_READERS, row, strict=True)
    return ObligationRow(*(value if value is None or typed is None else typed(value) for typed, value in found))
