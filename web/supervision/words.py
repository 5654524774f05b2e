"""Chinese words for the closed lists of supervision; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import supervision as domain
from web import words
from web.texts import Lazy, _, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.Mode: {
        "site": _l("实地走访"),
        "file": _l("查阅资料"),
        "talk": _l("座谈"),
        "activity_sit_in": _l("随活动观察"),
    },
    domain.Category: {
        "no_exchange": _l("交流互访少"),
        "imbalance": _l("发展不均衡"),
        "brand_weak": _l("品牌意识弱"),
        "responsible_absent": _l("负责人缺席"),
        "late_report": _l("报送迟缓"),
        "few_members": _l("党员人数少"),
        "rural_awareness": _l("乡村学校认识不足"),
        "new_to_party_affairs": _l("新任党务干部"),
        "other": _l("其他"),
    },
    domain.ProblemState: {
        "open": _l("待交办"),
        "rectifying": _l("整改中"),
        "reported": _l("已反馈"),
        "closed": _l("已销号"),
    },
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    domain.ProblemState.OPEN: "wait",
    domain.ProblemState.RECTIFYING: "wait",
    domain.ProblemState.REPORTED: "info",
    domain.ProblemState.CLOSED: "ok",
}
"""Kind of the tag of a state."""


def supervision_no(year: int, no: int) -> str:
    """The number people quote: 2026-督-003."""
    return _("{year}-督-{no}", year=year, no=f"{no:03d}")
