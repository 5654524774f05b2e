"""Files that are attached to a notice: whoever reads the exchange with its names opens them; people without an account do not."""

from __future__ import annotations

from domain.errors import NotFound
from hub.attachments import Attachments, Kept
from hub.core import Core
from hub.exchanges.aftermath import Aftermath
from hub.exchanges.notices import Notices
from hub.exchanges.records import Records
from hub.exchanges.seats import Seats
from hub.exchanges.sight import Sight, may_see
from projections import exchanges


class Handling(Notices, Seats, Records, Aftermath):
    """What people and the clock do to exchanges."""


class Exchanges(Handling):
    """The use cases of exchanges."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        super().__init__(core)
        self._attachments = attachments

    def file(self, file_id: str, person: str) -> Kept:
        """A file of a notice as it stands, for whom the exchange is no mere public page. Raises NotFound."""
        kept = self._attachments.find(file_id)
        who = self._core.standing(person)
        with self._look() as read:
            for row in exchanges.of_file(read, file_id):
                named = any(each.id == file_id for each in row.notice.attachments)
                if named and may_see(read, who, row) in (Sight.FULL, Sight.MEMBER):
                    return kept
        raise NotFound(kind="attachment", key=file_id)
