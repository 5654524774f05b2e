"""“学习阶段，第 4 个月”: where in the two years something lies, for the pages of visits, exchanges and cases."""

from __future__ import annotations

from datetime import date

from projections import programme
from projections.read import Reader
from web.texts import _
from web.words import word


def in_stage(read: Reader, code: str, day: date | None) -> str:
    """The stage of a day in the programme `code`, in words; "" outside of its stages, or where the day is not known."""
    found = programme.stage_context(read, code, day) if code and day else None
    return _("{stage}，第 {n} 个月", stage=word(found.stage), n=found.month) if found else ""
