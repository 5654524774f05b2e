"""What a reporting duty consists of: who owes it, and the chapters and files of what was handed in; small frozen values."""

from __future__ import annotations

import msgspec

from domain.model import Prose
from domain.obligations.words import Chapter, OwnerKind
from domain.words import File


class Owner(msgspec.Struct, frozen=True, order=True):
    """A studio or school by its code, or a person by id."""

    kind: OwnerKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Section(msgspec.Struct, frozen=True):
    """One chapter of a report."""

    chapter: Chapter
    text: Prose


class Paper(msgspec.Struct, frozen=True):
    """What was handed in: `refs` name plans, cases, exchanges, outcomes or papers outside of the hub."""

    refs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    attachments: tuple[File, ...] = ()
