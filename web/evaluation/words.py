"""Chinese words for the closed lists of rubrics and evaluations; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import evaluation as domain
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.SubjectKind: {
        "studio": _l("工作室"),
        "secretary": _l("入室书记"),
        "brand": _l("党建品牌"),
        "programme": _l("培育期"),
    },
    domain.LineKind: {
        "auto": _l("自动计算"),
        "expert": _l("专家评分"),
        "mixed": _l("计算与评分各半"),
    },
    domain.RubricState: {
        "draft": _l("草案"),
        "adopted": _l("已发布"),
        "retired": _l("已停用"),
    },
    domain.State: {
        "opened": _l("评价中"),
        "signed_once": _l("待负责人签认"),
        "signed": _l("已签认"),
        "published": _l("已反馈"),
        "objected": _l("有异议"),
    },
    domain.Grade: {
        "excellent": _l("优秀"),
        "qualified": _l("合格"),
        "unqualified": _l("不合格"),
    },
    domain.Capacity: {
        "evaluator": _l("评价员"),
        "director": _l("党校负责人"),
    },
    domain.Decision: {
        "upheld": _l("采纳"),
        "rejected": _l("不采纳"),
    },
}

words.WORDS.update(WORDS)

KINDS: dict[str, str] = {
    domain.State.OPENED: "wait",
    domain.State.SIGNED_ONCE: "wait",
    domain.State.OBJECTED: "wait",
    domain.State.SIGNED: "info",
    domain.State.PUBLISHED: "ok",
    domain.RubricState.DRAFT: "wait",
    domain.RubricState.ADOPTED: "ok",
    domain.RubricState.RETIRED: "info",
}
"""Kind of the tag of a state."""
