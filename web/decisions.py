"""What people hear of their brands, outcomes, supervision and evaluations beside what waits for them: what others decided about them lately."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.words import PartyKind
from hub.clock import moment
from hub.evaluation.sight import own_subjects
from hub.notices import Kind, Notice
from hub.visits.sight import reach
from projections import brands, evaluation, outcomes, supervision
from projections.story import Stamp
from web.evaluation.naming import Subjects, stage_word
from web.supervision.look import own_studios
from web.texts import Lazy, _, _l
from web.words import plain_day, word

if TYPE_CHECKING:
    from web.notices.asked import Asked

FRESH = timedelta(days=3)
"""What happened before nobody is told any more: a hub that begins to send mail does not begin with its past."""
MOST = 50
"""Outcomes and visits of a unit that are looked through."""


class Told(NamedTuple):
    """A thing that has changed: what it is called, its page, and its story."""

    thing: str
    title: str
    path: str
    story: Sequence[tuple[Stamp, Any]]


SAID: dict[str, Lazy] = {
    "brand.recognised": _l("已认定为{tier}品牌，有效期至 {until}"),
    "brand.recognition_renewed": _l("已复认为{tier}品牌，有效期至 {until}"),
    "brand.promoted": _l("已登记推广：{channel}"),
    "brand.replicated": _l("{school}登记了借鉴"),
    "brand.milestone_revoked": _l("里程碑已退回到“{to}”，原因写在品牌页上"),
    "brand.recognition_lapsed": _l("认定已到期，没有复认"),
    "outcome.accepted": _l("成果已认定"),
    "outcome.promoted": _l("已登记推广：{channel}"),
    "supervision.rectification_returned": _l("整改反馈被退回，请看退回的意见"),
    "supervision.problem_closed": _l("督导发现的问题已销号"),
    "evaluation.published": _l("评价结果已反馈，有异议的请提出"),
    "evaluation.objection_resolved": _l("异议已答复，请看答复"),
    "evaluation.reopened": _l("评价重新进行，原来的签认失效"),
}
FACTS: Mapping[str, Callable[[Any, Asked], object]] = {
    "tier": lambda event, _: word(event.tier),
    "until": lambda event, _: plain_day(event.valid_until),
    "channel": lambda event, _: word(event.channel),
    "school": lambda event, asked: asked.names.code(PartyKind.SCHOOL, event.by_school_id),
    "to": lambda event, _: word(event.to_milestone),
}


def news(asked: Asked) -> Iterator[Notice]:
    """Of each thing the newest that somebody else did; a past that was loaded is no news."""
    since = asked.now - FRESH
    for told in (*_brands(asked), *_outcomes(asked), *_supervision(asked), *_evaluations(asked)):
        area = told.thing.partition(":")[0]
        fresh = [
            (stamp, event)
            for stamp, event in told.story
            if stamp.at >= since
            and f"{area}.{stamp.kind}" in SAID
            and stamp.source != "history"
            and stamp.actor != asked.who.person
        ]
        for stamp, event in fresh[-1:]:
            yield _notice(asked, told, area, stamp, event)


def _notice(asked: Asked, told: Told, area: str, stamp: Stamp, event: Any) -> Notice:
    sentence = SAID[f"{area}.{stamp.kind}"]
    facts = {name: fact(event, asked) for name, fact in FACTS.items() if f"{{{name}}}" in str(sentence)}
    said = sentence.with_(facts)
    return Notice(Kind.NEWS, f"{area}.news", told.thing, str(stamp.position), told.title, said, told.path)


def _brands(asked: Asked) -> Iterator[Told]:
    for party in reach(asked.who):
        for row in brands.of_school(asked.read, party.id)[:1] if party.kind == PartyKind.SCHOOL else ():
            if _changed(asked, row):
                story = brands.timeline(asked.read, row.key)
                yield Told(f"brand:{row.key}", row.title, f"/brands/{row.no}", story)


def _outcomes(asked: Asked) -> Iterator[Told]:
    own = reach(asked.who)
    for row in outcomes.everywhere(asked.read, owners=own, limit=MOST) if own else ():
        if _changed(asked, row):
            story = outcomes.timeline(asked.read, row.key)
            yield Told(f"outcome:{row.key}", row.title, f"/outcomes/{row.no}", story)


def _supervision(asked: Asked) -> Iterator[Told]:
    """Visits at which something was handed to the own units."""
    own = reach(asked.who)
    if not own:
        return
    for row in supervision.everywhere(asked.read, studios=own_studios(asked.read, asked.who), limit=MOST):
        if _changed(asked, row) and any(problem.to in own for problem in row.problems):
            story = [each for each in supervision.timeline(asked.read, row.key) if _of(row, each[1]) in own]
            title = asked.names.code(PartyKind.STUDIO, row.studio)
            yield Told(f"supervision:{row.key}", title, f"/supervision/{row.no}", story)


def _evaluations(asked: Asked) -> Iterator[Told]:
    """What became of evaluations of the person, the own studio, the own brands."""
    own = own_subjects(asked.read, asked.who)
    found = evaluation.evaluations(asked.read, subjects=own, limit=MOST) if own else []
    rows = [row for row in found if _changed(asked, row)]
    subjects = Subjects(asked.read, asked.names, asked.hub.private.names, [row.subject for row in rows])
    for row in rows:
        title = _("{subject} {stage}评价", subject=subjects(row.subject), stage=stage_word(row.stage))
        story = evaluation.timeline(asked.read, row.key)
        yield Told(f"evaluation:{row.key}", title, f"/evaluation/{row.no}", story)


def _of(row: Any, event: Any) -> object:
    """Whom the problem of an event was handed to."""
    number = getattr(event, "problem_no", 0)
    return next((problem.to for problem in row.problems if problem.no == number), None)


def _changed(asked: Asked, row: Any) -> bool:
    return moment(row.changed_at) >= asked.now - FRESH
