"""What each fact of a partner or a listing assigns, for ever.

Nothing is decided here: these functions run again at every replay. Each has the fields of its event as parameters; the aggregates
bind them to their events, for which the library wants the first one to be called self.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.model import Prose
from domain.partners.values import Agreement, Appraisal, Completion, Item, Need, Plan, Profile, Project, Resource, Terms
from domain.partners.words import ItemKind, LegalBasis, ProjectState
from domain.words import Party

if TYPE_CHECKING:
    from domain.partners.items import Holder
    from domain.partners.partner import Partner


def profile_revised(self: Partner, changes: Profile) -> None:
    self.name, self.kind = changes.name or self.name, changes.kind or self.kind
    self.area = self.area if changes.area is None else changes.area or None


def contact_designated(self: Partner, person_id: str, legal_basis: LegalBasis, on: date) -> None:
    self.contact, self.contact_since = person_id, on


def contact_released(self: Partner, person_id: str, on: date, reason: Prose | None = None) -> None:
    self.contact, self.contact_since = "", None


def ended(self: Partner, on: date, reason: Prose) -> None:
    self.ended_on = on


def resumed(self: Partner, on: date) -> None:
    self.ended_on = None


def agreement_signed(
    self: Partner,
    agreement_id: str,
    parties: tuple[Party, ...],
    with_operator: bool,
    terms: tuple[str, ...],
    signed_on: date,
    valid_until: date,
    meeting: str | None = None,
    principles: Prose | None = None,
) -> None:
    signed = Terms(parties, terms, signed_on, valid_until, with_operator, meeting, principles)
    self.agreements[agreement_id] = Agreement(signed)


def agreement_ended(self: Partner, agreement_id: str, on: date, reason: Prose) -> None:
    self.agreements[agreement_id] = self.agreements[agreement_id]._replace(ended_on=on)


def resource_offered(
    self: Holder,
    item_id: str,
    title: str,
    kind: ItemKind,
    availability: str | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    detail: Prose | None = None,
) -> None:
    self.items[item_id] = Item(Resource(title, kind, availability, from_on, until_on, detail))


def need_stated(
    self: Holder,
    item_id: str,
    title: str,
    kind: ItemKind,
    needed_by: date | None = None,
    detail: Prose | None = None,
) -> None:
    self.items[item_id] = Item(Need(title, kind, needed_by, detail))


def item_withdrawn(self: Holder, item_id: str, reason: Prose | None = None) -> None:
    self.items[item_id] = self.items[item_id]._replace(withdrawn=True)


def item_reopened(self: Holder, item_id: str) -> None:
    self.items[item_id] = self.items[item_id]._replace(withdrawn=False)


def project_agreed(
    self: Partner,
    project_id: str,
    title: str,
    lead: Party,
    with_parties: tuple[Party, ...],
    on: date,
    due_on: date,
    done_when: str,
    need_id: str | None = None,
    resource_id: str | None = None,
) -> None:
    self.projects[project_id] = Project(Plan(title, lead, with_parties, on, due_on, done_when, need_id, resource_id))


def project_reported(
    self: Partner, project_id: str, by: Party, person_id: str, on: date, note: Prose | None = None
) -> None:
    _set(self, project_id, ProjectState.REPORTED, Completion(by, person_id, on))


def project_returned(self: Partner, project_id: str, by: Party, reason: Prose) -> None:
    _set(self, project_id, ProjectState.AGREED)


def project_completed(self: Partner, project_id: str, on: date, confirmed_by: Party, note: Prose | None = None) -> None:
    _set(self, project_id, ProjectState.DONE)


def project_dropped(self: Partner, project_id: str, reason: Prose, carried_over: bool) -> None:
    _set(self, project_id, ProjectState.DROPPED)


def appraisal_given(self: Partner, period: str, usefulness: int, comment: Prose | None = None) -> None:
    self.appraisals[period] = Appraisal(usefulness, comment)


def _set(partner: Partner, project_id: str, state: ProjectState, reported: Completion | None = None) -> None:
    partner.projects[project_id] = partner.projects[project_id]._replace(state=state, reported=reported)
