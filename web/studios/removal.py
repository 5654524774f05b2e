"""移除文字: a text of a studio that must not be read by anybody is destroyed for ever; guidance also by whom it is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request

from domain.studios import Studio, events
from hub.studios import notes
from projections import studios
from projections.story import Stamp, stamp
from web.desk import Subject
from web.redaction import redacting
from web.studios.tasks import STUDIO
from web.texts import _


def removable(request: Request) -> bool:
    """Whether the person may destroy any text of the studio of the address."""
    return REDACT.possible(STUDIO.at(request)) is None


def _story(on: Subject) -> Iterator[tuple[Stamp, Any]]:
    """All that was written about the studio, the mentors' notes among it."""
    yield from studios.timeline(on.read, on.key)
    for entry, fact in on.read.story(Studio, on.key, events.GuidanceNoted):
        yield stamp(entry, fact), fact


def _veil(on: Subject, fact: Any) -> str:
    """What stands for the content of a note that this person may not read: the day and the topic, by which it is found."""
    if not isinstance(fact, events.GuidanceNoted):
        return ""
    shown = {row.content.key for row in notes(on.read, on.who, on.key)}
    return "" if fact.content.key in shown else _("导师指导“{topic}”，内容只在工作室内", topic=fact.topic)


REDACT = redacting(
    STUDIO,
    rule="studio.redact",
    story=_story,
    veil=_veil,
    do=lambda on: on.hub.studios.redact,
)
