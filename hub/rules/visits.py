"""Who may do what with visits."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import HELPER, OFFICE, OFFICER, SIDE

RULES: dict[str, frozenset[Role]] = {
    "visit.propose": SIDE | OFFICER,
    "visit.amend_offer": SIDE | OFFICER,
    "visit.counter": SIDE | OFFICER,
    "visit.accept": SIDE | OFFICER,
    "visit.decline": SIDE | OFFICER,
    "visit.withdraw": SIDE | OFFICER,
    "visit.expire": frozenset(),
    "visit.issue_letter": SIDE | HELPER | OFFICER,
    "visit.set_delegation": SIDE | HELPER | OFFICER,
    "visit.set_logistics": SIDE | HELPER | OFFICER,
    "visit.confirm": SIDE | OFFICER,
    "visit.propose_change": SIDE | OFFICER,
    "visit.accept_change": SIDE | OFFICER,
    "visit.reject_change": SIDE | OFFICER,
    "visit.retract_change": SIDE | OFFICER,
    "visit.cancel": SIDE | OFFICE,
    "visit.record_afterwards": SIDE | HELPER | OFFICE,
    "visit.record_held": SIDE | HELPER | OFFICE,
    "visit.record_not_held": SIDE | HELPER | OFFICE,
    "visit.acknowledge_record": SIDE | OFFICER,
    "visit.file_attendance": SIDE | HELPER | OFFICER,
    "visit.correct_attendance": HELPER | OFFICER,
    "visit.file_minutes": SIDE | HELPER,
    "visit.amend_minutes": SIDE | HELPER,
    "visit.confirm_minutes": SIDE,
    "visit.dispute_record": SIDE | OFFICER,
    "visit.correct_record": SIDE | OFFICE,
    "visit.give_feedback": SIDE,
    "visit.complete_action": HELPER,
    "visit.promise_return": SIDE | OFFICER,
    "visit.waive_return": SIDE | OFFICER,
    "visit.remind": OFFICE,
    "visit.close": HELPER | OFFICER,
    "visit.void": OFFICE,
    "visit.redact": OFFICER,
}
