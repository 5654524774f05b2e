"""Who leads, mentors and assists a studio, from a day on (P5, P9, P18, P19, P24, P25)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.errors import NotChosen, refuse
from domain.model import Prose
from domain.studios.faults import ExceptionUnexplained, SameLead
from domain.studios.refusals import LeadPresent, MentorUnknown, NoLead
from domain.studios.states import STUDIO
from domain.studios.words import Basis

if TYPE_CHECKING:
    from domain.studios.studio import Studio


def appoint_lead(
    studio: Studio,
    person_id: str,
    *,
    school_id: str,
    basis: Basis,
    from_on: date,
    exception_reason: Prose | None = None,
) -> None:
    """The first lead; an exception from the rule is explained (P9)."""
    STUDIO.require(studio.state, "appoint_lead")
    if studio.lead:
        raise LeadPresent(person=studio.lead)
    if basis is Basis.EXCEPTION and not exception_reason:
        raise ExceptionUnexplained("exception_reason")
    studio._lead_appointed(
        person_id=person_id, school_id=school_id, basis=basis, from_on=from_on, exception_reason=exception_reason
    )


def replace_lead(studio: Studio, to_person_id: str, *, school_id: str, reason: Prose, on: date) -> None:
    """Another lead takes over."""
    STUDIO.require(studio.state, "replace_lead")
    if not studio.lead:
        raise NoLead
    refuse(
        SameLead("to_person_id") if to_person_id == studio.lead else None,
        NotChosen("reason") if not reason else None,
    )
    studio._lead_replaced(
        from_person_id=studio.lead, to_person_id=to_person_id, school_id=school_id, reason=reason, on=on
    )


def appoint_mentor(studio: Studio, person_id: str, *, org: str, duties: tuple[str, ...], on: date) -> None:
    """A mentor from one of the institutions, with the duties agreed (P18, P19); twice is once."""
    STUDIO.require(studio.state, "appoint_mentor")
    if person_id not in studio.mentors:
        studio._mentor_appointed(person_id=person_id, org=org, duties=duties, on=on)


def release_mentor(studio: Studio, person_id: str, *, on: date, reason: Prose | None = None) -> None:
    """A mentor leaves the studio."""
    STUDIO.require(studio.state, "release_mentor")
    if person_id not in studio.mentors:
        raise MentorUnknown(person=person_id)
    studio._mentor_released(person_id=person_id, on=on, reason=reason)


def appoint_assistant(studio: Studio, person_id: str, *, on: date) -> None:
    """The assistant from a day on; a new one takes the place of the old one (P24, P25)."""
    STUDIO.require(studio.state, "appoint_assistant")
    if person_id != studio.assistant:
        studio._assistant_appointed(person_id=person_id, on=on)
