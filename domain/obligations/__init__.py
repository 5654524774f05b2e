"""应报事项: what is to be reported, by whom and until when; `schedule` says it, `Obligation` is one report with its events and commands."""

from domain.obligations.kinds import BLOCKING, CHAPTERS, EVIDENCED, OWNERS, REPORTS, blocks
from domain.obligations.obligation import Obligation
from domain.obligations.schedule import (
    Belonging,
    Cycle,
    Duty,
    Term,
    key_of,
    missed_on,
    remind_on,
    schedule,
    terms,
    to_issue,
)
from domain.obligations.values import Owner, Paper, Section
from domain.obligations.words import Chapter, Kind, OwnerKind, State

__all__ = [
    "BLOCKING",
    "CHAPTERS",
    "EVIDENCED",
    "OWNERS",
    "REPORTS",
    "Belonging",
    "Chapter",
    "Cycle",
    "Duty",
    "Kind",
    "Obligation",
    "Owner",
    "OwnerKind",
    "Paper",
    "Section",
    "State",
    "Term",
    "blocks",
    "key_of",
    "missed_on",
    "remind_on",
    "schedule",
    "terms",
    "to_issue",
]
