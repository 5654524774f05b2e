"""What a case consists of: the manuscript of an edition, how the next one differs, what is declared, scored and remarked."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from domain.cases.words import Section
from domain.model import Prose
from domain.words import File, Level, OutcomeForm


class Manuscript(msgspec.Struct, frozen=True):
    """Everything an author writes into one edition. Attachments stand in their order; the appendix may be missing.

    Where a case was taken over from elsewhere, other sections may be missing too.
    """

    title: str
    form: OutcomeForm
    topics: tuple[str, ...]
    levels: tuple[Level, ...]
    summary: Prose | None = None
    background: Prose | None = None
    practice: Prose | None = None
    effect: Prose | None = None
    reflection: Prose | None = None
    appendix: Prose | None = None
    attachments: tuple[File, ...] = ()

    def section(self, section: Section) -> Prose | None:
        found: Prose | None = getattr(self, section)
        return found

    def changed(self, changes: Changes) -> Manuscript:
        """The edition that these changes make of this one; what they do not name keeps its texts and their keys."""
        named = {name: getattr(changes, name) for name in Manuscript.__struct_fields__}
        altered = {name: value for name, value in named.items() if value is not None}
        return replace(self, **altered | dict.fromkeys(changes.dropped))


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an edition says otherwise than its base; None stays as it was, `dropped` sections are there no more."""

    title: str | None = None
    form: OutcomeForm | None = None
    topics: tuple[str, ...] | None = None
    levels: tuple[Level, ...] | None = None
    summary: Prose | None = None
    background: Prose | None = None
    practice: Prose | None = None
    effect: Prose | None = None
    reflection: Prose | None = None
    appendix: Prose | None = None
    attachments: tuple[File, ...] | None = None
    dropped: tuple[Section, ...] = ()

    def __bool__(self) -> bool:
        return self != Changes()


class Declarations(msgspec.Struct, frozen=True):
    """What an author declares 真实性与原创承诺、隐私自查: own work, true, no personal data of others."""

    original: bool
    truthful: bool
    privacy_checked: bool


class Scores(msgspec.Struct, frozen=True):
    """Four scores of 0..25 each: 真实, 创新, 实效, 典型."""

    authenticity: int
    innovation: int
    effect: int
    typicality: int

    @property
    def total(self) -> int:
        return self.authenticity + self.innovation + self.effect + self.typicality


class Remarks(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reviewer remarks on single sections."""

    summary: Prose | None = None
    background: Prose | None = None
    practice: Prose | None = None
    effect: Prose | None = None
    reflection: Prose | None = None
    appendix: Prose | None = None
