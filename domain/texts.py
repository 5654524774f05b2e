"""What people wrote into a thing: it knows each text by its key, so that a text can be redacted with it, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import line
from domain.model import DomainEvent, Prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


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


def to_redact(
    of: tuple[str, ...], *, texts: Collection[str], redacted: Collection[str], reason: str, unknown: type[Wrong]
) -> tuple[str, ...]:
    """The named texts that are still there, none when all of them are gone already.

    A text can be named once it has been stored and only by the thing it stands in, else it is `unknown`; a reason is given.
    """
    wanted = tuple(key for key in dict.fromkeys(of) if key not in redacted)
    if of and not wanted:
        return ()
    refuse(
        NotChosen("of") if not of else None,
        *(unknown("of", key=key) for key in wanted if key not in texts),
        line("reason", reason),
    )
    return wanted
