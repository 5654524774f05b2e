"""推广途径: the ways in which outcomes and brands are spread. Stored values are for ever."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """The four ways, in and out of school (P47, P63)."""

    THEORY_TALK = "theory_talk"
    EXPERIENCE_EXCHANGE = "experience_exchange"
    CASE_SHOWCASE = "case_showcase"
    PRACTICAL_SERVICE = "practical_service"
