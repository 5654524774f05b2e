"""What the world around a problem has against a command, before any rule of the problem itself is asked."""

from __future__ import annotations

from domain.errors import Wrong


class OwnerUnknown(Wrong):
    """Nobody is known by this id."""

    code = "problem.owner_unknown"


class ThingUnseen(Wrong):
    """There is no such visit, exchange or case, or not for these eyes; facts: thing."""

    code = "problem.thing_unseen"
