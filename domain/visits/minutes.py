"""What was said and learnt: filed by one side, agreed or amended by the other; silence of 14 days is agreement."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.minutes import Amendment, Minutes, as_read, first_revision, next_revision
from domain.model import Prose
from domain.visits.deadlines import day_of, tacit_on
from domain.visits.refusals import AlreadyDone, MinutesDisputed, NotSilentYet, OwnRecord
from domain.visits.states import require
from domain.visits.words import Disputed
from domain.words import Item, Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def file_minutes(
    visit: Visit,
    *,
    by: Side,
    by_person: str,
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...] = (),
    action_items: tuple[Item, ...] = (),
    nothing_learnt: bool = False,
) -> None:
    """The first revision; the side that files it has confirmed it. No takeaway at all is to be said, by `nothing_learnt`.

    Minutes of a visit that has been closed meanwhile are late and welcome. Empty lines are left out.
    """
    require(visit, "file_minutes")
    if visit.minutes is not None:
        raise AlreadyDone(command="file_minutes", state=visit.state)
    new = first_revision(summary, learnt, problems, action_items, nothing_learnt=nothing_learnt)
    visit._minutes_filed(by=by, by_person=by_person, **new)


def amend_minutes(
    visit: Visit,
    *,
    by: Side,
    by_person: str,
    base_revision: int,
    changes: Amendment,
    nothing_learnt: bool = False,
) -> None:
    """Another revision by either side, which has confirmed it thereby; the other side confirms anew.

    `base_revision` is the revision that was read; only what differs from it is stored.
    """
    require(visit, "amend_minutes")
    there = as_read(visit.minutes, base_revision)
    new = next_revision(there, changes, nothing_learnt=nothing_learnt)
    visit._minutes_amended(by=by, by_person=by_person, **new)


def confirm_minutes(
    visit: Visit,
    *,
    by: Side | None,
    revision: int,
    now: datetime,
    by_person: str = "",
    revised_on: date | None = None,
) -> None:
    """The side that has not written this revision agrees; never the person who wrote it.

    The timer (None) agrees for a side that was silent for 14 days since `revised_on` and disputes nothing.
    """
    require(visit, "confirm_minutes")
    there = as_read(visit.minutes, revision)
    if by is None:
        _agree_by_silence(visit, there, now, revised_on)
    elif by not in visit.confirmed or by is visit.tacit:
        if by_person == there.by_person:
            raise OwnRecord
        visit._minutes_confirmed(revision=revision, by=by, tacit=False)


def _agree_by_silence(visit: Visit, there: Minutes, now: datetime, revised_on: date | None) -> None:
    if any(dispute.what is Disputed.MINUTES for dispute in visit.disputes):
        raise MinutesDisputed
    if revised_on is None or day_of(now) < tacit_on(revised_on):
        raise NotSilentYet(on=revised_on and tacit_on(revised_on))
    for side in Side:
        if side not in visit.confirmed:
            visit._minutes_confirmed(revision=there.revision, by=side, tacit=True)
