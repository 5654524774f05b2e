"""督导: everything that people can do to supervision visits and their problems. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.supervision.handling import Supervising
from hub.supervision.sight import may_see

__all__ = ["Supervising", "may_see"]
