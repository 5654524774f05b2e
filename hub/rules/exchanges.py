"""Who may do what with exchanges. Guests have no role: what they do with their own seat is let through by their link.

An organiser is a studio, a school, a partner or the Party School; the unit that is asked for is the organising one, or one that organises
with it. A person's own seat needs no more than an appointment of any kind.
"""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import DIRECTOR, HELPER, OFFICE, OFFICER, SIDE

ORGANISER = frozenset({Role.LEAD, Role.PARTNER}) | HELPER | OFFICER
"""Who announces and runs an exchange."""
TAKES_PART = SIDE | HELPER | OFFICER | DIRECTOR | {Role.MENTOR, Role.EVALUATOR}
"""Who can have a seat; helpers and officers also ask for the seats of others."""

RULES: dict[str, frozenset[Role]] = {
    "exchange.announce": ORGANISER,
    "exchange.clear": OFFICER | {Role.LEAD},
    "exchange.send_back": OFFICER | {Role.LEAD},
    "exchange.revise": ORGANISER,
    "exchange.close_registration": ORGANISER,
    "exchange.reopen_registration": ORGANISER,
    "exchange.postpone": ORGANISER,
    "exchange.set_date": ORGANISER,
    "exchange.cancel": ORGANISER | OFFICE,
    "exchange.invite_partner": ORGANISER,
    "exchange.join_partner": OFFICER | {Role.PARTNER},
    "exchange.decline_partner": OFFICER | {Role.PARTNER},
    "exchange.request_seat": TAKES_PART,
    "exchange.verify_seat": ORGANISER,
    "exchange.lapse_seat": frozenset(),
    "exchange.take_seat": TAKES_PART,
    "exchange.pass_offer": TAKES_PART,
    "exchange.change_seat": TAKES_PART,
    "exchange.withdraw_seat": TAKES_PART,
    "exchange.admit_seat": ORGANISER,
    "exchange.refuse_seat": ORGANISER,
    "exchange.remove_seat": ORGANISER,
    "exchange.mark_attended": ORGANISER,
    "exchange.mark_absent": ORGANISER,
    "exchange.undo_mark": ORGANISER,
    "exchange.record_held": ORGANISER,
    "exchange.file_attendance": ORGANISER,
    "exchange.correct_attendance": HELPER | OFFICER,
    "exchange.record_deputy": ORGANISER,
    "exchange.file_minutes": ORGANISER,
    "exchange.amend_minutes": ORGANISER,
    "exchange.publish_briefing": HELPER | OFFICER,
    "exchange.give_feedback": SIDE | {Role.MENTOR},
    "exchange.complete_action": ORGANISER,
    "exchange.close": HELPER | OFFICER,
    "exchange.void": OFFICE,
    "exchange.redact": OFFICER,
}
