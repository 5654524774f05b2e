"""What a studio plans and agrees: needs, plans with three orientations, pairings, turns of hosting; each a small frozen value."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.model import Prose
from domain.studios.words import PairingState, PlanState
from domain.words import Stage


class Need(msgspec.Struct, frozen=True):
    """What members want to learn, and how many of them."""

    need: str
    count: int


class PlanItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a plan; `special` marks the studio's own work 特色工作 (P38)."""

    stage: Stage
    title: str
    special: bool = False


class Orientations(msgspec.Struct, frozen=True):
    """三导向: what the plan aims at, which needs it serves and which problems it solves (P51, P52, P53)."""

    goals: tuple[Prose, ...]
    needs: tuple[Prose, ...]
    problems: tuple[Prose, ...]


class Plan(msgspec.Struct, frozen=True):
    """The plan of a period. `revision` is the last submission, `approved` the one in force, 0 where none is yet."""

    plan_id: str
    period: str
    revision: int
    state: PlanState
    orientations: Orientations
    items: tuple[PlanItem, ...]
    approved: int = 0


class Pairing(msgspec.Struct, frozen=True):
    """What two studios mean to do together, and until when."""

    state: PairingState
    theme: str
    until_on: date


class Turn(msgspec.Struct, frozen=True, omit_defaults=True):
    """轮值: the school that hosts the studio's meetings on these days, both included; a month or a stage, mostly."""

    school_id: str
    from_on: date
    to_on: date
    topic: str | None = None
