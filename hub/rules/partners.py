"""Who may do what with partners, agreements, lists and projects."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, OFFICE, OFFICER, SIDE

RULES: dict[str, frozenset[Role]] = {
    "partner.register": OFFICE,
    "partner.designate": OFFICE | {Role.PARTNER},
    "partner.revise": OFFICE | {Role.PARTNER},
    "partner.release": OFFICE | {Role.PARTNER},
    "partner.end": OFFICE,
    "partner.resume": OFFICE,
    "partner.appraise": frozenset({Role.PARTNER}),
    "partner.redact": OFFICER,
    "agreement.sign": OFFICER | AUTHOR,
    "agreement.end": OFFICER | SIDE,
    "item.list": OFFICER | SIDE,
    "project.agree": OFFICER | SIDE,
    "project.report": OFFICER | SIDE,
    "project.confirm": SIDE,
    "project.drop": OFFICER | SIDE,
}
