"""资源清单、需求清单: schools, studios and partners say what they have for others and what they need."""

from __future__ import annotations

from domain.errors import AlreadyThere, NotFound, Overtaken
from domain.partners import ItemState, Listing, Need, Partner, ProjectState, Resource
from domain.partners.refusals import ItemKnown
from domain.words import Party
from hub.access import Act
from hub.core import command
from hub.log import Receipt
from hub.partners.basis import Basis, new_id
from hub.texts import Text, prose
from projections import partners
from projections.partners import ItemRow

RUNNING = (ProjectState.AGREED, ProjectState.REPORTED)


class Lists(Basis):
    """Use cases of the lists of resources and needs."""

    @command
    def offer_resource(self, owner: Party, resource: Resource, *, item_id: str = "", act: Act) -> Receipt:
        act, holder = self._listing(act, owner, item_id)
        holder.offer_resource(item_id=new_id(item_id), resource=resource, today=self._core.today())
        return self._keep(holder, act)

    @command
    def state_need(self, owner: Party, need: Need, *, item_id: str = "", act: Act) -> Receipt:
        act, holder = self._listing(act, owner, item_id)
        holder.state_need(item_id=new_id(item_id), need=need, today=self._core.today())
        return self._keep(holder, act)

    @command
    def withdraw_item(self, item_id: str, *, reason: Text = None, act: Act) -> Receipt:
        """Off its list; not while a project that names it runs."""
        row = self._item(item_id)
        act, _ = self._speaking(act, "item.list", [row.owner])
        holder = self._lists(row.owner)
        holder.withdraw_item(item_id=item_id, reason=prose(reason), project=self._running(item_id))
        return self._core.commit(holder, act=act)

    @command
    def reopen_item(self, item_id: str, *, act: Act) -> Receipt:
        """What was withdrawn is on its list again; a need that was met is felt again."""
        row = self._item(item_id)
        act, _ = self._speaking(act, "item.list", [row.owner])
        holder = self._lists(row.owner)
        holder.reopen_item(item_id=item_id, done=row.state is ItemState.DONE)
        return self._core.commit(holder, act=act)

    def _listing(self, act: Act, owner: Party, item_id: str) -> tuple[Act, Partner | Listing]:
        act, _ = self._speaking(act, "item.list", [owner])
        with self._look() as read:
            self._known(read, "owner", [owner])
            there = partners.item(read, item_id) if item_id else None
        if there is not None and there.owner != owner:
            raise ItemKnown(item=item_id)
        return act, self._lists(owner)

    def _keep(self, holder: Partner | Listing, act: Act) -> Receipt:
        """The first item of a school comes with its list; two at once are one after the other."""
        try:
            return self._core.commit(holder, act=act)
        except AlreadyThere:
            raise Overtaken(kind=holder.TOPIC, key=holder.key) from None

    def _item(self, item_id: str) -> ItemRow:
        with self._look() as read:
            row = partners.item(read, item_id)
        if row is None:
            raise NotFound(kind="item", key=item_id)
        return row

    def _running(self, item_id: str) -> str | None:
        """Title of a project that names the item and runs."""
        with self._core.read.reader() as read:
            found = [row for row in partners.projects(read, item=item_id) if row.running]
        return found[0].title if found else None
