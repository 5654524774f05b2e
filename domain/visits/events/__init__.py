"""互访事件: the facts of a visit, one class each. `Visit` lists them; take them from there (`Visit.Accepted`).

Source: the event catalogue of the design. Fields beside it: `override_reason` of Proposed, `by_person` of what another person
must confirm, `party` of a person added to a sheet.
"""

from domain.visits.events.aftermath import (
    ActionCompleted,
    Closed,
    FeedbackGiven,
    Redacted,
    Reminded,
    ReturnPromised,
    ReturnWaived,
    Voided,
)
from domain.visits.events.arrangements import (
    Cancelled,
    ChangeProposed,
    ChangeRejected,
    ChangeRetracted,
    Confirmed,
    DelegationSet,
    LetterIssued,
    LogisticsSet,
    Rescheduled,
)
from domain.visits.events.base import Event
from domain.visits.events.offers import (
    Accepted,
    Countered,
    Declined,
    Expired,
    OfferAmended,
    Proposed,
    Withdrawn,
)
from domain.visits.events.records import (
    AttendanceCorrected,
    AttendanceFiled,
    Held,
    MinutesAmended,
    MinutesConfirmed,
    MinutesFiled,
    NotHeld,
    RecordAcknowledged,
    RecordCorrected,
    RecordDisputed,
    RecordedAfterwards,
)

__all__ = [
    "Accepted",
    "ActionCompleted",
    "AttendanceCorrected",
    "AttendanceFiled",
    "Cancelled",
    "ChangeProposed",
    "ChangeRejected",
    "ChangeRetracted",
    "Closed",
    "Confirmed",
    "Countered",
    "Declined",
    "DelegationSet",
    "Event",
    "Expired",
    "FeedbackGiven",
    "Held",
    "LetterIssued",
    "LogisticsSet",
    "MinutesAmended",
    "MinutesConfirmed",
    "MinutesFiled",
    "NotHeld",
    "OfferAmended",
    "Proposed",
    "RecordAcknowledged",
    "RecordCorrected",
    "RecordDisputed",
    "RecordedAfterwards",
    "Redacted",
    "Reminded",
    "Rescheduled",
    "ReturnPromised",
    "ReturnWaived",
    "Voided",
    "Withdrawn",
]
