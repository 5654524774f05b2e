"""Chinese words for the closed lists that only problems of schools speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import problems as domain
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {
        "raised": _l("已提出"),
        "diagnosed": _l("已诊断"),
        "agreed": _l("措施已商定"),
        "solved": _l("已解决"),
        "withdrawn": _l("已撤回"),
    },
}

words.WORDS.update(WORDS)
