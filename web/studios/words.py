"""Chinese words for the closed lists that only studios speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import studios as domain
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.StudioState: {"running": _l("进行中"), "concluded": _l("已结业")},
    domain.Result: {"excellent": _l("优秀"), "qualified": _l("合格"), "unqualified": _l("不合格")},
    domain.NeedsMethod: {"survey": _l("问卷"), "interview": _l("访谈"), "meeting": _l("座谈")},
    domain.PlanState: {"submitted": _l("待批复"), "returned": _l("已退回"), "approved": _l("已批准")},
    domain.PairingState: {"proposed": _l("待对方确认"), "paired": _l("已结对")},
}

words.WORDS.update(WORDS)
