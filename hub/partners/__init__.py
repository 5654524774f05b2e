"""共建单位: everything that people can do with partners, agreements and the three lists. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.partners.agreements import Agreements
from hub.partners.basis import new_id
from hub.partners.directory import Directory
from hub.partners.faults import Outsider, UnitUnknown
from hub.partners.lists import Lists
from hub.partners.matching import cutter, matches
from hub.partners.projects import Projects
from hub.partners.sight import may_see, may_see_appraisals, may_see_item, may_see_project, owners

__all__ = [
    "Outsider",
    "Partners",
    "UnitUnknown",
    "cutter",
    "matches",
    "may_see",
    "may_see_appraisals",
    "may_see_item",
    "may_see_project",
    "new_id",
    "owners",
]


class Partners(Directory, Agreements, Lists, Projects):
    """The use cases of partners."""
