"""评阅: an edition is read beside its form; what is to be changed is said section by section, what is good in four scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.cases import Remarks, Scores, Section
from domain.cases.refusals import EditionChanged
from domain.cases.review import MOST
from domain.errors import Refused
from domain.words import PARTY_SCHOOL, ScopeKind
from hub.access import RULES, Act
from projections import people, studios
from web.cases.desk import Desk
from web.cases.publishing import of_case
from web.cases.words import SCORED
from web.choices import Choice
from web.fields import Hidden, Text, Whole
from web.filled import Filled
from web.forms import Form
from web.matter import Values, routes_of
from web.naming import people_options
from web.texts import Lazy, _l, today
from web.times import Day

DAYS = 14
"""How long a reviewer usually has."""


class Reviewing(Form):
    """The names that the domain has for parts of a review are inputs of their own here."""

    def input_of(self, name: str) -> str:
        return super().input_of(name.replace("remarks.", "remark_").replace("scores.", "score_"))


REMARKED: dict[Section, Lazy] = {
    Section.SUMMARY: _l("对摘要的意见"),
    Section.BACKGROUND: _l("对背景与起因的意见"),
    Section.PRACTICE: _l("对做法与经过的意见"),
    Section.EFFECT: _l("对成效与反响的意见"),
    Section.REFLECTION: _l("对探讨与启示的意见"),
    Section.APPENDIX: _l("对附录的意见"),
}
REMARKS: dict[str, Any] = {f"remark_{each}": Text(REMARKED[each], max=2_000, hint=_l("没有可不填")) for each in Section}
COMMENTS = Text(_l("总的意见"), max=2_000, hint=_l("退改时请写明要改什么；通过时可以不填"))
VERDICT = Choice(
    _l("评阅结论"),
    required=True,
    options={
        "approve": (_l("通过"), _l("这一版可以发布")),
        "ask_changes": (_l("退改"), _l("请作者修改后再交")),
    },
)
EDITION = Hidden(_l("版次"), required=True)
SCORES: dict[str, Any] = {
    f"score_{name}": Whole(
        each, most=MOST, unit=_l("分"), given=("verdict", "approve"), required=True, hint=_l("0 到 25")
    )
    for name, each in SCORED.items()
}
REVIEW = Reviewing("cases.review", **REMARKS, comments=COMMENTS, verdict=VERDICT, **SCORES, edition=EDITION)
OF_REVISION = Reviewing("cases.review_revision", **REMARKS, comments=COMMENTS, verdict=VERDICT, edition=EDITION)
ASSIGN = Form(
    "cases.reviewer",
    reviewer_id=Choice(_l("请谁评阅"), menu=True, required=True),
    due_on=Day(_l("请在哪天前评阅"), required=True),
)


def decide(desk: Desk, values: Values, act: Act) -> object:
    """Send it back, or let it pass: the first edition with scores, a revision without."""
    if not values["verdict"]:
        return None  # only while it is rehearsed: what would be missing depends on the verdict
    use, first, edition = desk.hub.cases, desk.case.revision is None, int(values["edition"])
    if values["verdict"] == "approve":
        if not first:
            return use.publish_revision(desk.key, comment=values["comments"], edition=edition, act=act)
        scores = Scores(**{name: values[f"score_{name}"] for name in SCORED})
        return use.approve(desk.key, scores=scores, comment=values["comments"], edition=edition, act=act)
    remarks = Remarks(**{each.value: values[f"remark_{each}"] for each in Section if str(values[f"remark_{each}"])})
    back = use.ask_changes if first else use.return_revision
    return back(desk.key, comments=values["comments"], remarks=remarks, edition=edition, act=act)


def seen(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """The edition to be read. After a conflict it is the new one, and the next try is about that."""
    row = desk.edition(desk.case.reviewing or desk.case.edition)
    before = row.base or 0
    if isinstance(filled.refusal, EditionChanged):
        before = int(str(filled.refusal.facts["seen"]))
        filled = replace(filled, text=filled.text | {"edition": [str(row.edition)]})
    found = desk.hub.attachments.find_many([file.id for file in row.attachments])
    return {
        "row": row,
        "before": before if before != row.edition else 0,
        "filled": filled,
        "scored": SCORED,
        "texts": [(each, row.section(each)) for each in Section],
        "files": list(found.values()),
    }


def unreviewable(desk: Desk) -> Refused | None:
    return desk.stops("return_revision" if desk.case.revision is not None else "ask_changes")


def reviewers(desk: Desk) -> Mapping[str, object]:
    """Leads and mentors of the district and the Party School's own people; never the author."""
    found: list[str] = []
    for row in studios.all_studios(desk.read):
        mentors = [person for person, _ in studios.mentors(desk.read, row.code)]
        here = [row.lead, *mentors] if row.code == desk.case.studio else []
        found = [*here, *found, row.lead, *mentors]
    for role in RULES["case.review"] & PARTY_SCHOOL:
        found += people.holders(desk.read, role, ScopeKind.DISTRICT, "", today())
    ids = [person for person in dict.fromkeys(found) if person and person != desk.case.author]
    return {"reviewer_id": people_options(desk.request, ids)}


MATTERS = (
    of_case(
        "review",
        lambda desk: REVIEW if desk.case.revision is None else OF_REVISION,
        decide,
        unreviewable,
        (_l("评阅"), _l("提交评阅"), _l("意见写在对应的部分旁边，作者会逐条看到。"), _l("评阅已提交，作者会看到。")),
        given=lambda desk: {"edition": desk.case.reviewing},
        around=seen,
        template="cases/review.html",
        wide=True,
        keeps=True,
    ),
    of_case(
        "reviewer",
        ASSIGN,
        lambda desk, values, act: desk.hub.cases.assign_reviewer(desk.key, **values, act=act),
        lambda desk: desk.stops("assign_reviewer"),
        (_l("分派评阅人"), _l("分派"), _l("评阅人会在工作台上看到；可以改派。"), _l("已分派。")),
        given=lambda desk: {
            "reviewer_id": desk.case.reviewer or None,
            "due_on": desk.case.review_due or today() + timedelta(days=DAYS),
        },
        options=reviewers,
    ),
)


routes = routes_of(MATTERS)
