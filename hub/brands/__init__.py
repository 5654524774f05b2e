"""品牌: everything that people can do to brands. Each use case: access, load, decide, commit."""

from __future__ import annotations

from domain.errors import NotFound
from hub.attachments import Attachments, Kept
from hub.brands.building import Building
from hub.brands.endorsement import Endorsement
from hub.brands.sight import Sight, concerns, may_see
from hub.core import Core
from projections import brands

__all__ = ["Brands", "Sight", "concerns", "may_see"]


class Brands(Building, Endorsement):
    """The use cases of brands."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        super().__init__(core)
        self._attachments = attachments

    def file(self, key: str, file_id: str, person: str) -> Kept:
        """A file that the brand names, for whoever may read the brand, and for who sent it. Raises NotFound."""
        kept = self._attachments.find(file_id)
        who = self._core.standing(person)
        with self._look() as read:
            row = brands.by_key(read, key)
            named = {piece.evidence.file.id for piece in row.evidence if piece.evidence.file} if row else set()
            if row and file_id in named and (kept.person_id == person or may_see(read, who, row)):
                return kept
        raise NotFound(kind="attachment", key=file_id)
