"""A command is tried before it is given: it decides as always and stores nothing, so that people hear in one round what it would refuse.

Everything that stores asks `go_no_further()` first: the log, the private store. So any use case can be tried, none needs a twin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec

P = ParamSpec("P")
_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


class Rehearsed(Exception):  # not an error: nothing has been refused, and what follows would be stored
    """The end of a rehearsal."""


def rehearsing() -> bool:
    """Whether this is one."""
    return _rehearsing.get()


def go_no_further() -> None:
    """Asked by whatever stores something, just before: ends a rehearsal, else does nothing."""
    if _rehearsing.get():
        raise Rehearsed


@contextmanager
def rehearsal() -> Iterator[None]:
    """Commands in this block and thread store nothing; the first that would end the block. Refusals come out of it."""
    token = _rehearsing.set(True)
    try:
        yield
    except Rehearsed:
        pass
    finally:
        _rehearsing.reset(token)


def rehearsed(use_case: Callable[P, object]) -> Callable[P, None]:
    """What the use case would refuse at this moment this refuses; nothing is kept. For a preview that can be sent."""

    def tried(*args: P.args, **kwargs: P.kwargs) -> None:
        with rehearsal():
            use_case(*args, **kwargs)

    return tried
