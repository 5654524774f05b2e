"""Brands, outcomes and supervision of the small district in many states, so that each form has one that it fits."""

from __future__ import annotations

from datetime import date

from domain.brands import Scope, Score, Tier
from domain.evidence import Evidence, EvidenceKind, in_words
from domain.model import Prose
from domain.outcomes import Work
from domain.promotion import Channel
from domain.supervision import Category, Mode
from domain.words import OutcomeForm, Party, PartyKind
from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, rubrics_stage
from tests.web.district import by_history

SHOWN, BEGUN, PROMOTED = 1, 2, 3
"""Numbers of the brands: of MS-01 shown at a visit, of KG-01 only proposed, of PS-01 recognised and promoted."""
SUBMITTED, RETURNED, ACCEPTED, FOREIGN = 1, 2, 3, 4
"""Numbers of the outcomes: of ST-MS, of MS-01, of ST-MS, of ST-KG."""
LOOKED, ELSEWHERE = 1, 2
"""Numbers of the supervision visits, to ST-MS and to ST-KG."""
OPEN, RECTIFYING, REPORTED, CLOSED = 1, 2, 3, 4
"""Numbers of the problems found at the first; the second was handed to MS-01, the third to ST-MS. At the other visit one is open."""

MS, PS, KG = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "PS-01", "KG-01"))
STUDIO_MS, STUDIO_KG = (Party(PartyKind.STUDIO, code) for code in ("ST-MS", "ST-KG"))
AUTHORS = {"MS-01": "p-sec-ms-01", "PS-01": "p-sec-ps-01", "KG-01": "p-sec-kg-01"}
LINK = Evidence(EvidenceKind.LINK, "https://example.org/b")


def put_into(folder):
    """All of them, in the folder of the lively district with its cases."""
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    brands(hub)
    outcomes(hub)
    supervision(hub)
    rubrics_stage.put_into(hub)
    hub.search.level()
    hub.close()
    return folder


def brands(hub):
    grow(hub, "MS-01", "b-shown", "红帆讲坛", visit="v-held")
    assessed(hub, "b-shown")
    told = {"working_name": "午睡二十分", "problem_solved": "会开得太长"}
    hub.brands.propose("KG-01", **told, key="b-begun", act=by_history(AUTHORS["KG-01"]))
    grow(hub, "PS-01", "b-promoted", "槐荫里议事桌", visit="v-reported")
    until = {"tier": Tier.DISTRICT, "valid_until": date(2026, 3, 20), "doc_no": "〔2026〕3号"}
    hub.brands.recognise("b-promoted", **until, act=by_history("p-director"))
    ways = {"channel": Channel.THEORY_TALK, "scope": Scope.DISTRICT, "evidence": (LINK,)}
    hub.brands.promote("b-promoted", **ways, act=by_history("p-officer"))
    hub.brands.replicate("b-promoted", by_school="KG-01", adapted="改成家长小板凳", act=by_history(AUTHORS["KG-01"]))


def grow(hub, school, key, name, *, visit):
    """A brand with its first six steps."""
    say, by = hub.brands, AUTHORS[school]
    say.propose(school, working_name=name, problem_solved="党课离课堂太远", key=key, act=by_history(by))
    say.name(key, name=name, slogan="从课堂里启航", act=by_history(by))
    say.define_meaning(key, meaning="以学科为帆，以身边事为水", act=by_history(by))
    say.adopt_identity(key, description="一帆一书", act=by_history(by))
    paper = Evidence(EvidenceKind.PAPER, "党支部会议记录本")
    say.establish_carrier(key, carrier="学科党课", evidence=(paper,), act=by_history(by))
    at = {"audience_scope": Scope.DISTRICT, "audience": (STUDIO_KG,), "visit_id": visit}
    say.showcase(key, **at, evidence=(Evidence(EvidenceKind.CASE, "c-published"),), act=by_history(by))


def assessed(hub, key):
    scores = (Score("name", 9), Score("meaning", 17))
    about = {"rubric_version": "brand-1", "scores": scores, "total": 26, "comment": "名称好记。"}
    hub.brands.assess(key, **about, act=by_history("p-evaluator"))


def outcomes(hub):
    say = hub.outcomes
    say.submit(work("支部工作法汇编"), owner=STUDIO_MS, key="o-submitted", act=by_history("p-lead-ms"))
    say.submit(work("学科党课集"), owner=MS, key="o-returned", act=by_history(AUTHORS["MS-01"]))
    say.return_("o-returned", comments="请写明数据的口径。", act=by_history("p-officer"))
    say.submit(
        work("品牌手册", OutcomeForm.BRAND_CARRIER), owner=STUDIO_MS, key="o-accepted", act=by_history("p-lead-ms")
    )
    say.accept("o-accepted", representative=True, comment="可推广。", act=by_history("p-officer"))
    spread = {"channel": Channel.EXPERIENCE_EXCHANGE, "inside_school": False, "audience_schools": 12}
    say.promote("o-accepted", **spread, act=by_history("p-officer"))
    say.submit(work("园本课程党建十讲"), owner=STUDIO_KG, key="o-foreign", act=by_history("p-sec-kg-01"))


def work(title, form=OutcomeForm.METHOD_CASE):
    return Work(form, title, 2026, Prose("十二所学校的做法，按问题编排。"), (LINK, in_words(Prose("各校都在用。"))))


def supervision(hub):
    say, by = hub.supervision, lambda: by_history("p-evaluator")
    say.make_visit("ST-MS", mode=Mode.FILE, note="查阅考勤、纪要与互访记录", key="s-looked", act=by())
    say.find("s-looked", category=Category.LATE_REPORT, description="工作报告晚交两次", act=by())
    say.find("s-looked", category=Category.NO_EXCHANGE, description="互访少、回访少", school="MS-01", act=by())
    say.find("s-looked", category=Category.BRAND_WEAK, description="品牌没有载体", act=by())
    say.find("s-looked", category=Category.OTHER, description="台账缺页", act=by())
    for no, to in ((RECTIFYING, MS), (REPORTED, STUDIO_MS)):
        due = {"to": to, "due_on": date(2026, 3, 20)}
        say.request("s-looked", problem_no=no, **due, act=by_history("p-director"))
    say.report("s-looked", problem_no=REPORTED, measures="每月一次品牌日", act=by_history("p-lead-ms"))
    say.close("s-looked", problem_no=CLOSED, act=by())
    say.make_visit("ST-KG", mode=Mode.TALK, note="座谈", key="s-elsewhere", act=by())
    say.find("s-elsewhere", category=Category.IMBALANCE, description="城乡不均衡", act=by())
