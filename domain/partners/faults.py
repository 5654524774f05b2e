"""What can be wrong with what was typed into the forms of partners; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class NothingChanged(Wrong):
    """Nothing differs from what is there."""

    code = "partner.nothing_changed"


class ContactBefore(Wrong):
    """The present liaison has been it since a later day; facts: since."""

    code = "partner.contact_before"


class DayPast(Wrong):
    """What is still to come lies ahead."""

    code = "partner.day_past"


class Reversed(Wrong):
    """The last day lies before the first; facts: from_on, until_on."""

    code = "partner.reversed"


class TooManyLines(Wrong):
    """More lines than a list may have; facts: limit, count."""

    code = "partner.too_many_lines"


class PartnerAbsent(Wrong):
    """The partner itself takes part in its agreements and projects."""

    code = "partner.absent"


class OneSided(Wrong):
    """An agreement and a project have two sides at least."""

    code = "partner.one_sided"


class PartyTwice(Wrong):
    """The same unit is named twice; facts: unit."""

    code = "partner.party_twice"


class TitleOnList(Wrong):
    """An item with this title stands on the list already."""

    code = "partner.title_on_list"


class NoItem(Wrong):
    """A project names a need or a resource from the lists."""

    code = "partner.no_item"


class ItemUnknown(Wrong):
    """No such item stands on this list; facts: item."""

    code = "partner.item_unknown"


class ItemOfOthers(Wrong):
    """A project names items of those who take part in it; facts: unit (the owner)."""

    code = "partner.item_of_others"


class PeriodUnknown(Wrong):
    """An appraisal is for one year, not a future one; facts: latest."""

    code = "partner.period_unknown"
