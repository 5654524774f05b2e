"""Chinese words for the closed lists that only cases and adoptions speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import cases as domain
from domain.words import OutcomeForm
from web import words
from web.texts import Lazy, _, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    OutcomeForm: {
        "institution": _l("制度机制"),
        "method_case": _l("工作法、典型案例"),
        "brand_carrier": _l("工作品牌、育人载体"),
        "platform": _l("宣传平台与阵地"),
        "paper": _l("论文专著"),
        "other": _l("其他"),
    },
    domain.State: {
        "in_review": _l("评阅中"),
        "changes_asked": _l("已退改"),
        "recalled": _l("已收回"),
        "approved": _l("已审定"),
        "published": _l("已发布"),
        "archived": _l("已归档"),
        "withdrawn": _l("已撤回"),
    },
    domain.Visibility: {
        "studio": _l("本工作室"),
        "programme": _l("本培育期"),
        "district": _l("全区"),
        "partners": _l("全区和共建单位"),
    },
    domain.Section: {
        "summary": _l("摘要"),
        "background": _l("背景与起因"),
        "practice": _l("做法与经过"),
        "effect": _l("成效与反响"),
        "reflection": _l("探讨与启示"),
        "appendix": _l("附录"),
    },
    domain.AdoptionState: {
        "planned": _l("准备借鉴"),
        "trying": _l("试行中"),
        "adopted": _l("已采用"),
        "adapted": _l("已改编采用"),
        "dropped": _l("已放弃"),
        "ended": _l("已结束"),
    },
    domain.Result: {"works": _l("有效"), "partly": _l("部分有效"), "no": _l("没有效果")},
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    domain.State.IN_REVIEW: "wait",
    domain.State.CHANGES_ASKED: "wait",
    domain.State.RECALLED: "off",
    domain.State.APPROVED: "info",
    domain.State.PUBLISHED: "ok",
    domain.State.ARCHIVED: "off",
    domain.State.WITHDRAWN: "bad",
    domain.AdoptionState.PLANNED: "info",
    domain.AdoptionState.TRYING: "wait",
    domain.AdoptionState.ADOPTED: "ok",
    domain.AdoptionState.ADAPTED: "ok",
    domain.AdoptionState.DROPPED: "off",
    domain.AdoptionState.ENDED: "off",
}
"""Kind of the tag of a state."""

SCORED: dict[str, Lazy] = {
    "authenticity": _l("真实性"),
    "innovation": _l("创新性"),
    "effect": _l("实效性"),
    "typicality": _l("典型性"),
}


def case_no(year: int, no: int) -> str:
    """The number people quote: 2026-案-012."""
    return _("{year}-案-{no}", year=year, no=f"{no:03d}")
