"""The story of a partner, and of the lists of a school: every event a line with its facts and what somebody wrote."""

from __future__ import annotations

from datetime import date

from domain.catalogue import events_of
from domain.model import Prose
from domain.partners import Listing, Partner, Profile
from projections import partners
from projections.partners import Facts
from projections.partners.told import SAYS
from tests.district import BEGIN, MS1, STREET
from tests.sharing import TERMS, TODAY, agreed, bystanders, confirmed, needed, offered, reported, signed


def lines(district, party):
    return [(line.kind, line.facts, line.note) for line in district.ask(partners.timeline, party)]


def test_a_partner_tells_of_itself(district):
    told, officer = district.hub.partners, district.by("officer")
    told.revise("PT-01", Profile(name="街道党工委", area="城南"), act=officer)
    told.appraise("PT-01", period="2026", usefulness=4, comment="好", act=district.by("liaison"))
    told.end("PT-01", reason="到期", act=district.by("officer"))
    told.resume("PT-01", act=district.by("officer"))

    assert lines(district, STREET) == [
        ("registered", Facts(title="街道"), None),
        ("contact_designated", Facts(person="liaison", on=BEGIN), None),
        ("profile_revised", Facts(changed=("name", "area")), None),
        ("appraisal_given", Facts(period="2026", usefulness=4), Prose("好")),
        ("contact_released", Facts(person="liaison", on=TODAY), None),
        ("ended", Facts(on=TODAY), Prose("到期")),
        ("resumed", Facts(on=TODAY), None),
    ]


def test_a_partner_tells_of_agreements(district):
    signed(district, principles=Prose("平等互惠"))
    district.hub.partners.end_agreement("PT-01", "a-1", reason="合并", act=district.by("officer"))

    assert lines(district, STREET)[2:] == [
        (
            "agreement_signed",
            Facts(key="a-1", parties=TERMS.parties, on=TERMS.signed_on, until_on=TERMS.valid_until),
            Prose("平等互惠"),
        ),
        ("agreement_ended", Facts(key="a-1", on=TODAY), Prose("合并")),
    ]


def test_a_partner_tells_of_its_projects_by_their_titles(district):
    bystanders(district)
    needed(district)
    agreed(district)
    reported(district)
    district.hub.partners.return_project("PT-01", "j-1", reason="还差一期", act=district.by("liaison"))
    reported(district)
    confirmed(district)

    named = {"key": "j-1", "title": "暑期托管课程"}
    assert lines(district, STREET)[2:] == [
        ("need_stated", Facts(key="n-1", title="暑期托管老师", until_on=date(2026, 7, 1)), None),
        ("project_agreed", Facts(**named, on=TODAY, until_on=date(2026, 6, 30), parties=(MS1, STREET)), None),
        ("project_reported", Facts(**named, by=MS1, on=TODAY), Prose("办了三期")),
        ("project_returned", Facts(**named, by=STREET), Prose("还差一期")),
        ("project_reported", Facts(**named, by=MS1, on=TODAY), Prose("办了三期")),
        ("project_completed", Facts(**named, by=STREET, on=TODAY), None),
    ]


def test_a_dropped_project_says_why(district):
    needed(district)
    agreed(district)
    why = {"reason": "人手不够", "carried_over": True}

    district.hub.partners.drop_project("PT-01", "j-1", **why, act=district.by("sec-ms"))

    [*_, line] = district.ask(partners.timeline, STREET)
    assert (line.actor, line.role, line.facts.carried_over, str(line.note)) == ("sec-ms", "secretary", True, "人手不够")


def test_a_school_tells_of_its_lists_and_of_texts_that_are_gone(district):
    bystanders(district)
    offered(district, owner=MS1, by="sec-ms", detail=Prose("找张三"))
    told = district.hub.partners
    told.withdraw_item("r-1", reason="装修", act=district.by("sec-ms"))
    told.reopen_item("r-1", act=district.by("sec-ms"))
    [key] = [each.key for each in [district.ask(partners.item, "r-1").detail]]
    told.redact(MS1, of=(key,), reason="姓名", act=district.by("sec-ms"))

    named = {"key": "r-1", "title": "街道报告厅"}
    assert [(kind, facts) for kind, facts, _ in lines(district, MS1)] == [
        ("opened", Facts()),
        ("resource_offered", Facts(**named)),
        ("item_withdrawn", Facts(**named)),
        ("item_reopened", Facts(**named)),
        ("redacted", Facts(count=1, reason="姓名")),
    ]
    assert [str(note or "") for _, _, note in lines(district, MS1)] == ["", "（内容已移除）", "装修", "", ""]


def test_every_event_has_its_line():
    assert set(SAYS) == {kind.TOPIC for aggregate in (Partner, Listing) for kind in events_of(aggregate)}
