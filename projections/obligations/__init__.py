"""应报事项: what is due in a programme, as people see it."""

from __future__ import annotations

from domain.words import Stage
from projections.read import Reader


def open_blocking(_read: Reader, _programme: str, _stage: Stage) -> list[str]:
    """Keys of what was due in a stage and holds up its closing; nothing can be issued in this hub before obligations have use cases."""
    return []
