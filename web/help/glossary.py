"""Words of the field with what they mean here; data in `glossary.tsv`, which the documentation shares."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """One term: Chinese, code, English, what it means in Chinese, and a note in English."""

    zh: str
    code: str
    en: str
    meaning: str
    note: str


@cache
def words() -> tuple[Word, ...]:
    """All terms, in the order of the file."""
    path = Path(__file__).with_name("glossary.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(Word(*row) for row in rows)


def find(text: str) -> list[Word]:
    """Terms that have `text` in the Chinese, the English or the meaning; for no text those that are explained."""
    if not text:
        return [word for word in words() if word.meaning]
    asked = text.casefold()
    return [word for word in words() if asked in f"{word.zh} {word.en} {word.meaning}".casefold()]
