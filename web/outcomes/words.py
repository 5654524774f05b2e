"""Chinese words for the closed lists of outcomes; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import outcomes as domain
from web import words
from web.texts import Lazy, _, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {"submitted": _l("待认定"), "returned": _l("已退回"), "accepted": _l("已认定")},
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    domain.State.SUBMITTED: "wait",
    domain.State.RETURNED: "wait",
    domain.State.ACCEPTED: "ok",
}
"""Kind of the tag of a state."""


def outcome_no(year: int, no: int) -> str:
    """The number people quote: 2026-果-012."""
    return _("{year}-果-{no}", year=year, no=f"{no:03d}")
