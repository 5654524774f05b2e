"""Who may visit whom, and what a return visit must name: checked for an invitation and for a record entered afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict

from domain.errors import Wrong
from domain.visits.faults import OwnUnit, PartnersOnly
from domain.visits.inputs import TITLE, line, number, stored, text
from domain.visits.refusals import OriginalNotHeld, OriginalOtherSides, OriginalReturned
from domain.visits.values import Original, Subject
from domain.words import Party, PartyKind


def pair_fault(field: str, one: Party, other: Party) -> Wrong | None:
    """Two different units, at least one of them a school or a studio."""
    if one == other:
        return OwnUnit(field)
    return PartnersOnly(field) if {one.kind, other.kind} == {PartyKind.PARTNER} else None


def subject_faults(subject: Subject) -> Iterator[Wrong | None]:
    yield line("programme_id", subject.programme_id)
    yield pair_fault("guest", subject.host, subject.guest)
    yield line("topic", subject.topic, limit=TITLE)
    yield text("purpose", subject.purpose, needed=True)
    yield text("question", subject.question)
    yield number("capacity", subject.capacity)


def refuse_return(subject: Subject, original: Original | None) -> None:
    """A return names a held visit with swapped roles that no other held visit returns."""
    key = subject.in_return_for
    if key is None:
        return
    if original is None or not original.held:
        raise OriginalNotHeld("in_return_for", visit=key)
    if (original.host, original.guest) != (subject.guest, subject.host):
        raise OriginalOtherSides("in_return_for", visit=key)
    if original.returned:
        raise OriginalReturned("in_return_for", visit=key)


def fields(subject: Subject) -> dict[str, object]:
    """The subject as the first event of a visit has it."""
    return asdict(subject) | {"proposer": subject.proposer, "question": stored(subject.question)}
