"""Attached files: checked before anybody opens them, kept by their digest, read once, and gone when nothing names them."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import IO, Final

from domain.errors import NotFound
from domain.words import File
from hub.attachments.archives import check_archive
from hub.attachments.faults import Empty, TooLarge
from hub.attachments.kinds import ZIPPED, media_of, tidy_name
from hub.attachments.reading import Page, pages_of, read_text
from hub.attachments.register import Kept, Register
from hub.attachments.shelf import FOLDER, Received, Shelf
from hub.clock import Clock, micros
from hub.private import Private

MEGABYTE: Final = 1024 * 1024
LIMIT: Final = 20
"""Megabytes of one file, at most."""
UNNAMED: Final = timedelta(days=2)
"""How long a file waits for the form it was sent with: the form may be sent again, or finished tomorrow."""


class Attachments:
    """The files of a hub. Who may send or see one is decided by the area whose thing it belongs to."""

    def __init__(self, private: Private, data: Path, clock: Clock) -> None:
        self._register, self._shelf, self._clock = Register(private), Shelf(data / FOLDER), clock

    def keep(self, name: str, content: IO[bytes], *, person: str) -> File:
        """Take a file in; what events say of it. Raises the refusals of hub.attachments.faults, and then keeps nothing.

        Takes as long as reading the file's text does, some seconds for a large one.
        """
        name = tidy_name(name)
        with self._shelf.receive(content, LIMIT * MEGABYTE) as received:
            if received.size > LIMIT * MEGABYTE:
                raise TooLarge("file", name=name, limit=LIMIT, size=ceil(received.size / MEGABYTE * 10) / 10)
            if not received.size:
                raise Empty("file", name=name)
            media = media_of(name, received.path)
            if media in ZIPPED:
                check_archive(received.path, media, name)
            with self._shelf.aside() as lines:
                with lines.open("r+b") as into:
                    read_text(received.path, media, into, name)
                return self._shelve(received, lines, media, name, person)

    def _shelve(self, received: Received, lines: Path, media: str, name: str, person: str) -> File:
        kept = Kept(
            id=secrets.token_hex(8),
            digest=received.digest,
            name=name,
            size=received.size,
            media=media,
            person_id=person,
            uploaded_at=micros(self._clock()),
        )
        with self._shelf.alone():  # nobody may just now be removing the last file with this content
            self._shelf.put(lines, self._shelf.text(kept.digest))
            self._shelf.put(received.path, self._shelf.path(kept.digest))
            self._register.add(kept)
        return _as_file(kept)

    # ---- looking

    def find(self, file_id: str) -> Kept:
        """A file by the id that events name. Raises NotFound, also for one that was removed."""
        if (kept := self._register.find([file_id]).get(file_id)) is None:
            raise NotFound(kind="attachment", key=file_id)
        return kept

    def find_many(self, ids: Collection[str]) -> dict[str, Kept]:
        """Files by id, for a page that lists them; removed ones are left out."""
        return self._register.find(ids)

    def files(self, ids: Iterable[str]) -> tuple[File, ...]:
        """What a command takes for the ids that a form names, in their order. Raises NotFound."""
        wanted = list(dict.fromkeys(ids))
        found = self._register.find(wanted)
        return tuple(_as_file(found.get(file_id) or self.find(file_id)) for file_id in wanted)

    def path(self, kept: Kept) -> Path:
        """Where its content lies, to be sent with `Content-Disposition: attachment`."""
        return self._shelf.path(kept.digest)

    def pages(self, kept: Kept) -> list[Page]:
        """Its text, as far as it could be read; empty for pictures and scans."""
        try:
            return pages_of(self._shelf.text(kept.digest))
        except FileNotFoundError:
            return []

    def damaged(self) -> list[str]:
        """Digests of files that are no longer what they were."""
        return self._shelf.damaged()

    # ---- forgetting

    def remove(self, ids: Collection[str]) -> None:
        """Forget these files for good, the content too unless the same was sent under another id."""
        with self._shelf.alone():
            for digest in self._register.remove(ids):
                self._shelf.remove(digest)

    def sweep(self, named: Collection[str], now: datetime) -> int:
        """Remove what was sent two days ago or earlier and is named neither by an event (`named`) nor by a draft; how many files."""
        old = [kept.id for kept in self._register.older(micros(now - UNNAMED)) if kept.id not in named]
        if old:
            drafts = self._register.in_drafts()
            old = [file_id for file_id in old if file_id not in drafts]
        if old:
            self.remove(old)
        self._shelf.tidy()
        return len(old)


def _as_file(kept: Kept) -> File:
    return File(kept.id, kept.digest, kept.size, kept.media)
