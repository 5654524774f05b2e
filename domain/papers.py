"""考勤表、纪要: the papers of whatever took place, the same for a visit and for an exchange; each a small frozen value."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.errors import NotChosen, Wrong
from domain.inputs import said, text
from domain.model import Prose
from domain.words import Item


class SheetSource(StrEnum):
    """How attendance was taken."""

    PAPER = "paper"
    ROLL_CALL = "roll_call"
    IMPORT = "import"


class VoidReason(StrEnum):
    """Why a record counts no more."""

    DUPLICATE = "duplicate"
    ENTERED_IN_ERROR = "entered_in_error"
    OTHER = "other"


class Deputy(msgspec.Struct, frozen=True):
    """Who stood in for the responsible person, and why."""

    person_id: str
    reason: Prose


class Amendment(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an amendment of the minutes alters; None stays as it was, an empty list empties it."""

    summary: Prose | None = None
    learnt: tuple[Prose, ...] | None = None
    problems: tuple[Prose, ...] | None = None
    action_items: tuple[Item, ...] | None = None


class Minutes(msgspec.Struct, frozen=True):
    """One revision of the minutes; `by_person` is who wrote it. No takeaway at all is an explicit statement."""

    revision: int
    by_person: str
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    action_items: tuple[Item, ...]

    @property
    def numbers(self) -> set[int]:
        return {item.no for item in self.action_items}

    def differing(self, changes: Amendment) -> Amendment:
        """What says something else than this revision; lines that say nothing are left out."""
        wanted = given(changes)
        wanted |= {name: lines(wanted[name]) for name in ("learnt", "problems") if name in wanted}
        return Amendment(**{name: value for name, value in wanted.items() if value != getattr(self, name)})

    def amended(self, revision: int, by_person: str, changes: Amendment) -> Minutes:
        """The next revision and who wrote it."""
        return replace(self, revision=revision, by_person=by_person, **given(changes))


def given(changes: msgspec.Struct) -> dict[str, Any]:
    """What a change says, by field: a field that is None stays as it was."""
    return {name: value for name in changes.__struct_fields__ if (value := getattr(changes, name)) is not None}


def lines(texts: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """The texts that say something."""
    return tuple(each for each in texts if said(each))


def list_faults(
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    items: tuple[Item, ...],
    *,
    twice: type[Wrong],
    too_few: type[Wrong],
) -> Iterator[Wrong | None]:
    """Each line within its limits; action items with an owner and a number of their own, else they are `twice` or `too_few`."""
    yield from (text("learnt", each) for each in learnt)
    yield from (text("problems", each) for each in problems)
    seen: set[int] = set()
    for item in items:
        yield text("action_items", item.what, needed=True)
        yield NotChosen("action_items", no=item.no) if not item.owner else None
        yield too_few("action_items", least=1) if item.no < 1 else None
        yield twice("action_items", no=item.no) if item.no in seen else None
        seen.add(item.no)
