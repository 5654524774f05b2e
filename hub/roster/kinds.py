"""What a roster may hold: five kinds of sheets in the order in which they build on each other, and what becomes of a row."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from domain.errors import Refused, Several


class Kind(StrEnum):
    """A kind of sheet; each may name what the ones before it have registered."""

    SCHOOLS = "schools"
    STUDIOS = "studios"
    PEOPLE = "people"
    PARTNERS = "partners"
    TERMS = "terms"


class Action(StrEnum):
    """新增, 变更, 跳过, 错误."""

    NEW = "new"
    CHANGE = "change"
    SKIP = "skip"
    WRONG = "wrong"


class Outcome(StrEnum):
    """What became of a row that was to be carried out."""

    DONE = "done"
    REFUSED = "refused"


class State(StrEnum):
    """Where an import stands."""

    MATCHING = "matching"
    CHECKING = "checking"
    CHECKED = "checked"
    APPLYING = "applying"
    DONE = "done"
    DISCARDED = "discarded"


class Fault(msgspec.Struct, frozen=True):
    """Why a row is refused: the code and the facts of a refusal, and the column."""

    code: str
    field: str = ""
    facts: dict[str, Any] = {}


def faults_of(refused: Refused) -> list[Fault]:
    """Each fault of a refusal, its facts as JSON can hold them."""
    each = refused.faults if isinstance(refused, Several) else (refused,)
    return [Fault(fault.code, fault.field, msgspec.to_builtins(fault.facts)) for fault in each]
