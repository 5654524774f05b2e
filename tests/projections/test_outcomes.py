"""Outcomes as people see them: the year in which they count, how far they were spread, and who is missing in a stage."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.evidence import Evidence, EvidenceKind, Standing
from domain.model import Prose
from domain.outcomes import State
from domain.promotion import Channel
from domain.visits import VoidReason
from domain.words import OutcomeForm
from projections import evidence, outcomes
from tests.district import KG1, MS1, STUDIO_MS
from tests.grown import LINK, WORK, accepted, level, submitted

CULTIVATION = (date(2025, 11, 1), date(2026, 4, 30))


def see(district, key):
    return district.ask(outcomes.by_key, key)


def test_an_outcome_counts_in_the_year_of_its_acceptance(district):
    bystander = submitted(district, replace(WORK, title="另一项"))
    key = submitted(district, replace(WORK, year=2025))
    assert see(district, key).counts_in is None

    district.hub.outcomes.accept(key, representative=True, act=district.by("officer"))
    row = see(district, key)

    assert (row.state, row.for_year, row.counts_in, row.representative) == (State.ACCEPTED, 2025, 2026, True)
    assert [each.key for each in district.ask(outcomes.representative, STUDIO_MS, 2026)] == [key]
    assert district.ask(outcomes.representative, STUDIO_MS, 2025) == []
    assert [each.key for each in district.ask(outcomes.to_accept)] == [bystander]
    assert level(district)


def test_what_was_sent_back_comes_again_with_its_changes(district):
    key, other = submitted(district), submitted(district, replace(WORK, title="另一项"))
    district.hub.outcomes.return_(key, comments="佐证请补齐", act=district.by("officer"))
    assert [str(row.comments) for row in district.ask(outcomes.to_improve, [STUDIO_MS])] == ["佐证请补齐"]
    assert district.ask(outcomes.to_improve, [MS1]) == []

    paper = Evidence(EvidenceKind.PAPER, "样书一册")
    better = replace(
        WORK, abstract=Prose("十二所学校的工作法与样表"), form=OutcomeForm.PAPER, evidence=(LINK, paper), year=2025
    )
    district.hub.outcomes.resubmit(key, better, act=district.by("lead-ms"))
    row = see(district, key)

    assert (row.state, row.form, row.for_year, row.title) == (State.SUBMITTED, OutcomeForm.PAPER, 2025, WORK.title)
    assert [each.ref for each in row.evidence] == [LINK.ref, "样书一册"]
    assert see(district, other).evidence == (LINK,)
    assert [stamp.kind for stamp, _ in district.ask(outcomes.timeline, key)] == ["submitted", "returned", "resubmitted"]
    assert level(district)


def test_promotions_tell_how_many_schools_were_reached(district):
    key, other = accepted(district), accepted(district, replace(WORK, title="另一项"))
    for channel, schools in ((Channel.THEORY_TALK, 12), (Channel.PRACTICAL_SERVICE, 8)):
        how = {"channel": channel, "inside_school": False, "audience_schools": schools}
        district.hub.outcomes.promote(key, **how, act=district.by("lead-ms"))

    row = see(district, key)

    assert [(each.channel, each.schools, each.by) for each in row.promotions] == [
        (Channel.THEORY_TALK, 12, "lead-ms"),
        (Channel.PRACTICAL_SERVICE, 8, "lead-ms"),
    ]
    assert (row.schools, see(district, other).schools) == (12, 0)
    assert level(district)


def test_the_collection_of_a_stage_names_those_from_whom_it_is_missing(district):
    key = accepted(district)
    school = submitted(district, replace(WORK, title="学校的"), owner=MS1, by="sec-ms")

    collected = district.ask(outcomes.collection, "P1", *CULTIVATION)

    assert [(each.studio, each.missing, each.representative) for each in collected] == [
        ("ST-KG", True, 0),
        ("ST-MS", False, 1),
    ]
    assert [[row.key for row in group] for group in collected[1][2:]] == [[key], [school], []]
    earlier = district.ask(outcomes.collection, "P1", date(2025, 5, 1), date(2025, 10, 31))
    assert [each.missing for each in earlier] == [True, True]


def test_the_list_is_chosen_by_owner_form_state_year_and_eyes(district):
    key = accepted(district)
    mine = submitted(district, replace(WORK, title="学校的", form=OutcomeForm.PLATFORM), owner=KG1, by="sec-kg")

    def found(**chosen):
        rows = district.ask(outcomes.everywhere, **chosen)
        assert district.ask(outcomes.count, **chosen) == len(rows)
        return [row.key for row in rows]

    assert found() == [mine, key]
    assert found(programme="P1", state=State.ACCEPTED) == found(year=2026) == found(owner=STUDIO_MS) == [key]
    assert found(form=OutcomeForm.PLATFORM) == [mine]
    assert (found(seen_by=[MS1]), found(seen_by=[KG1]), found(year=2025)) == ([key], [mine, key], [])
    assert (found(owners=[KG1, MS1]), found(owners=[])) == ([mine], [])
    assert (found(days=CULTIVATION), found(days=(date(2025, 5, 1), date(2025, 10, 31)))) == ([mine, key], [])


def test_evidence_that_is_voided_later_is_flagged(district):
    visit = district.held()
    key = submitted(district, replace(WORK, evidence=(LINK, Evidence(EvidenceKind.VISIT, visit))))

    district.visits.void(visit, reason=VoidReason.DUPLICATE, note="重复登记", act=district.by("officer"))

    shown = district.ask(outcomes.evidence, see(district, key))
    assert [(each.standing, each.voided) for each in shown] == [(Standing.STANDS, False), (Standing.VOIDED, True)]
    assert district.ask(evidence.fallen, "outcome") == [key]
    assert district.ask(evidence.fallen, "brand") == []
