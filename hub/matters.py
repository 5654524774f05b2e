"""轮到我: what waits for a person today, beside visits; only what the person may do."""

from __future__ import annotations

from datetime import date

from domain.words import Party, PartyKind
from hub.access import RULES, Standing
from projections import matters
from projections.matters import Matter, What
from projections.read import Reader

ACTIONS = {
    What.CORRECT_PLAN: "studio.submit_plan",
    What.CONFIRM_PAIRING: "studio.pair",
    What.END_PAIRING: "studio.end_pairing",
    What.DIAGNOSE: "problem.diagnose",
    What.AGREE_MEASURE: "problem.agree",
    What.SOLVE: "problem.solve",
}
"""By what waits: the action of hub.rules that does it, where not everybody of the unit may. What is not here waits for them all."""


def waiting(read: Reader, who: Standing, today: date) -> list[Matter]:
    """For the units of a person in the roles of today, and for the Party School; what is due first stands first."""
    of_units = [each for each in matters.of_units(read, who.units, today) if _may(who, each)]
    return matters.ordered([*of_units, *matters.of_office(read, who.roles, today)])


def _may(who: Standing, each: Matter) -> bool:
    """A problem of a school is also dealt with by who acts for its studio."""
    if (action := ACTIONS.get(each.what)) is None:
        return True
    own: list[Party] = [unit for unit in who.units if unit == each.party or unit.kind == PartyKind.STUDIO]
    return any(who.role_for(RULES[action], unit) for unit in own)
