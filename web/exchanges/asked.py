"""What the address of the calendar asks for; everything that is not a choice counts as not said."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request

from domain.exchanges import Breadth, Kind, LearningMode, Modality, State
from domain.words import Party
from projections import units
from projections.exchanges import Filter, Order
from projections.read import Reader
from web import pages, texts
from web.stages import days_of
from web.texts import Lazy, _l

MOST_TEXT = 40
BOXES: dict[str, Lazy] = {"all": _l("全部"), "ours": _l("与我单位有关"), "mine": _l("我报名的")}
TIMES: dict[str, Lazy] = {"coming": _l("将要开展"), "past": _l("过去的"), "all": _l("不限")}
STATES: dict[str, tuple[Lazy, tuple[State, ...]]] = {
    "open": (_l("可以报名"), (State.OPEN,)),
    "clearing": (_l("待审批"), (State.CLEARING,)),
    "waiting": (_l("未开展"), (State.OPEN, State.CLOSED_REG, State.POSTPONED)),
    "held": (_l("已开展"), (State.HELD, State.REPORTED, State.CLOSED)),
    "off": (_l("已取消、已作废"), (State.CANCELLED, State.VOIDED)),
}
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_LISTS: dict[str, Any] = {"kind": Kind, "mode": LearningMode, "scope": Breadth, "modality": Modality}


class Asked(NamedTuple):
    """The choices; `month` is the first day of the month whose calendar is shown, None for the list."""

    box: str
    text: str
    kind: str
    mode: str
    scope: str
    modality: str
    state: str
    organiser: str
    time: str
    stage: str
    month: date | None
    skip: int

    @classmethod
    def of(cls, request: Request) -> Asked:
        asked = request.query_params
        one_of = {name: asked.get(name, "") for name in _LISTS}
        known = {name: value if value in set(_LISTS[name]) else "" for name, value in one_of.items()}
        box, state, time, stage = (asked.get(name, "") for name in ("box", "state", "time", "stage"))
        organiser, skip = units.parse(asked.get("organiser", "")), asked.get("skip", "")
        return cls(
            **known,
            box=box if box in BOXES else "all",
            text=asked.get("q", "").strip()[:MOST_TEXT],
            state=state if state in STATES else "",
            organiser=str(organiser) if organiser else "",
            time=time if time in TIMES else "coming",
            stage=stage if days_of(pages.reader(request), stage) else "",
            month=_first(asked.get("month", "")),
            skip=int(skip) if skip.isascii() and skip.isdecimal() and len(skip) < 6 else 0,  # noqa: PLR2004  # fits
        )

    def address(self, **other: Any) -> str:
        """The same, or with something else; the first page again."""
        said = self._replace(**{"skip": 0} | other)._asdict()
        said["month"] = f"{said['month']:%Y-%m}" if said["month"] else ""
        usual = {"box": "all", "time": "coming"}
        named = {
            "q" if name == "text" else name: value for name, value in said.items() if value and usual.get(name) != value
        }
        return "/exchanges" + (f"?{urlencode(named)}" if named else "")

    @property
    def cleared(self) -> str:
        """Everything, in the same view."""
        return Asked("all", "", "", "", "", "", "", "", "all", "", self.month, 0).address()

    @property
    def narrowed(self) -> bool:
        chosen = (self.text, self.kind, self.mode, self.scope, self.modality, self.state, self.stage, self.organiser)
        return any(chosen) or self.box != "all"

    @property
    def further(self) -> int:
        """How many of the folded filters are set."""
        return sum(map(bool, (self.mode, self.scope, self.modality, self.stage, self.organiser)))

    def filter(self, read: Reader, **more: Any) -> Filter:
        """As the read database takes it; `more`: whose drafts are shown, whether only public ones."""
        organiser = units.parse(self.organiser)
        chosen: dict[str, Any] = {
            "text": self.text,
            "kind": Kind(self.kind) if self.kind else None,
            "learning_mode": LearningMode(self.mode) if self.mode else None,
            "scope": Breadth(self.scope) if self.scope else None,
            "modality": Modality(self.modality) if self.modality else None,
            "states": STATES[self.state][1] if self.state else (),
            "open_at": texts.now() if self.state == "open" else None,
            "held": days_of(read, self.stage),
            "organiser": Party(organiser.kind, organiser.id) if organiser else None,
        }
        if not self.month and self.time == "coming":
            chosen["from_on"] = texts.today()
        elif not self.month and self.time == "past":
            chosen["until_on"] = texts.today() - timedelta(days=1)
        return Filter(**chosen | more)

    @property
    def order(self) -> Order:
        return Order.COMING if self.time == "coming" else Order.PAST


def _first(text: str) -> date | None:
    found = _MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found and int(found[1]) else None
