"""Who holds several roles may act in one of them alone: chosen in the session, heeded by everything that asks what a person may do.

A context variable, so that it holds for one request with its threads, and for nothing that happens by itself.
"""

from __future__ import annotations

from contextvars import ContextVar

_acting: ContextVar[tuple[str, str]] = ContextVar("acting", default=("", ""))


def act_as(person: str, role: str) -> None:
    """From here on this person has this role alone; "" for all that they hold."""
    _acting.set((person, role))


def heeds(person: str, role: str) -> bool:
    """Whether a role of this person counts now."""
    who, chosen = _acting.get()
    return not chosen or who != person or chosen == role
