"""Cases and adoptions as tests speak of them: submitted, under review, published, taken up; facts and refusals as in stories.py.

小学's secretary is the author, a mentor reviews, 中学 takes the case up. It is Monday 3 March 2025.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from domain.cases import Adoption, AdoptionState, Case, Declarations, Manuscript, Result, Scores, State, Visibility
from domain.model import Prose
from domain.words import File, Level, OutcomeForm
from tests.stories import MIDDLE, on

AUTHOR, REVIEWER, OFFICER = "p-ps", "p-mentor", "p-officer"
TODAY = on("03-03")
DECLARED = Declarations(original=True, truthful=True, privacy_checked=True)
SCORES = Scores(authenticity=24, innovation=19, effect=25, typicality=0)
SHEET = File("f-1", "a" * 64, 20_480, "application/pdf")
PHOTO = File("f-2", "b" * 64, 1, "image/jpeg")
MANUSCRIPT = Manuscript(
    title="一张课表两本账",
    form=OutcomeForm.INSTITUTION,
    topics=("组织生活", "制度机制"),
    levels=(Level.PRIMARY, Level.MIDDLE),
    summary=Prose("把支部生活排进教学周"),
    background=Prose("活动常与备课撞车"),
    practice=Prose("开学前共同编制周历"),
    effect=Prose("改期从十余次降到两次"),
    reflection=Prose("融合先从时间表开始"),
    attachments=(SHEET,),
)
OTHER = replace(MANUSCRIPT, effect=Prose("改期从十余次降到两次，口径见附表"))
WHY = Prose("内容有变")


def manuscript(**other: Any) -> Manuscript:
    return replace(MANUSCRIPT, **other)


def submission(**other: Any) -> dict[str, Any]:
    """What a submission says besides manuscript and declarations."""
    return {"programme_id": "prog-2024", "author_id": AUTHOR, "school_id": "s-ps", "key": "c-1"} | other


def submitted(written: Manuscript = MANUSCRIPT, declared: Declarations = DECLARED, **other: Any) -> Case:
    return Case.submit(written, declared, **submission(**other))


THIN = Manuscript("旧案例", OutcomeForm.OTHER, (), (), practice=Prose("正文"))


def taken_over(written: Manuscript = THIN, **other: Any) -> Case:
    """A case of a library, of which little is known."""
    none = Declarations(original=False, truthful=False, privacy_checked=False)
    return submitted(written, none, **{"author_id": "", "school_id": "", "source": "案例汇编 17"} | other)


def returned(case: Case | None = None) -> Case:
    case = case or submitted()
    case.ask_changes(by_person=REVIEWER, edition=case.edition, comments=Prose("成效请写清口径"))
    return case


def recalled() -> Case:
    case = submitted()
    case.recall(by_person=AUTHOR)
    return case


def approved(case: Case | None = None) -> Case:
    case = case or submitted()
    case.approve(by_person=REVIEWER, edition=case.edition, scores=SCORES)
    return case


def published(case: Case | None = None) -> Case:
    case = approved(case)
    case.publish(edition=case.edition, visibility=Visibility.DISTRICT, on=TODAY, today=TODAY)
    return case


def archived() -> Case:
    case = published()
    case.archive(by_person=AUTHOR, reason=Prose("已有新的做法"))
    return case


def withdrawn(case: Case | None = None) -> Case:
    case = case or published()
    case.withdraw(by_person=None, reason=Prose("涉及个人信息"))
    return case


def revising(case: Case | None = None, written: Manuscript = OTHER) -> Case:
    """A published case whose next edition is being reviewed."""
    case = case or published()
    case.submit_revision(written, DECLARED, by_person=AUTHOR, base_edition=case.edition, change_note=WHY)
    return case


BUILDERS = {
    State.IN_REVIEW: submitted,
    State.CHANGES_ASKED: returned,
    State.RECALLED: recalled,
    State.APPROVED: approved,
    State.PUBLISHED: published,
    State.ARCHIVED: archived,
    State.WITHDRAWN: withdrawn,
}


def in_state(state: State) -> Case:
    """The plainest case in a state."""
    return BUILDERS[state]()


# ---- adoptions


def plan(**other: Any) -> dict[str, Any]:
    about = {"case_id": "c-1", "edition": 1, "author_school": "s-ps", "by": MIDDLE}
    return about | {"adapted": Prose("按本校作息调整频次"), "start_on": on("03-10")} | other


def planned(**other: Any) -> Adoption:
    return Adoption.plan(**plan(**other))


def adoption_in(state: AdoptionState) -> Adoption:
    """The plainest adoption in a state."""
    adoption, day = planned(), {"on": TODAY, "today": TODAY}
    match state:
        case AdoptionState.TRYING:
            adoption.start_trial(**day)
        case AdoptionState.ADOPTED | AdoptionState.ENDED:
            adoption.adopt(**day)
        case AdoptionState.ADAPTED:
            adoption.adapt(**day)
        case AdoptionState.DROPPED:
            adoption.drop(reason=Prose("人手不够"))
    if state is AdoptionState.ENDED:
        adoption.end(**day)
    return adoption


REPORT: dict[str, Any] = {"result": Result.PARTLY, "note": Prose("流程图比文件好用"), "on": TODAY, "today": TODAY}
