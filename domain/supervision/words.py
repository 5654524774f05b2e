"""督导用语: the closed lists of supervision. Stored values are for ever; a list may grow, a word in it never changes."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """督导方式: on site, by the files, by talk, or sitting in on an activity (P58)."""

    SITE = "site"
    FILE = "file"
    TALK = "talk"
    ACTIVITY_SIT_IN = "activity_sit_in"


class Category(StrEnum):
    """问题类别: what can be the matter with a studio or a school."""

    NO_EXCHANGE = "no_exchange"
    IMBALANCE = "imbalance"
    BRAND_WEAK = "brand_weak"
    RESPONSIBLE_ABSENT = "responsible_absent"
    LATE_REPORT = "late_report"
    FEW_MEMBERS = "few_members"
    RURAL_AWARENESS = "rural_awareness"
    NEW_TO_PARTY_AFFAIRS = "new_to_party_affairs"
    OTHER = "other"


class ProblemState(StrEnum):
    """Where a problem stands: found, handed over, reported as mended, closed 销号."""

    OPEN = "open"
    RECTIFYING = "rectifying"
    REPORTED = "reported"
    CLOSED = "closed"
