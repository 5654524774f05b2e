"""Chinese words for the closed lists that only programmes speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum

from domain import programme as domain
from domain.words import SummaryCadence
from web import words
from web.texts import Lazy, _l

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.State: {"running": _l("进行中"), "closed": _l("已结束"), "archived": _l("已归档")},
    domain.EligibilityFrom: {"programme_start": _l("从培育期开始之日算起"), "admission": _l("从入室之日算起")},
    SummaryCadence: {"stage": _l("每个阶段结束前"), "year": _l("每年一次")},
    domain.Figure: {
        "case_per_secretary": _l("每位入室书记的案例（篇）"),
        "experience_meetings_per_studio": _l("每个工作室的经验交流会（次）"),
        "outcomes_per_studio_year": _l("每个工作室每年的代表性成果（项）"),
        "responsible_present": _l("负责人到场率"),
        "cross_level_visits_per_school_term": _l("每校每学期跨学段互访（次）"),
        "return_rate": _l("回访率"),
        "coverage": _l("覆盖率"),
    },
}

words.WORDS.update(WORDS)
