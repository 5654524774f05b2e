"""Who leaves a programme owes it nothing any more, and everybody sees why."""

from __future__ import annotations

from domain.obligations import Obligation, Owner, OwnerKind
from hub.log import Log
from projections import obligations
from projections.read import Reader


def released(log: Log, read: Reader, person: str, programme: str, reason: str) -> list[Obligation]:
    """What a member still owes, waived; to be committed with the leaving. What the school owes stays with whoever comes next."""
    keys = obligations.owed_by(read, Owner(OwnerKind.PERSON, person), programme)
    duties = log.load_all(Obligation, keys)
    for duty in duties:
        duty.release(left_for=reason)
    return duties
