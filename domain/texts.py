"""What people wrote into a thing: it knows each text by its key, so that a text can be redacted with it, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

import msgspec

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import line
from domain.model import Aggregate, DomainEvent, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_of(value: Any) -> Iterator[str]:
    """Names of the keys of all stored texts in a value."""
    if isinstance(value, Prose):
        if value.key:
            yield value.key
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)


class Worded(DomainEvent, frozen=True, kw_only=True):
    """A fact with free texts. The aggregate remembers in `texts` whose texts are its own."""

    def apply(self, aggregate: Any) -> None:
        aggregate.texts.update(texts_of(self))


class Redaction(Worded, frozen=True, kw_only=True):
    """Texts were destroyed for ever, named by their keys."""

    of: tuple[str, ...]
    reason: str

    def apply(self, aggregate: Any) -> None:
        aggregate.redacted.update(self.of)


class TextUnknown(Wrong):
    """No text of this thing has this key; facts: key."""

    code = "text.unknown"


class Written(Aggregate):
    """A thing into which people write: `texts` are the keys of all its texts, `redacted` of those that were destroyed."""

    Redacted: ClassVar[type[Redaction]]
    texts: set[str]
    redacted: set[str]

    def __new__(cls, *_: Any, **__: Any) -> Self:
        """A thing knows its texts from its first event on, whichever way it comes about."""
        thing = super().__new__(cls)
        thing.texts, thing.redacted = set(), set()
        return thing

    def redact(self, *, of: tuple[str, ...], reason: str) -> None:
        """Texts are destroyed for ever, named by their keys; legal in every state, which stays as it is."""
        if gone := self.left_of(of, reason):
            self.trigger_event(self.Redacted, of=gone, reason=reason)

    def left_of(self, of: tuple[str, ...], reason: str) -> tuple[str, ...]:
        """The named texts that are still there, none when all of them are gone already.

        A text can be named once it has been stored and only by the thing it stands in; a reason is given.
        """
        wanted = tuple(key for key in dict.fromkeys(of) if key not in self.redacted)
        if of and not wanted:
            return ()
        refuse(
            NotChosen("of") if not of else None,
            *(TextUnknown("of", key=key) for key in wanted if key not in self.texts),
            line("reason", reason),
        )
        return wanted
