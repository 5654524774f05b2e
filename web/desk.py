"""What lies before somebody who looks at one thing or does something with it: the thing, the person, the hub. Areas add what they know.

`Subject` is enough for a thing of which a form needs little more than its key; a larger one has a desk of its own (web/visits/desk.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from domain.words import Party
from hub import access
from hub.access import Standing
from web import frame, pages
from web.filled import UNKNOWN_VERSION
from web.naming import Names
from web.texts import Words, _
from web.visitor import visitor

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader

Crumbs = Sequence[tuple[str, Words]]
Typed = Mapping[str, Sequence[str]]


def may(request: Request, rule: str, party: Party | None = None) -> bool:
    """Whether the person may do it today: what a page offers."""
    roles, who = access.RULES[rule], pages.standing(request)
    return visitor(request).as_of is None and bool(
        who.role_for(roles & access.OFFICE) or who.role_for(roles - access.OFFICE, party)
    )


def require(request: Request, rule: str, party: Party | None = None) -> None:
    """Refuse, with the reason, who may not do it: before a form is shown or read."""
    access.authorise(pages.standing(request), rule, frame.act(request), party)


@dataclass(frozen=True)
class Desk:
    """One thing before one person in one request. `typed`: the texts that have arrived, {} when a page is only looked at."""

    request: Request
    typed: Typed = field(default_factory=dict, kw_only=True)

    @property
    def hub(self) -> Hub:
        return pages.hub(self.request)

    @property
    def read(self) -> Reader:
        return pages.reader(self.request)

    @cached_property
    def who(self) -> Standing:
        return pages.standing(self.request)

    @property
    def person(self) -> str:
        return pages.person(self.request)

    @cached_property
    def names(self) -> Names:
        return Names(self.read)

    def called(self, person_id: str) -> str:
        return pages.name_of(self.request, person_id)

    # ---- the thing

    @property
    def key(self) -> str:
        """Under which drafts about it are kept."""
        return ""

    @property
    def version(self) -> int:
        """The version that the page shows, where its commands ask for one."""
        return UNKNOWN_VERSION

    @property
    def party(self) -> Party | None:
        """The unit for which somebody must act to do something with it; None where the district is concerned."""
        return None

    @property
    def title(self) -> str:
        return ""

    @property
    def crumbs(self) -> Crumbs:
        """The way to it, itself included."""
        raise NotImplementedError

    @property
    def context(self) -> Mapping[str, object]:
        """What every template of its forms may name besides `desk`."""
        return {}

    def address(self, name: str = "") -> str:
        """Its page, or one below it."""
        here = self.crumbs[-1][0]
        return f"{here}/{name}" if name else here


@dataclass(frozen=True)
class Subject(Desk):
    """A thing by its key, with the way to it, its unit, and what is known of it."""

    code: str
    trail: Crumbs
    unit: Party | None = None
    row: Any = None

    @property
    def key(self) -> str:
        return self.code

    @property
    def party(self) -> Party | None:
        return self.unit

    @property
    def title(self) -> str:
        return str(self.trail[-1][1]) if self.code else ""

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), *self.trail]


def start(*trail: tuple[str, Words]) -> Callable[[Request], Subject]:
    """Where something new is made: below a list."""
    return lambda request: Subject(request, "", trail)
