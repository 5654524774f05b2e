"""Cases of a history and who took them up: a draft is kept until it is submitted, and edited until it is submitted again."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from domain.cases import Adoption, Case, Declarations, Manuscript, Result, Scores, Section, Visibility
from domain.errors import NotFound
from domain.model import Prose
from domain.words import OutcomeForm, Party, PartyKind
from hub.clock import local_day, micros
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.vocabulary import WORDS

DRAFTS = "cases.submit"
"""The form whose drafts these are; its fields are called as those of a manuscript."""
KEPT = frozenset({("Case", "CaseDrafted"), ("Case", "CaseDraftEdited")})
"""Lines that become events with the line that submits what they say."""
ADDED = 4
"""A text so many times shorter than what it changes is not the new text: a history then names only what was added."""


class Paper(msgspec.Struct):
    """What an author has on the desk: the text as it stands, and whether it was changed since it was submitted."""

    author: str
    school: str
    manuscript: Manuscript
    open: bool = True


@line("Case", "CaseDrafted")
def drafted(load: Load, to: Line) -> None:
    d = to.data
    texts: dict[str, Any] = {"summary": Prose(d["summary"])} | _sections(d["sections"])
    manuscript = Manuscript(d["title"], OutcomeForm(d["outcome_form"]), tuple(d["topics"]), (), **texts)
    load.papers[to.key] = Paper(d["author_id"], d["school_id"], manuscript)


@line("Case", "CaseDraftEdited")
def draft_edited(load: Load, to: Line) -> None:
    paper = _paper(load, to)
    paper.manuscript, paper.open = _changed(paper.manuscript, to.data["changes"]), True


@line("Case", "CaseSubmitted")
def submitted(load: Load, to: Line) -> None:
    """The first time a new case, later the next edition. What a history does not tell of a case, it may lack."""
    paper, d = _paper(load, to), to.data
    original = d["originality_declared"]
    declared = Declarations(original=original, truthful=original, privacy_checked=d["privacy_checked"])
    if (there := _there(load, to)) is None:
        of = {"school": paper.school, "key": to.key, "source": to.key}
        _do(load, paper, load.hub.cases.submit, paper.manuscript, declared, **of)
    else:
        _do(load, paper, load.hub.cases.resubmit, to.key, paper.manuscript, declared, base_edition=there.edition)
    paper.open = False


@line("Case", "ReviewAssigned")
def review_assigned(load: Load, to: Line) -> None:
    load.do(load.hub.cases.assign_reviewer, to.key, reviewer_id=to.data["reviewer_id"], due_on=to.data["due_on"])


@line("Case", "CaseReturned")
def returned(load: Load, to: Line) -> None:
    load.do(load.hub.cases.ask_changes, to.key, edition=_case(load, to).edition, comments=to.data["comments"])


@line("Case", "CaseApproved")
def approved(load: Load, to: Line) -> None:
    given = {WORDS.scores.get(name, name): points for name, points in to.data.get("scores", {}).items()}
    said: dict[str, Any] = {"scores": Scores(**given) if given else None, "comment": to.data.get("comment")}
    load.do(load.hub.cases.approve, to.key, edition=_case(load, to).edition, **said)


@line("Case", "CasePublished")
def published(load: Load, to: Line) -> None:
    """The edition that was approved: a history counts only those that were published."""
    up = {"visibility": Visibility(to.data["visibility"]), "on": to.data["on"]}
    load.do(load.hub.cases.publish, to.key, edition=_case(load, to).edition, **up)


@line("Case", "CaseRevised")
def revised(load: Load, to: Line) -> None:
    paper, case = _paper(load, to), _case(load, to)
    paper.manuscript = _changed(paper.manuscript, to.data["changes"])
    declared = Declarations(original=True, truthful=True, privacy_checked=True)
    read = {"base_edition": case.published_edition, "change_note": to.data["change_note"]}
    _do(load, paper, load.hub.cases.revise, to.key, paper.manuscript, declared, **read)


@line("Case", "CaseDistrictRecommended")
def recommended(load: Load, to: Line) -> None:
    load.do(load.hub.cases.recommend, to.key, on=to.data["on"], reason=to.data["reason"])


@line("Case", "CaseRedacted")
def redacted(load: Load, to: Line) -> None:
    sections = tuple(section for section in Section if section.value in to.data["fields"])
    what = {"edition": _case(load, to).edition, "sections": sections, "reason": to.data["reason"]}
    load.do(load.hub.cases.redact, to.key, **what)


@line("Case", "CaseWithdrawn")
def withdrawn(load: Load, to: Line) -> None:
    load.do(load.hub.cases.withdraw, to.key, reason=to.data["reason"])


@line("Case", "CaseReinstated")
def reinstated(load: Load, to: Line) -> None:
    load.do(load.hub.cases.reinstate, to.key, reason=to.data["reason"])


# ---- adoptions: the history keeps them in the stream of the case, by an id of their own


@line("Case", "CaseAdopted")
def adopted(load: Load, to: Line) -> None:
    """Planned and begun; a day that lies ahead is begun on the day of the line."""
    d, by = to.data, to.data["by_party"].party
    key = load.adoptions[d["adoption_id"]] = Adoption.key_of(to.key, by)
    load.do(load.hub.adoptions.plan, to.key, by=by, adapted=d["adapted"], start_on=d["start_on"], for_unit=by)
    began = min(d["start_on"], local_day(to.occurred_at))
    load.do(load.hub.adoptions.start_trial, key, on=began, for_unit=by)


@line("Case", "AdoptionReported")
def adoption_reported(load: Load, to: Line) -> None:
    """What works, even partly, is used in a form of one's own; what does not is dropped."""
    key, by, d = _adoption(load, to), _adopter(load, to), to.data
    result = Result(d["result"])
    load.do(load.hub.adoptions.report_result, key, result=result, note=d["note"], on=d["on"], for_unit=by)
    if result is Result.NO:
        load.do(load.hub.adoptions.drop, key, reason=d["note"], for_unit=by)
    else:
        load.do(load.hub.adoptions.adapt, key, on=d["on"], for_unit=by)


