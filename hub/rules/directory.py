"""Who may do what with people, schools, studios, and with the hub itself."""

from __future__ import annotations

from domain.words import Role
from hub.rules.roles import AUTHOR, DIRECTOR, OFFICE, OFFICER

RULES: dict[str, frozenset[Role]] = {
    "person.enrol": OFFICE,
    "person.grant": DIRECTOR,
    "person.revoke": DIRECTOR,
    "person.correct": OFFICE,
    "person.take_out": DIRECTOR,
    "person.erase": DIRECTOR,
    "school.register": OFFICE,
    "school.revise": OFFICE | {Role.SECRETARY, Role.LEAD},
    "school.recognise": OFFICE,
    "school.flag_need": OFFICE | {Role.LEAD},
    "studio.establish": OFFICE,
    "studio.appoint_lead": DIRECTOR,
    "studio.appoint_mentor": OFFICE,
    "studio.appoint_assistant": OFFICE | {Role.LEAD},
    "studio.robot": OFFICER | {Role.LEAD, Role.ASSISTANT},
    "studio.record_needs": frozenset({Role.LEAD, Role.ASSISTANT}),
    "studio.submit_plan": frozenset({Role.LEAD}),
    "studio.answer_plan": OFFICER,
    "studio.pair": frozenset({Role.LEAD}),
    "studio.pair_at_once": frozenset(),
    "studio.end_pairing": OFFICER | {Role.LEAD},
    "studio.set_rotation": frozenset({Role.LEAD, Role.ASSISTANT}),
    "studio.note_guidance": frozenset({Role.MENTOR}),
    "studio.conclude": DIRECTOR,
    "studio.redact": OFFICER,
    "membership.admit": OFFICE,
    "membership.complete": DIRECTOR,
    "membership.redact": OFFICER,
    "problem.raise": AUTHOR | {Role.MENTOR},
    "problem.diagnose": frozenset({Role.MENTOR, Role.LEAD}),
    "problem.agree": AUTHOR,
    "problem.solve": AUTHOR,
    "problem.reopen": AUTHOR | {Role.MENTOR},
    "problem.withdraw": AUTHOR,
    "problem.redact": OFFICER,
    "roster.import": OFFICE,
    "account.keep": DIRECTOR | {Role.ADMIN},
    "admin.look": OFFICE | {Role.ADMIN},
    "admin.mend": frozenset({Role.ADMIN}),
}
