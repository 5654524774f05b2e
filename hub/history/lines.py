"""How a line of a history becomes what the hub does: one function for each event of the history, registered by its name.

A function gets the load and the line and calls use cases through `load.do`, which signs each command with the line's number, so
that nothing is carried out twice. Areas that the hub does not have yet have no functions here; their lines are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from domain.brands.refusals import AlreadyDone as BrandAlreadyDone
from domain.cases.refusals import AdoptionAlreadyDone
from domain.cases.refusals import AlreadyDone as CaseAlreadyDone
from domain.errors import Refused
from domain.evaluation.refusals import AlreadyDone as EvaluationAlreadyDone
from domain.evaluation.refusals import RubricAlreadyDone
from domain.exchanges.refusals import AlreadyDone as ExchangeAlreadyDone
from domain.exchanges.refusals import SeatAlreadyDone
from domain.model import Prose
from domain.obligations.refusals import AlreadyDone as DutyAlreadyDone
from domain.outcomes.refusals import AlreadyDone as OutcomeAlreadyDone
from domain.partners.refusals import ProjectAlreadyDone
from domain.people import AlreadyAppointed
from domain.programme.refusals import AlreadyDone as ProgrammeAlreadyDone
from domain.studios.refusals import AlreadyDone as StudioAlreadyDone
from domain.supervision.refusals import AlreadyDone as MendingAlreadyDone
from domain.visits.refusals import AlreadyDone
from domain.words import Party, Role
from hub.access import Act
from hub.compose import Hub
from hub.history.checking import Line
from hub.history.directory import Entry
from hub.history.vocabulary import WORDS
from hub.log import Receipt

SAID_BEFORE: tuple[type[Refused], ...] = (
    *(AlreadyDone, AlreadyAppointed, CaseAlreadyDone, AdoptionAlreadyDone),
    *(BrandAlreadyDone, OutcomeAlreadyDone, MendingAlreadyDone, DutyAlreadyDone),
    *(ProjectAlreadyDone, ProgrammeAlreadyDone, StudioAlreadyDone),
    *(ExchangeAlreadyDone, SeatAlreadyDone),
    *(EvaluationAlreadyDone, RubricAlreadyDone),
)
"""A line that repeats what is so is no error."""


class HistoryClock:
    """The clock of a hub that is being loaded: it stands where the line says."""

    def __init__(self, now: datetime) -> None:
        self.stands_at = now

    def __call__(self) -> datetime:
        return self.stands_at.astimezone(UTC)


class Load:
    """A load in progress: the hub, the companion directory, and what the lines so far have told."""

    def __init__(self, hub: Hub, entries: dict[str, Entry], lines: list[Line], operators: dict[str, str]) -> None:
        self.hub, self.entries = hub, entries
        self.operators = operators
        """Names of the bodies that run a programme, by their slug."""
        self.first_roles = {line.actor: line.actor_role for line in reversed(lines)}
        """What people first acted as, for those whom no directory knows."""
        self.expected = frozenset(_enrolled(lines))
        """People whom a line of the history enrols."""
        self.known: set[str] = set()
        """People enrolled so far."""
        self.homes: dict[str, Party] = {}
        """The school, studio or partner of a person, as the history has told it so far."""
        self.papers: dict[str, Any] = {}
        """Cases that are being written, by key (hub.history.cases)."""
        self.adoptions: dict[str, str] = {}
        """Keys of adoptions by the history's own ids of them."""
        self.duties: dict[str, str] = {}
        """Keys of reporting duties by the history's own."""
        self.evaluations: dict[str, str] = {}
        """Keys of evaluations by the history's own."""
        self.coming: list[Line] = []
        """All lines that are to be carried out, moved in time: what one of them names may stand in a later one."""
        self._line = lines[0]
        self._commands = 0

    def carry_out(self, line: Line) -> int:
        """Do what the line says; how many events that gave. Raises the refusal of the hub."""
        self._line, self._commands = line, 0
        before = self.hub.log.head().position
        LINES[line.aggregate, line.event](self, line)
        return self.hub.log.head().position - before

    def do(self, use_case: Callable[..., Receipt], *args: Any, for_unit: Party | None = None, **kwargs: Any) -> None:
        """One command of the line, by its actor, and for the unit that the line names."""
        try:
            use_case(*args, **kwargs, act=self._act(for_unit))
        except SAID_BEFORE:
            return

    def _act(self, for_unit: Party | None) -> Act:
        """Whoever belongs to the unit does not act on its behalf; an assistant, who writes for a whole studio, always does."""
        self._commands += 1
        role = WORDS.role(self._line.actor_role)
        own = role is not Role.ASSISTANT and self.homes.get(self._line.actor) == for_unit
        return Act(
            person=self._line.actor,
            role=role,
            on_behalf_of=None if own else for_unit,
            command_id=f"history:{self._line.seq}:{self._commands}",
            source="history",
        )


def text(words: str | None) -> Prose | None:
    """A text of the history, where there is one."""
    return None if words is None else Prose(words)


def _enrolled(lines: list[Line]) -> Iterator[str]:
    for each in lines:
        if each.event == "PersonEnrolled":
            yield each.key
        elif each.event == "PartnerContactDesignated":
            yield each.data["person_id"]


Translator = Callable[[Load, Line], None]

LINES: dict[tuple[str, str], Translator] = {}


def line(aggregate: str, event: str) -> Callable[[Translator], Translator]:
    """The decorated function carries out this event of the history."""

    def keep(translator: Translator) -> Translator:
        LINES[aggregate, event] = translator
        return translator

    return keep
