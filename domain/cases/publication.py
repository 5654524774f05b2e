"""What readers get to see: a case is published, recommended, archived, withdrawn, and texts of it are removed for ever."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.cases.faults import EditionUnknown, SectionEmpty
from domain.cases.refusals import NeverPublished
from domain.cases.states import CASE
from domain.cases.submission import only_author, seen
from domain.cases.words import Section, State, Visibility
from domain.days import InTheFuture
from domain.errors import refuse
from domain.inputs import text
from domain.model import Prose
from domain.texts import texts_of

if TYPE_CHECKING:
    from domain.cases.case import Case


def publish(case: Case, *, edition: int, visibility: Visibility, on: date, today: date) -> None:
    """The approved edition is up for its readers. Of a published case the audience can be changed in the same way."""
    CASE.require(case.state, "publish")
    first = case.state is State.APPROVED
    seen(edition, case.edition if first else case.published_edition)
    if first or visibility is not case.visibility:
        refuse(InTheFuture("on") if on > today else None)
        case._published(edition=edition, visibility=visibility, on=on)


def recommend(case: Case, *, on: date, reason: Prose, today: date) -> None:
    """The district recommends the case, once, and says why."""
    CASE.require(case.state, "recommend")
    if not case.recommended:
        refuse(InTheFuture("on") if on > today else None, text("reason", reason, needed=True))
        case._recommended(on=on, reason=reason)


def archive(case: Case, *, by_person: str | None, reason: Prose) -> None:
    """Still readable, not offered any more; by the author or the Party School (None)."""
    CASE.require(case.state, "archive")
    only_author(case, by_person)
    refuse(text("reason", reason, needed=True))
    case._archived(reason=reason)


def restore(case: Case, *, reason: Prose) -> None:
    """The Party School brings a case back from the archive."""
    CASE.require(case.state, "restore")
    refuse(text("reason", reason, needed=True))
    case._restored(reason=reason)


def withdraw(case: Case, *, by_person: str | None, reason: Prose) -> None:
    """Nobody reads it any more: a stub with the reason stays; by the author or the Party School (None)."""
    CASE.require(case.state, "withdraw")
    only_author(case, by_person)
    refuse(text("reason", reason, needed=True))
    case._withdrawn(reason=reason)


def reinstate(case: Case, *, reason: Prose) -> None:
    """The Party School publishes a withdrawn case again, for the same readers; only what was published before."""
    CASE.require(case.state, "reinstate")
    if case.published is None:
        raise NeverPublished
    refuse(text("reason", reason, needed=True))
    case._reinstated(reason=reason)


def redact(
    case: Case,
    *,
    reason: str,
    of: tuple[str, ...] = (),
    edition: int | None = None,
    sections: tuple[Section, ...] = (),
) -> None:
    """Texts are destroyed for ever, named by their keys or as sections of an edition; legal in every state, which stays as it is.

    A section that is the same in several editions is one text, and gone from all of them.
    """
    if gone := case.left_of((*of, *_keys(case, edition, sections)), reason):
        case.trigger_event(case.Redacted, of=gone, reason=reason, edition=edition, sections=sections)


def _keys(case: Case, edition: int | None, sections: tuple[Section, ...]) -> tuple[str, ...]:
    if edition is None:
        return ()
    if edition not in case.editions:
        raise EditionUnknown("edition", edition=edition)
    manuscript = case.editions[edition]
    refuse(*(SectionEmpty("sections", section=name) for name in sections if manuscript.section(name) is None))
    return tuple(key for name in sections for key in texts_of(manuscript.section(name)))
