"""One event of the log as a line of JSON: CloudEvents 1.0, JSON format, one event a line (NDJSON); the last line is a signed checkpoint.

| attribute | holds |
|---|---|
| `id`, `position` | the place in the log |
| `source` | which log: `hujian/` and the first digits of the hash of its first record |
| `type`, `subject` | topic and stream: `visit.accepted`, `visit:v-18` |
| `time` | when it was recorded, UTC, with microseconds |
| `data_base64` | the stored bytes, JSON with sealed texts; `datacontenttype` says so |
| `streamversion` | the event's place in its stream |
| `meta` | who, for whom, by which command, as stored JSON |
| `hash` | of the record, hexadecimal: the chain can be checked from the file alone |
| `command` | id of the command of which the receipt is kept, where there is one |
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime

import msgspec

from hub.clock import micros, moment
from hub.store_sqlite import Told

SPEC = "1.0"
END = "log.checkpoint"
"""Type of the last line."""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of the log."""

    specversion: str
    id: str
    source: str
    type: str
    subject: str
    time: str
    datacontenttype: str
    data_base64: str
    position: int
    streamversion: int
    meta: str
    hash: str
    command: str = ""

    @classmethod
    def of(cls, source: str, position: int, told: Told, digest: bytes, command: str) -> Line:
        return cls(
            specversion=SPEC,
            id=str(position),
            source=source,
            type=told.topic,
            subject=told.stream,
            time=written(told.recorded_at),
            datacontenttype="application/json",
            data_base64=base64.b64encode(told.state).decode(),
            position=position,
            streamversion=told.version,
            meta=told.meta.decode(),
            hash=digest.hex(),
            command=command,
        )

    def told(self) -> Told:
        """The event as the log stores it. ValueError for a time or bytes that are none."""
        if self.specversion != SPEC or self.id != str(self.position):
            raise ValueError("no CloudEvent 1.0 of a log")
        try:
            state = base64.b64decode(self.data_base64, validate=True)
            at = micros(datetime.fromisoformat(self.time))
        except (binascii.Error, TypeError) as cause:
            raise ValueError(str(cause)) from None
        if written(at) != self.time:
            raise ValueError("a time that no log writes")
        return Told(self.subject, self.streamversion, self.type, state, at, self.meta.encode())


class End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line: how far the log goes, signed. A file without it was cut."""

    specversion: str
    id: str
    source: str
    type: str
    time: str
    datacontenttype: str
    data: str
    digest: str
    """SHA-256 of all lines before, hexadecimal: also what no hash of the chain covers was not changed by accident."""

    @classmethod
    def of(cls, source: str, recorded_at: int, note: str, digest: str) -> End:
        time = written(recorded_at)
        return cls(
            specversion=SPEC,
            id="end",
            source=source,
            type=END,
            time=time,
            datacontenttype="text/plain",
            data=note,
            digest=digest,
        )


def written(at: int) -> str:
    """Microseconds since 1970 as CloudEvents writes a time."""
    return moment(at).isoformat(timespec="microseconds").replace("+00:00", "Z")
