"""Who may do what with brands, outcomes and supervision."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, DIRECTOR, HELPER, OFFICER

RULES: dict[str, frozenset[Role]] = {
    "brand.build": AUTHOR,
    "brand.showcase": AUTHOR | HELPER,
    "brand.assess": frozenset({Role.EVALUATOR, Role.MENTOR}),
    "brand.recognise": DIRECTOR,
    "brand.promote": OFFICER | {Role.LEAD},
    "brand.replicate": AUTHOR,
    "brand.revoke": DIRECTOR,
    "brand.lapse": frozenset(),
    "brand.retire": AUTHOR | OFFICER,
    "brand.redact": OFFICER,
    "outcome.submit": AUTHOR,
    "outcome.accept": OFFICER,
    "outcome.promote": OFFICER | {Role.LEAD},
    "outcome.redact": OFFICER,
    "supervision.visit": OFFICER | {Role.EVALUATOR},
    "supervision.judge": frozenset({Role.EVALUATOR}),
    "supervision.request": DIRECTOR,
    "supervision.report": AUTHOR,
    "supervision.redact": OFFICER,
}
