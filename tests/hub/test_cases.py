"""Cases through the hub's own commands: who writes, what comes prefilled, what is refused, and what happens once only."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cases import Remarks, State, Visibility
from domain.cases.faults import NoComments, ReviewerIsAuthor, TitleTaken
from domain.cases.refusals import EditionChanged, OwnCase, RevisionPending
from domain.errors import NotFound, PersonalNumber, Refused, Several
from domain.model import Prose
from domain.words import Level
from hub.access import Act
from hub.cases import NoSchool, OfficePublishes, OriginUnseen, ReviewerUnfit, VisitUnseen, Work, from_visit
from hub.rehearsal import rehearsed
from projections import cases, visits
from tests.district import KG1
from tests.library import DECLARED, DUE, approved, in_use, kinds, paper, published, revision, see, submitted


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def test_a_command_that_is_sent_twice_makes_one_case(district):
    act = district.by("sec-ms", "c-twice")

    first = district.hub.cases.submit(paper(), DECLARED, act=act)
    again = district.hub.cases.submit(paper(), DECLARED, act=act)

    assert (first.first, again.first, again.repeated) == (first.first, first.first, True)
    assert len(district.ask(cases.mine, "sec-ms")) == 1


def test_everything_that_is_missing_is_told_at_once_and_nothing_is_kept(district):
    before = district.hub.position()
    bare = paper("", effect="", topics=(), practice="请联系13800138000")

    why = refused(district.hub.cases.submit, bare, DECLARED, act=district.by("sec-ms"))

    assert isinstance(why, Several)
    assert [(type(fault).__name__, fault.field) for fault in why.faults] == [
        ("NotChosen", "title"),
        ("NotChosen", "topics"),
        (PersonalNumber.__name__, "practice"),
        ("NotChosen", "effect"),
    ]
    assert district.hub.position() == before


def test_the_same_title_in_the_same_school_shows_the_other(district):
    key = submitted(district)

    why = refused(submitted, district)

    assert (type(why), why.field, why.facts) == (TitleTaken, "title", {"case": key})
    submitted(district, by="sec-ps")


def test_a_rehearsal_refuses_the_same_and_keeps_nothing(district):
    submitted(district)
    before = district.hub.position()

    why = refused(rehearsed(district.hub.cases.submit), paper(), DECLARED, act=district.by("sec-ms"))
    rehearsed(district.hub.cases.submit)(paper("另题"), DECLARED, act=district.by("sec-ms"))

    assert isinstance(why, TitleTaken)
    assert district.hub.position() == before


def test_who_belongs_to_no_school_submits_nothing(district):
    assert refused(submitted, district, by="mentor-ms").code == "access.not_yours"
    assert refused(submitted, district, by="officer").code == "access.not_yours"
    assert refused(submitted, district, by="gone").code == "access.term_ended"
    assert refused(submitted, district, by="sec-ms", school="PS-01").code == "access.not_yours"
    assert NoSchool.code == "case.no_school"


def test_a_lead_writes_for_the_own_school(district):
    assert see(district, submitted(district, by="lead-ms")).school == "MS-02"


def test_a_case_grows_from_the_minutes_of_a_visit(district):
    key = district.reported()
    with district.hub.reader() as read:
        draft = from_visit(read, visits.by_key(read, key), level="kindergarten")

    assert (draft.title, draft.levels, str(draft.background)) == ("家校沟通", (Level.KINDERGARTEN,), "请来看看")
    assert (str(draft.practice), str(draft.effect), str(draft.reflection)) == (
        "看了活动室",
        "- 把问题摆出来",
        "- 时间短",
    )
    assert draft.practice.key == ""
    case = submitted(district, by="sec-kg", visit_id=key)
    assert see(district, case).visit_id == key


def test_a_visit_or_an_origin_that_one_may_not_see_is_not_named(district):
    visit, hidden = district.reported(), published(district, visibility=Visibility.STUDIO)

    assert isinstance(refused(submitted, district, by="sec-kg2", visit_id=visit), VisitUnseen)
    assert isinstance(refused(submitted, district, by="sec-kg2", visit_id="none"), VisitUnseen)
    assert isinstance(refused(submitted, district, by="sec-kg", adapted_from=hidden), OriginUnseen)
    assert isinstance(refused(submitted, district, by="sec-kg", adapted_from="none"), OriginUnseen)


def test_a_reviewer_of_an_edition_that_changed_is_told_the_new_one(district):
    key = submitted(district)
    district.hub.cases.recall(key, act=district.by("sec-ms"))
    district.hub.cases.resubmit(key, paper(effect="新"), DECLARED, base_edition=1, act=district.by("sec-ms"))

    why = refused(district.hub.cases.approve, key, edition=1, act=district.by("officer"))

    assert (type(why), why.facts) == (EditionChanged, {"seen": 1, "edition": 2})


def test_nobody_reviews_the_own_case_whatever_else_they_are(district):
    key = submitted(district, by="lead-ms")
    say = district.hub.cases

    for review in (
        lambda: say.approve(key, edition=1, act=district.by("lead-ms")),
        lambda: say.ask_changes(key, edition=1, comments="改", act=district.by("lead-ms")),
    ):
        assert isinstance(refused(review), OwnCase)
    why = refused(say.assign_reviewer, key, reviewer_id="lead-ms", due_on=DUE, act=district.by("officer"))
    assert isinstance(why, ReviewerIsAuthor)
    assert kinds(district, key) == ["submitted"]


def test_a_reviewer_is_somebody_who_reviews(district):
    key = submitted(district, by="sec-kg")
    say = district.hub.cases

    assert isinstance(
        refused(say.assign_reviewer, key, reviewer_id="sec-ps", due_on=DUE, act=district.by("officer")), ReviewerUnfit
    )
    say.assign_reviewer(key, reviewer_id="mentor-ms", due_on=DUE, act=district.by("officer"))
    say.ask_changes(key, edition=1, remarks=Remarks(effect=Prose("？")), act=district.by("mentor-ms"))

    assert see(district, key).state is State.CHANGES_ASKED
    assert isinstance(refused(say.ask_changes, submitted(district), edition=1, act=district.by("officer")), NoComments)


def test_a_lead_publishes_for_the_studio_and_no_further(district):
    key, say = approved(district), district.hub.cases
    for visibility in (Visibility.PROGRAMME, Visibility.DISTRICT, Visibility.PARTNERS):
        why = refused(say.publish, key, edition=1, visibility=visibility, act=district.by("lead-ms"))
        assert (type(why), why.facts) == (OfficePublishes, {"visibility": visibility})

    say.publish(key, edition=1, visibility=Visibility.STUDIO, act=district.by("lead-ms"))
    say.publish(key, edition=1, visibility=Visibility.DISTRICT, act=district.by("officer"))

    assert isinstance(
        refused(say.publish, key, edition=1, visibility=Visibility.STUDIO, act=district.by("lead-ms")), OfficePublishes
    )
    assert see(district, key).visibility is Visibility.DISTRICT


def test_wording_waits_while_a_revision_is_reviewed(district):
    key = published(district)
    revision(district, key, effect="新")
    wording = {"base_edition": 1, "change_note": "字"}

    why = refused(district.hub.cases.revise, key, paper(effect="字"), DECLARED, **wording, act=district.by("sec-ms"))

    assert (type(why), why.facts) == (RevisionPending, {"edition": 2})


def test_an_officer_acts_for_an_author_who_phoned(district):
    key = published(district)

    district.hub.cases.withdraw(key, reason="作者来电", act=district.by("officer"))

    line = district.ask(cases.timeline, key)[-1]
    assert (line.actor, line.role, str(line.on_behalf_of)) == ("officer", "officer", "school:MS-01")


def test_a_case_that_is_not_for_these_eyes_is_not_found(district):
    key, hidden = submitted(district), published(district, "内", visibility=Visibility.STUDIO)
    say = district.hub.cases

    assert isinstance(refused(say.approve, key, edition=1, act=district.by("sec-kg")), NotFound)
    assert isinstance(refused(say.archive, hidden, reason="因", act=district.by("sec-kg")), NotFound)
    assert refused(say.archive, hidden, reason="因", act=district.by("sec-ps")).code == "case.author_only"
    plan = {"by": KG1, "adapted": "改", "start_on": date(2026, 3, 9)}
    assert isinstance(refused(district.hub.adoptions.plan, hidden, **plan, act=district.by("sec-kg")), NotFound)


def test_a_second_plan_of_the_same_unit_adds_nothing(district):
    key = published(district)
    adoption = in_use(district, key)
    before = district.hub.position()

    again = district.hub.adoptions.plan(
        key, by=KG1, adapted="再来", start_on=date(2026, 4, 1), act=district.by("sec-kg")
    )

    assert (again.first, district.hub.position()) == (0, before)
    assert district.ask(cases.adoption, adoption).state == "adapted"


def test_a_library_is_taken_over_once_and_what_is_wrong_stops_nothing_else(district):
    works = [
        Work(source_id="a", manuscript=paper("甲"), school="MS-01", published_on=date(2024, 5, 6)),
        Work(source_id="b", manuscript=paper("乙", practice="电话13800138000")),
        Work(source_id="c", manuscript=paper("甲"), school="MS-01"),
        Work(source_id="a", manuscript=paper("丁")),
        Work(source_id="e", manuscript=paper("甲")),
    ]
    act = Act(source="cli")

    dry = district.hub.cases.take_over(works, rehearse=True, act=act)
    before = district.hub.position()
    done = district.hub.cases.take_over(works, act=act)
    again = district.hub.cases.take_over(works[:1], act=act)

    codes = [taken.refused and taken.refused.code for taken in done]
    assert codes == [None, "input.personal_number", "case.title_taken", "already_there", None]
    assert [taken.new for taken in dry] == [taken.new for taken in done] == [True, False, False, False, True]
    assert [(taken.new, taken.refused) for taken in again] == [(False, None)]
    assert district.hub.position() == before + 6
    row = see(district, works[0].key)
    assert (row.state, row.source, row.published_on, row.year) == (State.PUBLISHED, "a", date(2024, 5, 6), 2026)
    assert district.ask(cases.sources, [works[0].key, "x"]) == {works[0].key: "a"}


def test_a_library_is_taken_over_by_the_party_school_only(district):
    for person in ("sec-ms", "lead-ms", "director"):
        assert refused(district.hub.cases.take_over, [], act=district.by(person)).code == "access.not_yours"
