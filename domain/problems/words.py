"""问题用语: the closed lists that problems of schools alone speak (what people read for them: web/problems)."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a problem stands."""

    RAISED = "raised"
    DIAGNOSED = "diagnosed"
    AGREED = "agreed"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"
