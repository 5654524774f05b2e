"""Who may do what with cases, their adoption and the words of the field."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, DIRECTOR, OFFICE, OFFICER, SIDE

RULES: dict[str, frozenset[Role]] = {
    "case.submit": AUTHOR,
    "case.recall": AUTHOR | OFFICER,
    "case.resubmit": AUTHOR,
    "case.revise": AUTHOR,
    "case.submit_revision": AUTHOR,
    "case.take_over": OFFICER,
    "case.assign_reviewer": OFFICER | {Role.LEAD},
    "case.review": OFFICER | {Role.LEAD, Role.MENTOR},
    "case.publish": OFFICER | {Role.LEAD},
    "case.recommend": DIRECTOR,
    "case.archive": AUTHOR | OFFICER,
    "case.withdraw": AUTHOR | OFFICER,
    "case.restore": OFFICER,
    "case.reinstate": OFFICER,
    "case.redact": OFFICER,
    "adoption.act": SIDE | OFFICER,
    "adoption.redact": OFFICER,
    "vocabulary.keep": OFFICE,
}
