"""互访: everything the domain knows about visits; `Visit` with its events and commands, and the words around it."""

from domain.days import Period
from domain.minutes import Amendment, Minutes
from domain.papers import Deputy, Feedback, SheetSource, VoidReason
from domain.visits.values import (
    Change,
    Delegation,
    Dispute,
    Letter,
    Logistics,
    Original,
    RecordValue,
    Sheet,
    Subject,
    Terms,
)
from domain.visits.visit import Visit
from domain.visits.words import (
    Canceller,
    CancelReason,
    Cause,
    ClosedFor,
    DeclineReason,
    Direction,
    Disputed,
    RecordField,
    Stalled,
    Standing,
    State,
)

__all__ = [
    "Amendment",
    "CancelReason",
    "Canceller",
    "Cause",
    "Change",
    "ClosedFor",
    "DeclineReason",
    "Delegation",
    "Deputy",
    "Direction",
    "Dispute",
    "Disputed",
    "Feedback",
    "Letter",
    "Logistics",
    "Minutes",
    "Original",
    "Period",
    "RecordField",
    "RecordValue",
    "Sheet",
    "SheetSource",
    "Stalled",
    "Standing",
    "State",
    "Subject",
    "Terms",
    "Visit",
    "VoidReason",
]
