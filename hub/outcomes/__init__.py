"""成果: everything that people can do to outcomes. Each use case: access, load, decide, commit."""

from __future__ import annotations

from domain.errors import NotFound
from hub.attachments import Attachments, Kept
from hub.core import Core
from hub.outcomes.handling import Handling
from hub.outcomes.sight import may_see
from projections import outcomes

__all__ = ["Outcomes", "may_see"]


class Outcomes(Handling):
    """The use cases of outcomes."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        super().__init__(core)
        self._attachments = attachments

    def file(self, key: str, file_id: str, person: str) -> Kept:
        """A file that stands with the outcome, for whoever may read it, and for who sent it. Raises NotFound."""
        kept = self._attachments.find(file_id)
        with self._look() as read:
            row = outcomes.by_key(read, key)
            named = {each.file.id for each in row.evidence if each.file} if row else set()
            seen = row is not None and (kept.person_id == person or may_see(self._core.standing(person), row))
        if seen and file_id in named:
            return kept
        raise NotFound(kind="attachment", key=file_id)
