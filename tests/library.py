"""Cases in the small district, brought as far as a test needs them: submitted, approved, published, taken up.

`sec-ms` (MS-01, studio ST-MS) writes, `mentor-ms` reviews, `sec-kg` (KG-01, studio ST-KG) takes up. Each function that makes a case
gives its key.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from domain.cases import Adoption, Case, Declarations, Manuscript, Scores, Section, Visibility
from domain.model import Prose
from domain.words import Level, OutcomeForm
from hub.audience import tokens_of
from hub.cases import may_see
from projections import cases
from tests.district import KG1

DECLARED = Declarations(original=True, truthful=True, privacy_checked=True)
SCORES = Scores(24, 19, 25, 20)
DUE = date(2026, 3, 19)
DISTRICT = Visibility.DISTRICT
SAME = [
    "version",
    "author_id",
    "school_id",
    "programme_id",
    "state",
    "edition",
    "published",
    "revision",
    "visibility",
    "visit_id",
    "adapted_from",
    "source",
]
"""Fields that the domain and the read database both have; `_id` is left out there, but in visit_id."""


def paper(title="一张课表两本账", **other: Any) -> Manuscript:
    words = {
        "summary": "把支部生活排进教学周历",
        "background": "支部活动常与备课撞车",
        "practice": "开学前联合排历，固定支部时段",
        "effect": "改期从十余次降到两次",
        "reflection": "融合先从时间表开始",
    }
    texts = {name: Prose(text) for name, text in (words | other).items() if name in set(Section) and text}
    facets = {
        "form": OutcomeForm.INSTITUTION,
        "topics": ("组织生活", "制度机制"),
        "levels": (Level.MIDDLE, Level.PRIMARY),
    }
    facets |= {name: value for name, value in other.items() if name not in set(Section)}
    return Manuscript(title=title, **facets, **texts)


def submitted(district, title="一张课表两本账", *, by="sec-ms", written=None, **more):
    """`more`: fields of the manuscript, and visit_id, adapted_from, school."""
    links = {name: more.pop(name) for name in ("visit_id", "adapted_from", "school") if name in more}
    written = written or paper(title, **more)
    receipt = district.hub.cases.submit(written, DECLARED, **links, act=district.by(by))
    return district.ask(cases.case, district.ask(cases.created_at, receipt.first)).key


def approved(district, *args, reviewer="officer", **more):
    key = submitted(district, *args, **more)
    district.hub.cases.approve(key, edition=1, scores=SCORES, comment="可推广", act=district.by(reviewer))
    return key


def published(district, *args, visibility=DISTRICT, on=None, **more):
    key = approved(district, *args, **more)
    district.hub.cases.publish(key, edition=1, visibility=visibility, on=on, act=district.by("officer"))
    return key


def revision(district, key, *, base=1, by="sec-ms", note="补充口径", **more):
    """A revision that waits for a reviewer."""
    district.hub.cases.submit_revision(
        key, paper(**more), DECLARED, base_edition=base, change_note=note, act=district.by(by)
    )


def planned(district, key, *, party=KG1, by="sec-kg", adapted="按幼儿园作息调整"):
    """The key of the adoption."""
    plan = {"by": party, "adapted": adapted, "start_on": date(2026, 3, 9)}
    district.hub.adoptions.plan(key, **plan, act=district.by(by))
    return Adoption.key_of(key, party)


def in_use(district, key, **more):
    """Tried, reported, adapted."""
    adoption = planned(district, key, **more)
    by = more.get("by", "sec-kg")
    district.hub.adoptions.start_trial(adoption, act=district.by(by))
    district.hub.adoptions.adapt(adoption, note="改为每月一次", act=district.by(by))
    return adoption


# ---- looking


def see(district, key):
    """The case as pages see it."""
    return district.ask(cases.by_key, key)


def sight(district, person, key):
    """How much a person reads of it."""
    who = district.hub.core.standing(person)
    with district.hub.reader() as read:
        return may_see(who, cases.by_key(read, key), tokens_of(read, who))


def tokens(district, person):
    return district.ask(tokens_of, district.hub.core.standing(person))


def kinds(district, key):
    return [line.kind for line in district.ask(cases.timeline, key)]


def level(district):
    """Live and rebuilt are the same, and what pages see of each case is what the domain knows of it."""
    for (key,) in district.ask(lambda read: read.rows("SELECT key FROM cases")):
        agrees(district, key)
    for (key,) in district.ask(lambda read: read.rows("SELECT key FROM adoption")):
        _adoption_agrees(district, key)
    return district.level()


def agrees(district, key):
    knows, seen = district.hub.log.load(Case, key), see(district, key)
    for name in SAME:
        shown = name if name == "visit_id" else name.removesuffix("_id")
        assert getattr(seen, shown) == getattr(knows, name), name
    assert (seen.recommended_on is not None) == knows.recommended
    assert (seen.reviewer or None) == (knows.review[0] if knows.review else None)
    rows = district.ask(cases.editions, key)
    assert {row.edition: msgspec.structs.astuple(row.manuscript) for row in rows} == {
        no: msgspec.structs.astuple(manuscript) for no, manuscript in knows.editions.items()
    }
    scores = [review.scores for review in district.ask(cases.reviews, key) if review.scores]
    assert scores[-1:] == ([knows.scores] if knows.scores else [])


def _adoption_agrees(district, key):
    knows, seen = district.hub.log.load(Adoption, key), district.ask(cases.adoption, key)
    assert (seen.state, seen.party, seen.edition, seen.version) == (knows.state, knows.by, knows.edition, knows.version)
    assert (seen.result, seen.shared) == (knows.report and knows.report.result, next(iter(knows.shared), None))
