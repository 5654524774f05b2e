"""The story of a partner, or of the lists of a school or studio: what each event says in a timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from domain.model import Aggregate, DomainEvent, Prose
from domain.partners import Listing, Partner, events
from domain.words import Party, PartyKind
from projections.read import Reader
from projections.story import stamp


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of one event, by name; only those that the event has are set: codes, numbers, days and titles.

    `key` is the id of the agreement, item or project, `title` what it is called, `changed` are fields of the profile, `person` is a
    person id, `by` the side that speaks.
    """

    key: str | None = None
    title: str | None = None
    changed: tuple[str, ...] = ()
    person: str | None = None
    on: date | None = None
    until_on: date | None = None
    parties: tuple[Party, ...] = ()
    by: Party | None = None
    carried_over: bool = False
    period: str | None = None
    usefulness: int | None = None
    count: int | None = None
    reason: str | None = None


class LineRow(NamedTuple):
    """One event. `kind` is its topic without the area; `note` the words somebody wrote."""

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str
    facts: Facts
    note: Prose | None


Said = tuple[Facts, Prose | None]
Titles = dict[str, str]
"""What items and projects are called, by id, as the story has told it so far."""


def _item(e: Any, titles: Titles) -> Said:
    titles[e.item_id] = e.title
    until = getattr(e, "needed_by", None) or getattr(e, "until_on", None)
    return Facts(key=e.item_id, title=e.title, until_on=until), e.detail


def _gone(e: Any, titles: Titles) -> Said:
    return Facts(key=e.item_id, title=titles[e.item_id]), e.reason


def _again(e: Any, titles: Titles) -> Said:
    return Facts(key=e.item_id, title=titles[e.item_id]), None


def _redacted(e: Any, _: Titles) -> Said:
    return Facts(count=len(e.of), reason=e.reason), None


def _revised(e: events.ProfileRevised, _: Titles) -> Said:
    changed = tuple(name for name in e.changes.__struct_fields__ if getattr(e.changes, name) is not None)
    return Facts(changed=changed), None


def _agreed(e: events.ProjectAgreed, titles: Titles) -> Said:
    titles[e.project_id] = e.title
    parties = (e.lead, *e.with_parties)
    return Facts(key=e.project_id, title=e.title, on=e.on, until_on=e.due_on, parties=parties), None


def _reported(e: events.ProjectReported, titles: Titles) -> Said:
    return Facts(key=e.project_id, title=titles[e.project_id], by=e.by, on=e.on), e.note


def _returned(e: events.ProjectReturned, titles: Titles) -> Said:
    return Facts(key=e.project_id, title=titles[e.project_id], by=e.by), e.reason


def _completed(e: events.ProjectCompleted, titles: Titles) -> Said:
    return Facts(key=e.project_id, title=titles[e.project_id], by=e.confirmed_by, on=e.on), e.note


def _dropped(e: events.ProjectDropped, titles: Titles) -> Said:
    return Facts(key=e.project_id, title=titles[e.project_id], carried_over=e.carried_over), e.reason


def _signed(e: events.AgreementSigned, _: Titles) -> Said:
    return Facts(key=e.agreement_id, parties=e.parties, on=e.signed_on, until_on=e.valid_until), e.principles


_SAYS: dict[type[DomainEvent], Callable[[Any, Titles], Said]] = {
    events.Registered: lambda e, _: (Facts(title=e.name), None),
    events.ProfileRevised: _revised,
    events.ContactDesignated: lambda e, _: (Facts(person=e.person_id, on=e.on), None),
    events.ContactReleased: lambda e, _: (Facts(person=e.person_id, on=e.on), e.reason),
    events.Ended: lambda e, _: (Facts(on=e.on), e.reason),
    events.Resumed: lambda e, _: (Facts(on=e.on), None),
    events.AgreementSigned: _signed,
    events.AgreementEnded: lambda e, _: (Facts(key=e.agreement_id, on=e.on), e.reason),
    events.ProjectAgreed: _agreed,
    events.ProjectReported: _reported,
    events.ProjectReturned: _returned,
    events.ProjectCompleted: _completed,
    events.ProjectDropped: _dropped,
    events.AppraisalGiven: lambda e, _: (Facts(period=e.period, usefulness=e.usefulness), e.comment),
    Listing.Opened: lambda _e, _: (Facts(), None),
    **dict.fromkeys((events.ResourceOffered, events.NeedStated, Listing.ResourceOffered, Listing.NeedStated), _item),
    **dict.fromkeys((events.ItemWithdrawn, Listing.ItemWithdrawn), _gone),
    **dict.fromkeys((events.ItemReopened, Listing.ItemReopened), _again),
    **dict.fromkeys((events.Redacted, Listing.Redacted), _redacted),
}
SAYS = {kind.TOPIC: say for kind, say in _SAYS.items()}
"""By topic: the library makes events of its own of those that an aggregate lists."""


def timeline(read: Reader, party: Party) -> list[LineRow]:
    """What happened to a partner, or on the lists of a school or studio, oldest first."""
    titles: Titles = {}
    of, key = stream(party)
    return [LineRow(*stamp(entry, e), *SAYS[e.TOPIC](e, titles)) for entry, e in read.story(of, key)]


def stream(party: Party) -> tuple[type[Aggregate], str]:
    """Where the lists of a unit are kept."""
    return (Partner, party.id) if party.kind == PartyKind.PARTNER else (Listing, str(party))
