"""A partner's profile, its liaison persons over time, and the end of a partnership, which may go on later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.days import InTheFuture
from domain.errors import NotChosen, refuse
from domain.inputs import TITLE, line, stored, text
from domain.model import Prose
from domain.papers import UsefulnessUnknown
from domain.partners.faults import (
    ContactBefore,
    NothingChanged,
    PeriodUnknown,
)
from domain.partners.refusals import ContactUnknown, PartnershipOver, PartnershipRuns, ProjectsRunning
from domain.partners.states import RUNNING
from domain.partners.values import Appraisal, Profile
from domain.partners.words import LegalBasis

if TYPE_CHECKING:
    from domain.partners.partner import Partner

BEST = 5


def require_running(ended_on: date | None) -> None:
    """Nothing new begins with a partner that has left."""
    if ended_on is not None:
        raise PartnershipOver(on=ended_on)


def revise(partner: Partner, changes: Profile) -> None:
    """Name, kind or area are from now on as given."""
    given = {name: value for name in changes.__struct_fields__ if (value := getattr(changes, name)) is not None}
    refuse(
        line("name", changes.name, limit=TITLE) if changes.name is not None else None,
        line("area", changes.area, limit=TITLE, needed=False),
    )
    if not any((getattr(partner, name) or "") != value for name, value in given.items()):
        raise NothingChanged("name")
    partner._profile_revised(changes=changes)


def designate_contact(partner: Partner, person_id: str, *, legal_basis: LegalBasis, on: date) -> None:
    """The liaison from a day on; a new one takes the place of the old one, not before that one's own first day."""
    require_running(partner.ended_on)
    if not person_id:
        raise NotChosen("person_id")
    if person_id == partner.contact:
        return
    refuse(_before(partner, on))
    partner._contact_designated(person_id=person_id, legal_basis=legal_basis, on=on)


def release_contact(partner: Partner, person_id: str, *, on: date, reason: Prose | None = None) -> None:
    """The liaison's last day; nobody speaks for the partner until the next one is named."""
    if person_id != partner.contact or not person_id:
        raise ContactUnknown(person=person_id)
    refuse(_before(partner, on), text("reason", reason))
    partner._contact_released(person_id=person_id, on=on, reason=stored(reason))


def end(partner: Partner, *, on: date, reason: Prose, today: date) -> None:
    """The partnership ends, and with it the agreements in force and the liaison's post; its history stays."""
    require_running(partner.ended_on)
    if running := [each for each in partner.projects.values() if each.state in RUNNING]:
        raise ProjectsRunning(count=len(running))
    refuse(InTheFuture("on") if on > today else None, text("reason", reason, needed=True))
    for key, agreement in partner.agreements.items():
        if agreement.in_force(on):
            partner._agreement_ended(agreement_id=key, on=on, reason=reason)
    if partner.contact:
        partner._contact_released(person_id=partner.contact, on=max(on, partner.contact_since or on))
    partner._ended(on=on, reason=reason)


def resume(partner: Partner, *, on: date, today: date) -> None:
    """The partnership goes on; liaison and agreements are to be named anew."""
    if partner.ended_on is None:
        raise PartnershipRuns
    refuse(InTheFuture("on") if on > today else None)
    partner._resumed(on=on)


def give_appraisal(partner: Partner, *, period: str, usefulness: int, comment: Prose | None = None, year: int) -> None:
    """共建评议: what the partner thinks of one year, given as `2026`; a second one for the year takes the place of the first."""
    known = len(period) == len("2026") and period.isdecimal() and period.isascii()
    refuse(
        None if known and int(period) <= year else PeriodUnknown("period", latest=year),
        None if 1 <= usefulness <= BEST else UsefulnessUnknown("usefulness"),
        text("comment", comment),
    )
    if partner.appraisals.get(period) != Appraisal(usefulness, comment := stored(comment)):
        partner._appraisal_given(period=period, usefulness=usefulness, comment=comment)


def _before(partner: Partner, on: date) -> ContactBefore | None:
    since = partner.contact_since
    return ContactBefore("on", since=since) if since is not None and on < since else None
