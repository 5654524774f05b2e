"""How much of an exchange a person may read, whose it is to run, and who clears its notice.

Source: the table of roles and rights of the domain, reading (partners: open exchanges and the own ones; waiting people on no list).
"""

from __future__ import annotations

from enum import StrEnum

from domain.exchanges import Clearer, State, who_clears
from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import OFFICER, RULES, Standing
from hub.visits.sight import GUIDES, READERS, past_reach
from projections import exchanges, studios
from projections.exchanges import ExchangeRow
from projections.read import Reader


class Sight(StrEnum):
    """What is shown: all with every seat; the exchange and its papers; or what people without an account see, nobody's name."""

    FULL = "full"
    MEMBER = "member"
    PUBLIC = "public"


def may_see(read: Reader, who: Standing, row: ExchangeRow) -> Sight | None:
    """How much of the exchange; None for whom it does not exist."""
    if concerns(who, row):
        return Sight.FULL
    if row.state is State.CLEARING:
        return None
    units = {unit for unit, _ in row.units}
    own = bool(units & set(map(str, past_reach(who)))) or exchanges.seat_of(read, row.no, who.person) is not None
    if who.roles and (own or not sight.outside(who)):
        return Sight.MEMBER
    return Sight.PUBLIC if row.public else None


def concerns(who: Standing, row: ExchangeRow) -> bool:
    """Whether the person organises it, or once did, guides the studio that does, or is of the Party School."""
    if who.roles & READERS or row.organised_by(past_reach(who)):
        return True
    return bool(row.studio and who.role_for(GUIDES, Party(PartyKind.STUDIO, row.studio)))


def may_run(who: Standing, row: ExchangeRow) -> bool:
    """Whether the person runs it now: an organising unit's own people, or an officer."""
    rule = RULES["exchange.revise"]
    return bool(who.role_for(OFFICER)) or any(who.role_for(rule - OFFICER, party) for party in row.organisers)


def may_clear(read: Reader, who: Standing, row: ExchangeRow) -> bool:
    """Whether the person clears its notice: an officer any, a lead what only studios are concerned with; nobody the own one."""
    if row.announced_by == who.person:
        return False
    return clears(read, who, row.notice.organiser, row.studio, who_clears(row.notice)) is not None


def clears(read: Reader, who: Standing, organiser: Party | None, studio: str, clearer: Clearer) -> Role | None:
    """The role by which somebody clears: the Party School, or the lead of the studio to which the organiser belongs."""
    if role := who.role_for(OFFICER):
        return role
    if clearer is not Clearer.LEAD or organiser is None:
        return None
    codes = {studio} - {""} or {
        row.studio for row in studios.belongings_of_school(read, organiser.id) if row.until_on is None
    }
    leads = (who.role_for({Role.LEAD}, Party(PartyKind.STUDIO, code)) for code in sorted(codes))
    return next(filter(None, leads), None)
