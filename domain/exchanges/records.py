"""That it took place, and who answered for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.errors import NotChosen, Wrong, refuse
from domain.exchanges.faults import DeputyIsResponsible, PersonUnknown
from domain.exchanges.inputs import headcount_fault, past_faults
from domain.exchanges.states import require
from domain.inputs import line, text
from domain.model import Prose
from domain.papers import Deputy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.exchanges.exchange import Exchange


def record_held(
    exchange: Exchange,
    *,
    started_at: datetime,
    ended_at: datetime,
    headcount: int,
    now: datetime,
    partner_ids: tuple[str, ...] = (),
    outcome_link: str | None = None,
    sure: bool = False,
) -> None:
    """It took place. `partner_ids`: partners that were there; `outcome_link`: key of an outcome; `sure`: an unusual headcount is meant."""
    require(exchange, "record_held")
    refuse(
        *past_faults(started_at, ended_at, now),
        headcount_fault("headcount", headcount, sure=sure),
        line("outcome_link", outcome_link, needed=False),
    )
    exchange._held(
        started_at=started_at,
        ended_at=ended_at,
        headcount=headcount,
        partner_ids=tuple(dict.fromkeys(partner_ids)),
        outcome_link=outcome_link or None,
    )


def record_deputy(exchange: Exchange, *, person_id: str, reason: Prose, known: bool = True) -> None:
    """Who stood in for the responsible person, and why; the last word counts. `known`: whether anybody has this id."""
    require(exchange, "record_deputy")
    new = Deputy(person_id, reason)
    if exchange.deputy != new:
        refuse(*deputy_faults(exchange, new, known=known))
        exchange._deputy_recorded(person_id=person_id, reason=reason)


def deputy_faults(exchange: Exchange, deputy: Deputy, *, known: bool) -> Iterator[Wrong | None]:
    if not deputy.person_id:
        yield NotChosen("deputy")
    elif deputy.person_id == exchange.notice.responsible_person:
        yield DeputyIsResponsible("deputy")
    elif not known:
        yield PersonUnknown("deputy", no=1, person=deputy.person_id)
    yield text("deputy_reason", deputy.reason, needed=True)
