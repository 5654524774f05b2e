"""Everybody reads the hub in their own language: a sentence is looked up at the moment it is shown.

Chinese is the source language, so a text that no catalogue knows is shown as it is written in the code. A catalogue is a file
`web/locale/<language>/LC_MESSAGES/hub.mo`; where it exists, people can choose that language. Placeholders are `{name}` in Python
and `%(name)s` in templates (the newstyle gettext of Jinja).
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NamedTuple

from domain.words import SHANGHAI

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "hub"
SOURCE = "zh-CN"


class Reading(NamedTuple):
    """In which language and at which moment a page is read; `past`: the moment of a page of the past."""

    language: str
    now: datetime
    past: bool = False


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


def read_in(language: str, now: datetime, *, past: bool = False) -> None:
    """Set language and moment for what follows in this request (a context variable, so threads of the request share it)."""
    _reading.set(Reading(language, now, past))


def language() -> str:
    """Language of this request as the `lang` attribute has it."""
    reading = _reading.get()
    return reading.language if reading else SOURCE


def now() -> datetime:
    """The moment of this request by the hub's clock, aware, UTC."""
    reading = _reading.get()
    return reading.now if reading else datetime.now(UTC)


def then(clock: Callable[[], datetime]) -> datetime:
    """The moment that is looked at: of a page of the past its own, else that of the clock."""
    reading = _reading.get()
    return reading.now if reading and reading.past else clock()


def today() -> date:
    """The day of this request in the district (Asia/Shanghai)."""
    return now().astimezone(SHANGHAI).date()


@cache
def _catalogue(locale: Path, name: str) -> NullTranslations:
    path = locale / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if name == SOURCE or not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def languages() -> list[str]:
    """Languages a person can choose, the source language first."""
    return _languages(LOCALE)


@cache
def _languages(locale: Path) -> list[str]:
    return [SOURCE, *sorted(path.parent.parent.name for path in locale.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))]


def gettext(source: str) -> str:
    """The text in the language of this request, placeholders untouched."""
    return _catalogue(LOCALE, language()).gettext(source)


def ngettext(one: str, many: str, n: int) -> str:
    """As `gettext`, for texts that depend on a count."""
    return _catalogue(LOCALE, language()).ngettext(one, many, n)


class _Facts(dict[str, object]):
    """A fact that is missing leaves a gap in a sentence, never a broken page."""

    def __missing__(self, key: str) -> str:
        return ""


def _(source: str, /, **facts: object) -> str:
    """The sentence, translated, with its facts: `_("还有 {days} 天", days=6)`."""
    return gettext(source).format_map(_Facts(facts)) if facts else gettext(source)


def _n(one: str, many: str, n: int, /, **facts: object) -> str:
    """As `_`, for texts that depend on a count; `{n}` is the count."""
    return ngettext(one, many, n).format_map(_Facts({"n": n, **facts}))


class Lazy:
    """A text declared once at import and translated each time it is shown."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __str__(self) -> str:
        return gettext(self.source)

    def __repr__(self) -> str:
        return f"_l({self.source!r})"

    def __bool__(self) -> bool:
        return bool(self.source)

    def with_(self, facts: dict[str, object]) -> str:
        """The sentence with its facts."""
        return str(self).format_map(_Facts(facts))


Words = str | Lazy


def _l(source: str, /) -> Lazy:
    """Declare a text at import time: `Line(_l("主题"))`."""
    return Lazy(source)
