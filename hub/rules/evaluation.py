"""Who may do what with rubrics and evaluations."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, DIRECTOR, OFFICE

EVALUATOR = frozenset({Role.EVALUATOR})

RULES: dict[str, frozenset[Role]] = {
    "rubric.draft": OFFICE | EVALUATOR,
    "rubric.adopt": DIRECTOR,
    "rubric.retire": DIRECTOR,
    "rubric.redact": OFFICE,
    "evaluation.open": EVALUATOR,
    "evaluation.self_assess": AUTHOR,
    "evaluation.score": EVALUATOR | {Role.MENTOR},
    "evaluation.veto": EVALUATOR | DIRECTOR,
    "evaluation.moderate": DIRECTOR,
    "evaluation.sign": EVALUATOR | DIRECTOR,
    "evaluation.publish": DIRECTOR,
    "evaluation.object": AUTHOR,
    "evaluation.resolve": DIRECTOR,
    "evaluation.reopen": DIRECTOR,
    "evaluation.redact": OFFICE,
}
