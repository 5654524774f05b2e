"""What was said and learnt: filed by one side, agreed or amended by the other; silence of 14 days is agreement."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.errors import refuse
from domain.model import Prose
from domain.papers import Amendment, Minutes, lines, list_faults
from domain.visits.deadlines import day_of, tacit_on
from domain.visits.faults import ItemTwice, NoTakeaway, NothingChanged, TooFew
from domain.visits.inputs import text
from domain.visits.refusals import AlreadyDone, MinutesChanged, MinutesDisputed, NoMinutes, NotSilentYet, OwnRecord
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
    learnt, problems = lines(learnt), lines(problems)
    refuse(
        text("summary", summary, needed=True),
        NoTakeaway("learnt") if not learnt and not nothing_learnt else None,
        *list_faults(learnt, problems, action_items, twice=ItemTwice, too_few=TooFew),
    )
    visit._minutes_filed(
        revision=1,
        by=by,
        by_person=by_person,
        summary=summary,
        learnt=learnt,
        problems=problems,
        action_items=action_items,
    )


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
    there = _current(visit, base_revision)
    new = there.differing(changes)
    refuse(
        NothingChanged("summary") if new == Amendment() else None,
        text("summary", new.summary, needed=new.summary is not None),
        NoTakeaway("learnt") if new.learnt == () and not nothing_learnt else None,
        *list_faults(new.learnt or (), new.problems or (), new.action_items or (), twice=ItemTwice, too_few=TooFew),
    )
    visit._minutes_amended(
        revision=there.revision + 1, base_revision=base_revision, by=by, by_person=by_person, changes=new
    )


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
    there = _current(visit, revision)
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


def _current(visit: Visit, seen: int) -> Minutes:
    if visit.minutes is None:
        raise NoMinutes
    if seen != visit.minutes.revision:
        raise MinutesChanged(seen=seen, revision=visit.minutes.revision)
    return visit.minutes
