"""历史导入: two years of a district enter the hub as if they had happened in it; the demo district comes this way."""

from hub.history import (  # noqa: F401  # they register their lines
    brands,
    cases,
    evaluation,
    exchanges,
    obligations,
    outcomes,
    partners,
    people,
    problems,
    programme,
    schools,
    studios,
    supervision,
    visits,
)
from hub.history.checking import BrokenHistory, Fault
from hub.history.directory import DemoAccount, Organisation, demo_accounts, demo_file, demo_organisation
from hub.history.loading import HubNotEmpty, RefusedLine, Report, load
from hub.history.shifting import shifted

__all__ = [
    "BrokenHistory",
    "DemoAccount",
    "Fault",
    "HubNotEmpty",
    "Organisation",
    "RefusedLine",
    "Report",
    "demo_accounts",
    "demo_file",
    "demo_organisation",
    "load",
    "shifted",
]
