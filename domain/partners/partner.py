"""共建单位: an organisation outside the schools, its liaison persons over time, and what it and schools do for each other (P70, P76).

Here the events and the commands are listed; the commands decide in profile, agreements, items and projects, the facts are assigned in
evolution. No command returns anything: what it did are the partner's `pending_events`, and a command that would say what is already so
leaves them as they are.
"""

from __future__ import annotations

from datetime import date

from domain.errors import NotChosen, refuse
from domain.model import event
from domain.partners import agreements, events, evolution, items, profile, projects
from domain.partners.values import Agreement, Appraisal, Item, Project
from domain.texts import Written
from domain.words import PartnerKind, Party, PartyKind


class Partner(Written):
    """One partner organisation by its code, with its agreements, its two lists and the projects that it takes part in."""

    TOPIC = "partner"

    Event = events.Event
    Registered = events.Registered
    ProfileRevised = events.ProfileRevised
    ContactDesignated = events.ContactDesignated
    ContactReleased = events.ContactReleased
    Ended = events.Ended
    Resumed = events.Resumed
    AgreementSigned = events.AgreementSigned
    AgreementEnded = events.AgreementEnded
    ResourceOffered = events.ResourceOffered
    NeedStated = events.NeedStated
    ItemWithdrawn = events.ItemWithdrawn
    ItemReopened = events.ItemReopened
    ProjectAgreed = events.ProjectAgreed
    ProjectReported = events.ProjectReported
    ProjectReturned = events.ProjectReturned
    ProjectCompleted = events.ProjectCompleted
    ProjectDropped = events.ProjectDropped
    AppraisalGiven = events.AppraisalGiven
    Redacted = events.Redacted

    revise = profile.revise
    designate_contact = profile.designate_contact
    release_contact = profile.release_contact
    end = profile.end
    resume = profile.resume
    give_appraisal = profile.give_appraisal

    sign_agreement = agreements.sign_agreement
    end_agreement = agreements.end_agreement

    offer_resource = items.offer_resource
    state_need = items.state_need
    withdraw_item = items.withdraw_item
    reopen_item = items.reopen_item

    agree_project = projects.agree_project
    report_project = projects.report_project
    confirm_project = projects.confirm_project
    return_project = projects.return_project
    drop_project = projects.drop_project

    @classmethod
    def register(cls, code: str, *, name: str, kind: PartnerKind, area: str | None = None) -> Partner:
        refuse(NotChosen("code") if not code else None, NotChosen("name") if not name else None)
        return cls.begin(cls.Registered, code, code=code, name=name, kind=kind, area=area)

    @event(events.Registered)
    def __init__(self, code: str, name: str, kind: PartnerKind, area: str | None = None) -> None:
        self.code, self.name, self.kind, self.area = code, name, kind, area
        self.contact, self.contact_since = "", None
        self.ended_on: date | None = None
        self.agreements: dict[str, Agreement] = {}
        self.items: dict[str, Item] = {}
        self.projects: dict[str, Project] = {}
        self.appraisals: dict[str, Appraisal] = {}

    contact_since: date | None

    _profile_revised = event(events.ProfileRevised)(evolution.profile_revised)
    _contact_designated = event(events.ContactDesignated)(evolution.contact_designated)
    _contact_released = event(events.ContactReleased)(evolution.contact_released)
    _ended = event(events.Ended)(evolution.ended)
    _resumed = event(events.Resumed)(evolution.resumed)
    _agreement_signed = event(events.AgreementSigned)(evolution.agreement_signed)
    _agreement_ended = event(events.AgreementEnded)(evolution.agreement_ended)
    _resource_offered = event(events.ResourceOffered)(evolution.resource_offered)
    _need_stated = event(events.NeedStated)(evolution.need_stated)
    _item_withdrawn = event(events.ItemWithdrawn)(evolution.item_withdrawn)
    _item_reopened = event(events.ItemReopened)(evolution.item_reopened)
    _project_agreed = event(events.ProjectAgreed)(evolution.project_agreed)
    _project_reported = event(events.ProjectReported)(evolution.project_reported)
    _project_returned = event(events.ProjectReturned)(evolution.project_returned)
    _project_completed = event(events.ProjectCompleted)(evolution.project_completed)
    _project_dropped = event(events.ProjectDropped)(evolution.project_dropped)
    _appraisal_given = event(events.AppraisalGiven)(evolution.appraisal_given)

    @property
    def party(self) -> Party:
        return Party(PartyKind.PARTNER, self.key)
