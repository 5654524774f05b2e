"""What the list of outcomes can be narrowed by: form, state, studio, stage and year; the address says which."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request

from domain.outcomes import State
from domain.words import OutcomeForm, PartyKind
from projections.read import Reader
from web import words
from web.naming import Names
from web.stages import stages
from web.texts import Lazy, _l
from web.words import choices

PAGE = 30
LONGEST = 10
"""Digits of a number from here on are no number."""
MENUS: dict[str, Lazy] = {"studio": _l("工作室"), "form": _l("成果形式"), "stage": _l("阶段"), "state": _l("状态")}


class Asked(NamedTuple):
    """What the address asks for; whatever is no choice counts as not said."""

    studio: str
    form: str
    stage: str
    state: str
    year: int
    skip: int

    @classmethod
    def of(cls, request: Request) -> Asked:
        said = {name: request.query_params.get(name, "") for name in cls._fields}
        return cls(
            said["studio"][:40],
            said["form"] if said["form"] in set(OutcomeForm) else "",
            said["stage"][:80],
            said["state"] if said["state"] in set(State) else "",
            number(said["year"]),
            number(said["skip"]),
        )

    def address(self, **other: object) -> str:
        """The same list with something else asked, from its beginning unless `skip` says otherwise."""
        given = {name: value for name, value in self._replace(**{"skip": 0, **other})._asdict().items() if value}  # type: ignore[arg-type]  # fields
        return f"/outcomes?{urlencode(given)}" if given else "/outcomes"

    @property
    def narrowed(self) -> bool:
        return any(self._replace(skip=0))

    def menus(self, read: Reader, names: Names) -> list[tuple[str, Lazy, dict[str, Any], str]]:
        """Name, label, options and choice of each menu."""
        options: dict[str, dict[str, Any]] = {
            "studio": names.codes(PartyKind.STUDIO),
            "form": choices(OutcomeForm),
            "stage": {key: each.words for key, each in stages(read).items()},
            "state": dict(words.WORDS[State]),
        }
        return [(name, label, options[name], getattr(self, name)) for name, label in MENUS.items()]


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST else 0
