"""Reports in the small district: what the schedule of P1 issues, brought as far as a test needs it. Each builder gives a key."""

from __future__ import annotations

from domain.model import Prose
from domain.obligations import Chapter, Kind, Obligation, Owner, OwnerKind, Paper, Section
from domain.studios import PlanItem
from domain.words import Stage
from projections import obligations

ST_MS, ST_KG = (Owner(OwnerKind.STUDIO, code) for code in ("ST-MS", "ST-KG"))
CYCLE = "2024-2026"
CHAPTERS = (Chapter.PLAN_VS_DONE, Chapter.FIGURES, Chapter.PROBLEMS, Chapter.NEXT_YEAR)
REPORT = Paper(sections=tuple(Section(chapter, Prose(f"{chapter} 一节")) for chapter in CHAPTERS))
PLAN = {"period": CYCLE, "goals": ["形成品牌"], "needs": ["专题研修"], "problems": ["两张皮"]}
ITEMS = [PlanItem(Stage.STUDY, "书记论坛", special=True), PlanItem(Stage.PRACTICE, "品牌展示")]
SAME = ("state", "kind", "owner", "period", "due_on", "required", "signed", "version", "submitted_by")


def key(kind: Kind, owner: Owner = ST_MS, period: str = CYCLE) -> str:
    return f"P1/{kind}/{owner}/{period}"


SUMMARY, CASE = key(Kind.ANNUAL_SUMMARY, period="practice"), key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ms"))
WORK = key(Kind.BRANCH_WORK_REPORT, Owner(OwnerKind.SCHOOL, "MS-01"), "2025")


def tick(district, day="2026-03-05"):
    """The clock is looked at in the morning of a day; what was done about duties, by kind."""
    district.wind(f"{day} 08:00")
    done = district.hub.deadlines.tick(district.clock()).done
    return [each.kind.value for each, _ in done if each.aggregate == "obligation"]


def issued(district, day="2026-03-05"):
    """What the schedule calls for by a day."""
    tick(district, day)
    return district


def handed_in(district, which=SUMMARY, paper=REPORT, *, by="lead-ms"):
    district.hub.obligations.submit(which, paper, act=district.by(by))
    return which


def planned(district):
    district.hub.studios.submit_plan("ST-MS", **PLAN, items=ITEMS, act=district.by("lead-ms"))


def see(district, which):
    return district.ask(obligations.by_key, which)


def kinds(district, which):
    """What happened to a duty, in order."""
    return [at.kind for at, _ in district.ask(obligations.timeline, which)]


def level(district):
    """Live and rebuilt are the same, and what pages see is what the domain knows."""
    for (which,) in district.ask(lambda read: read.rows("SELECT key FROM obligation")):
        knows, seen = district.hub.log.load(Obligation, which), see(district, which)
        assert {name: getattr(seen, name) for name in SAME} == {name: getattr(knows, name) for name in SAME}
        assert (seen.submission, seen.misses_on) == (knows.no, knows.missed_on)
    return district.level()
