"""What a file is: its name and its first bytes must say the same, and it must be of a kind that is kept."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath
from typing import Final

import puremagic

from hub.attachments.faults import Encrypted, WrongType
from hub.extraction import DOCX, PDF, PPTX, XLSX

KINDS: Final = {
    ".docx": DOCX,
    ".pdf": PDF,
    ".pptx": PPTX,
    ".xlsx": XLSX,
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Extension to media type."""
ZIPPED: Final = frozenset({DOCX, PPTX, XLSX})
ALLOWED: Final = ", ".join(extension.removeprefix(".") for extension in KINDS)

HEAD: Final = 4096
"""First bytes that tell what a file is."""
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins the container of old Office files, in which newer ones lie when they are locked with a password."""
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")

NAME: Final = 120


def media_of(name: str, path: Path) -> str:
    """The media type, by the extension and the content alike. Raises WrongType; Encrypted for a locked Office file."""
    media = KINDS.get(PurePosixPath(name).suffix.lower())
    if media is None:
        raise WrongType("file", name=name, allowed=ALLOWED)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if media in _by_content(head):
        return media
    if media in ZIPPED and head.startswith(COMPOUND) and LOCKED in path.read_bytes():
        raise Encrypted("file", name=name)
    raise WrongType("file", name=name, allowed=ALLOWED)


def _by_content(head: bytes) -> frozenset[str]:
    """What the first bytes may be."""
    try:
        return frozenset(found.mime_type for found in puremagic.magic_string(head))
    except (puremagic.PureError, ValueError):
        return frozenset()


def tidy_name(given: str) -> str:
    """A file's name as people see it: without folders and without characters that hide or turn round what it says."""
    bare = given.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in unicodedata.normalize("NFC", bare) if unicodedata.category(letter)[0] != "C")
    stem, dot, extension = shown.strip().rpartition(".")
    if not dot:
        return shown.strip()[:NAME]
    return f"{stem.strip()[: NAME - 10]}.{extension.strip()[:9]}"
