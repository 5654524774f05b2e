"""An event is a fact for ever; its free text is not: the base classes of everything that is recorded.

The only module of the domain that knows the event-sourcing library. Time and author of an event stand in the record beside it
(hub/log.py), so events carry `on` or `at` only where the thing may have happened at another time than it was recorded.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

import msgspec
from eventsourcing.domain import BaseAggregate, CanInitAggregate, CanMutateAggregate, event
from eventsourcing.utils import get_topic, resolve_topic

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["REMOVED", "Aggregate", "Created", "DomainEvent", "Prose", "decode", "encode", "event", "revive"]

REMOVED: Final = "（内容已移除）"


class Prose:
    """Free text that people write: fresh, or as it is stored, sealed under a key of its own.

    Neither a Struct nor a tuple: msgspec would write those out in plain. `text` is None once the key has been destroyed.
    """

    __slots__ = ("key", "opener", "words")

    def __init__(self, words: str, key: str = "", opener: Callable[[Prose], str | None] | None = None) -> None:
        self.words: Final = words
        self.key: Final = key
        self.opener: Final = opener

    @property
    def text(self) -> str | None:
        """The words; None when they have been erased. LookupError where this reader holds no keys."""
        if not self.key:
            return self.words
        if self.opener is None:
            raise LookupError("this text is sealed and its reader has no keys")
        return self.opener(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and self.text == other.text

    __hash__ = None  # type: ignore[assignment]  # equality opens the text, so it must not serve as a key

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return REMOVED if (text := self.text) is None else text

    def __repr__(self) -> str:
        return f"Prose({self.words!r})" if not self.key else f"Prose(sealed under {self.key})"


class DomainEvent(msgspec.Struct, CanMutateAggregate[str], frozen=True, kw_only=True):
    """A fact. `timestamp` stays UNSET and is never stored: the library wants the field, the record has the time."""

    TOPIC: ClassVar[str] = ""
    originator_id: str
    originator_version: int
    timestamp: msgspec.UnsetType = msgspec.UNSET  # type: ignore[assignment]

    @staticmethod
    def create_timestamp() -> Any:
        return msgspec.UNSET

    @property
    def key(self) -> str:
        """The id that people and other aggregates use: the stream's name without its kind."""
        return self.originator_id.partition(":")[2]

    def _as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__struct_fields__}


class Created(DomainEvent, CanInitAggregate[str], frozen=True, kw_only=True):
    """The first fact of a stream."""

    originator_topic: str


class Aggregate(BaseAggregate[str]):
    """A stream of facts and the rules over it. The stream is called `kind:key`; keys are unique per kind."""

    TOPIC: ClassVar[str]

    @classmethod
    def stream(cls, key: str) -> str:
        return f"{cls.TOPIC}:{key}"

    @classmethod
    def begin(cls, created: type[Created], key: str = "", **fields: Any) -> Self:
        """A new aggregate from its first event; without a key it gets a random one of 16 hexadecimal digits."""
        return cls._create(created, id=cls.stream(key or secrets.token_hex(8)), **fields)

    @property
    def key(self) -> str:
        return self.id.partition(":")[2]


# ---- stored form: JSON bodies, one cached decoder per class, upcasting before decoding

_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}
_CURRENT: dict[Any, Callable[[bytes], Any]] = {}
"""By topic and hook, where an event has only ever had one version: nothing to look at but the body."""


def revive(_: type, body: Any, opener: Callable[[Prose], str | None] | None = None) -> Prose:
    """A stored text. TypeError where something else stands in its place: refused before it is stored."""
    return Prose(body["c"], body["k"], opener)


def encode(fact: DomainEvent, seal: Callable[[Any], Any]) -> tuple[str, bytes]:
    """Topic and body of an event, its texts sealed by `seal`."""
    kind, state = type(fact), msgspec.json.encode(fact, enc_hook=seal)
    if (version := getattr(kind, "class_version", 1)) > 1:
        state = b'{"_v":%d,' % version + state[1:]
    return get_topic(kind), state


def decode(topic: str, state: bytes, open_hook: Callable[[type, Any], Prose] = revive) -> Any:
    """The event of a stored topic and body, upcast from the version it was written in.

    Raises TopicError for an unknown topic and msgspec.ValidationError for a body that does not fit.
    """
    if (current := _CURRENT.get((topic, open_hook))) is not None:
        return current(state)
    kind = resolve_topic(topic)
    want = getattr(kind, "class_version", 1)
    if want > 1 and not state.startswith(b'{"_v":%d,' % want):
        fields = msgspec.json.decode(state)
        for have in range(fields.pop("_v", 1), want):
            getattr(kind, f"upcast_v{have}_v{have + 1}")(fields)
        return msgspec.convert(fields, kind, dec_hook=open_hook)
    if (kind, open_hook) not in _DECODERS:
        _DECODERS[kind, open_hook] = msgspec.json.Decoder(kind, dec_hook=open_hook)  # ignores _v
    if want == 1:
        _CURRENT[topic, open_hook] = _DECODERS[kind, open_hook].decode
    return _DECODERS[kind, open_hook].decode(state)
