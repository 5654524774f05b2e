"""导师指导: what mentors noted for their studio, and how long they were there; who may read a note stands in hub/studios/sight.py."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.model import Prose
from domain.studios import Studio, events
from projections.read import Reader


class GuidanceRow(NamedTuple):
    """What a mentor said, when and how long; `for_lead`: for the lead's eyes alone. `position` names the note."""

    position: int
    mentor: str
    on: date
    minutes: int
    topic: str
    content: Prose
    for_lead: bool
    school: str | None
    visit: str | None


class Hours(NamedTuple):
    """How long a mentor was there for a studio, in all, and how often."""

    mentor: str
    minutes: int
    times: int


def guidance(read: Reader, studio: str) -> list[GuidanceRow]:
    """All notes of a studio, the newest day first."""
    found = [
        GuidanceRow(
            entry.position, e.mentor_id, e.on, e.minutes, e.topic, e.content, e.for_lead, e.school_id, e.visit_id
        )
        for entry, e in read.story(Studio, studio, events.GuidanceNoted)
    ]
    return sorted(found, key=lambda row: (row.on, row.position), reverse=True)


def hours(read: Reader, studio: str) -> list[Hours]:
    """Each mentor who was ever appointed, in order of appointment and not of minutes: this is no ranking (P19)."""
    sql = "SELECT person FROM mentoring WHERE studio = ? GROUP BY person ORDER BY min(id)"
    notes = guidance(read, studio)
    return [
        Hours(mentor, sum(note.minutes for note in notes if note.mentor == mentor), count)
        for (mentor,) in read.rows(sql, studio)
        for count in [sum(note.mentor == mentor for note in notes)]
    ]
