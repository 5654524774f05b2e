"""工作室用语: the closed lists that studios and memberships alone speak (what people read for them: web/studios)."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Why this school leads: a municipal demonstration point in principle, else an exception with its reason (P9)."""

    DEMONSTRATION_POINT = "demonstration_point"
    EXCEPTION = "exception"


class Result(StrEnum):
    """With what result a member or a studio ended."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    UNQUALIFIED = "unqualified"


class StudioState(StrEnum):
    """Where a studio stands."""

    RUNNING = "running"
    CONCLUDED = "concluded"


class NeedsMethod(StrEnum):
    """How the members were asked what they need (P11, P52)."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    MEETING = "meeting"


class PlanState(StrEnum):
    """Where the last submission of a plan stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


class PairingState(StrEnum):
    """Where a pairing with another studio stands; one that was declined, withdrawn or ended is forgotten."""

    PROPOSED = "proposed"
    PAIRED = "paired"
