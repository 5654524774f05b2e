"""Who may do what with programmes, calendars and reports."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, DIRECTOR, HELPER, OFFICE, OFFICER

RULES: dict[str, frozenset[Role]] = {
    "programme.open": DIRECTOR,
    "programme.schedule": OFFICE,
    "programme.reschedule": DIRECTOR,
    "programme.close_stage": OFFICER,
    "programme.set_targets": OFFICE,
    "programme.close": DIRECTOR,
    "programme.redact": OFFICER,
    "calendar.set": OFFICE,
    "calendar.block": frozenset({Role.SECRETARY, Role.LEAD, Role.ASSISTANT}),
    "obligation.issue": OFFICER,
    "obligation.remind": frozenset(),
    "obligation.miss": frozenset(),
    "obligation.fulfil": frozenset(),
    "obligation.extend": OFFICER,
    "obligation.waive": DIRECTOR,
    "obligation.submit": AUTHOR | HELPER,
    "obligation.sign": frozenset({Role.LEAD}),
    "obligation.judge": OFFICER | {Role.LEAD},
    "obligation.redact": OFFICER,
}
