"""互访用语: the closed lists that visits alone speak (what people read for them: web/words.py).

Stored values are for ever; a list may grow, a word in it never changes.
"""

from __future__ import annotations

from enum import StrEnum

from domain.words import Side


class State(StrEnum):
    """Where a visit stands; `one_sided`, `tacit`, `late`, `disputed` and a pending change are flags beside it."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    HELD = "held"
    REPORTED = "reported"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"
    VOIDED = "voided"


class Direction(StrEnum):
    """请来我处/请求往访: the host invites, or the guest asks to come."""

    INVITE = "invite"
    REQUEST = "request"

    @property
    def proposer(self) -> Side:
        return Side.HOST if self is Direction.INVITE else Side.GUEST


class DeclineReason(StrEnum):
    """Why an invitation is declined; `other` needs a note."""

    TIME_CONFLICT = "time_conflict"
    EXAM = "exam"
    CAPACITY = "capacity"
    RECENTLY_HOSTED = "recently_hosted"
    NOT_RELEVANT = "not_relevant"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why an agreed visit is called off."""

    EMERGENCY = "emergency"
    ILLNESS = "illness"
    WEATHER = "weather"
    EXAM = "exam"
    CLASH = "clash"
    OTHER = "other"


class Canceller(StrEnum):
    """Who calls a visit off."""

    HOST = "host"
    GUEST = "guest"
    PARTY_SCHOOL = "party_school"


class Cause(StrEnum):
    """On whose side it lay that nobody came."""

    HOST = "host"
    GUEST = "guest"
    OUTSIDE = "outside"


class Disputed(StrEnum):
    """Which part of the record a side contests."""

    HELD = "held"
    NOT_HELD = "not_held"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"


class ClosedFor(StrEnum):
    """What a visit was closed with: both agreed, silence agreed, or what was missing."""

    AGREED = "agreed"
    SILENCE = "silence"
    UNCONFIRMED = "unconfirmed"
    NO_MINUTES = "no_minutes"


class Stalled(StrEnum):
    """What a visit that does not go on waits for."""

    ANSWER = "answer"
    RECORD = "record"
    MINUTES = "minutes"
    CONFIRMATION = "confirmation"
    ACKNOWLEDGEMENT = "acknowledgement"
    DISPUTE = "dispute"


class RecordField(StrEnum):
    """What can be corrected of a visit that took place; each is an attribute of the visit of the same name."""

    STARTED_AT = "started_at"
    ENDED_AT = "ended_at"
    HEADCOUNT_GUEST = "headcount_guest"
    HEADCOUNT_HOST = "headcount_host"
    PARTNER_IDS = "partner_ids"
    HOST = "host"
    GUEST = "guest"


class Standing(StrEnum):
    """How it stands with a return that is owed; the first that fits."""

    RETURNED = "returned"
    WAIVED = "waived"
    BOOKED = "booked"
    OVERDUE = "overdue"
    OWED = "owed"
