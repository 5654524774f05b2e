"""书记工作室: a studio with its lead, mentors and assistant, and who belongs to it (P5, P18, P21-P24)."""

from domain.studios.membership import (
    BeforeThisTerm,
    Eligibility,
    LeavingReason,
    Membership,
    MembershipEnded,
    Result,
    SameUnit,
)
from domain.studios.studio import (
    Basis,
    ExceptionUnexplained,
    LeadPresent,
    MentorUnknown,
    NoLead,
    SameLead,
    Studio,
)

__all__ = [
    "Basis",
    "BeforeThisTerm",
    "Eligibility",
    "ExceptionUnexplained",
    "LeadPresent",
    "LeavingReason",
    "Membership",
    "MembershipEnded",
    "MentorUnknown",
    "NoLead",
    "Result",
    "SameLead",
    "SameUnit",
    "Studio",
]
