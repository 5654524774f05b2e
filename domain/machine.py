"""When a command is legal: a table of commands and states, and the two ways in which a state says no."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from domain.errors import Conflict

S = TypeVar("S", bound=StrEnum)


class Machine(NamedTuple, Generic[S]):
    """The states of one kind of thing. Each command stands in `legal`; where its deed is done already stands in `done`."""

    legal: dict[str, frozenset[S]]
    done: dict[str, frozenset[S]]
    too_late: type[Conflict]
    """The state forbids it; facts: command, state."""
    already: type[Conflict]
    """A second click, which is answered calmly; facts: command, state."""

    def refusal(self, state: S, command: str) -> Conflict | None:
        """Why a state forbids a command; a deed already done is told apart from one that is too late."""
        if state in self.legal[command]:
            return None
        refused = self.already if state in self.done.get(command, ()) else self.too_late
        return refused(command=command, state=state)

    def require(self, state: S, command: str) -> None:
        """Refuse a command that the state forbids."""
        if (refusal := self.refusal(state, command)) is not None:
            raise refusal
