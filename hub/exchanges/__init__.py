"""交流活动: everything that people can do to exchanges and seats. Each use case: access, load, decide, commit; one at a time.

Texts come as words or as Prose. Guests without an account: `hub.guests`.
"""

from __future__ import annotations

from hub.exchanges.files import Exchanges, Handling
from hub.exchanges.sight import Sight, concerns, may_clear, may_run, may_see

__all__ = ["Exchanges", "Handling", "Sight", "concerns", "may_clear", "may_run", "may_see"]
