"""A few lines of text and who signed them, in a file that people can read, print and keep: C2SP signed-note, version 1, with Ed25519.

A note is the text, an empty line and lines of `— name base64(key id, signature)`. A public key is written `name+key id+base64(1, key)`.
Signatures of keys that nobody asked about are passed over, so that others may sign the same note beside the hub.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\1"
ID, KEY, SIGNATURE = 4, 32, 64
"""Bytes of each."""
LONGEST = 100_000
"""Characters of a note; a longer one is none of ours."""
_SIGNED = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")


class Unproven(Exception):
    """A signature, a checkpoint or a proof does not hold; the message says why."""


class Verifier(NamedTuple):
    """A public key and its name."""

    name: str
    key: bytes

    @property
    def id(self) -> str:
        """Eight hexadecimal digits by which people tell keys apart."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.key).digest()[:ID].hex()

    def __str__(self) -> str:
        return f"{self.name}+{self.id}+{base64.b64encode(ED25519 + self.key).decode()}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The key of its written form. Raises Unproven."""
        name, _, rest = text.strip().partition("+")
        said, _, body = rest.partition("+")
        try:
            kind = base64.b64decode(body, validate=True)
        except (binascii.Error, ValueError):
            kind = b""
        found = cls(name, kind[1:])
        if kind[:1] != ED25519 or len(found.key) != KEY or not name or found.id != said:
            raise Unproven("this is no public key of a hub, or a part of it is missing: `hub public-key` prints it")
        return found


class Signer:
    """A secret key of 32 bytes and its name."""

    def __init__(self, name: str, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.verifier = Verifier(name, self._key.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The note: the text, which ends with a line, and the signature below it."""
        signed = bytes.fromhex(self.verifier.id) + self._key.sign(text.encode())
        return f"{text}\n— {self.verifier.name} {base64.b64encode(signed).decode()}\n"


def text_of(note: str) -> str:
    """The text that was signed, whoever did. Raises Unproven."""
    text, parted, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if (
        not parted
        or not text
        or len(note) > LONGEST
        or lines.pop()
        or not lines
        or not all(map(_SIGNED.fullmatch, lines))
    ):
        raise Unproven("this is no signed note, or it was cut off")
    return text + "\n"


def verify(note: str, by: Verifier) -> str:
    """The text, once the signature of this key has been found good. Raises Unproven: cut, by another key, forged."""
    text, others = text_of(note), []
    for name, signed in _SIGNED.findall(note.rpartition("\n\n")[2]):
        body = _decoded(signed)
        if (name, body[:ID].hex()) != (by.name, by.id):
            others.append(f"{name}+{body[:ID].hex()}")
            continue
        try:
            Ed25519PublicKey.from_public_bytes(by.key).verify(body[ID:], text.encode())
        except InvalidSignature:
            raise Unproven("the signature does not fit: the text was changed after it was signed, or forged") from None
        return text
    raise Unproven(f"signed with another key, {', '.join(others)}: expected was {by.name}+{by.id}")


def _decoded(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != ID + SIGNATURE:
        raise Unproven("a signature is not whole: the file was cut or changed")
    return found
