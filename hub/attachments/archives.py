"""An Office file is an archive; before anybody parses what is in it, it is unpacked into nothing, piece by piece, against limits.

Limits: 50 MB unpacked, 100 times its own size, 2,000 files inside, no archive in the archive. Documents that Office itself embeds (the
table behind a chart) are archives that people did not make: they are looked at in the same way, and nothing may be nested in them.
Source: reliability section 2, uploads.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final
from xml.etree.ElementTree import ParseError, XMLPullParser

from hub.attachments.faults import Bomb, Broken, Encrypted, WrongType
from hub.attachments.kinds import ALLOWED
from hub.extraction import DOCX, PPTX, XLSX

MEGABYTE: Final = 1024 * 1024
SIZE: Final = 50
"""Megabytes of all files inside, unpacked."""
RATIO: Final = 100
ENTRIES: Final = 2_000
SMALL: Final = MEGABYTE
"""A single file inside may be packed as tightly as it likes up to here: a blank page is nothing but repetition."""
TABLE: Final = 256 * 1024
"""Bytes of the list of contents that tells what kind of document it is."""
PIECE: Final = 64 * 1024

ENTRY: Final = b"PK\x01\x02"
"""Begins each line of an archive's directory."""
PACKED: Final = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
"""How archives begin."""
OFFICE: Final = (".docx", ".pptx", ".xlsx")

MAIN: Final = {DOCX: "wordprocessingml.document", PPTX: "presentationml.presentation", XLSX: "spreadsheetml.sheet"}
"""What the main part of a document is called in its list of contents, without macros."""


def check_archive(path: Path, media: str, name: str) -> None:
    """Raises Bomb, Encrypted, Broken, or WrongType where the archive is no document of this kind."""
    content = path.read_bytes()
    try:
        _Check(name).look(io.BytesIO(content), content, nested=False)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            kinds = set(_content_types(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ParseError, NotImplementedError, ValueError):
        raise Broken("file", name=name) from None
    if not any(kind.endswith(".main+xml") and MAIN[media] in kind for kind in kinds):
        raise WrongType("file", name=name, allowed=ALLOWED)


class _Check:
    """Counts over one file, with all that is embedded in it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._entries = self._unpacked = 0

    def look(self, file: IO[bytes], content: bytes, *, nested: bool) -> None:
        self._entries += content.count(ENTRY)  # before the directory is read: reading it takes memory for each line
        if self._entries > ENTRIES:
            raise self._bomb("entries", ENTRIES)
        with zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
            self._declared(listed, len(content))
            for entry in listed:
                self._unpack(archive, entry, len(content), nested=nested)

    def _declared(self, listed: list[zipfile.ZipInfo], size: int) -> None:
        if any(entry.flag_bits & 1 for entry in listed):
            raise Encrypted("file", name=self._name)
        total = self._unpacked + sum(entry.file_size for entry in listed)
        if total > SIZE * MEGABYTE:
            raise self._bomb("size", SIZE)
        if total > RATIO * size and total > SMALL:
            raise self._bomb("ratio", RATIO)

    def _unpack(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int, *, nested: bool) -> None:
        """Read an entry to its real end, whatever size its directory line declares."""
        declared = entry.file_size
        kept = io.BytesIO()
        real, first, embedded = 0, b"", entry.filename.lower().endswith(OFFICE)
        for piece in _pieces(archive, entry):
            first = first or piece[:8]
            real += len(piece)
            self._unpacked += len(piece)
            if self._unpacked > SIZE * MEGABYTE:
                raise self._bomb("size", SIZE)
            if real > SMALL and real > RATIO * max(1, entry.compress_size):
                raise self._bomb("ratio", RATIO)
            if embedded:
                kept.write(piece)
        if real != declared:
            raise Broken("file", name=self._name)
        if first.startswith(PACKED):
            if nested or not embedded:
                raise self._bomb("nested", 0)
            self.look(kept, kept.getvalue(), nested=True)

    def _bomb(self, what: str, limit: int) -> Bomb:
        return Bomb("file", name=self._name, what=what, limit=limit)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    entry.file_size = 1 << 40  # zipfile would stop at the declared size and never see what lies behind it
    with archive.open(entry) as file:
        while piece := file.read(PIECE):
            yield piece


def _content_types(archive: zipfile.ZipFile) -> Iterator[str]:
    """Kinds of the parts of a document, as its own list tells. Raises ValueError where it defines entities, which might unfold without end."""
    with archive.open("[Content_Types].xml") as file:
        table = file.read(TABLE)
    if b"<!DOCTYPE" in table or b"<!ENTITY" in table:
        raise ValueError("no Office program writes a document type")
    parser: Any = XMLPullParser(["start"])
    parser.feed(table)
    for _, element in parser.read_events():
        yield str(element.get("ContentType", ""))