@line("Case", "AdoptionAbandoned")
def adoption_abandoned(load: Load, to: Line) -> None:
    load.do(load.hub.adoptions.drop, _adoption(load, to), reason=to.data["reason"], for_unit=_adopter(load, to))


# ---- what is left over


def leave_drafts(load: Load) -> int:
    """What was written and not submitted by the end of the load lies on its author's desk, as a private draft; how many."""
    left = {key: paper for key, paper in load.papers.items() if paper.open and load.hub.private.person(paper.author)}
    for key, paper in left.items():
        load.hub.private.save_draft(paper.author, DRAFTS, key, _typed(paper.manuscript), micros(load.hub.clock()))
    return len(left)


def _typed(manuscript: Manuscript) -> dict[str, list[str]]:
    body = {"title": [manuscript.title], "form": [manuscript.form.value], "topics": list(manuscript.topics)}
    return body | {section.value: [str(text)] for section in Section if (text := manuscript.section(section))}


def _paper(load: Load, to: Line) -> Paper:
    paper: Paper | None = load.papers.get(to.key)
    if paper is None:
        raise NotFound(kind=Case.TOPIC, key=to.key)
    return paper


def _case(load: Load, to: Line) -> Case:
    return load.hub.log.load(Case, to.key)


def _there(load: Load, to: Line) -> Case | None:
    try:
        return _case(load, to)
    except NotFound:
        return None


def _do(load: Load, paper: Paper, use_case: Any, *args: Any, **kwargs: Any) -> None:
    """By the author, who belongs to the school."""
    load.do(use_case, *args, **kwargs, for_unit=Party(PartyKind.SCHOOL, paper.school))


def _adoption(load: Load, to: Line) -> str:
    if (key := load.adoptions.get(to.data["adoption_id"])) is None:
        raise NotFound(kind=Adoption.TOPIC, key=to.data["adoption_id"])
    return key


def _adopter(load: Load, to: Line) -> Party:
    return load.hub.log.load(Adoption, _adoption(load, to)).by


def _sections(sections: dict[str, Any]) -> dict[str, Prose]:
    """Sections by the history's own names; a list of points becomes a numbered one."""
    return {WORDS.sections.get(name, name): _prose(value) for name, value in sections.items()}


def _prose(value: Any) -> Prose:
    return Prose(value if isinstance(value, str) else "\n".join(f"{no}. {point}" for no, point in enumerate(value, 1)))


def _changed(manuscript: Manuscript, changes: dict[str, Any]) -> Manuscript:
    """The text with what a line changes of it."""
    new: dict[str, Any] = {name: changes[name] for name in ("title", "topics") if name in changes}
    if "outcome_form" in changes:
        new["form"] = OutcomeForm(changes["outcome_form"])
    texts = _sections(changes.get("sections", {}))
    texts |= {"summary": Prose(changes["summary"])} if "summary" in changes else {}
    for name, text in texts.items():
        old = getattr(manuscript, name)
        added = old is not None and len(str(text)) * ADDED < len(str(old))
        new[name] = Prose(f"{old}\n\n{text}") if added else text
    return replace(manuscript, **new)
