"""共建单位: who they are, whom to talk to and what is shared with them; the routes of its modules stand here in one list."""

from __future__ import annotations

from web.partners import directory

routes = [*directory.routes]
