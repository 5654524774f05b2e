"""同时填写: of two people who fill in the same paper of a visit the second sees what the first has sent, and keeps the own text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hub.visits.basis import PaperChanged
from web.filled import UNKNOWN_VERSION, Filled
from web.visits import visit
from web.visits.desk import Desk


def drawn_from(desk: Desk) -> int:
    """The version of the visit that the page showed whose form has arrived; -1 where none came along, which is a conflict."""
    text = next(iter(desk.typed.get("version", ())), "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else UNKNOWN_VERSION


def meanwhile(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """After such a conflict what has happened since; sent again, the form means the visit as it is now."""
    if not isinstance(filled.refusal, PaperChanged):
        return {"since": []}
    since = visit.lines(visit.seen(desk.request), since=max(filled.version, 0))
    return {"since": since, "filled": replace(filled, version=desk.visit.version)}
