"""From one edition to the next: what was typed is tidied, what was said before keeps its text, only what differs is stored."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from domain.cases.values import Changes, Manuscript
from domain.cases.words import Section
from domain.inputs import stored
from domain.model import Prose


def tidied(typed: Manuscript) -> Manuscript:
    """Without blanks around lines, keywords said twice, and empty sections."""
    sections: dict[str, Prose | None] = {section.value: stored(typed.section(section)) for section in Section}
    topics = dict.fromkeys(topic.strip() for topic in typed.topics)
    return replace(
        typed,
        title=typed.title.strip(),
        topics=tuple(topic for topic in topics if topic),
        levels=tuple(dict.fromkeys(typed.levels)),
        **sections,
    )


def carried(new: Manuscript, earlier: Iterable[Manuscript]) -> Manuscript:
    """Sections that say what an edition has said before are that edition's texts: one redaction removes them everywhere.

    Compared as people read them, so that the mark of a removed text, sent back by a form, stays the removed text.
    """
    known = list(earlier)
    same = {section.value: _said_before(new, section, known) for section in Section}
    return replace(new, **same)


def _said_before(new: Manuscript, section: Section, known: list[Manuscript]) -> Prose | None:
    words = new.section(section)
    if words is None:
        return None
    before = (there for each in reversed(known) if (there := each.section(section)) is not None)
    return next((there for there in before if str(there) == str(words)), words)


def differing(new: Manuscript, base: Manuscript) -> Changes:
    """What the new manuscript says otherwise than its base."""
    pairs = [(name, getattr(new, name), getattr(base, name)) for name in Manuscript.__struct_fields__]
    altered = {name: value for name, value, there in pairs if value is not None and value != there}
    dropped = tuple(Section(name) for name, value, there in pairs if value is None and there is not None)
    return Changes(**altered, dropped=dropped)
