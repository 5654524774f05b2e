"""What the facts of a notice assign, and those of the partners that were asked.

Each function has the fields of its event as parameters; `Exchange` binds them to the events, for which the library wants the first
one to be called self.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.exchanges.values import Changes, Invitation
from domain.exchanges.words import Answer, State
from domain.model import Prose

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def cleared(self: Exchange) -> None:
    self.state, self.sent_back = State.OPEN, False


def sent_back(self: Exchange, comments: Prose) -> None:
    self.sent_back = True


def revised(self: Exchange, changes: Changes, sequence: int, reason: Prose | None = None) -> None:
    self.notice, self.sequence, self.sent_back = self.notice.changed(changes), sequence, False


def registration_closed(self: Exchange, on: date) -> None:
    self.state, self.registration_closed_on = State.CLOSED_REG, on


def registration_reopened(self: Exchange, on: date, sign_up_by: date) -> None:
    self.state, self.registration_closed_on = State.OPEN, None
    self.notice = replace(self.notice, sign_up_by=sign_up_by)


def postponed(self: Exchange, reason: Prose) -> None:
    self.state = State.POSTPONED


def date_set(
    self: Exchange, starts_at: datetime, ends_at: datetime, venue: str, sign_up_by: date, sequence: int
) -> None:
    self.state, self.sequence, self.registration_closed_on = State.OPEN, sequence, None
    self.notice = replace(self.notice, starts_at=starts_at, ends_at=ends_at, venue=venue, sign_up_by=sign_up_by)


def cancelled(self: Exchange, reason: Prose) -> None:
    self.state = State.CANCELLED


def partner_invited(self: Exchange, partner_id: str, ask: Prose, reply_by: date) -> None:
    self.invitations[partner_id], self.partners[partner_id] = Invitation(ask, reply_by), Answer.INVITED


def partner_joined(self: Exchange, partner_id: str, contribution: Prose | None = None) -> None:
    self.partners[partner_id] = Answer.JOINED


def partner_declined(self: Exchange, partner_id: str, reason: Prose | None = None) -> None:
    self.partners[partner_id] = Answer.DECLINED
