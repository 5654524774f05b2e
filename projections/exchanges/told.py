"""The story of an exchange: what each event says in its timeline. Seats are told only where somebody asks for them: there are many."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec.structs import replace

from domain.exchanges import Exchange, Notice, events
from domain.exchanges.values import HERE
from domain.minutes import given
from domain.model import Prose
from domain.words import Party
from projections.exchanges.facts import Facts
from projections.exchanges.questions import by_key
from projections.exchanges.rows import ExchangeRow
from projections.exchanges.seats import SETS
from projections.read import Reader
from projections.story import Stamp, stamp


class LineRow(NamedTuple):
    """One event. `kind` is its topic without the area; `note` the words somebody wrote; `party`: whose word it is."""

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
SEATS = {events.SeatRequested.TOPIC, *SETS}
PAPERS = ("title", "starts_at", "ends_at", "venue", "capacity")
"""Terms of a notice of which both the old and the new are told."""


def timeline(
    read: Reader,
    key: str,
    *,
    today: date,
    mine: Collection[Party] = (),
    after: int = 0,
    version: int = 0,
    seats: bool = False,
    seat: str = "",
) -> list[LineRow]:
    """What happened, oldest first, behind a position or a version. `seats`: also of all seats, for its organisers; `seat`: of this one.

    Feedback of a unit that is not among `mine` is not even mentioned while it is sealed.
    """
    row = by_key(read, key)
    if row is None:
        return []
    lines, tale = [], _Tale()
    for entry, e in read.story(Exchange, key):
        facts, note = tale.say(e)
        hidden = entry.topic in SEATS and not (seats or (seat and facts.seat == seat))
        if (
            not hidden
            and not _sealed(row, e, today, mine)
            and entry.position > after
            and e.originator_version > version
        ):
            lines.append(LineRow(*stamp(entry, e), facts=facts, note=note))
    return lines


def story(
    read: Reader, row: ExchangeRow, *, today: date, mine: Collection[Party] = ()
) -> list[tuple[Stamp, events.Event]]:
    """Every event with who caused it and when, oldest first; feedback that is sealed is not among them."""
    told = read.story(Exchange, row.key)
    return [(stamp(entry, e), e) for entry, e in told if not _sealed(row, e, today, mine)]


def _sealed(row: ExchangeRow, e: events.Event, today: date, mine: Collection[Party]) -> bool:
    return isinstance(e, events.FeedbackGiven) and e.by_party not in mine and not row.unsealed(today)


class _Tale:
    """What the story has told so far: the notice, and whose seat is which."""

    def __init__(self) -> None:
        self.notice: Notice | None = None
        self.seats: dict[str, dict[str, Any]] = {}

    def say(self, e: Any) -> Said:
        if isinstance(e, events.Announced):
            self.notice = Notice(**{name: getattr(e, name) for name in Notice.__struct_fields__})
            when = {name: getattr(e, name) for name in PAPERS}
            return Facts(**when, sign_up_by=e.sign_up_by, copy_of=e.copy_of), e.purpose
        if e.TOPIC in SEATS:
            return self._seat(e)
        if isinstance(e, events.Revised):
            return self._revised(e)
        if isinstance(e, events.DateSet):
            return self._moved(e)
        return SAYS[e.TOPIC](e)

    def _seat(self, e: Any) -> Said:
        if isinstance(e, events.SeatRequested):
            whose: dict[str, Any] = {"person": e.person_id or None, "guest": e.guest_id or None, "party": e.party}
            self.seats[e.seat_id] = whose
        companions = getattr(e, "companions", None)
        more: dict[str, Any] = {"place_no": getattr(e, "queue_no", None), "until": getattr(e, "until", None)}
        facts = Facts(seat=e.seat_id, **self.seats[e.seat_id], companions=companions, **more)
        return facts, getattr(e, "reason", None)

    def _revised(self, e: events.Revised) -> Said:
        told = given(e.changes)
        changed = tuple(name for name in told if name != "emptied") + (e.changes.emptied or ())
        facts: dict[str, Any] = {name: told[name] for name in PAPERS if name in told}
        facts |= {f"old_{name}": getattr(self.notice, name) for name in facts if name != "title"}
        if self.notice:
            self.notice = self.notice.changed(e.changes)
        return Facts(**facts, changed=changed, sign_up_by=told.get("sign_up_by")), e.reason

    def _moved(self, e: events.DateSet) -> Said:
        new = {name: getattr(e, name) for name in ("starts_at", "ends_at", "venue")}
        old = {f"old_{name}": getattr(self.notice, name) for name in new}
        if self.notice:
            self.notice = replace(self.notice, **new, sign_up_by=e.sign_up_by)
        return Facts(**new, **old, sign_up_by=e.sign_up_by), None


SAYS: dict[str, Callable[[Any], Said]] = {
    events.Cleared.TOPIC: lambda _: (Facts(), None),
    events.SentBack.TOPIC: lambda e: (Facts(), e.comments),
    events.RegistrationClosed.TOPIC: lambda e: (Facts(on=e.on), None),
    events.RegistrationReopened.TOPIC: lambda e: (Facts(on=e.on, sign_up_by=e.sign_up_by), None),
    events.Postponed.TOPIC: lambda e: (Facts(), e.reason),
    events.Cancelled.TOPIC: lambda e: (Facts(), e.reason),
    events.PartnerInvited.TOPIC: lambda e: (Facts(partner=e.partner_id, reply_by=e.reply_by), e.ask),
    events.PartnerJoined.TOPIC: lambda e: (Facts(partner=e.partner_id), e.contribution),
    events.PartnerDeclined.TOPIC: lambda e: (Facts(partner=e.partner_id), e.reason),
    events.Held.TOPIC: lambda e: (
        Facts(starts_at=e.started_at, ends_at=e.ended_at, headcount=e.headcount, partners=e.partner_ids),
        None,
    ),
    events.AttendanceFiled.TOPIC: lambda e: (
        Facts(
            entries=len(e.entries),
            here=sum(entry.status in HERE for entry in e.entries),
            responsible_present=e.responsible_present,
            source=e.source,
        ),
        None,
    ),
    events.AttendanceCorrected.TOPIC: lambda e: (
        Facts(person=e.person_id, from_status=e.from_status, to_status=e.to_status, party=e.party),
        e.reason,
    ),
    events.DeputyRecorded.TOPIC: lambda e: (Facts(person=e.person_id), e.reason),
    events.MinutesFiled.TOPIC: lambda e: (Facts(person=e.by_person, revision=e.revision), None),
    events.MinutesAmended.TOPIC: lambda e: (
        Facts(person=e.by_person, revision=e.revision, base_revision=e.base_revision, changed=tuple(given(e.changes))),
        None,
    ),
    events.BriefingPublished.TOPIC: lambda e: (Facts(issue_no=e.issue_no, title=e.title, on=e.on), None),
    events.FeedbackGiven.TOPIC: lambda e: (Facts(party=e.by_party), None),
    events.ActionCompleted.TOPIC: lambda e: (Facts(item_no=e.item_no, on=e.on), e.evidence),
    events.Closed.TOPIC: lambda e: (Facts(reason=e.reason), None),
    events.Voided.TOPIC: lambda e: (Facts(reason=e.reason, kept=e.kept), e.note),
    events.Redacted.TOPIC: lambda e: (Facts(count=len(e.of), reason=e.reason), None),
}
"""What an event says by itself, by topic."""
