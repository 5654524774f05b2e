"""What can be wrong with what was typed into the forms of a brand; each stands beside its field.

Facts named in a docstring fill the sentence. What evidence itself can lack stands in domain.evidence.
"""

from __future__ import annotations

from domain.errors import Wrong


class NoEvidence(Wrong):
    """A milestone is reached with at least one piece of evidence; facts: due (the milestone)."""

    code = "brand.no_evidence"


class ValidityPast(Wrong):
    """A recognition holds until a day that lies ahead."""

    code = "brand.validity_past"


class TierTooHigh(Wrong):
    """A brand is recognised as widely as it has been shown; facts: tier, shown (the widest scope; None: nowhere that still counts)."""

    code = "brand.tier_too_high"


class ScoresMissing(Wrong):
    """An assessment has at least one score."""

    code = "brand.scores_missing"


class ScoreUnfit(Wrong):
    """A score is a number from 0 to 100; facts: no."""

    code = "brand.score_unfit"


class TotalDiffers(Wrong):
    """The total is the sum of the scores; facts: total, sum."""

    code = "brand.total_differs"


class OwnReplica(Wrong):
    """A school does not take up its own brand."""

    code = "brand.own_replica"


class NotLower(Wrong):
    """A milestone is revoked by falling back to a lower one; facts: state."""

    code = "brand.not_lower"
