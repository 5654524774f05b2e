"""Reporting duties of a history: it has names of its own for them, the hub calls them by programme, kind, owner and period."""

from __future__ import annotations

from typing import Any

from domain.errors import NotFound
from domain.obligations import Duty, Kind, Obligation, Owner, OwnerKind, Paper
from domain.words import Party, PartyKind
from hub.clock import local_day
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.refusals import NotAUnit
from hub.history.vocabulary import Unit
from projections import studios


@line("Obligation", "ObligationIssued")
def issued(load: Load, to: Line) -> None:
    d = to.data
    owner = _owner(d["owner"])
    kind, programme = Kind(d["kind"]), _programme(load, owner)
    duty = Duty(programme, kind, owner, d["period"], d["due_on"], d["required"], local_day(to.occurred_at))
    load.duties[to.key] = duty.key
    about: dict[str, Any] = {"programme_id": programme, "period": duty.period, "due_on": duty.due_on}
    load.do(load.hub.obligations.issue, kind, owner, required=duty.required, **about)


@line("Obligation", "ObligationReminded")
def reminded(load: Load, to: Line) -> None:
    load.do(load.hub.obligations.remind, _key(load, to), on=to.data["on"])


@line("Obligation", "ObligationMissed")
def missed(load: Load, to: Line) -> None:
    load.do(load.hub.obligations.miss, _key(load, to), on=to.data["on"])


@line("Obligation", "ObligationExtended")
def extended(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.obligations.extend, _key(load, to), new_due_on=d["new_due_on"], reason=d["reason"])


@line("Obligation", "ObligationWaived")
def waived(load: Load, to: Line) -> None:
    load.do(load.hub.obligations.waive, _key(load, to), reason=to.data["reason"])


@line("Obligation", "ObligationSubmitted")
def submitted(load: Load, to: Line) -> None:
    """What was handed in is named, its content is no part of a history."""
    d, duty = to.data, _duty(load, to)
    unit = None if duty.owner.kind is OwnerKind.PERSON else Party(PartyKind(duty.owner.kind), duty.owner.id)
    load.do(load.hub.obligations.submit, duty.key, Paper(d["refs"]), on=d["on"], for_unit=unit)


@line("Obligation", "ObligationReturned")
def returned(load: Load, to: Line) -> None:
    duty = _duty(load, to)
    load.do(load.hub.obligations.send_back, duty.key, no=duty.no, comments=to.data["comments"])


@line("Obligation", "ObligationAccepted")
def accepted(load: Load, to: Line) -> None:
    duty = _duty(load, to)
    load.do(load.hub.obligations.accept, duty.key, no=duty.no, on=to.data["on"])


def _owner(unit: Unit) -> Owner:
    """Partners and organisations owe no reports. Raises NotAUnit."""
    if unit.kind not in set(OwnerKind):
        raise NotAUnit(kind=unit.kind, id=unit.id)
    return Owner(OwnerKind(unit.kind), unit.id)


def _key(load: Load, to: Line) -> str:
    if (key := load.duties.get(to.key)) is None:
        raise NotFound(kind=Obligation.TOPIC, key=to.key)
    return key


def _duty(load: Load, to: Line) -> Obligation:
    return load.hub.log.load(Obligation, _key(load, to))


def _programme(load: Load, owner: Owner) -> str:
    """The programme of an owner, which the history does not name. Raises NotFound."""
    with load.hub.reader() as read:
        if owner.kind is OwnerKind.STUDIO:
            studio = owner.id
        elif owner.kind is OwnerKind.SCHOOL:
            studio = next((row.studio for row in studios.belongings_of_school(read, owner.id)), "")
        else:
            studio = next((row.studio for row in studios.belongings_of_person(read, owner.id)), "")
        row = studios.studio(read, studio)
    if row is None:
        raise NotFound(kind=owner.kind.value, key=owner.id)
    return row.programme
