"""The story of a case and of its adoptions: what each event says in a timeline, and the reviews and the evidence told in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from msgspec.structs import asdict, astuple, replace

from domain.cases import Adoption, Case, Changes, Manuscript, Remarks, Scores, Section, events
from domain.model import DomainEvent, Prose
from domain.record import Entry
from domain.words import Party
from projections.cases.facts import Facts
from projections.cases.rows import EvidenceRow
from projections.read import Reader
from projections.story import moment_at, stamp


class LineRow(NamedTuple):
    """One event of a case, or of an adoption (`adoption` is its key). `kind` is its topic without the area."""

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str
    facts: Facts
    note: Prose | None
    adoption: str | None = None


class Said(NamedTuple):
    """What a line says: the facts of its sentence, and the words somebody wrote."""

    facts: Facts = Facts()
    note: Prose | None = None


def _edition(e: Any) -> Facts:
    return Facts(edition=e.edition, base_edition=e.base_edition, changed=_changed(e.changes))


def _changed(changes: Changes | None) -> tuple[str, ...]:
    """Names of the fields that an edition changes, in the order of the paper."""
    if changes is None:
        return ()
    names = Manuscript.__struct_fields__
    return tuple(name for name in names if getattr(changes, name) is not None or name in changes.dropped)


def _remarks(remarks: Remarks | None) -> dict[Section, Prose]:
    told = asdict(remarks) if remarks else {}
    return {Section(section): text for section, text in told.items() if text is not None}


def _returned(e: Any) -> Said:
    remarked = tuple(section.value for section in _remarks(e.remarks))
    return Said(Facts(edition=e.edition, remarked=remarked), e.comments)


def _redacted(e: events.Redacted) -> Said:
    """The texts are gone by their keys; the line says how many, and of which sections where the order named them."""
    sections = tuple(section.value for section in e.sections)
    return Said(Facts(count=len(e.of), reason=e.reason, edition=e.edition, sections=sections))


def _reason(e: Any) -> Said:
    return Said(note=e.reason)


def _on(e: Any) -> Said:
    return Said(Facts(on=e.on))


def _used(e: Any) -> Said:
    return Said(Facts(on=e.on), e.note)


_SAYS: dict[type[DomainEvent], Callable[[Any], Said]] = {
    events.Submitted: lambda e: Said(Facts(edition=e.edition, case=e.adapted_from, visit=e.visit_id)),
    events.Recalled: lambda _: Said(),
    events.ReviewerAssigned: lambda e: Said(Facts(reviewer=e.reviewer_id, due_on=e.due_on)),
    events.ChangesAsked: _returned,
    events.Resubmitted: lambda e: Said(_edition(e)),
    events.Approved: lambda e: Said(Facts(edition=e.edition, scores=astuple(e.scores) if e.scores else ()), e.comment),
    events.Published: lambda e: Said(Facts(edition=e.edition, visibility=e.visibility, on=e.on)),
    events.Revised: lambda e: Said(_edition(e), e.change_note),
    events.RevisionSubmitted: lambda e: Said(_edition(e), e.change_note),
    events.RevisionReturned: _returned,
    events.RevisionPublished: lambda e: Said(Facts(edition=e.edition), e.comment),
    events.Recommended: lambda e: Said(Facts(on=e.on), e.reason),
    **dict.fromkeys((events.Archived, events.Restored, events.Withdrawn, events.Reinstated), _reason),
    events.Redacted: _redacted,
    Adoption.Planned: lambda e: Said(Facts(edition=e.edition, on=e.start_on, case=e.case_id), e.adapted),
    **dict.fromkeys((Adoption.TrialStarted, Adoption.Ended, Adoption.Resumed), _on),
    Adoption.EvidenceAdded: lambda e: Said(Facts(visit=e.visit_id, file=e.file.id if e.file else None), e.note),
    Adoption.ResultReported: lambda e: Said(Facts(result=e.result, on=e.on), e.note),
    **dict.fromkeys((Adoption.Adopted, Adoption.Adapted), _used),
    Adoption.Dropped: _reason,
    Adoption.SharedBack: lambda e: Said(Facts(case=e.case_id)),
    Adoption.Redacted: lambda e: Said(Facts(count=len(e.of), reason=e.reason)),
}
SAYS = {kind.TOPIC: say for kind, say in _SAYS.items()}
"""By topic."""


def timeline(read: Reader, key: str, *, after: int = 0) -> list[LineRow]:
    """What happened to a case, oldest first, behind a position."""
    return [line for line in _timeline(read, key) if line.position > after]


def _timeline(read: Reader, key: str) -> Iterator[LineRow]:
    visibility = None
    for entry, e in read.story(Case, key):
        line = _line(entry, e)
        if isinstance(e, events.Published):
            facts = replace(line.facts, old_visibility=visibility)
            line, visibility = line._replace(facts=facts), e.visibility
        yield line


def adoption_timeline(read: Reader, key: str) -> list[LineRow]:
    """What happened to all adoptions of a case, oldest first."""
    keys = [found for (found,) in read.rows("SELECT key FROM adoption WHERE case_key = ? ORDER BY no", key)]
    return sorted(line for adoption in keys for line in adoption_lines(read, adoption))


def adoption_lines(read: Reader, adoption: str) -> list[LineRow]:
    """What happened to one adoption, oldest first."""
    return [_line(entry, e)._replace(adoption=adoption) for entry, e in read.story(Adoption, adoption)]


def _line(entry: Entry, e: DomainEvent) -> LineRow:
    said = SAYS[e.TOPIC](e)
    return LineRow(*stamp(entry, e), facts=said.facts, note=said.note)


class ReviewRow(NamedTuple):
    """What a reviewer said of an edition. `verdict`: changes_asked, approved, revision_returned, revision_published."""

    position: int
    edition: int
    verdict: str
    by: str
    at: datetime
    scores: Scores | None
    comment: Prose | None
    remarks: dict[Section, Prose]


VERDICTS = (events.ChangesAsked, events.Approved, events.RevisionReturned, events.RevisionPublished)


def reviews(read: Reader, key: str) -> list[ReviewRow]:
    """All reviews, oldest first."""
    return [_review(entry, e) for entry, e in read.story(Case, key, *VERDICTS)]


def _review(entry: Entry, e: Any) -> ReviewRow:
    at = stamp(entry, e)
    return ReviewRow(
        at.position,
        e.edition,
        verdict=at.kind,
        by=at.actor,
        at=at.at,
        scores=getattr(e, "scores", None),
        comment=SAYS[e.TOPIC](e).note,
        remarks=_remarks(getattr(e, "remarks", None)),
    )


def evidence(read: Reader, case_key: str) -> dict[str, list[EvidenceRow]]:
    """What shows the adoptions of a case, by adoption, oldest first."""
    found: dict[str, list[EvidenceRow]] = {}
    for (key,) in read.rows("SELECT key FROM adoption WHERE case_key = ? ORDER BY no", case_key):
        for entry, e in read.story(Adoption, key, Adoption.EvidenceAdded):
            at = moment_at(entry.recorded_at)
            row = EvidenceRow(entry.position, at, entry.by.actor, e.file, e.visit_id, e.note)
            found.setdefault(key, []).append(row)
    return found
