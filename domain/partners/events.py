"""共建单位事件: the facts of partners and of the lists of schools and studios, one class each. Take them from the aggregate.

Source: the event catalogue of the design. Fields beside it: `detail`, `from_on` and `until_on` of items, `signed_on`, `meeting` and
`principles` of agreements, `on` of what may be written down later than it happened. Events beside it: a liaison is released, a
partnership ends and goes on, an item is open again, one side reports a project done and the other does not see it so.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Created, Prose
from domain.partners.values import Profile
from domain.partners.words import ItemKind, LegalBasis
from domain.texts import Redaction, Worded
from domain.words import PartnerKind, Party


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a partner."""


class Registered(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.registered"
    code: str
    name: str
    kind: PartnerKind
    area: str | None = None


class ProfileRevised(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.profile_revised"
    changes: Profile


class ContactDesignated(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.contact_designated"
    person_id: str
    legal_basis: LegalBasis
    on: date


class ContactReleased(Event, frozen=True, kw_only=True):
    """`on` is the last day."""

    TOPIC: ClassVar[str] = "partner.contact_released"
    person_id: str
    on: date
    reason: Prose | None = None


class Ended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.ended"
    on: date
    reason: Prose


class Resumed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.resumed"
    on: date


# ---- agreements


class AgreementSigned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.agreement_signed"
    agreement_id: str
    parties: tuple[Party, ...]
    with_operator: bool
    terms: tuple[str, ...]
    signed_on: date
    valid_until: date
    meeting: str | None = None
    principles: Prose | None = None


class AgreementEnded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.agreement_ended"
    agreement_id: str
    on: date
    reason: Prose


# ---- resources and needs: a partner's own here, those of schools and studios in their listing


class Offer(Worded, frozen=True, kw_only=True):
    """What a resource says."""

    item_id: str
    title: str
    kind: ItemKind
    availability: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    detail: Prose | None = None


class Statement(Worded, frozen=True, kw_only=True):
    """What a need says."""

    item_id: str
    title: str
    kind: ItemKind
    needed_by: date | None = None
    detail: Prose | None = None


class Retraction(Worded, frozen=True, kw_only=True):
    """An item that is off its list."""

    item_id: str
    reason: Prose | None = None


class ResourceOffered(Event, Offer, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.resource_offered"


class NeedStated(Event, Statement, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.need_stated"


class ItemWithdrawn(Event, Retraction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.item_withdrawn"


class ItemReopened(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.item_reopened"
    item_id: str


# ---- projects


class ProjectAgreed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.project_agreed"
    project_id: str
    title: str
    lead: Party
    with_parties: tuple[Party, ...]
    on: date
    due_on: date
    done_when: str
    need_id: str | None = None
    resource_id: str | None = None


class ProjectReported(Event, frozen=True, kw_only=True):
    """One side says that the project is done; that is no more than a claim until the other confirms it."""

    TOPIC: ClassVar[str] = "partner.project_reported"
    project_id: str
    by: Party
    person_id: str
    on: date
    note: Prose | None = None


class ProjectReturned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.project_returned"
    project_id: str
    by: Party
    reason: Prose


class ProjectCompleted(Event, frozen=True, kw_only=True):
    """Both sides say so; `on` is the day that was reported, `note` the remark of who confirms."""

    TOPIC: ClassVar[str] = "partner.project_completed"
    project_id: str
    on: date
    confirmed_by: Party
    note: Prose | None = None


class ProjectDropped(Event, frozen=True, kw_only=True):
    """`carried_over`: what it was for is to be taken up again."""

    TOPIC: ClassVar[str] = "partner.project_dropped"
    project_id: str
    reason: Prose
    carried_over: bool


class AppraisalGiven(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.appraisal_given"
    period: str
    usefulness: int
    comment: Prose | None = None


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "partner.redacted"
