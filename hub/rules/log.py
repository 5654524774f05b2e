"""Who may look into the log itself: what happened when, and, for fewer, who did it and what stands in it."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import OFFICE

RULES: dict[str, frozenset[Role]] = {
    "log.look": OFFICE | {Role.EVALUATOR, Role.OBSERVER, Role.ADMIN},
    "log.read": OFFICE | {Role.EVALUATOR},
}
