"""What is written down with partners: resources, needs, agreements, projects, and how a profile changes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from domain.model import Prose
from domain.partners.words import ItemKind, ItemList, ProjectState
from domain.words import PartnerKind, Party


class Profile(msgspec.Struct, frozen=True, omit_defaults=True):
    """What may change of a partner; None stays as it was, an `area` of "" is none."""

    name: str | None = None
    kind: PartnerKind | None = None
    area: str | None = None


class Resource(msgspec.Struct, frozen=True):
    """What somebody offers. `availability` says in words when it can be had, `from_on` and `until_on` are its first and last day."""

    title: str
    kind: ItemKind
    availability: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    detail: Prose | None = None


class Need(msgspec.Struct, frozen=True):
    """What somebody needs, perhaps until a day."""

    title: str
    kind: ItemKind
    needed_by: date | None = None
    detail: Prose | None = None


class Item(NamedTuple):
    """One line of a list of resources or needs."""

    what: Resource | Need
    withdrawn: bool = False


class Named(NamedTuple):
    """What the lists say today of an item that a project names."""

    list: ItemList
    owner: Party
    withdrawn: bool


class Terms(msgspec.Struct, frozen=True):
    """共建协议: who signs, what each of them has taken on, from when until when. `valid_until` is the last day.

    `with_operator`: the Party School signs too. `meeting`: how often the sides meet. Source: the paper of an agreement.
    """

    parties: tuple[Party, ...]
    terms: tuple[str, ...]
    signed_on: date
    valid_until: date
    with_operator: bool = False
    meeting: str | None = None
    principles: Prose | None = None


class Agreement(NamedTuple):
    """An agreement as it stands; `ended_on` only where it was ended before its time."""

    terms: Terms
    ended_on: date | None = None

    def in_force(self, on: date) -> bool:
        return self.ended_on is None and on <= self.terms.valid_until


class Plan(msgspec.Struct, frozen=True):
    """共建项目: what its sides have agreed on; `lead` leads, `done_when` says by what one sees that it is done."""

    title: str
    lead: Party
    with_parties: tuple[Party, ...]
    on: date
    due_on: date
    done_when: str
    need_id: str | None = None
    resource_id: str | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        return (self.lead, *self.with_parties)


class Completion(NamedTuple):
    """One side says that a project is done, and which person said so."""

    by: Party
    person_id: str
    on: date


class Project(NamedTuple):
    """A project as it stands."""

    plan: Plan
    state: ProjectState = ProjectState.AGREED
    reported: Completion | None = None

    @property
    def completion(self) -> Completion:
        """What was reported. LookupError where nothing is."""
        if self.reported is None:
            raise LookupError("the project has not been reported done")
        return self.reported


class Appraisal(NamedTuple):
    """What a partner thinks of a year together; `usefulness` is 1..5."""

    usefulness: int
    comment: Prose | None
