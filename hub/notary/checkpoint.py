"""How far the log had come, and what it was up to there, in six lines that its keeper signs: C2SP tlog-checkpoint.

    hujian/3f2a90c47b1d6e58           which log: from the hash of its first record
    1941                              position
    CsUYapGGPo4dkMgIAUqom/...         root of the Merkle tree over the hashes of its records (RFC 6962)
    chain 7fd0a1...                   hash of the record at the position
    recorded 2026-01-31T09:12:44.000000+00:00   when that record was written

The last two are extension lines. Nothing in it depends on when it is signed: a checkpoint of a position is always the same.
"""

from __future__ import annotations

import base64
import re
from datetime import datetime
from typing import NamedTuple

from hub.clock import micros, moment
from hub.notary.note import Unproven, Verifier, text_of, verify

PREFIX = "hujian/"
_TEXT = re.compile(
    r"(?P<origin>[^\s+]+)\n(?P<position>[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
    r"chain (?P<chain>[0-9a-f]{64})\nrecorded (?P<recorded>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00)\n"
)


def origin_of(first: bytes) -> str:
    """The name of the log that begins with a record of this hash."""
    return PREFIX + first.hex()[:16]


class Checkpoint(NamedTuple):
    """The log up to a position: `chain` is the hash of the last record, `recorded_at` microseconds since 1970, UTC."""

    origin: str
    position: int
    root: bytes
    chain: bytes
    recorded_at: int

    @property
    def text(self) -> str:
        """What is signed."""
        root = base64.b64encode(self.root).decode()
        recorded = moment(self.recorded_at).isoformat(timespec="microseconds")
        return f"{self.origin}\n{self.position}\n{root}\nchain {self.chain.hex()}\nrecorded {recorded}\n"

    @classmethod
    def of(cls, note: str) -> Checkpoint:
        """What a signed checkpoint says; the signature is another question (`note.verify`). Raises Unproven."""
        if not (found := _TEXT.fullmatch(text_of(note))):
            raise Unproven("this is no checkpoint of a hub's log, or a line of it is missing")
        try:
            recorded = micros(datetime.fromisoformat(found["recorded"]))
        except ValueError:
            raise Unproven("this is no checkpoint of a hub's log: the time in it is none") from None
        root, chain = base64.b64decode(found["root"]), bytes.fromhex(found["chain"])
        return cls(found["origin"], int(found["position"]), root, chain, recorded)


def vouched(note: str, by: Verifier) -> Checkpoint:
    """What a checkpoint says, once the signature of this key has been found good. Raises Unproven."""
    found = Checkpoint.of(note)
    if found.origin != by.name:
        raise Unproven(f"it is of another log, {found.origin}: expected was {by.name}")
    verify(note, by)
    return found
