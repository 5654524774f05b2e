"""Which roles may do an action; whether a role reaches the unit in question stands in the term (hub/access.py).

Source: the table of roles and rights of the domain (P5, P6, P24, P25, P35) and the column `by` of its event catalogue.
"""

from domain.words import Role
from hub.rules import cases, directory, evaluation, exchanges, log, outcomes, partners, programme, visits

AREAS = (cases, directory, evaluation, exchanges, log, outcomes, partners, programme, visits)

RULES: dict[str, frozenset[Role]] = {action: roles for area in AREAS for action, roles in area.RULES.items()}
