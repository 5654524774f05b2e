"""邀请函: an invitation or a wish to come as the other side reads it, on the visit's page, in the preview, on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.model import Prose
from domain.visits import Direction, State
from domain.words import Party, PartyKind, Role, ScopeKind, Side, Slot
from projections import people, schools, studios, units
from web.frame import name as name_of
from web.texts import _
from web.words import clock, day, plain_day, slot

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader
    from projections.visits import VisitRow


class Sender(NamedTuple):
    """One side as the head of the letter names it. `who`: who leads it, and the studio it belongs to."""

    party: Party
    name: str
    level: str
    head: str
    who: tuple[str, ...]


class Invitation(NamedTuple):
    """All that stands in the letter, ready to be drawn. `facts`: (term, values, small print)."""

    invites: bool
    sender: Sender
    receiver: Sender
    salutation: str
    purpose: Prose
    question: Prose | None
    signed_on: str
    facts: list[tuple[str, list[str], str]]


def of_visit(hub: Hub, read: Reader, visit: VisitRow) -> Invitation:
    """The letter of a visit as it stands now: agreed terms once there are any, else what is offered."""
    agreed = visit.slot is not None or visit.starts_at is not None
    return written(
        hub,
        read,
        direction=visit.direction,
        sides=visit.sides,
        purpose=visit.purpose,
        question=visit.question,
        on=visit.created_on,
        facts=[
            (_("时间"), _times(visit) if agreed else [slot(each) for each in visit.slots], _choose(visit, agreed)),
            (_("地点"), [host := _venue(read, visit.host)], visit.venue if visit.venue != host else ""),
            (_("人数"), [_heads(visit)], _places(visit)),
        ],
    )


def offered(
    hub: Hub,
    read: Reader,
    *,
    direction: Direction,
    sides: dict[Side, Party],
    purpose: Prose,
    question: Prose | None,
    slots: Iterable[Slot],
    capacity: int | None,
    on: date,
) -> Invitation:
    """The letter of an invitation that has not been sent."""
    times = [slot(each) for each in slots]
    return written(
        hub,
        read,
        direction=direction,
        sides=sides,
        purpose=purpose,
        question=question,
        on=on,
        facts=[
            (_("时间"), times, _("请从中选一个") if len(times) > 1 else ""),
            (_("地点"), [_venue(read, sides[Side.HOST])], ""),
            (_("人数"), [_("名额 {n} 人", n=capacity) if capacity else _("未限人数")], ""),
        ],
    )


def written(
    hub: Hub,
    read: Reader,
    *,
    direction: Direction,
    sides: dict[Side, Party],
    purpose: Prose,
    question: Prose | None,
    on: date,
    facts: list[tuple[str, list[str], str]],
) -> Invitation:
    proposer = direction.proposer
    sender, receiver = sender_of(hub, read, sides[proposer], on), sender_of(hub, read, sides[proposer.other], on)
    greeted = _("{unit}{head}：", unit=receiver.name, head=receiver.head)
    year = _("{year} 年 {month} 月 {day} 日", year=on.year, month=on.month, day=on.day)
    facts = [(term, [value.replace("–", "\u2060–\u2060") for value in values], more) for term, values, more in facts]
    said = question if question and str(question).strip() else None
    return Invitation(direction is Direction.INVITE, sender, receiver, greeted, purpose, said, year, facts)


def sender_of(hub: Hub, read: Reader, party: Party, on: date) -> Sender:
    """A side with its name, level, and who leads it on a day."""
    unit = units.unit(read, party)
    role, ids = leader(read, party, on)
    names = _("、").join(name_of(hub, each) for each in ids[:2])
    title = {Role.SECRETARY: _("书记"), Role.LEAD: _("主持人"), Role.PARTNER: _("联络员")}[role]
    if party.kind is PartyKind.SCHOOL and role is Role.LEAD:
        title = _("书记")
    who = [_("{title} {name}", title=title, name=names)] if names else []
    if party.kind is PartyKind.SCHOOL and (school := schools.school(read, party.id)) and school.studio:
        studio = studios.studio(read, school.studio)
        who += [studio.name] if studio else []
    head = _("{name}{title}", name=names, title=title) if names else ""
    return Sender(party, unit.name if unit else party.id, unit.level if unit else "", head, tuple(who))


def leader(read: Reader, party: Party, on: date) -> tuple[Role, list[str]]:
    """Who leads a unit on a day, and as what: a school's secretary, or the studio's lead whose school it is."""
    if party.kind is PartyKind.PARTNER:
        return Role.PARTNER, people.holders(read, Role.PARTNER, ScopeKind.PARTNER, party.id, on)
    if party.kind is PartyKind.STUDIO:
        return Role.LEAD, people.holders(read, Role.LEAD, ScopeKind.STUDIO, party.id, on)
    own = people.holders(read, Role.SECRETARY, ScopeKind.SCHOOL, party.id, on)
    leads = [row for row in studios.all_studios(read) if row.lead_school == party.id and row.lead]
    if own or not leads:
        return Role.SECRETARY, own
    return Role.LEAD, [leads[0].lead]


def _times(visit: VisitRow) -> list[str]:
    if visit.starts_at and visit.ends_at and (visit.arranged or visit.slot is None):
        starts, ends = clock(visit.starts_at), clock(visit.ends_at)
        return [_("{day}{starts}–{ends}", day=day(visit.starts_at.date()), starts=starts, ends=ends)]
    return [slot(visit.slot)] if visit.slot else []


def _choose(visit: VisitRow, agreed: bool) -> str:
    if agreed or len(visit.slots) == 1 or visit.state is not State.PROPOSED:
        return ""
    return _("请在 {reply_by}前选一个", reply_by=plain_day(visit.reply_by)) if visit.reply_by else _("请从中选一个")


def _venue(read: Reader, host: Party) -> str:
    found = units.unit(read, host)
    return found.name if found else host.id


def _heads(visit: VisitRow) -> str:
    if visit.headcount_guest is not None:
        return _("来访 {n} 人", n=visit.headcount_guest)
    if visit.headcount is not None:
        return _("来访 {n} 人", n=visit.headcount)
    return _("名额 {n} 人", n=visit.capacity) if visit.capacity else _("未限人数")


def _places(visit: VisitRow) -> str:
    if visit.headcount_host is not None:
        return _("接待 {n} 人", n=visit.headcount_host)
    return _("名额 {n} 人", n=visit.capacity) if visit.capacity and visit.headcount is not None else ""
