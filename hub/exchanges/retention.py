"""Contacts of guests are erased once the days for which they are kept are over, and with them what the guests were told."""

from __future__ import annotations

from datetime import date, timedelta

from domain.exchanges import State
from hub.clock import local_day, moment
from hub.core import Core
from hub.exchanges.contacts import Contacts, Guest
from projections import exchanges
from projections.exchanges import ExchangeRow
from projections.read import Reader

POSTPONED_DAYS = 365
"""So long the guests of a postponed exchange wait for its new date."""
ORPHANED = timedelta(hours=24)
"""A contact without a seat is one whose sign-up broke off half-way."""


def purge(core: Core) -> int:
    """Erase what is not kept any more; how many contacts those were."""
    contacts = Contacts(core.private)
    if not (everybody := contacts.everybody()):
        return 0
    days = {key: contacts.days(key) for key in {each.exchange for each in everybody}}
    core.follow()
    with core.read.reader() as read:
        rows = exchanges.by_keys(read, days)
        gone = [each.id for each in everybody if _over(core, read, each, rows.get(each.exchange), days[each.exchange])]
    contacts.drop(gone)
    if gone:
        core.private.scrub()
    return len(gone)


def forgotten_on(row: ExchangeRow, days: int) -> date:
    """The day on which the contacts of an exchange are erased: `days` after it took place, or was to."""
    if row.state is State.POSTPONED:
        return local_day(row.notice.starts_at) + timedelta(days=POSTPONED_DAYS)
    return (row.held_on or local_day(row.notice.ends_at)) + timedelta(days=days + 1)


def _over(core: Core, read: Reader, guest: Guest, row: ExchangeRow | None, days: int) -> bool:
    if row is not None and core.today() >= forgotten_on(row, days):
        return True
    seated = row is not None and exchanges.seat_of(read, row.no, guest.id) is not None
    return not seated and core.now() - moment(guest.created_at) > ORPHANED
