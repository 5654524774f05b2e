"""资源清单、需求清单: what a unit offers and what it needs, each on its own list; the same for partners, schools and studios."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Protocol

from domain.errors import NotFound, Wrong, refuse
from domain.inputs import TITLE, line, stored, text
from domain.model import Prose
from domain.partners.faults import DayPast, Reversed, TitleOnList
from domain.partners.profile import require_running
from domain.partners.refusals import ItemInProject, ItemKnown, OffTheList, StillOpen
from domain.partners.values import Item, Need, Resource

Happen = Callable[..., Any]


class Holder(Protocol):
    """Whoever has the two lists: a partner, or the listing of a school or studio."""

    items: dict[str, Item]
    _resource_offered: Happen
    _need_stated: Happen
    _item_withdrawn: Happen
    _item_reopened: Happen

    @property
    def ended_on(self) -> date | None: ...


def offer_resource(holder: Holder, *, item_id: str, resource: Resource, today: date) -> None:
    """Something is on offer from now on."""
    if _begins(holder, item_id, resource):
        first, last = resource.from_on, resource.until_on
        refuse(
            *_faults(holder, resource),
            line("availability", resource.availability, needed=False),
            DayPast("until_on") if last is not None and last < today else None,
            Reversed("until_on", from_on=first, until_on=last) if first and last and last < first else None,
        )
        words = {"availability": resource.availability or None, "detail": stored(resource.detail)}
        fixed = {"title": resource.title, "kind": resource.kind, "from_on": first, "until_on": last}
        holder._resource_offered(item_id=item_id, **fixed, **words)


def state_need(holder: Holder, *, item_id: str, need: Need, today: date) -> None:
    """Something is needed from now on."""
    if _begins(holder, item_id, need):
        refuse(
            *_faults(holder, need),
            DayPast("needed_by") if need.needed_by is not None and need.needed_by < today else None,
        )
        fixed = {"title": need.title, "kind": need.kind, "needed_by": need.needed_by}
        holder._need_stated(item_id=item_id, **fixed, detail=stored(need.detail))


def withdraw_item(holder: Holder, *, item_id: str, reason: Prose | None = None, project: str | None = None) -> None:
    """Off the list; not while a project needs it. `project`: title of a running one that names it, a fact from outside."""
    if _item(holder, item_id).withdrawn:
        raise OffTheList(item=item_id)
    if project is not None:
        raise ItemInProject(project=project)
    refuse(text("reason", reason))
    holder._item_withdrawn(item_id=item_id, reason=stored(reason))


def reopen_item(holder: Holder, *, item_id: str, done: bool = False) -> None:
    """Back on the list: an item that was withdrawn, or (`done`, a fact from outside) a need that was met and is felt again."""
    require_running(holder.ended_on)
    item = _item(holder, item_id)
    if not (item.withdrawn or done):
        raise StillOpen(item=item_id)
    refuse(_taken(holder, item.what) if item.withdrawn else None)
    holder._item_reopened(item_id=item_id)


def _begins(holder: Holder, item_id: str, what: Resource | Need) -> bool:
    """Whether it is new; the same item once more says nothing new."""
    require_running(holder.ended_on)
    if (there := holder.items.get(item_id)) is None:
        return True
    if there.what != what:
        raise ItemKnown(item=item_id)
    return False


def _item(holder: Holder, item_id: str) -> Item:
    if (found := holder.items.get(item_id)) is None:
        raise NotFound(kind="item", key=item_id)
    return found


def _faults(holder: Holder, what: Resource | Need) -> Iterator[Wrong | None]:
    """What every item is checked for; a title stands once on a list."""
    yield line("title", what.title, limit=TITLE)
    yield _taken(holder, what)
    yield text("detail", what.detail)


def _taken(holder: Holder, what: Resource | Need) -> Wrong | None:
    there = [each.what for each in holder.items.values() if not each.withdrawn]
    taken = any(type(each) is type(what) and each.title == what.title for each in there)
    return TitleOnList("title") if taken else None
