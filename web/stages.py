"""“学习阶段，第 4 个月”: where in the two years something lies, for the pages of visits, exchanges and cases.

In every template: `{{ ui.stage(in_stage(visit.programme, day), visit.programme) }}`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from projections import programme
from web.texts import _
from web.words import word

if TYPE_CHECKING:
    from projections.read import Reader


def in_stage(read: Reader, code: str | None, day: date | None) -> str:
    """The stage of a day in the programme `code`, in words; "" outside of its stages, or where either is not known."""
    found = programme.stage_context(read, code, day) if code and day else None
    return _("{stage}，第 {n} 个月", stage=word(found.stage), n=found.month) if found else ""
