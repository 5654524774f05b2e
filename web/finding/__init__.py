"""检索: one box for all that is shared, the library of cases, and completions while somebody types."""

from __future__ import annotations

from web.finding import board, exported

routes = [*board.routes, *exported.EXPORT.routes]
