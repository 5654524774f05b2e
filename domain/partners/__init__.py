"""共建单位: everything the domain knows about partners, agreements, and the lists of resources, needs and projects."""

from domain.partners.listing import Listing
from domain.partners.partner import Partner
from domain.partners.values import Need, Plan, Profile, Resource, Terms
from domain.partners.words import ItemKind, ItemList, ItemState, LegalBasis, ProjectState

__all__ = [
    "ItemKind",
    "ItemList",
    "ItemState",
    "LegalBasis",
    "Listing",
    "Need",
    "Partner",
    "Plan",
    "Profile",
    "ProjectState",
    "Resource",
    "Terms",
]
