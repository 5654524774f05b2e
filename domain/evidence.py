"""佐证: what shows that something is so, in words, as a file or address, or as another thing of the hub that people can open.

Each area that asks for evidence keeps it with the fact it belongs to. Whether a visit was held or a case published is known outside
of the domain: whoever decides is told so by a `Standing` for each piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from domain.errors import NotChosen, Wrong
from domain.inputs import line, stored, text
from domain.model import Prose
from domain.words import File

MOST: Final = 20
"""Pieces of evidence for one thing."""


class EvidenceKind(StrEnum):
    """What a piece of evidence is; `paper` is kept outside of the hub and only named here."""

    TEXT = "text"
    FILE = "file"
    LINK = "link"
    PAPER = "paper"
    VISIT = "visit"
    EXCHANGE = "exchange"
    CASE = "case"
    ADOPTION = "adoption"


THINGS: Final = frozenset({EvidenceKind.VISIT, EvidenceKind.EXCHANGE, EvidenceKind.CASE, EvidenceKind.ADOPTION})
"""Things of the hub that can be looked up, and whose standing may change later."""


class Standing(StrEnum):
    """How a piece of evidence stands now: it shows something, not yet, no longer, or nobody knows of it."""

    STANDS = "stands"
    NOT_YET = "not_yet"
    VOIDED = "voided"
    UNKNOWN = "unknown"


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """One piece. `ref`: key of the thing, address of the link, name of the paper; `text` and `file` for those kinds."""

    kind: EvidenceKind
    ref: str = ""
    text: Prose | None = None
    file: File | None = None

    @property
    def thing(self) -> str:
        """What can be looked up, as `kind:key`; "" for words, files and papers."""
        return f"{self.kind}:{self.ref}" if self.kind in THINGS else ""


class EvidenceUnfit(Wrong):
    """A piece of evidence is no address, or names nothing; facts: no."""

    code = "evidence.unfit"


class TooMuchEvidence(Wrong):
    """More pieces than anybody looks through; facts: limit, count."""

    code = "evidence.too_much"


class EvidenceTwice(Wrong):
    """The same piece is named twice; facts: no."""

    code = "evidence.twice"


class EvidenceNotYet(Wrong):
    """What is named has not taken place, or is not published; facts: no, named (kind of evidence)."""

    code = "evidence.not_yet"


class EvidenceVoided(Wrong):
    """What is named was voided or withdrawn; facts: no, named (kind of evidence)."""

    code = "evidence.voided"


class EvidenceUnknown(Wrong):
    """There is no such thing, or not for these eyes; facts: no, named (kind of evidence)."""

    code = "evidence.unknown"


_FAULTS: Final[dict[Standing, type[Wrong]]] = {
    Standing.NOT_YET: EvidenceNotYet,
    Standing.VOIDED: EvidenceVoided,
    Standing.UNKNOWN: EvidenceUnknown,
}


def in_words(words: Prose) -> Evidence:
    """A text as evidence."""
    return Evidence(EvidenceKind.TEXT, text=words)


def tidied(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without pieces that say nothing: an empty line of a form is none."""
    return tuple(each for each in evidence if each.file or each.ref.strip() or stored(each.text))


def evidence_faults(
    field: str, evidence: Sequence[Evidence], standing: Mapping[str, Standing]
) -> Iterator[Wrong | None]:
    """What is wrong with evidence, told beside one field. `standing`: of the things named, as `kind:key`; a fact from outside."""
    yield TooMuchEvidence(field, limit=MOST, count=len(evidence)) if len(evidence) > MOST else None
    seen: set[tuple[str, str]] = set()
    for no, each in enumerate(evidence, 1):
        yield from _piece_faults(field, no, each)
        same = (each.kind.value, each.file.sha256 if each.file else each.ref)
        yield EvidenceTwice(field, no=no) if same in seen and same[1] else None
        yield thing_fault(field, each.thing, standing, no=no)
        seen.add(same)


def thing_fault(field: str, thing: str, standing: Mapping[str, Standing], *, no: int = 1) -> Wrong | None:
    """Why a thing, as `kind:key`, shows nothing; "" names none."""
    kind = _FAULTS.get(standing.get(thing, Standing.UNKNOWN)) if thing else None
    return kind(field, no=no, named=EvidenceKind(thing.partition(":")[0])) if kind else None


def _piece_faults(field: str, no: int, each: Evidence) -> Iterator[Wrong | None]:
    if each.kind is EvidenceKind.TEXT:
        yield text(field, each.text, needed=not each.ref)
    elif each.kind is EvidenceKind.FILE:
        yield NotChosen(field) if each.file is None else None
    else:
        begins = ("https://", "http://") if each.kind is EvidenceKind.LINK else ""
        yield None if each.ref.strip() and each.ref.startswith(begins) else EvidenceUnfit(field, no=no)
    yield line(field, each.ref, needed=False)
