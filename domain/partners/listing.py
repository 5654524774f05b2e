"""清单: what one school or studio offers to the others and needs from them. A partner has the same two lists in its own stream."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Created, event
from domain.partners import evolution, items
from domain.partners.events import Offer, Retraction, Statement
from domain.partners.values import Item
from domain.texts import Redaction, Worded, Written
from domain.words import Party


class Listing(Written):
    """The two lists of one school or studio; the key is the unit, `school:s-1`."""

    TOPIC = "listing"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Opened(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.opened"
        owner: Party

    class ResourceOffered(Event, Offer, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.resource_offered"

    class NeedStated(Event, Statement, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.need_stated"

    class ItemWithdrawn(Event, Retraction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.item_withdrawn"

    class ItemReopened(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.item_reopened"
        item_id: str

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "listing.redacted"

    offer_resource = items.offer_resource
    state_need = items.state_need
    withdraw_item = items.withdraw_item
    reopen_item = items.reopen_item

    @classmethod
    def open(cls, owner: Party) -> Listing:
        return cls.begin(cls.Opened, str(owner), owner=owner)

    @event(Opened)
    def __init__(self, owner: Party) -> None:
        self.owner = owner
        self.items: dict[str, Item] = {}

    _resource_offered = event(ResourceOffered)(evolution.resource_offered)
    _need_stated = event(NeedStated)(evolution.need_stated)
    _item_withdrawn = event(ItemWithdrawn)(evolution.item_withdrawn)
    _item_reopened = event(ItemReopened)(evolution.item_reopened)

    @property
    def ended_on(self) -> date | None:
        """A school or studio does not leave."""
        return None
