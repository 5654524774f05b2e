"""A case that grows from a visit begins with what the minutes say; the author writes on from there."""

from __future__ import annotations

from domain.cases import Manuscript
from domain.inputs import TITLE
from domain.model import Prose
from domain.words import Level, OutcomeForm
from projections import visits
from projections.read import Reader
from projections.visits import VisitRow


def from_visit(read: Reader, visit: VisitRow, *, level: str = "") -> Manuscript:
    """Purpose and question as the background, the summary as what was done, what was learnt and what went wrong as the rest.

    Only for who sees the visit in full. `level`: that of the author's school. The words are copied: a case is redacted by itself.
    """
    minutes = visits.minutes(read, visit.key)
    return Manuscript(
        title=visit.topic[:TITLE],
        form=OutcomeForm.METHOD_CASE,
        topics=(),
        levels=(Level(level),) if level in {each.value for each in Level if each is not Level.MIXED} else (),
        background=_words(visit.purpose, visit.question),
        practice=_words(minutes.summary) if minutes else None,
        effect=_listed(minutes.learnt) if minutes else None,
        reflection=_listed(minutes.problems) if minutes else None,
    )


def _words(*texts: Prose | None) -> Prose | None:
    said = [str(text) for text in texts if text is not None and text.text]
    return Prose("\n\n".join(said)) if said else None


def _listed(texts: tuple[Prose, ...]) -> Prose | None:
    said = [f"- {text}" for text in texts if text.text]
    return Prose("\n".join(said)) if said else None
