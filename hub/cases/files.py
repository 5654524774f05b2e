"""Who may open an attached file: whoever may read what it is attached to, and who sent it."""

from __future__ import annotations

from domain.errors import NotFound
from hub.attachments import Kept
from hub.audience import tokens_of
from hub.cases.basis import Basis
from hub.cases.sight import Sight, may_see
from projections import cases, evidence, exchanges, obligations
from projections.cases import CaseRow
from projections.read import Reader


class Files(Basis):
    """Files of cases and adoptions."""

    def file(self, file_id: str, person: str) -> Kept:
        """The file for this person; raises NotFound for whom it does not exist. `hub.attachments.path` says where it lies."""
        kept = self._attachments.find(file_id)
        if kept.person_id == person:
            return kept
        who = self._core.standing(person)
        with self._look() as read:
            tokens = tokens_of(read, who)
            for row in cases.of_file(read, file_id):
                if _stands(read, row, file_id, may_see(who, row, tokens)):
                    return kept
        raise NotFound(kind="attachment", key=file_id)

    def sweep_files(self) -> int:
        """Remove files that were sent some days ago with a form that was never sent, whatever it was about; how many."""
        with self._look() as read:
            areas = cases, evidence, exchanges, obligations
            named = frozenset[str]().union(*(area.named_files(read) for area in areas))
        return self._attachments.sweep(named, self._core.now())


def _stands(read: Reader, row: CaseRow, file_id: str, sight: Sight | None) -> bool:
    """Whether the file is in what the person sees: readers see the edition that is up, and what shows the adoptions."""
    if sight is not Sight.READ:
        return sight is Sight.FULL
    up = cases.edition(read, row.key, row.published or 0)
    shown = {file.id for file in up.attachments} if up else set()
    return file_id in shown | {
        each.file.id for found in cases.evidence(read, row.key).values() for each in found if each.file
    }
