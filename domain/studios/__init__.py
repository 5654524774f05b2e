"""书记工作室: a studio with its lead, mentors and assistant, and who belongs to it (P5, P18, P21-P24)."""

from domain.studios.faults import ExceptionUnexplained, SameLead
from domain.studios.membership import (
    BeforeThisTerm,
    Eligibility,
    LeavingReason,
    Membership,
    MembershipEnded,
    SameUnit,
)
from domain.studios.refusals import LeadPresent, MentorUnknown, NoLead
from domain.studios.studio import Studio
from domain.studios.values import Need, Pairing, Plan, PlanItem, Turn
from domain.studios.words import Basis, NeedsMethod, PairingState, PlanState, Result, StudioState

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
    "Need",
    "NeedsMethod",
    "NoLead",
    "Pairing",
    "PairingState",
    "Plan",
    "PlanItem",
    "PlanState",
    "Result",
    "SameLead",
    "SameUnit",
    "Studio",
    "StudioState",
    "Turn",
]
