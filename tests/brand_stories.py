"""Brands as tests speak of them: proposed, named, shown, recognised, promoted; facts and refusals as in stories.py.

小学 owns the brand, the Party School's director recognises it. It is Monday 3 March 2025.
"""

from __future__ import annotations

from typing import Any

from domain.brands import Brand, Scope, Score, State, Tier
from domain.evidence import Standing
from domain.model import Prose
from domain.promotion import Channel
from tests.stories import MIDDLE, NURSERY, on

OWNER, DIRECTOR, OFFICER = "p-ps", "p-director", "p-officer"
TODAY, LAST = on("03-03"), on("12-31")
STANDS = {"visit:v-1": Standing.STANDS, "exchange:e-1": Standing.STANDS, "exchange:e-2": Standing.STANDS}
GIVEN: dict[str, dict[str, Any]] = {
    "name": {"name": "桥上十分钟", "same_name": None, "standing": STANDS},
    "define_meaning": {"meaning": Prose("站到家长愿意说话的地方去"), "standing": STANDS},
    "adopt_identity": {"description": Prose("拱桥与时钟"), "standing": STANDS},
    "establish_carrier": {"carrier": "每日驻点", "since_on": TODAY, "today": TODAY, "standing": STANDS},
    "showcase": {
        "audience_scope": Scope.DISTRICT,
        "audience": (MIDDLE, NURSERY),
        "exchange_id": "e-1",
        "standing": STANDS,
    },
    "assess": {"rubric_version": "brand-1", "scores": (Score("name", 9), Score("meaning", 17)), "total": 26},
    "recognise": {
        "tier": Tier.DISTRICT,
        "valid_until": LAST,
        "endorser": DIRECTOR,
        "owners": (OWNER,),
        "today": TODAY,
        "doc_no": "望教党〔2025〕3号",
        "standing": STANDS,
    },
    "promote": {
        "channel": Channel.EXPERIENCE_EXCHANGE,
        "scope": Scope.DISTRICT,
        "endorser": OFFICER,
        "owners": (OWNER,),
        "exchange_id": "e-2",
        "standing": STANDS,
    },
    "replicate": {"by_school_id": "s-ms", "adapted": Prose("改为每周一次")},
    "lapse": {"on": on("12-31").replace(year=2026)},
    "revoke": {"to_milestone": State.PROPOSED, "reason": Prose("佐证不实")},
    "retire": {"reason": Prose("学校合并")},
}
PATH = ("name", "define_meaning", "adopt_identity", "establish_carrier", "showcase", "recognise", "promote")


def proposal(**other: Any) -> dict[str, Any]:
    about = {"school_id": "s-ps", "working_name": "十分钟", "problem_solved": Prose("家长说不上话")}
    return about | {"there": None, "standing": STANDS, "key": "b-1"} | other


def proposed(**other: Any) -> Brand:
    return Brand.propose(**proposal(**other))


def told_to(brand: Brand, command: str, **other: Any) -> Brand:
    getattr(brand, command)(**GIVEN[command] | other)
    return brand


def in_state(state: State) -> Brand:
    """The plainest brand that has come so far."""
    brand = proposed()
    if state is State.RETIRED:
        return told_to(brand, "retire")
    for command in PATH[: state.no - 1]:
        told_to(brand, command)
    return brand
