"""A file that proves one event to somebody who has neither the log nor any access to the hub: C2SP tlog-proof, version 1.

It holds the event as it was stored (texts sealed), the hash of the record before it, the way through the Merkle tree, and a signed checkpoint.
Whoever holds the hub's public key, or has kept that checkpoint, checks it with `hub verify-proof` and needs no data of the hub.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

import msgspec

from hub.notary import merkle
from hub.notary.checkpoint import Checkpoint, vouched
from hub.notary.note import Unproven, Verifier
from hub.store_sqlite import Told, linked

FIRST = "c2sp.org/tlog-proof@v1"
_HEAD = re.compile(rf"{FIRST}\nextra (?P<extra>\S+)\nindex (?P<index>0|[1-9][0-9]{{0,17}})\n(?P<way>(?:\S+\n)*)")
LONGEST = 4_000_000


class Carried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The event as a proof carries it: the stored bytes, and the chain's hash before it."""

    stream: str
    version: int
    topic: str
    state: bytes
    recorded_at: int
    meta: str
    before: bytes


class Proof(NamedTuple):
    """A proof as it was read: nothing of it is true before `check`."""

    position: int
    event: Carried
    way: tuple[bytes, ...]
    note: str

    @property
    def checkpoint(self) -> Checkpoint:
        return Checkpoint.of(self.note)

    @property
    def hash(self) -> bytes:
        """The hash of the record that this event has at this position behind that record."""
        e = self.event
        told = Told(e.stream, e.version, e.topic, e.state, e.recorded_at, e.meta.encode())
        return linked(e.before, self.position, told)

    @property
    def text(self) -> str:
        """The file."""
        extra = base64.b64encode(msgspec.json.encode(self.event)).decode()
        way = "".join(base64.b64encode(each).decode() + "\n" for each in self.way)
        return f"{FIRST}\nextra {extra}\nindex {self.position - 1}\n{way}\n{self.note}"

    @classmethod
    def read(cls, text: str) -> Proof:
        """Raises Unproven for what is no whole proof."""
        head, parted, rest = text.partition("\n\n")
        if len(text) > LONGEST or not parted or not (found := _HEAD.fullmatch(head + "\n")):
            raise Unproven("this is no proof of an event, or it was cut off")
        try:
            event = msgspec.json.decode(base64.b64decode(found["extra"], validate=True), type=Carried)
            way = tuple(base64.b64decode(line, validate=True) for line in found["way"].split())
        except (binascii.Error, ValueError) as cause:
            raise Unproven(f"this is no proof of an event: {cause}") from None
        if any(len(each) != merkle.SIZE for each in way):
            raise Unproven("this is no proof of an event: a hash in it is not whole")
        Checkpoint.of(rest)
        return cls(int(found["index"]) + 1, event, way, rest)

    def check(self, key: Verifier | None = None, kept: str = "") -> None:
        """Raises Unproven unless the event is in the log that this key signed, or of which this checkpoint was kept."""
        if key is not None:
            vouched(self.note, key)
        if kept and Checkpoint.of(kept) != self.checkpoint:
            raise Unproven(_other(Checkpoint.of(kept), self.checkpoint))
        if key is None and not kept:
            raise Unproven("neither a public key nor a checkpoint to hold it against")
        try:
            top = merkle.climb(self.hash, self.position - 1, self.checkpoint.position, self.way)
        except ValueError as cause:
            raise Unproven(f"the proof does not fit its checkpoint: {cause}") from None
        if top != self.checkpoint.root:
            raise Unproven("the event is not in this log: the proof, or the event in it, was changed")


def _other(kept: Checkpoint, its: Checkpoint) -> str:
    if kept.origin != its.origin:
        return f"the proof is of another log, {its.origin}: the checkpoint you keep is of {kept.origin}"
    if kept.position != its.position:
        return (
            f"the proof names the log up to position {its.position}, the checkpoint you keep up to {kept.position}:"
            " check it with the public key, or ask for a proof against yours"
        )
    return "the proof's checkpoint is another one than yours: one of the two is forged"
