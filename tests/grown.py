"""Brands, outcomes and supervision in the small district, brought as far as a test needs them.

`sec-ms` (MS-01, studio ST-MS) owns the brand, it is shown at a visit that was held on Friday 2026-03-20; `director` recognises it,
`officer` promotes it. Each function that makes a thing gives its key.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.brands import MILESTONES, Brand, Scope, Score, State, Tier
from domain.evidence import Evidence, EvidenceKind
from domain.model import Prose
from domain.outcomes import Outcome, Work
from domain.promotion import Channel
from domain.supervision import Category, Mode, Supervision
from domain.words import OutcomeForm
from projections import brands, outcomes, supervision
from tests.district import KG1, STUDIO_MS

LINK = Evidence(EvidenceKind.LINK, "https://example.org/b")
UNTIL = date(2026, 8, 31)
WORK = Work(OutcomeForm.METHOD_CASE, "支部工作法汇编", 2026, Prose("十二所学校的工作法"), (LINK,))


def proposed(district, school="MS-01", *, by="sec-ms", name="十分钟", **more: Any) -> str:
    receipt = district.hub.brands.propose(
        school, working_name=name, problem_solved="家长说不上话", **more, act=district.by(by)
    )
    return district.ask(brands.brand, district.ask(brands.created_at, receipt.first)).key


def shown(district, key, *, by="sec-ms", visit="", scope=Scope.DISTRICT) -> str:
    """The key of the visit at which it was shown."""
    visit = visit or district.held()
    at = {"audience_scope": scope, "audience": (KG1,), "visit_id": visit}
    district.hub.brands.showcase(key, **at, act=district.by(by))
    return visit


def grown(district, to: State, *, name="桥上十分钟", by="sec-ms", school="MS-01", visit="") -> str:
    """A brand that has come so far."""
    key, say, act = proposed(district, school, by=by), district.hub.brands, lambda: district.by(by)
    steps = {
        State.NAMED: lambda: say.name(key, name=name, slogan="站到愿意说话的地方", act=act()),
        State.MEANING_DEFINED: lambda: say.define_meaning(key, meaning="说得上话", act=act()),
        State.IDENTITY_ADOPTED: lambda: say.adopt_identity(key, description="拱桥与时钟", act=act()),
        State.CARRIER_ESTABLISHED: lambda: say.establish_carrier(key, carrier="每日驻点", act=act()),
        State.SHOWCASED: lambda: shown(district, key, by=by, visit=visit),
        State.RECOGNISED: lambda: recognise(district, key),
        State.PROMOTED: lambda: promote(district, key),
    }
    for milestone in MILESTONES[1 : to.no]:
        steps[milestone]()
    return key


def assess(district, key, *, by="evaluator"):
    scores = (Score("name", 9), Score("meaning", 17))
    district.hub.brands.assess(key, rubric_version="brand-1", scores=scores, total=26, act=district.by(by))


def recognise(district, key, *, by="director", tier=Tier.DISTRICT, until=UNTIL, doc_no="〔2026〕3号"):
    district.hub.brands.recognise(key, tier=tier, valid_until=until, doc_no=doc_no, act=district.by(by))


def promote(district, key, *, by="officer", channel=Channel.THEORY_TALK):
    how = {"channel": channel, "scope": Scope.DISTRICT, "evidence": (LINK,)}
    district.hub.brands.promote(key, **how, act=district.by(by))


def submitted(district, work=WORK, *, owner=STUDIO_MS, by="lead-ms") -> str:
    receipt = district.hub.outcomes.submit(work, owner=owner, act=district.by(by))
    return district.ask(outcomes.outcome, district.ask(outcomes.created_at, receipt.first)).key


def accepted(district, *args, representative=True, **more) -> str:
    key = submitted(district, *args, **more)
    district.hub.outcomes.accept(key, representative=representative, comment="可推广", act=district.by("officer"))
    return key


def visited(district, studio="ST-MS", *, by="evaluator", **more) -> str:
    made = {"mode": Mode.FILE, "note": "查阅考勤与互访"}
    receipt = district.hub.supervision.make_visit(studio, **made, **more, act=district.by(by))
    return district.ask(supervision.supervision, district.ask(supervision.created_at, receipt.first)).key


def problem(district, key, *, school=None, category=Category.NO_EXCHANGE):
    about = {"category": category, "description": "互访少、回访少", "school": school}
    district.hub.supervision.find(key, **about, act=district.by("evaluator"))


def handed_over(district, key, *, to=STUDIO_MS, no=1, due_on=date(2026, 4, 30)):
    district.hub.supervision.request(key, problem_no=no, to=to, due_on=due_on, act=district.by("director"))


def level(district) -> bool:
    """Live and rebuilt are the same, and what pages see is what the domain knows."""
    for (key,) in district.ask(lambda read: read.rows("SELECT key FROM brand")):
        knows, seen = district.hub.log.load(Brand, key), district.ask(brands.by_key, key)
        assert (seen.state, seen.name, seen.version) == (knows.state, knows.named, knows.version)
        assert [each.carrier for each in seen.carriers] == knows.carriers
        assert [(each.thing, each.scope) for each in seen.shown] == knows.shown
        assert ((seen.tier, seen.valid_until) if seen.tier else None) == knows.recognition
        assert {each.school for each in seen.replicas} == knows.replicas
    for (key,) in district.ask(lambda read: read.rows("SELECT key FROM outcome")):
        knows, seen = district.hub.log.load(Outcome, key), district.ask(outcomes.by_key, key)
        assert (seen.state, seen.representative, len(seen.promotions)) == (
            knows.state,
            knows.representative,
            len(knows.promotions),
        )
        assert Work(seen.form, seen.title, seen.for_year, seen.abstract, seen.evidence) == knows.work
    for (key,) in district.ask(lambda read: read.rows("SELECT key FROM supervision")):
        knows, seen = district.hub.log.load(Supervision, key), district.ask(supervision.by_key, key)
        assert {each.no: (each.category, each.school, each.state, each.to, each.due_on) for each in seen.problems} == {
            no: tuple(each) for no, each in knows.problems.items()
        }
    return district.level()
