"""Partners of the demo: agreements, lists and projects, each through the hub's own commands, nothing left over."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date

import pytest

from domain.partners import ItemState, Partner, ProjectState
from domain.words import Party, PartyKind
from hub.history import BrokenHistory
from projections import partners
from tests.hub.history.past import demo_lines, loaded, numbered, written

LINES = [line for line in demo_lines() if line["aggregate"] == "Partner"]
TOLD = Counter(line["event"] for line in LINES)


def test_every_line_of_a_partner_is_loaded_and_one_said_what_was_so(past):
    report, _ = past

    mine = {
        name: {event: count for (area, event), count in getattr(report, name).items() if area == "Partner"}
        for name in ("loaded", "already", "absent", "kept")
    }
    assert mine == {
        "loaded": dict(TOLD) | {"NeedStated": TOLD["NeedStated"] - 1},
        "already": {"NeedStated": 1},
        "absent": {},
        "kept": {},
    }
    assert [line for line in report.refused if line.stream.startswith("Partner:")] == []


def test_the_three_lists_of_the_demo_are_there(past):
    _, hub = past

    with hub.reader() as read:
        items = partners.items(read, limit=100)
        projects = partners.projects(read, limit=100)
        agreements = partners.ending(read, date(2026, 12, 31))
    assert Counter(row.list.value for row in items) == {"resource": 18, "need": 12}
    assert Counter(row.state for row in projects) == {
        ProjectState.DONE: TOLD["ProjectCompleted"],
        ProjectState.AGREED: 3,
        ProjectState.DROPPED: 1,
    }
    assert sorted((row.partner, row.with_operator, row.parties[0].id) for row in agreements) == [
        (f"pa-0{no}", True, f"pa-0{no}") for no in (1, 2, 3, 4, 5, 6)
    ]


def test_a_need_is_where_its_projects_have_brought_it(past):
    _, hub = past

    with hub.reader() as read:
        states = {key: partners.item(read, key).state for key in ("pa-01-n1", "pa-02-n1", "pa-04-n1", "pa-05-n2")}
    assert states == {
        "pa-01-n1": ItemState.MATCHED,
        "pa-02-n1": ItemState.DONE,
        "pa-04-n1": ItemState.OPEN,
        "pa-05-n2": ItemState.OPEN,
    }


def test_a_project_names_a_need_that_the_history_tells_of_later(past):
    _, hub = past

    project = hub.log.load(Partner, "pa-01").projects["pj-11"]

    assert (project.plan.need_id, project.plan.on) == ("pa-01-n1", date(2025, 10, 14))
    stated = [entry.recorded_at for entry, fact in hub.log.stream(Partner, "pa-01") if stated_first(fact)]
    agreed = [entry.recorded_at for entry, fact in hub.log.stream(Partner, "pa-01") if told_of(fact, "pj-11")]
    assert stated == agreed[:1]


def stated_first(fact):
    return isinstance(fact, Partner.NeedStated) and fact.item_id == "pa-01-n1"


def told_of(fact, project):
    return getattr(fact, "project_id", "") == project


def test_completion_is_reported_by_one_side_and_confirmed_by_the_other(past):
    _, hub = past

    stream = hub.log.stream(Partner, "pa-04")
    lines = [(entry.by, fact) for entry, fact in stream if told_of(fact, "pj-04")]

    assert [(type(fact).__name__, by.actor, by.on_behalf_of) for by, fact in lines] == [
        ("ProjectAgreed", "p-pa-04", ""),
        ("ProjectReported", "p-ps-04", ""),
        ("ProjectCompleted", "p-ps-04", "partner:pa-04"),
    ]
    assert (lines[1][1].by, lines[2][1].confirmed_by) == (
        Party(PartyKind.SCHOOL, "s-ps-04"),
        Party(PartyKind.PARTNER, "pa-04"),
    )


# ---- what the demo does not tell, and another history may


def line(event, data, *, actor="p-pa-01", role="partner", key="pa-01"):
    at = "2026-08-31T23:00:00+08:00"
    head = {"seq": 0, "aggregate": "Partner", "key": key, "version": 0, "event": event, "occurred_at": at}
    return head | {"actor": actor, "actor_role": role, "data": data}


NEED = {"item_id": "x-1", "title": "名师讲座", "kind": "talk", "needed_by": "2026-12-01"}


def past_with(folder, *more):
    lines = [
        each
        for each in demo_lines()
        if each["aggregate"] in ("Person", "Studio", "Membership", "SchoolBranch", "Programme", "Partner")
    ]
    return loaded(folder, history=written(folder, numbered([*lines, *more])))


OFFICER = {"actor": "p-pd-02", "role": "party_school_officer"}
SECRETARY = {"actor": "p-ps-07", "role": "secretary"}
PARTNER = {"kind": "partner", "id": "pa-01"}
MORE = [
    line("NeedStated", NEED, **SECRETARY),
    line("ItemWithdrawn", {"item_id": "pa-01-r1", "reason": "装修"}),
    line("AgreementEnded", {"agreement_id": "agr-pa-01", "reason": "合并"}, **OFFICER),
    line("PartnerAppraisalGiven", {"period": "2026", "usefulness": 4, "comment": "好"}),
    line("ProjectCompleted", {"project_id": "pj-11", "on": "2026-08-30", "confirmed_by": PARTNER}, **SECRETARY),
]


def test_items_appraisals_and_ends_of_another_history(tmp_path):
    report, hub = past_with(tmp_path, *MORE)

    with closing(hub), hub.reader() as read:
        assert [each for each in report.refused if each.stream.startswith("Partner")] == []
        assert partners.item(read, "x-1").owner == Party(PartyKind.SCHOOL, "s-ps-07")
        assert partners.item(read, "pa-01-r1").state is ItemState.WITHDRAWN
        assert str(partners.agreement(read, "pa-01", "agr-pa-01").end_reason) == "合并"
        assert [row.usefulness for row in partners.appraisals(read, "pa-01")] == [4]
        assert report.already["Partner", "ProjectCompleted"] == 1


def test_a_need_of_an_unknown_kind_is_told_before_anything_is_loaded(tmp_path):
    with pytest.raises(BrokenHistory, match="kind"):
        past_with(tmp_path, line("NeedStated", NEED | {"kind": "weather"}))
