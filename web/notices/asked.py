"""For whom notices are worked out: a person, or the group of a studio, which is told the names of its schools and none of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from domain.words import Party
from hub.access import Standing
from web import frame
from web.naming import Names

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader


class GroupNames(Names):
    """A group of several schools knows no “我校”."""

    def ours(self, party: Party | None) -> str:
        return self(party)


@dataclass(frozen=True)
class Asked:
    """What a source of notices is given. The words are looked up in the language of whoever reads them (web/texts.py)."""

    hub: Hub
    read: Reader
    who: Standing
    now: datetime

    @property
    def group(self) -> bool:
        """Whether a studio's group is told, and nobody in person."""
        return not self.who.person

    @cached_property
    def names(self) -> Names:
        return GroupNames(self.read) if self.group else Names(self.read)

    def called(self, person: str) -> str:
        """A person's name; a group hears the unit alone."""
        return "" if self.group else frame.name(self.hub, person)
