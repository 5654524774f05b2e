"""Brands, outcomes and supervision of the demo, each through the hub's own commands."""

from __future__ import annotations

from collections import Counter
from datetime import date

import yaml

from domain.brands import MILESTONES, State, Tier
from domain.evidence import EvidenceKind
from domain.supervision import ProblemState
from hub.history import demo_file
from projections import brands, outcomes, supervision
from tests.hub.history.past import demo_lines, loaded, numbered, written

KINDS = ("Brand", "Outcome", "Supervision")


def ask(hub, question, *args, **kwargs):
    with hub.reader() as read:
        return question(read, *args, **kwargs)


def test_nothing_of_them_is_left_over(past):
    report, _ = past

    told = Counter((line["aggregate"], line["event"]) for line in demo_lines() if line["aggregate"] in KINDS)
    assert {kind: count for kind, count in report.loaded.items() if kind[0] in KINDS} == told
    assert [each for each in report.refused if each.stream.partition(":")[0] in KINDS] == []
    assert told.total() == 148


def test_each_brand_stands_where_the_roster_says(past):
    _, hub = past

    roster = yaml.safe_load(demo_file("brands.yaml").read_text(encoding="utf-8"))
    rows = [ask(hub, brands.by_key, each["key"]) for each in roster]

    assert [(row.name, row.school, row.state) for row in rows] == [
        (each["name"], each["school"], MILESTONES[each["final"] - 1]) for each in roster
    ]
    assert [row.tier for row in rows] == [Tier(each["level"]) if "level" in each else None for each in roster]
    carried = [each["carriers"] if each["final"] >= State.CARRIER_ESTABLISHED.no else [] for each in roster]
    assert [sorted(each.carrier for each in row.carriers) for row in rows] == list(map(sorted, carried))
    assert sum(len(row.replicas) for row in rows) == 4


def test_an_assessment_has_the_codes_of_the_rubric(past):
    _, hub = past

    given = ask(hub, brands.by_key, "b-ps-01").assessments

    assert [(each.by, each.rubric, each.total) for each in given] == [("p-pd-03", "brand-1", 86)]
    assert set(given[0].points) == {"name", "identity", "meaning", "carrier", "effect", "promotion"}


def test_outcomes_are_collected_and_nobody_is_missing(past):
    _, hub = past

    rows = ask(hub, outcomes.everywhere)
    study = ask(hub, outcomes.collection, "prog-2024", date(2025, 1, 1), date(2025, 12, 31))

    assert (len(rows), sum(len(row.promotions) for row in rows)) == (11, 9)
    assert all(row.representative and row.evidence[0].kind is EvidenceKind.PAPER for row in rows)
    assert [(each.studio, each.missing, each.representative) for each in study] == [
        ("st-kg", False, 2),
        ("st-ms", False, 2),
        ("st-ps", False, 2),
    ]


def test_supervision_of_all_studios_was_closed(past):
    _, hub = past

    rows = ask(hub, supervision.everywhere)

    assert {row.studio for row in rows} == {"st-ms", "st-ps", "st-kg"}
    assert [problem.state for row in rows for problem in row.problems] == [ProblemState.CLOSED] * 3
    assert ask(hub, supervision.to_mend, [row.problems[0].to for row in rows]) == []


def lapsing(lines, *events):
    """The demo until a brand is recognised, and some lines behind it."""
    last = next(no for no, line in enumerate(lines) if line["event"] == "BrandRecognised")
    at = lines[last]["occurred_at"]
    more = [dict(lines[last], event=event, data=data, occurred_at=at) for event, data in events]
    return [*lines[: last + 1], *more]


def test_lines_that_the_demo_lacks_are_carried_out_too(tmp_path):
    told = lapsing(
        demo_lines(),
        ("BrandRecognitionLapsed", {"on": "2028-09-01"}),
        ("BrandRetired", {"reason": "学校合并"}),
    )
    key = told[-1]["key"]
    report, hub = loaded(tmp_path, history=written(tmp_path, numbered(told)))

    row = ask(hub, brands.by_key, key)
    hub.close()

    assert [(each.event, each.refused.code) for each in report.refused] == []
    assert (row.state, str(row.reason), row.tier) == (State.RETIRED, "学校合并", None)


def test_what_the_hub_does_not_accept_is_named(tmp_path):
    told = lapsing(
        demo_lines(),
        ("BrandRecognised", {"tier": "school", "valid_until": "2028-08-31"}),
        ("BrandNamed", {"name": "另名"}),
        ("BrandPromoted", {"channel": "theory_talk", "scope": "district"}),
    )
    report, hub = loaded(tmp_path, history=written(tmp_path, numbered(told)))
    hub.close()

    assert [(each.event, each.refused.code) for each in report.refused] == [
        ("BrandRecognised", "history.no_such_tier"),
        ("BrandPromoted", "brand.no_evidence"),
    ]
    assert report.already["Brand", "BrandNamed"] == 1
