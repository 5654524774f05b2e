"""What an author does: a case is submitted, taken back, submitted again, and revised once it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from domain.cases.faults import LineageCycle, NothingChanged
from domain.cases.inputs import declared_faults, manuscript_faults
from domain.cases.manuscripts import carried, differing, tidied
from domain.cases.refusals import AuthorOnly, EditionChanged, RevisionPending
from domain.cases.states import CASE
from domain.cases.values import Changes, Declarations, Manuscript
from domain.cases.words import State
from domain.errors import Wrong, refuse
from domain.inputs import line, text
from domain.model import Prose

if TYPE_CHECKING:
    from domain.cases.case import Case


def submit(
    kind: type[Case],
    manuscript: Manuscript,
    declared: Declarations,
    *,
    programme_id: str,
    author_id: str,
    school_id: str,
    key: str = "",
    visit_id: str | None = None,
    adapted_from: str | None = None,
    ancestors: Collection[str] = (),
    same_title: str | None = None,
    source: str = "",
) -> Case:
    """The first edition of a case, to be reviewed. With a `source` it is taken over from elsewhere and may lack parts.

    Facts from outside: the key of another case of the school with the same title, and the keys of all cases from which
    `adapted_from` descends.
    """
    new = tidied(manuscript)
    cycle = adapted_from is not None and key in (adapted_from, *ancestors)
    refuse(
        line("programme_id", programme_id, needed=not source),
        line("author_id", author_id, needed=not source),
        line("school_id", school_id, needed=not source),
        *manuscript_faults(new, same_title, complete=not source),
        *declared_faults(declared, complete=not source),
        LineageCycle("adapted_from", case=adapted_from) if cycle else None,
        line("source", source, needed=False),
    )
    return kind.begin(
        kind.Submitted,
        key,
        programme_id=programme_id,
        author_id=author_id,
        school_id=school_id,
        edition=1,
        **asdict(new),
        declared=declared,
        visit_id=visit_id,
        adapted_from=adapted_from,
        source=source or None,
    )


def recall(case: Case, *, by_person: str | None) -> None:
    """The author takes a case back before it has been reviewed. None: the Party School does it for the author."""
    CASE.require(case.state, "recall")
    only_author(case, by_person)
    case._recalled()


def resubmit(
    case: Case,
    manuscript: Manuscript,
    declared: Declarations,
    *,
    by_person: str | None,
    base_edition: int,
    same_title: str | None = None,
) -> None:
    """The changed case is the next edition; a case that was only recalled may be submitted as it was.

    `base_edition` is the edition that was read; `by_person` and `same_title` as above.
    """
    CASE.require(case.state, "resubmit")
    only_author(case, by_person)
    seen(base_edition, case.edition)
    new, changes = _next(case, manuscript, base_edition)
    needed = case.state is State.CHANGES_ASKED
    refuse(*_faults(case, new, declared, same_title), NothingChanged() if needed and not changes else None)
    edition = case.edition + 1 if changes else case.edition
    case._resubmitted(edition=edition, base_edition=base_edition, declared=declared, changes=changes or None)


def revise(
    case: Case,
    manuscript: Manuscript,
    declared: Declarations,
    *,
    by_person: str | None,
    base_edition: int,
    change_note: Prose,
    same_title: str | None = None,
) -> None:
    """Wording and figures of a published case: the next edition is up at once, without review. The note says what changed."""
    CASE.require(case.state, "revise")
    only_author(case, by_person)
    if case.revision is not None:
        raise RevisionPending(edition=case.revision)
    seen(base_edition, case.published_edition)
    new, changes = _next(case, manuscript, base_edition)
    refuse(*_faults(case, new, declared, same_title), *_revision_faults(change_note, changes))
    case._revised(
        edition=case.edition + 1,
        base_edition=base_edition,
        changes=changes,
        change_note=change_note,
        declared=declared,
    )


def submit_revision(
    case: Case,
    manuscript: Manuscript,
    declared: Declarations,
    *,
    by_person: str | None,
    base_edition: int,
    change_note: Prose,
    same_title: str | None = None,
) -> None:
    """More than wording: the next edition is reviewed while the published one stays up.

    `base_edition` is the last edition, which the author has read: the published one, one that was returned, or the one under
    review, whose place the new one takes.
    """
    CASE.require(case.state, "submit_revision")
    only_author(case, by_person)
    seen(base_edition, case.edition)
    new, changes = _next(case, manuscript, base_edition)
    up = differing(new, case.editions[case.published_edition])
    refuse(*_faults(case, new, declared, same_title), *_revision_faults(change_note, changes and up))
    case._revision_submitted(
        edition=case.edition + 1,
        base_edition=base_edition,
        changes=changes,
        change_note=change_note,
        declared=declared,
    )


def only_author(case: Case, by_person: str | None) -> None:
    """Only the author, or the Party School (None)."""
    if by_person is not None and by_person != case.author_id:
        raise AuthorOnly


def seen(edition: int, current: int) -> None:
    """What builds on another edition than the current one is refused."""
    if edition != current:
        raise EditionChanged(seen=edition, edition=current)


def _next(case: Case, typed: Manuscript, base_edition: int) -> tuple[Manuscript, Changes]:
    new = carried(tidied(typed), case.editions.values())
    return new, differing(new, case.editions[base_edition])


def _faults(case: Case, new: Manuscript, declared: Declarations, same_title: str | None) -> Iterator[Wrong | None]:
    complete = not case.source
    yield from manuscript_faults(new, same_title, complete=complete)
    yield from declared_faults(declared, complete=complete)


def _revision_faults(change_note: Prose, changes: Changes) -> Iterator[Wrong | None]:
    yield text("change_note", change_note, needed=True)
    yield None if changes else NothingChanged()
