"""会议纪要: what was said and learnt, in revisions; the same for a visit and for an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.inputs import said, text
from domain.model import Prose
from domain.words import Item


class NoMinutes(Conflict):
    """No minutes have been filed."""

    code = "minutes.none"


class MinutesChanged(Conflict):
    """The minutes were changed since they were read; facts: seen, revision."""

    code = "minutes.changed"


class NothingAmended(Wrong):
    """Nothing differs from the revision that was read."""

    code = "minutes.nothing_amended"


class NoTakeaway(Wrong):
    """What was learnt is named, or it is said that there was nothing."""

    code = "minutes.no_takeaway"


class ItemTwice(Wrong):
    """Two action items have the same number; facts: no."""

    code = "minutes.item_twice"


class ItemUnnumbered(Wrong):
    """Action items are counted from 1; facts: least."""

    code = "minutes.item_unnumbered"


class NoSuchItem(Wrong):
    """The minutes have no action item of this number; facts: item_no."""

    code = "minutes.no_such_item"


class Amendment(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an amendment of the minutes alters; None stays as it was, an empty list empties it."""

    summary: Prose | None = None
    learnt: tuple[Prose, ...] | None = None
    problems: tuple[Prose, ...] | None = None
    action_items: tuple[Item, ...] | None = None


class Minutes(msgspec.Struct, frozen=True):
    """One revision of the minutes; `by_person` is who wrote it. No takeaway at all is an explicit statement."""

    revision: int
    by_person: str
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    action_items: tuple[Item, ...]

    @property
    def numbers(self) -> set[int]:
        return {item.no for item in self.action_items}

    def amended(self, revision: int, by_person: str, changes: Amendment) -> Minutes:
        """The next revision and who wrote it."""
        return replace(self, revision=revision, by_person=by_person, **given(changes))


def first_revision(
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    action_items: tuple[Item, ...],
    *,
    nothing_learnt: bool,
) -> dict[str, Any]:
    """Fields of the first revision, without lines that say nothing. No takeaway at all is to be said, by `nothing_learnt`."""
    learnt, problems = _lines(learnt), _lines(problems)
    refuse(
        text("summary", summary, needed=True),
        NoTakeaway("learnt") if not learnt and not nothing_learnt else None,
        *_list_faults(learnt, problems, action_items),
    )
    return {"revision": 1, "summary": summary, "learnt": learnt, "problems": problems, "action_items": action_items}


def next_revision(there: Minutes, changes: Amendment, *, nothing_learnt: bool) -> dict[str, Any]:
    """Fields of the revision after the one that was read; only what differs from it is kept."""
    wanted = given(changes)
    wanted |= {name: _lines(wanted[name]) for name in ("learnt", "problems") if name in wanted}
    new = Amendment(**{name: value for name, value in wanted.items() if value != getattr(there, name)})
    refuse(
        NothingAmended("summary") if new == Amendment() else None,
        text("summary", new.summary, needed=new.summary is not None),
        NoTakeaway("learnt") if new.learnt == () and not nothing_learnt else None,
        *_list_faults(new.learnt or (), new.problems or (), new.action_items or ()),
    )
    return {"revision": there.revision + 1, "base_revision": there.revision, "changes": new}


def as_read(there: Minutes | None, seen: int) -> Minutes:
    """The minutes, if they still are the revision that somebody has read."""
    if there is None:
        raise NoMinutes
    if seen != there.revision:
        raise MinutesChanged(seen=seen, revision=there.revision)
    return there


def item_fault(there: Minutes | None, item_no: int) -> Wrong | None:
    """An action item that is done stands in the minutes."""
    return None if there and item_no in there.numbers else NoSuchItem("item_no", item_no=item_no)


def given(changes: msgspec.Struct) -> dict[str, Any]:
    """What a change says, by field: a field that is None stays as it was."""
    return {name: value for name in changes.__struct_fields__ if (value := getattr(changes, name)) is not None}


def _lines(texts: tuple[Prose, ...]) -> tuple[Prose, ...]:
    return tuple(each for each in texts if said(each))


def _list_faults(
    learnt: tuple[Prose, ...], problems: tuple[Prose, ...], items: tuple[Item, ...]
) -> Iterator[Wrong | None]:
    """Each line within its limits; action items with an owner and a number of their own."""
    yield from (text("learnt", each) for each in learnt)
    yield from (text("problems", each) for each in problems)
    seen: set[int] = set()
    for item in items:
        yield text("action_items", item.what, needed=True)
        yield NotChosen("action_items", no=item.no) if not item.owner else None
        yield ItemUnnumbered("action_items", least=1) if item.no < 1 else None
        yield ItemTwice("action_items", no=item.no) if item.no in seen else None
        seen.add(item.no)
