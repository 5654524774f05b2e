"""Evaluations of the small district in every state, so that each form has one that it fits; into a folder whose programme has stages."""

from __future__ import annotations

from msgspec.structs import replace

from domain.evaluation import Capacity, LineKind, Score, Subject, SubjectKind
from domain.words import Stage
from hub.compose import open_hub
from hub.settings import Settings
from projections import evaluation
from tests.evaluation_stories import RUBRIC, line, rubric
from tests.web import district
from tests.web.district import by_history

OPENED, SCORED, ONCE, SIGNED, PUBLISHED, OBJECTED, FOREIGN, PERSONAL = range(1, 9)
"""Numbers of the evaluations: of ST-MS but the last two, which are of ST-KG and of the secretary of MS-01. The second is vetoed."""
STUDIO, OTHER = (Subject(SubjectKind.STUDIO, code) for code in ("ST-MS", "ST-KG"))
SECRETARY = Subject(SubjectKind.SECRETARY, "p-sec-ms-01")
OWN_VIEW = "学得扎实，走出去还不够。"
OF_PERSON = rubric(
    title="入室书记评价", subject_kind=SubjectKind.SECRETARY, lines=(line("S6", 100, LineKind.EXPERT),), veto=()
)


def by(login):
    """An act of a person over the web."""
    return replace(by_history(f"p-{login}"), source="web")


def put_into(folder):
    """All of them."""
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    for version, definition in (("studio-9", RUBRIC), ("studio-8", RUBRIC), ("secretary-9", OF_PERSON)):
        hub.rubrics.draft(version, definition, act=by("officer"))
        hub.rubrics.adopt(version, act=by("director"))
    grow(hub)
    hub.search.level()
    hub.close()
    return folder


def grow(hub):
    """One after the other, each as far as its name says."""
    opened(hub, STUDIO, Stage.PRACTICE)
    vetoed = scored(hub, opened(hub, STUDIO, Stage.CULTIVATION))
    hub.evaluation.veto(vetoed, no=2, reason="材料里有可识别的学生照片", act=by("evaluator"))
    signed(hub, scored(hub, opened(hub, STUDIO, Stage.STUDY)), "evaluator")
    signed(hub, scored(hub, opened(hub, STUDIO, Stage.STUDY, "studio-8")), "evaluator", "director")
    published(hub, opened(hub, STUDIO, Stage.PRACTICE, "studio-8"))
    disputed = published(hub, opened(hub, STUDIO, Stage.CULTIVATION, "studio-8"))
    hub.evaluation.object_(disputed, code="D4", statement="佐证没有计入。", act=by("lead-ms"))
    opened(hub, OTHER, Stage.PRACTICE)
    opened(hub, SECRETARY, Stage.PRACTICE, "secretary-9")


def opened(hub, subject, stage, version="studio-9"):
    receipt = hub.evaluation.open(subject=subject, stage=stage, rubric=version, act=by("evaluator"))
    with hub.reader() as read:
        return evaluation.evaluation(read, evaluation.created_at(read, receipt.first)).key


def scored(hub, key):
    say = hub.evaluation
    say.self_assess(key, scores=(Score("total", 88),), statement=OWN_VIEW, act=by("lead-ms"))
    say.score(key, code="D4", points=27, comment="有新意", act=by("mentor-ms"))
    say.score(key, code="D3", points=24, act=by("evaluator"))
    return key


def signed(hub, key, *logins):
    for login in logins:
        with hub.reader() as read:
            seen = evaluation.by_key(read, key).version
        hub.evaluation.sign(key, capacity=Capacity(login), seen=seen, act=by(login))
    return key


def published(hub, key):
    signed(hub, scored(hub, key), "evaluator", "director")
    hub.evaluation.publish(key, act=by("director"))
    return key
