"""The path of a brand, the wall of all schools, and evidence that is flagged when it does not stand any more."""

from __future__ import annotations

from datetime import date

import pytest

from domain.brands import MILESTONES, Brand, State, Tier
from domain.evidence import Evidence, EvidenceKind, Standing
from domain.model import Prose
from domain.visits import VoidReason
from domain.words import Level
from projections import brands, evidence
from projections.brands.rows import BRANDS
from projections.read import fresh
from tests.district import KG1, PS1
from tests.grown import LINK, assess, grown, level, promote, proposed, recognise


def void(district, visit):
    district.visits.void(visit, reason=VoidReason.ENTERED_IN_ERROR, note="登记有误", act=district.by("officer"))


def see(district, key):
    return district.ask(brands.by_key, key)


def test_the_path_shows_each_milestone_with_its_evidence(district):
    bystander = proposed(district, "KG-01", by="sec-kg")
    key = grown(district, State.RECOGNISED)

    steps = district.ask(brands.path, see(district, key))

    assert [step.milestone for step in steps] == list(MILESTONES)
    assert [step.due for step in steps] == [False] * 7 + [True]
    assert [step.reached.on if step.reached else None for step in steps] == [
        *[date(2026, 3, 5)] * 5,
        *[date(2026, 3, 20)] * 2,
        None,
    ]
    kinds = [[shown.piece.evidence.kind.value for shown in step.shown] for step in steps]
    assert kinds == [["text"], ["text"], ["text"], ["text"], ["text"], ["visit"], ["paper"], []]
    assert [step.due for step in district.ask(brands.path, see(district, bystander))].index(True) == 1
    assert level(district)


def test_the_timeline_tells_who_did_what(district):
    key = grown(district, State.NAMED)
    assess_later = grown(district, State.SHOWCASED, by="sec-kg", school="KG-01", name="银杏")
    assess(district, assess_later)

    lines = district.ask(brands.timeline, key)

    assert [(stamp.kind, stamp.actor, stamp.role) for stamp, _ in lines] == [
        ("proposed", "sec-ms", "secretary"),
        ("named", "sec-ms", "secretary"),
    ]
    assert lines[1][1].slogan == "站到愿意说话的地方"
    row = see(district, assess_later)
    assert [(each.by, each.total, each.points) for each in row.assessments] == [
        ("evaluator", 26, {"name": 9, "meaning": 17})
    ]


def test_evidence_that_is_voided_later_is_flagged_and_stays(district):
    visit = district.held()
    key = grown(district, State.SHOWCASED, visit=visit)
    earlier = district.afterwards(KG1, PS1, "2026-03-04")
    other = grown(district, State.SHOWCASED, by="sec-kg", school="KG-01", name="银杏", visit=earlier)
    assert district.ask(brands.shaken) == []

    void(district, visit)
    shaken = district.ask(brands.shaken)

    assert [(brand.key, [shown.standing for shown in flagged]) for brand, flagged in shaken] == [
        (key, [Standing.VOIDED])
    ]
    assert see(district, key).state is State.SHOWCASED
    pieces = district.ask(brands.evidence, see(district, key))
    assert [shown.voided for shown in pieces] == [False] * 5 + [True]
    assert district.ask(evidence.naming, f"visit:{visit}") == [("brand", key)]
    assert not any(shown.voided for shown in district.ask(brands.evidence, see(district, other)))
    assert level(district)


def test_evidence_added_later_stands_with_its_milestone(district):
    key = grown(district, State.NAMED)

    given = {"milestone": State.PROPOSED, "evidence": (LINK, Evidence(EvidenceKind.PAPER, "会议记录"))}
    district.hub.brands.add_evidence(key, **given, act=district.by("asst-ms"))

    step = district.ask(brands.path, see(district, key))[0]
    assert [(shown.piece.by, shown.piece.evidence.ref) for shown in step.shown[1:]] == [
        ("asst-ms", LINK.ref),
        ("asst-ms", "会议记录"),
    ]


def test_a_brand_falls_back_and_grows_again(district):
    key = grown(district, State.PROMOTED)
    district.hub.brands.replicate(key, by_school="KG-01", adapted="每周一次", act=district.by("sec-kg"))
    assert [each.school for each in see(district, key).replicas] == ["KG-01"]

    district.hub.brands.revoke(key, to_milestone=State.PROPOSED, reason="佐证不实", act=district.by("director"))
    row = see(district, key)

    assert (row.state, row.name, row.title, row.tier, row.shown, row.carriers) == (
        State.PROPOSED,
        None,
        "十分钟",
        None,
        (),
        (),
    )
    assert [each.milestone for each in row.reached] == [State.PROPOSED]
    district.hub.brands.name(key, name="新名", act=district.by("sec-ms"))
    assert [each.milestone for each in see(district, key).reached] == [State.PROPOSED, State.NAMED]
    assert level(district)


