"""What every form of a case checks besides lines and texts: the manuscript, its files, what is declared; all at once, each beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.cases.faults import (
    FileTwice,
    LevelUnfit,
    NotDeclared,
    TitleTaken,
    TooManyFiles,
    TooManyTopics,
)
from domain.cases.values import Declarations, Manuscript
from domain.cases.words import Section
from domain.errors import NotChosen, Wrong
from domain.inputs import LINE, TEXT, TITLE, line, said, text
from domain.words import SCHOOL_LEVELS, File

SUMMARY: Final = 300
TOPICS: Final = 10
FILES: Final = 20


def manuscript_faults(manuscript: Manuscript, same_title: str | None, *, complete: bool) -> Iterator[Wrong | None]:
    """Everything wrong with a manuscript. `same_title`: key of another case of the unit with this title.

    A case taken over from elsewhere is not `complete`: it may lack parts, though not all of them, and have a longer title.
    """
    yield line("title", manuscript.title, limit=TITLE if complete else LINE)
    yield TitleTaken("title", case=same_title) if same_title is not None else None
    yield from _facet_faults(manuscript, complete=complete)
    for section in Section:
        limit = SUMMARY if section is Section.SUMMARY else TEXT
        needed = complete and section is not Section.APPENDIX
        yield text(section.value, manuscript.section(section), limit=limit, needed=needed)
    if not complete and not any(said(manuscript.section(section)) for section in Section):
        yield NotChosen(Section.PRACTICE.value)
    yield from files_faults("attachments", manuscript.attachments)


def declared_faults(declared: Declarations, *, complete: bool) -> Iterator[Wrong | None]:
    """All three declarations are made; of a case taken over what was declared elsewhere is kept as it is."""
    for name in Declarations.__struct_fields__:
        yield NotDeclared(name) if complete and not getattr(declared, name) else None


def _facet_faults(manuscript: Manuscript, *, complete: bool) -> Iterator[Wrong | None]:
    topics, levels = manuscript.topics, manuscript.levels
    yield NotChosen("topics") if complete and not topics else None
    yield TooManyTopics("topics", limit=TOPICS, count=len(topics)) if len(topics) > TOPICS else None
    yield from (line("topics", topic, limit=TITLE) for topic in topics)
    yield NotChosen("levels") if complete and not levels else None
    yield LevelUnfit("levels") if set(levels) - set(SCHOOL_LEVELS) else None


def files_faults(field: str, files: tuple[File, ...]) -> Iterator[Wrong | None]:
    """Up to 20 files, none twice. Size, type and content were looked at when they were taken in."""
    yield TooManyFiles(field, limit=FILES, count=len(files)) if len(files) > FILES else None
    digests = [file.sha256 for file in files]
    yield from (FileTwice(field, no=no) for no, digest in enumerate(digests, 1) if digest in digests[: no - 1])
