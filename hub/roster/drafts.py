"""What is planned for one row: what is wrong with it, what it is about, and the commands that carry it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from domain.errors import NotChosen, Refused
from domain.words import Party, PartyKind
from hub.roster import values
from hub.roster.columns import Read, Sheet
from hub.roster.faults import MayNot, RowTwice, UnitAmbiguous, UnitUnknown
from hub.roster.kinds import Action
from hub.roster.present import Present

if TYPE_CHECKING:
    from hub.access import Act
    from hub.partners import Partners
    from hub.people import People
    from hub.schools import Schools
    from hub.studios import Studios

T = TypeVar("T")


class Hands(NamedTuple):
    """The use cases by which rows are carried out, and the act of who carries them out."""

    people: People
    schools: Schools
    studios: Studios
    partners: Partners
    act: Act


Step = Callable[[Hands], object]
"""Calls one use case."""


@dataclass
class Draft:
    """A row on its way. `new`: something is registered, not only changed. `thing` is `kind:key` of what it is about, "" for unknown."""

    row: Read
    sheet: Sheet
    thing: str = ""
    new: bool = False
    no: int = 0
    """Its place among the rows of the import, from 1."""
    steps: list[Step] = field(default_factory=list)
    after: list[Step] = field(default_factory=list)
    """Commands that need the others to have been stored."""
    faults: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Codes of remarks that stop nothing; `change.name`: this column says something else than before; `role.lead`: taken up."""

    def __post_init__(self) -> None:
        self.faults += self.row.faults

    @property
    def action(self) -> Action:
        if self.faults:
            return Action.WRONG
        if self.steps or self.after:
            return Action.NEW if self.new else Action.CHANGE
        return Action.SKIP

    def value(self, name: str) -> str:
        """A value that is text; "" for none."""
        return self.row.values.get(name) or ""

    def changes(self, *names: str) -> None:
        """These columns say something else than what is there."""
        self.notes += [f"change.{name}" for name in names]

    def needs(self, *names: str) -> None:
        """These columns must say something; one that could not be read has said so already."""
        wrong = {fault.field for fault in self.faults}
        self.faults += [NotChosen(name) for name in names if not self.row.values.get(name) and name not in wrong]


@dataclass
class Plan:
    """What all rows of a roster share: what is so, which rows have been seen, and from what the ids of new people are made."""

    present: Present
    seed: str
    seen: dict[str, int] = field(default_factory=dict)

    def require(self, draft: Draft, rule: str) -> None:
        """Refuse the row of somebody who may not do this."""
        if not self.present.may(rule):
            draft.faults.append(MayNot(rule=rule))

    def once(self, draft: Draft, thing: str) -> bool:
        """Whether the row is the first about a thing; a second one is refused."""
        draft.thing = thing
        first = self.seen.setdefault(thing, draft.row.line)
        if first != draft.row.line:
            draft.faults.append(RowTwice(first=first))
        return first == draft.row.line

    def new_person(self, draft: Draft) -> str:
        """The id of somebody new: the same for the same row of the same import, and not to be guessed from the name."""
        place = f"{self.seed}:{draft.sheet.number}:{draft.row.line}"
        return f"p-{sha256(place.encode()).hexdigest()[:12]}"

    def unit(self, draft: Draft, name: str, *kinds: PartyKind) -> Party | None:
        """The unit whose code or name a cell holds; None for an empty cell, and where a fault says why."""
        if not (text := draft.value(name)):
            return None
        found = [Party(kind, code) for kind in kinds for code in self._codes(kind, text)]
        if len(found) == 1:
            return found[0]
        many = UnitAmbiguous(name, text=text[:40], count=len(found))
        draft.faults.append(many if found else UnitUnknown(name, text=text[:40]))
        return None

    def _codes(self, kind: PartyKind, text: str) -> list[str]:
        if (code := values.plain(text)) in self.present.codes(kind):
            return [code]
        return self.present.called[kind].get(text) or self.present.called[kind].get(values.plain(text)) or []
