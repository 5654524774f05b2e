"""Partners as people see them: the directory, agreements, the three lists over the whole district, what fits what, and their story."""

from projections.partners import tables
from projections.partners.agreements import SOON, AgreementRow, agreement, agreements, ending
from projections.partners.directory import (
    AppraisalRow,
    ContactRow,
    PartnerRow,
    appraisals,
    contacts,
    everywhere,
    partner,
)
from projections.partners.items import ItemRow, areas, count_items, item, items, items_named, open_items
from projections.partners.matching import Match, Reason, Why, matches
from projections.partners.projects import ProjectRow, count_projects, project, projects
from projections.partners.told import Facts, LineRow, stream, timeline
from projections.partners.waiting import Task, Waiting, tasks

__all__ = [
    "SOON",
    "AgreementRow",
    "AppraisalRow",
    "ContactRow",
    "Facts",
    "ItemRow",
    "LineRow",
    "Match",
    "PartnerRow",
    "ProjectRow",
    "Reason",
    "Task",
    "Waiting",
    "Why",
    "agreement",
    "agreements",
    "appraisals",
    "areas",
    "contacts",
    "count_items",
    "count_projects",
    "ending",
    "everywhere",
    "item",
    "items",
    "items_named",
    "matches",
    "open_items",
    "partner",
    "project",
    "projects",
    "stream",
    "tables",
    "tasks",
    "timeline",
]
