"""What every fact of a visit has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from domain.model import DomainEvent, Prose

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


class Event(DomainEvent, frozen=True, kw_only=True):
    """A fact of a visit. The visit remembers whose texts are its own: only those can be redacted with it."""

    def apply(self, aggregate: Any) -> None:
        aggregate.texts.update(texts_of(self))
