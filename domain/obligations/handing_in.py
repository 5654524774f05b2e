"""What the owner does 报送: hands in a report or what shows it, signs it; the log hands in what it knows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import line, said, text
from domain.obligations.faults import (
    ChapterUnfit,
    FileTwice,
    InTheFuture,
    NothingHandedIn,
    TooFewRefs,
    TooManyFiles,
    TooManyRefs,
)
from domain.obligations.kinds import CHAPTERS, EVIDENCED, REPORTS
from domain.obligations.refusals import NoSignature, NotEvidenced, SignedAlready, SubmissionChanged
from domain.obligations.states import OBLIGATION
from domain.obligations.values import Paper
from domain.obligations.words import Kind

if TYPE_CHECKING:
    from domain.obligations.obligation import Obligation

REFS: Final = 50
FILES: Final = 10


def submit(obligation: Obligation, paper: Paper, *, by_person: str, on: date, today: date, signs: bool = False) -> None:
    """The owner hands something in: refs, files, or all chapters of a report; late is welcome.

    `signs`: the person leads the studio, and signs a report by handing it in; else the lead signs it afterwards.
    """
    OBLIGATION.require(obligation.state, "submit")
    refuse(
        *_content_faults(obligation.kind, paper, obligation.required),
        line("by_person", by_person),
        InTheFuture("on") if on > today else None,
    )
    obligation._submitted(
        no=obligation.no + 1,
        refs=paper.refs,
        on=on,
        by_person=by_person,
        sections=tuple(section for section in paper.sections if said(section.text)),
        attachments=paper.attachments,
        signed=signs and obligation.kind in REPORTS,
        automatic=False,
    )


def fulfil(obligation: Obligation, refs: tuple[str, ...], *, on: date) -> None:
    """The log shows as much as is required: cases published, meetings held, outcomes accepted, the plan submitted. For the system."""
    OBLIGATION.require(obligation.state, "fulfil")
    if obligation.kind not in EVIDENCED:
        raise NotEvidenced
    refs = tuple(dict.fromkeys(refs))
    if len(refs) < obligation.required:
        raise TooFewRefs("refs", required=obligation.required, count=len(refs))
    obligation._submitted(
        no=obligation.no + 1,
        refs=refs,
        on=on,
        by_person="",
        sections=(),
        attachments=(),
        signed=False,
        automatic=True,
    )


def sign(obligation: Obligation, *, no: int, on: date) -> None:
    """The lead signs what the assistant handed in. `no` is the submission that was read."""
    OBLIGATION.require(obligation.state, "sign")
    if obligation.kind not in REPORTS:
        raise NoSignature
    current(obligation, no)
    if obligation.signed:
        raise SignedAlready
    obligation._signed(no=no, on=on)


def current(obligation: Obligation, seen: int) -> None:
    """Refuse what is said of a submission that is no longer the last one."""
    if seen != obligation.no:
        raise SubmissionChanged(seen=seen, no=obligation.no)


def _content_faults(kind: Kind, paper: Paper, required: int) -> Iterator[Wrong | None]:
    written = [section for section in paper.sections if said(section.text)]
    count = len(set(paper.refs))
    if not (written or paper.refs or paper.attachments):
        yield NothingHandedIn("refs")
    elif kind in EVIDENCED and count < required:
        yield TooFewRefs("refs", required=required, count=count)
    yield TooManyRefs("refs", limit=REFS, count=len(paper.refs)) if len(paper.refs) > REFS else None
    yield from (line("refs", ref) for ref in paper.refs)
    yield from _chapter_faults(kind, paper)
    yield from _file_faults(paper)


def _chapter_faults(kind: Kind, paper: Paper) -> Iterator[Wrong | None]:
    """A report that is begun has all its chapters."""
    wanted, met = CHAPTERS.get(kind, ()), [section.chapter for section in paper.sections]
    for no, section in enumerate(paper.sections):
        if section.chapter not in wanted or section.chapter in met[:no]:
            yield ChapterUnfit(f"sections.{section.chapter}", chapter=section.chapter)
        yield text(f"sections.{section.chapter}", section.text)
    written = {section.chapter for section in paper.sections if said(section.text)}
    yield from (NotChosen(f"sections.{each}") for each in wanted if written and each not in written)


def _file_faults(paper: Paper) -> Iterator[Wrong | None]:
    digests = [file.sha256 for file in paper.attachments]
    yield TooManyFiles("attachments", limit=FILES, count=len(digests)) if len(digests) > FILES else None
    for no, digest in enumerate(digests, start=1):
        yield FileTwice("attachments", no=no) if digest in digests[: no - 1] else None
