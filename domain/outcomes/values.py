"""What an outcome consists of, and how it differs once it has been improved."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from domain.evidence import Evidence
from domain.model import Prose
from domain.words import OutcomeForm


class Work(msgspec.Struct, frozen=True):
    """代表性成果: everything that its owner says of it. `year` is the one for which it stands (P45)."""

    form: OutcomeForm
    title: str
    year: int
    abstract: Prose
    evidence: tuple[Evidence, ...]


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the owner changed of it; None stays as it was."""

    form: OutcomeForm | None = None
    title: str | None = None
    year: int | None = None
    abstract: Prose | None = None
    evidence: tuple[Evidence, ...] | None = None

    def __bool__(self) -> bool:
        return self != Changes()


class Years(NamedTuple):
    """First and last calendar year of a cohort."""

    first: int
    last: int
