"""A case as readers read it: facets, sections in Markdown, files; of an edition, or of a paper that has not been handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request

from domain.cases import Section
from domain.model import Prose
from domain.words import Level, OutcomeForm
from hub.attachments import Kept
from projections.cases import EditionRow
from web import pages
from web.attached import known
from web.cases.sheet import FILES
from web.cases.words import WORDS
from web.filled import Filled
from web.texts import Lazy
from web.words import word


class Part(NamedTuple):
    """A section that says something."""

    name: str
    heading: Lazy
    text: Prose | str


class Look(NamedTuple):
    """What a reader sees of one edition. `lost`: files that are named and were removed."""

    title: str
    school: str
    form: str
    topics: Sequence[str]
    levels: Sequence[str]
    summary: Prose | str
    parts: list[Part]
    files: list[Kept]
    lost: int = 0

    @classmethod
    def of(cls, request: Request, row: EditionRow, school: str) -> Look:
        """An edition."""
        found = pages.hub(request).attachments.find_many([file.id for file in row.attachments])
        files = [found[file.id] for file in row.attachments if file.id in found]
        texts = {section: row.section(section) for section in Section}
        told = [Part(each.value, WORDS[Section][each.value], text) for each, text in texts.items() if text is not None]
        parts = [part for part in told if part.name != Section.SUMMARY]
        lost = len(row.attachments) - len(files)
        summary = row.summary or ""
        return cls(row.title, school, word(row.form), row.topics, row.levels, summary, parts, files, lost)

    @classmethod
    def typed(cls, request: Request, filled: Filled, school: str) -> Look:
        """A paper that was filled in without a fault."""
        values = filled.values
        told = [Part(each.value, WORDS[Section][each.value], values[each.value]) for each in Section]
        parts = [part for part in told if part.name != Section.SUMMARY and str(part.text).strip()]
        form, levels = word(OutcomeForm(values["form"])), [Level(each) for each in values["levels"]]
        files = known(request, filled, FILES)
        return cls(values["title"], school, form, values["topics"], levels, values["summary"], parts, files)
