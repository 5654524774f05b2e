"""The story of a duty: all that happened to it, and what was handed in each time."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.obligations import Obligation, Paper
from domain.obligations.events import Event
from projections.read import Reader
from projections.story import Stamp, moment_at, stamp


class Handed(NamedTuple):
    """One submission. `by` is a person id, "" where the log handed it in; `returned`: what was to be mended, None where it was not returned."""

    no: int
    paper: Paper
    on: date
    by: str
    at: datetime
    position: int
    automatic: bool
    signed_by: str = ""
    returned: Prose | None = None
    accepted_on: date | None = None

    @property
    def signed(self) -> bool:
        return bool(self.signed_by)


def timeline(read: Reader, key: str) -> list[tuple[Stamp, Event]]:
    """What happened to a duty, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Obligation, key)]


def papers(read: Reader, key: str) -> list[Handed]:
    """All that was handed in, oldest first; the last one is what is judged."""
    found: list[Handed] = []
    for entry, e in read.story(Obligation, key):
        if e.TOPIC == Obligation.Submitted.TOPIC:
            paper, at = Paper(e.refs, e.sections, e.attachments), moment_at(entry.recorded_at)
            signed_by = e.by_person if e.signed else ""
            found.append(Handed(e.no, paper, e.on, e.by_person, at, entry.position, e.automatic, signed_by))
        elif e.TOPIC == Obligation.Signed.TOPIC:
            found[-1] = found[-1]._replace(signed_by=entry.by.actor)
        elif e.TOPIC == Obligation.Returned.TOPIC:
            found[-1] = found[-1]._replace(returned=e.comments)
        elif e.TOPIC == Obligation.Accepted.TOPIC:
            found[-1] = found[-1]._replace(accepted_on=e.on)
    return found
