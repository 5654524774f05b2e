"""Lines that the demo history does not have become what the hub knows, or are refused with a reason of their own."""

from __future__ import annotations

from contextlib import closing

import pytest

from domain.schools import School
from domain.studios import Membership, Studio
from hub.access import standing
from tests.hub.history.past import demo_lines, loaded, numbered, written

KG, KG2, OTHER = ({"kind": "school", "id": code} for code in ("s-kg-03", "s-kg-00", "s-ms-00"))


def after_opening(folder, *told):
    """The report and the hub of a history whose first 170 lines are the demo's, and then these; times are the last one's."""
    before = demo_lines()[:170]
    lines = [before[-1] | dict(zip(("aggregate", "key", "event", "data"), each, strict=True)) for each in told]
    return loaded(folder, history=written(folder, numbered([*before, *lines])), demo="off")


def proposal(**data):
    whole = next(line for line in demo_lines() if line["key"] == "v-002" and line["event"] == "VisitProposed")
    return "Visit", "v-002", "VisitProposed", {**whole["data"], **data}


@pytest.mark.parametrize(
    ("told", "code", "facts"),
    [
        (proposal(guest_parties=[KG2, OTHER]), "history.many_guests", {"count": 2}),
        (proposal(proposer=OTHER), "history.proposer_mismatch", {"proposer": "school:s-ms-00"}),
        (
            proposal(venue_party={"kind": "person", "id": "p-kg-03"}),
            "history.not_a_unit",
            {"kind": "person", "id": "p-kg-03"},
        ),
        (
            (
                "SchoolCalendar",
                "cal-s-ms-00",
                "HolidaySet",
                {"name": "x", "from_on": "2025-01-01", "to_on": "2025-01-02"},
            ),
            "history.district_calendar_only",
            {"calendar": "cal-s-ms-00"},
        ),
        (
            ("SchoolBranch", "s-ms-00", "SchoolBranchProfileRevised", {"changes": {"level": "primary"}}),
            "history.not_revisable",
            {"fields": "level"},
        ),
        (
            ("Membership", "p-ms-as", "SecretaryLeft", {"reason": "retired", "on": "2024-09-30"}),
            "not_found",
            {"kind": "membership", "key": "p-ms-as"},
        ),
    ],
)
def test_what_the_hub_cannot_know_is_refused_by_name(tmp_path, told, code, facts):
    report, hub = after_opening(tmp_path, told)

    hub.close()
    assert [(each.line, each.refused.code, each.refused.facts) for each in report.refused] == [(171, code, facts)]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (("VisitAccepted", {"by_party": OTHER, "window": {}, "party_size": 3}), "history.not_a_side"),
        (("VisitAccepted", {"by_party": KG, "window": {}, "party_size": 3}), "visit.not_your_turn"),
        (("ReturnVisitLinked", {"return_visit_id": "v-002"}), "history.return_mismatch"),
        (("ReturnVisitLinked", {"return_visit_id": "v-999"}), "not_found"),
        (("VisitProposalRevised", {"changes": {"venue_party": OTHER}}), "history.not_revisable"),
        (("VisitClosed", {"on": "2024-09-30"}), "visit.not_in_state"),
    ],
)
def test_a_line_that_does_not_fit_the_visit_is_refused(tmp_path, told, code):
    offered = proposal()
    event, data = told
    data |= {"window": offered[3]["windows"][0]} if "window" in data else {}

    report, hub = after_opening(tmp_path, offered, ("Visit", "v-002", event, data))

    hub.close()
    assert [(each.line, each.refused.code) for each in report.refused] == [(172, code)]


def test_a_profile_is_revised_and_a_need_cleared(tmp_path):
    school = "SchoolBranch", "s-ps-06"
    changes = {"org_kind": "党支部", "member_band": "7_19", "street": "柳岸街道"}

    report, hub = after_opening(
        tmp_path,
        (*school, "SchoolBranchProfileRevised", {"changes": changes}),
        (*school, "SupportNeedCleared", {"kind": "few_members", "reason": "党员增加"}),
    )

    with closing(hub):
        assert report.refused == []
        found = hub.log.load(School, "s-ps-06")
        assert (found.org_kind, found.member_band, found.street) == ("branch", "7_19", "柳岸街道")
        assert found.needs == {"rural"}


def test_people_come_and_go_in_a_studio(tmp_path):
    report, hub = after_opening(
        tmp_path,
        ("Studio", "st-ms", "MentorReleased", {"person_id": "p-mt-01", "on": "2024-10-01"}),
        (
            "Studio",
            "st-ms",
            "HostReplaced",
            {"from_person_id": "p-ms-00", "to_person_id": "p-ms-01", "reason": "退休", "on": "2024-10-01"},
        ),
        ("Membership", "p-ms-02", "SecretaryChangedSchool", {"to_school_id": "s-ms-00", "on": "2024-10-01"}),
        ("Membership", "p-ms-03", "SecretaryTransferred", {"to_studio_id": "st-ps", "reason": "x", "on": "2024-10-01"}),
        ("Membership", "p-ms-04", "SecretaryLeft", {"reason": "reassigned", "on": "2024-10-01"}),
    )

    with closing(hub):
        assert report.refused == []
        studio = hub.log.load(Studio, "st-ms")
        assert (studio.lead, studio.lead_school, studio.mentors) == ("p-ms-01", "s-ms-01", {"p-mt-02"})
        members = {key: hub.log.load(Membership, f"prog-2024/{key}") for key in ("p-ms-02", "p-ms-03", "p-ms-04")}
        assert members["p-ms-02"].school_id == "s-ms-00"
        assert members["p-ms-03"].studio_id == "st-ps"
        assert not members["p-ms-04"].active


def test_a_role_held_by_what_one_first_did_is_already_so_when_granted(tmp_path):
    scope = {"kind": "org", "id": "org-party-school"}

    report, hub = after_opening(
        tmp_path,
        ("Person", "p-pd-02", "RoleGranted", {"role": "party_school_officer", "scope": scope, "from_on": "2024-09-10"}),
        ("Person", "p-pd-02", "RoleGranted", {"role": "evaluator", "scope": scope, "from_on": "2024-09-10"}),
        ("Person", "p-pd-02", "RoleRevoked", {"role": "party_school_officer", "scope": scope, "on": "2024-09-30"}),
        ("Person", "p-pd-02", "NoticeOfProcessingAcknowledged", {"policy_version": "2", "on": "2024-09-30"}),
    )

    with closing(hub), hub.reader() as read:
        assert report.refused == []
        assert report.already["Person", "RoleGranted"] == report.loaded["Person", "RoleGranted"] == 1
        assert standing(read, "p-pd-02", hub.core.today()).roles == {"evaluator"}
