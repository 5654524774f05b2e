"""Columns of the read database as the values they stand for, and values as columns hold them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import msgspec

from domain.cases import AdoptionState, Result, State, Visibility
from domain.words import File, Level, OutcomeForm, Party
from projections.story import moment_at, party_of

_texts = msgspec.json.Decoder(tuple[str, ...])
_levels = msgspec.json.Decoder(tuple[Level, ...])
_files = msgspec.json.Decoder(tuple[File, ...])
_file = msgspec.json.Decoder(File)
_json = msgspec.json.Encoder().encode


def title_key(title: str) -> str:
    """A title as it is compared with others: full-width, case and blanks make no other one of it."""
    return "".join(normalize("NFKC", title).casefold().split())


def plain(value: Any) -> Any:
    """A value as a column holds it; sealed texts, codes and numbers are as they are."""
    written = _PLAIN.get(type(value))
    return value if written is None else written(value)


def together(value: Any) -> str:
    return _json(value).decode()


_PLAIN: dict[type, Callable[[Any], str]] = {
    date: date.isoformat,
    Party: str,
    tuple: together,
    File: together,
    frozenset: lambda tokens: " ".join(sorted(tokens)),
}


READ: dict[str, Callable[[Any], Any]] = {
    "state": State,
    "visibility": Visibility,
    "form": OutcomeForm,
    "topics": _texts.decode,
    "levels": _levels.decode,
    "attachments": _files.decode,
    "audience": lambda text: frozenset(text.split()),
    "at": moment_at,
    **dict.fromkeys(("published_on", "recommended_on", "review_due", "submitted_on"), date.fromisoformat),
}
"""How a column of `cases` or `case_edition` is read; others are as they are."""

READ_ADOPTION: dict[str, Callable[[Any], Any]] = {
    "state": AdoptionState,
    "party": party_of,
    "result": Result,
    "file": _file.decode,
    "at": moment_at,
    **dict.fromkeys(("start_on", "trial_on", "adopted_on", "ended_on", "result_on"), date.fromisoformat),
}
"""Likewise of `adoption`."""
