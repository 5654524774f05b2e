"""应报事项: everything that people, the clock and the log can do to reporting duties. Each use case: access, load, decide, commit."""

from __future__ import annotations

from domain.errors import NotFound
from hub.attachments import Attachments, Kept
from hub.core import Core
from hub.obligations.handling import Handling
from hub.obligations.sight import hands_in_for, leads, may_see, seen_by
from hub.obligations.timers import Timers
from projections import obligations

__all__ = ["DRAFTS", "Obligations", "hands_in_for", "leads", "may_see", "seen_by"]

DRAFTS = "obligations.submit"
"""The form whose private drafts are reports that are being written; the draft's key is that of the duty."""


class Obligations(Handling, Timers):
    """The use cases of reporting duties."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        super().__init__(core)
        self._attachments = attachments

    def file(self, key: str, file_id: str, person: str) -> Kept:
        """A file that was handed in, for whoever may read the duty, and for who sent it. Raises NotFound."""
        kept = self._attachments.find(file_id)
        with self._look() as read:
            row = obligations.by_key(read, key)
            handed = obligations.papers(read, key) if row else []
            seen = row is not None and (kept.person_id == person or may_see(self._core.standing(person), row))
        if seen and any(file.id == file_id for each in handed for file in each.paper.attachments):
            return kept
        raise NotFound(kind="attachment", key=file_id)
