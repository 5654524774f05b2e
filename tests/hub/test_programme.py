"""What the Party School does with a cohort: settings, stages that move and close, targets, the end, the next cohort beside it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotYours
from domain.model import Prose
from domain.programme import EligibilityFrom, Figure, Programme, Settings, State, Target
from domain.programme.refusals import ObligationsOpen, TargetsChanged
from domain.studios import Eligibility
from domain.studios.membership import InPostTooLong
from domain.words import Stage
from projections import programme

PREPARATION, STUDY, CULTIVATION, PRACTICE, SUMMARY = Stage


def begun(district):
    """All stages that have come are begun, as the clock does it."""
    district.hub.deadlines.tick(district.clock())


def closed(district, *, until=PRACTICE):
    """The stages before this one are closed by the officer."""
    for stage in list(Stage)[: list(Stage).index(until)]:
        district.hub.programme.close_stage("P1", stage, act=district.by("officer"))


def opened(district, code="P2", by="director", **more):
    days = {"starts_on": date(2026, 9, 1), "ends_on": date(2028, 8, 31)}
    words = {"title": "第二期", "operator": "区教育党校"}
    district.hub.programme.open(code, **words, **days, **more, act=district.by(by))


def test_the_next_cohort_is_opened_beside_with_settings_of_its_own(district):
    settings = Settings(meetings_most=3, eligibility_from=EligibilityFrom.ADMISSION)
    opened(district, settings=settings, aims=["一校一品"])

    row = district.ask(programme.programme, "P2")
    assert (row.settings, row.aims) == (settings, ("一校一品",))
    assert district.ask(programme.current, district.hub.core.today()).code == "P1"
    assert district.ask(programme.programme, "P1").settings == Settings()


def test_only_the_director_opens_a_cohort_and_moves_a_stage(district):
    days = {"starts_on": date(2025, 11, 1), "ends_on": date(2026, 5, 31)}
    with pytest.raises(NotYours):
        opened(district, by="officer")
    with pytest.raises(NotYours):
        district.hub.programme.reschedule_stage("P1", PRACTICE, **days, reason="延期", act=district.by("officer"))

    district.hub.programme.reschedule_stage("P1", PRACTICE, **days, reason="延期", act=district.by("director"))

    found = {row.stage: row for row in district.ask(programme.stages, "P1")}
    assert (found[PRACTICE].ends_on, found[SUMMARY].starts_on) == (date(2026, 5, 31), date(2026, 6, 1))
    assert district.level()


def test_a_stage_is_closed_by_an_officer_when_nothing_that_is_due_in_it_is_open(district):
    begun(district)
    closed(district)

    with pytest.raises(ObligationsOpen) as refused:
        district.hub.programme.close_stage("P1", PRACTICE, act=district.by("officer"))
    with pytest.raises(NotYours):
        district.hub.programme.close_stage("P1", PRACTICE, act=district.by("lead-ms"))
    assert "P1/annual_summary/studio:ST-MS/practice" in refused.value.facts["obligations"]
    rows = district.ask(programme.stages, "P1")
    assert [row.closed_on for row in rows] == [district.hub.core.today()] * 3 + [None, None]


def test_a_note_about_a_stage_can_be_removed_by_who_wrote_it_or_an_officer(district):
    begun(district)
    district.hub.programme.close_stage("P1", PREPARATION, note="张三未到", act=district.by("officer"))
    (key,) = district.hub.log.load(Programme, "P1").texts

    with pytest.raises(NotYours):
        district.hub.programme.redact("P1", of=(key,), reason="个人信息", act=district.by("lead-ms"))
    district.hub.programme.redact("P1", of=(key,), reason="个人信息", act=district.by("officer"))

    assert str(district.ask(programme.stages, "P1")[0].note) == "（内容已移除）"


def test_targets_are_set_on_what_was_read(district):
    told = district.hub.programme
    told.set_targets("P1", [Target(Figure.COVERAGE, 0.8)], base_version=0, act=district.by("officer"))
    with pytest.raises(TargetsChanged):
        told.set_targets("P1", [Target(Figure.COVERAGE, 0.7)], base_version=0, act=district.by("director"))

    told.set_targets("P1", [Target(Figure.COVERAGE, 0.9)], base_version=1, act=district.by("director"))

    versions = district.ask(programme.targets, "P1")
    assert [(each.version, each.by) for each in versions] == [(1, "officer"), (2, "director")]
    assert district.ask(programme.target, "P1", Figure.COVERAGE).least == 0.9


def test_a_cohort_is_closed_and_sealed_with_the_hash_of_the_log(district):
    district.wind("2026-09-01 09:00")
    begun(district)
    for stage in Stage:
        district.hub.programme.close_stage("P1", stage, act=district.by("officer"))
    district.hub.programme.close("P1", act=district.by("director"))
    seal = district.hub.log.head().hash.hex()

    district.hub.programme.archive("P1", act=district.by("director"))

    row = district.ask(programme.programme, "P1")
    assert (row.state, row.closed_on, row.archived_on, row.digest) == (
        State.ARCHIVED,
        date(2026, 9, 1),
        date(2026, 9, 1),
        seal,
    )


# ---- who may be admitted (P21)


def admit(district, since, eligibility=Eligibility.WITHIN_LIMIT, *, cohort="P1", **more):
    place = {"programme_id": cohort, "school_id": "MS-02", "studio_id": "ST-MS", "in_post_since": since}
    told = {"eligibility": eligibility, "on": district.hub.core.today(), **more, "act": district.by("officer")}
    district.hub.studios.admit("nobody", **place, **told)


def test_more_than_three_years_in_post_when_the_cohort_begins_need_an_exception(district):
    with pytest.raises(InPostTooLong) as refused:
        admit(district, "2021-08")

    assert (refused.value.field, refused.value.facts) == ("eligibility", {"earliest": "2021-09"})
    admit(district, "2021-08", Eligibility.EXCEPTION, exception_reason=Prose("农村校"))


def test_a_cohort_may_count_the_years_from_the_admission(district):
    opened(district, settings=Settings(eligibility_from=EligibilityFrom.ADMISSION))

    with pytest.raises(InPostTooLong) as refused:
        admit(district, "2023-02", cohort="P2")

    assert refused.value.facts == {"earliest": "2023-03"}
    admit(district, "2023-03", cohort="P2")
