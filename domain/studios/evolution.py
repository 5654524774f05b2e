"""What the facts of a studio assign. Nothing is decided here: these functions run again at every replay, for ever.

Each has the fields of its event as parameters; `Studio` binds them to the events, for which the library wants the first one to be
called self.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.model import Prose
from domain.studios.values import Need, Orientations, Pairing, Plan, PlanItem, Turn
from domain.studios.words import Basis, NeedsMethod, PairingState, PlanState, Result, StudioState

if TYPE_CHECKING:
    from domain.studios.studio import Studio


def lead_appointed(
    self: Studio, person_id: str, school_id: str, basis: Basis, from_on: date, exception_reason: Prose | None = None
) -> None:
    self.lead, self.lead_school = person_id, school_id


def lead_replaced(
    self: Studio, from_person_id: str, to_person_id: str, school_id: str, reason: Prose, on: date
) -> None:
    self.lead, self.lead_school = to_person_id, school_id


def mentor_appointed(self: Studio, person_id: str, org: str, duties: tuple[str, ...], on: date) -> None:
    self.mentors.add(person_id)


def mentor_released(self: Studio, person_id: str, on: date, reason: Prose | None = None) -> None:
    self.mentors.discard(person_id)


def assistant_appointed(self: Studio, person_id: str, on: date) -> None:
    self.assistant = person_id


def needs_recorded(self: Studio, needs: tuple[Need, ...], method: NeedsMethod) -> None:
    self.needs, self.needs_method = needs, method


def plan_submitted(
    self: Studio,
    plan_id: str,
    period: str,
    revision: int,
    goals: tuple[Prose, ...],
    needs: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    items: tuple[PlanItem, ...],
) -> None:
    there = self.plans.get(plan_id)
    self.plans[plan_id] = Plan(
        plan_id,
        period,
        revision,
        PlanState.SUBMITTED,
        Orientations(goals, needs, problems),
        items,
        there.approved if there else 0,
    )


def plan_returned(self: Studio, plan_id: str, revision: int, comments: Prose) -> None:
    self.plans[plan_id] = replace(self.plans[plan_id], state=PlanState.RETURNED)


def plan_approved(self: Studio, plan_id: str, revision: int) -> None:
    self.plans[plan_id] = replace(self.plans[plan_id], state=PlanState.APPROVED, approved=revision)


def pairing_proposed(self: Studio, other_studio_id: str, theme: str, until_on: date) -> None:
    self.pairings[other_studio_id] = Pairing(PairingState.PROPOSED, theme, until_on)


def pairing_declined(self: Studio, other_studio_id: str, reason: Prose | None = None) -> None:
    del self.pairings[other_studio_id]


def pairing_withdrawn(self: Studio, other_studio_id: str) -> None:
    del self.pairings[other_studio_id]


def paired(self: Studio, other_studio_id: str, theme: str, until_on: date, confirmed_by: str) -> None:
    self.pairings[other_studio_id] = Pairing(PairingState.PAIRED, theme, until_on)


def pairing_ended(self: Studio, other_studio_id: str, outcome: Prose | None = None) -> None:
    del self.pairings[other_studio_id]


def rotation_set(self: Studio, turns: tuple[Turn, ...]) -> None:
    self.rotation = turns


def guidance_noted(
    self: Studio,
    mentor_id: str,
    on: date,
    minutes: int,
    topic: str,
    content: Prose,
    for_lead: bool = False,
    school_id: str | None = None,
    visit_id: str | None = None,
) -> None:
    """Nothing that the studio decides depends on what its mentors noted."""


def concluded(self: Studio, on: date, result: Result) -> None:
    self.state = StudioState.CONCLUDED
