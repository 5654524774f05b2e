"""Dates and times of day are understood as people write them: 2026-3-20, 2026年3月20日, 3月20日, 14：30, 下午2点半."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from web.lines import Field, Unfit
from web.texts import _, today

_DAYS = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?", re.ASCII),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII),
    re.compile(r"()([0-9]{1,2})月([0-9]{1,2})[日号]?", re.ASCII),
)
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Day(Field):
    """A date. A day without a year is the next one, or with `past` the last one. Value: `date` or None."""

    past: bool = False
    kind: ClassVar[str] = "day"

    def parse(self, text: str) -> object:
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        found = next((match for match in (form.fullmatch(plain) for form in _DAYS) if match), None)
        if not found:
            raise Unfit(_("请填写日期，例如 2026-3-20 或 3月20日"))
        year, month, day = found[1], int(found[2]), int(found[3])
        try:
            on = date(int(year), month, day) if year else self._nearest(month, day)
        except ValueError:
            raise Unfit(_("没有 {date} 这一天，请核对", date=plain)) from None
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise Unfit(_("请核对年份：{year}", year=on.year))
        return on

    def _nearest(self, month: int, day: int) -> date:
        here = today()
        on = date(here.year, month, day)
        if self.past and on > here:
            return on.replace(year=here.year - 1)
        return on if self.past or on >= here else on.replace(year=here.year + 1)

    def native(self, text: str) -> bool:
        """Whether the date box of a browser shows this text; it empties itself at any other."""
        return not text or (bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII)) and _fits(date, text))

    def show(self, value: object) -> list[str]:
        return [value.isoformat()] if isinstance(value, date) else super().show(value)


_HOURS = re.compile(r"(上午|下午|晚上)?([0-9]{1,2})(?:(?:[:.点时]([0-9]{1,2})分?)|([点时])(半)?)", re.ASCII)
_LATE = re.compile("下午|晚上")
NOON = 12


@dataclass(frozen=True)
class Hour(Field):
    """A time of day: 14:00, 14：30, 下午2点半. Value: `time` or None."""

    kind: ClassVar[str] = "hour"

    def parse(self, text: str) -> object:
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        plain = re.sub(r"^([0-9]{1,2}:[0-9]{2}):[0-9]{2}$|^([0-9]{1,2})([0-9]{2})$", _colon, plain, flags=re.ASCII)
        found = _HOURS.fullmatch(plain)
        if not found:
            raise Unfit(_("请填写时间，例如 14:00"))
        hour, minute = int(found[2]), int(found[3] or (30 if found[5] else 0))
        if _LATE.fullmatch(found[1] or "") and hour < NOON:
            hour += NOON
        try:
            return time(hour, minute)
        except ValueError:
            raise Unfit(_("没有 {time} 这个时间，请核对", time=plain)) from None

    def native(self, text: str) -> bool:
        """As for a date."""
        return not text or (bool(re.fullmatch(r"[0-9]{2}:[0-9]{2}", text, re.ASCII)) and _fits(time, text))

    def show(self, value: object) -> list[str]:
        return [f"{value:%H:%M}"] if isinstance(value, time) else super().show(value)


def _fits(kind: type[date | time], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def _colon(found: re.Match[str]) -> str:
    return found[1] or f"{found[2]}:{found[3]}"