@pytest.mark.parametrize(
    ("to", "kept"),
    [
        (State.RECOGNISED, (True, 1, 1, True, True, True)),
        (State.SHOWCASED, (False, 1, 1, True, True, True)),
        (State.CARRIER_ESTABLISHED, (False, 0, 1, True, True, True)),
        (State.IDENTITY_ADOPTED, (False, 0, 0, True, True, True)),
        (State.MEANING_DEFINED, (False, 0, 0, False, True, True)),
        (State.NAMED, (False, 0, 0, False, False, True)),
    ],
)
def test_what_stood_above_a_milestone_is_gone_with_it(district, to, kept):
    key = grown(district, State.PROMOTED)

    district.hub.brands.revoke(key, to_milestone=to, reason="佐证不实", act=district.by("director"))

    row = see(district, key)
    said = (row.identity is not None, row.meaning is not None, row.name is not None)
    assert (row.tier is not None, len(row.shown), len(row.carriers), *said) == kept
    assert (row.promotions, len(row.evidence)) == ((), 8)
    assert level(district)


def test_a_recognition_ends_on_its_day_and_is_renewed_before(district):
    key = grown(district, State.PROMOTED)
    assert [row.key for row in district.ask(brands.ending, date(2026, 8, 31))] == [key]
    assert district.ask(brands.ending, date(2026, 8, 30)) == []

    recognise(district, key, until=date(2027, 8, 31), doc_no="〔2026〕9号")

    assert (see(district, key).state, see(district, key).tier) == (State.PROMOTED, Tier.DISTRICT)
    assert district.ask(brands.ending, date(2026, 8, 31)) == []
    promote(district, key, by="lead-ms")
    assert len(see(district, key).promotions) == 1


def test_the_wall_names_every_school_with_its_next_step(district):
    key = grown(district, State.NAMED)
    grown(district, State.MEANING_DEFINED, by="sec-kg", school="KG-01", name="银杏")

    plots = district.ask(brands.wall)

    assert [(plot.school, plot.studio, plot.brand.title if plot.brand else None, plot.next) for plot in plots] == [
        ("MS-01", "ST-MS", "桥上十分钟", State.MEANING_DEFINED),
        ("MS-02", "ST-MS", None, State.PROPOSED),
        ("PS-01", "ST-MS", None, State.PROPOSED),
        ("KG-01", "ST-KG", "银杏", State.IDENTITY_ADOPTED),
        ("KG-02", "ST-KG", None, State.PROPOSED),
    ]
    assert [plot.school for plot in district.ask(brands.wall, studio="ST-KG", state="none")] == ["KG-02"]
    assert [plot.brand.key for plot in district.ask(brands.wall, level=Level.MIDDLE, state=State.NAMED)] == [key]
    assert district.ask(brands.wall_count, studio="ST-MS") == 3
    assert [plot.school for plot in district.ask(brands.wall, skip=1, limit=2)] == ["MS-02", "PS-01"]
    counts = district.ask(brands.coverage)
    assert (counts[None], counts[State.NAMED], counts[State.MEANING_DEFINED], sum(counts.values())) == (3, 1, 1, 5)


def test_the_wall_costs_one_statement_however_many_brands(district):
    grown(district, State.NAMED)
    one = district.statements(brands.wall)

    grown(district, State.NAMED, by="sec-kg", school="KG-01", name="银杏")
    grown(district, State.NAMED, by="sec-kg2", school="KG-02", name="田埂")

    assert district.statements(brands.wall) == one == 1


def test_a_retired_brand_frees_its_name_and_its_school(district):
    key = grown(district, State.NAMED)
    assert district.ask(brands.same_name, " 桥上 十分钟") == key
    assert district.ask(brands.same_name, "桥上十分钟", but=key) is None

    district.hub.brands.retire(key, reason="学校合并", act=district.by("officer"))

    assert (district.ask(brands.same_name, "桥上十分钟"), district.ask(brands.in_use, "MS-01")) == (None, None)
    again = grown(district, State.NAMED)
    assert [row.key for row in district.ask(brands.of_school, "MS-01")] == [again, key]
    assert district.ask(brands.audiences_since, 0)[key] == frozenset()
    assert district.ask(brands.all_keys) == [again]
    assert level(district)


def test_who_may_find_a_brand_widens_with_its_path(district):
    key = proposed(district)

    def tokens():
        return {token.partition(":")[0] for token in see(district, key).audience}

    assert tokens() == {"office", "unit"}
    district.hub.brands.name(key, name="桥上十分钟", act=district.by("sec-ms"))
    assert tokens() == {"office", "unit", "district"}
    other = grown(district, State.RECOGNISED, by="sec-kg", school="KG-01", name="银杏")
    assert "partners" in see(district, other).audience
    assert set(district.ask(brands.by_keys, [key, other, "none"])) == {key, other}


def test_a_fact_of_a_brand_that_is_not_there_is_an_error_that_is_parked(district):
    proposed(district)
    fact = Brand.Retired(originator_id="brand:none", originator_version=2, reason=Prose("误"))

    with pytest.raises(LookupError, match="no none in brand"), BRANDS.changing(fresh(), fact, None):
        pass
