"""交流活动: everything the domain knows about exchanges; `Exchange` with its events and commands, and the words around it."""

from domain.days import Period
from domain.exchanges.exchange import Exchange
from domain.exchanges.notices import Clearer, who_clears
from domain.exchanges.seats import Seat
from domain.exchanges.values import (
    Briefing,
    Changes,
    Invitation,
    Notice,
    Quota,
)
from domain.exchanges.words import (
    Answer,
    Breadth,
    ClosedFor,
    Kind,
    LearningMode,
    Modality,
    SeatState,
    State,
    Timer,
)
from domain.minutes import Amendment, Minutes
from domain.papers import Deputy, Feedback, Sheet, SheetSource, VoidReason

__all__ = [
    "Amendment",
    "Answer",
    "Breadth",
    "Briefing",
    "Changes",
    "Clearer",
    "ClosedFor",
    "Deputy",
    "Exchange",
    "Feedback",
    "Invitation",
    "Kind",
    "LearningMode",
    "Minutes",
    "Modality",
    "Notice",
    "Period",
    "Quota",
    "Seat",
    "SeatState",
    "Sheet",
    "SheetSource",
    "State",
    "Timer",
    "VoidReason",
    "who_clears",
]
