"""问题清单: everything that people can do to the problems of schools. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.problems.handling import Problems
from hub.problems.sight import may_see

__all__ = ["Problems", "may_see"]
