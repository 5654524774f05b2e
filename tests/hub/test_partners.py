"""What people do with partners: for whom they speak, what the hub itself refuses, and what is told only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.errors import NotChosen, NotFound, NotYours
from domain.model import Prose
from domain.partners import ItemState, Listing, Profile
from domain.partners.refusals import ItemInProject, ItemKnown, OwnReport
from domain.words import Party, PartyKind
from hub.access import Act
from hub.partners import Outsider, UnitUnknown
from hub.rules import RULES
from projections import partners
from tests.district import KG1, MS1, MS2, STREET, STUDIO_MS
from tests.sharing import (
    HALL,
    LIBRARY,
    PLAN,
    TERMS,
    TODAY,
    agreed,
    bystanders,
    confirmed,
    kinds,
    library,
    needed,
    offered,
    reported,
    signed,
)

NOWHERE = Party(PartyKind.SCHOOL, "MS-99")


def acts(district, key):
    """Who did what, in which role, and for whom."""
    lines = district.ask(partners.timeline, key)
    return [(line.actor, line.role, line.on_behalf_of, line.kind) for line in lines]


# ---- the partner


def test_a_partner_is_revised_spoken_for_and_released(district):
    told = district.hub.partners
    told.revise("PT-01", Profile(name="街道党工委"), act=district.by("liaison"))
    told.release_contact("PT-01", "liaison", on=TODAY, reason="调离", act=district.by("director"))

    row = district.ask(partners.partner, "PT-01")
    assert (row.name, row.contact) == ("街道党工委", "")
    assert acts(district, STREET)[2:] == [
        ("liaison", "partner", None, "profile_revised"),
        ("director", "director", None, "contact_released"),
    ]


def test_a_partnership_ends_today_and_goes_on(district):
    told = district.hub.partners
    told.end("PT-01", reason="到期", act=district.by("director"))
    ended = district.ask(partners.partner, "PT-01").ended_on
    told.resume("PT-01", act=district.by("officer"))

    assert (ended, district.ask(partners.partner, "PT-01").ended_on) == (TODAY, None)


def test_the_released_liaison_may_do_nothing_from_the_next_day_on(district):
    act = district.by("officer")
    district.hub.partners.release_contact("PT-01", "liaison", on=TODAY, act=act)

    offered(district)
    district.wind("2026-03-06 09:00")
    with pytest.raises(Exception, match=r"access\.term_ended"):
        offered(district, "r-2", title="会议室")


# ---- agreements


def test_an_agreement_is_written_down_by_who_signed_it(district):
    signed(district, by="sec-ms")
    signed(district, "", by="officer")

    assert acts(district, STREET)[2:] == [
        ("sec-ms", "secretary", None, "agreement_signed"),
        ("officer", "officer", None, "agreement_signed"),
    ]
    assert len({row.id for row in district.ask(partners.agreements, STREET)}) == 2


def test_an_agreement_names_units_that_are_known(district):
    with pytest.raises(UnitUnknown) as refused:
        signed(district, parties=(STREET, NOWHERE))

    assert (refused.value.field, refused.value.facts) == ("parties", {"unit": "school:MS-99"})


def test_an_agreement_that_is_not_there_is_not_found(district):
    with pytest.raises(NotFound):
        district.hub.partners.end_agreement("PT-01", "a-9", reason="到期", act=district.by("officer"))


# ---- lists


def test_a_school_has_lists_from_its_first_item_on(district):
    offered(district, owner=MS1, by="sec-ms")
    needed(district, owner=STUDIO_MS, by="lead-ms")
    offered(district, "r-2", MS2, by="lead-ms")

    found = {row.id: row.owner for row in district.ask(partners.items)}
    assert found == {"r-1": MS1, "n-1": STUDIO_MS, "r-2": MS2}
    assert list(district.hub.log.load(Listing, "school:MS-01").items) == ["r-1"]


def test_an_officer_lists_for_a_unit_that_phoned(district):
    offered(district, owner=KG1, by="officer")

    assert acts(district, KG1)[1] == ("officer", "officer", KG1, "resource_offered")


def test_lists_belong_to_units_that_are_known(district):
    with pytest.raises(UnitUnknown):
        offered(district, owner=NOWHERE, by="officer")


def test_an_item_has_a_number_of_its_own_or_gets_one(district):
    offered(district)
    offered(district)
    district.hub.partners.offer_resource(MS1, HALL, act=district.by("sec-ms"))

    assert len({row.id for row in district.ask(partners.items)}) == 2
    with pytest.raises(ItemKnown):
        offered(district, owner=MS1, by="sec-ms")


def test_an_item_in_a_running_project_stays_and_what_is_not_there_is_not_found(district):
    needed(district)
    agreed(district)
    told = district.hub.partners

    with pytest.raises(ItemInProject) as refused:
        told.withdraw_item("n-1", act=district.by("liaison"))
    assert refused.value.facts == {"project": "暑期托管课程"}
    reported(district)
    confirmed(district)
    told.withdraw_item("n-1", act=district.by("liaison"))
    assert district.ask(partners.item, "n-1").state is ItemState.WITHDRAWN
    with pytest.raises(NotFound):
        told.withdraw_item("n-9", act=district.by("liaison"))


def test_first_items_at_once_are_one_after_the_other(district):
    titles = [f"第 {no} 间教室" for no in range(4)]
    together = Barrier(len(titles))

    def offer(title):
        together.wait()
        offered(district, "", MS1, by="sec-ms", title=title)

    with ThreadPoolExecutor(len(titles)) as people:
        list(people.map(offer, titles))

    assert {row.title for row in district.ask(partners.items)} == set(titles)


# ---- projects


def test_a_project_is_agreed_on_reported_and_confirmed_by_its_sides(district):
    needed(district)
    agreed(district)
    reported(district)
    confirmed(district)

    assert acts(district, STREET)[3:] == [
        ("liaison", "partner", None, "project_agreed"),
        ("sec-ms", "secretary", None, "project_reported"),
        ("liaison", "partner", None, "project_completed"),
    ]


def test_an_officer_reports_for_a_side_that_phoned_and_says_for_which(district):
    needed(district)
    agreed(district)
    told = district.hub.partners

    with pytest.raises(NotChosen) as refused:
        told.report_project("PT-01", "j-1", act=district.by("officer"))
    assert refused.value.field == "by"
    told.report_project("PT-01", "j-1", by=MS1, act=district.by("officer"))
    assert acts(district, STREET)[-1] == ("officer", "officer", MS1, "project_reported")
    with pytest.raises(NotYours):
        told.confirm_project("PT-01", "j-1", by=STREET, act=district.by("officer"))


def test_who_speaks_for_both_sides_answers_for_the_one_that_is_asked_but_not_to_oneself(district):
    needed(district)
    agreed(district, lead=MS2, with_parties=(STREET, STUDIO_MS))
    told = district.hub.partners

    told.report_project("PT-01", "j-1", by=MS2, act=district.by("lead-ms"))

    with pytest.raises(OwnReport):
        told.confirm_project("PT-01", "j-1", act=district.by("lead-ms"))


def test_a_project_is_agreed_on_by_one_of_its_sides_with_units_that_are_known(district):
    needed(district)

    with pytest.raises(NotYours):
        agreed(district, by="sec-kg")
    with pytest.raises(Outsider):
        district.hub.partners.agree_project("PT-01", PLAN, by=KG1, act=district.by("officer"))
    with pytest.raises(UnitUnknown):
        agreed(district, with_parties=(STREET, NOWHERE))
    with pytest.raises(NotFound):
        reported(district)
    assert district.ask(partners.projects) == []


def test_a_command_that_comes_twice_is_carried_out_once(district):
    act = district.by("liaison", "twice")

    receipts = [district.hub.partners.offer_resource(STREET, HALL, act=act) for _ in range(2)]

    assert [receipt.repeated for receipt in receipts] == [False, True]
    assert len(district.ask(partners.items)) == 1


# ---- texts


def detail(district, item="r-1"):
    return district.ask(partners.item, item).detail


def test_own_words_are_removed_by_who_wrote_them_and_any_by_an_officer(district):
    bystanders(district)
    for item, title in (("r-1", "报告厅"), ("r-2", "会议室")):
        offered(district, item, title=title, detail=Prose("找张三"))
    first, second = (detail(district, item).key for item in ("r-1", "r-2"))
    told = district.hub.partners

    with pytest.raises(NotYours):
        told.redact(STREET, of=(first,), reason="姓名", act=district.by("sec-ms"))
    told.redact(STREET, of=(first,), reason="姓名", act=district.by("liaison"))
    told.redact(STREET, of=(second,), reason="姓名", act=district.by("officer"))
    assert [str(detail(district, item)) for item in ("r-1", "r-2")] == ["（内容已移除）"] * 2


def test_an_operator_removes_words_at_the_machine(district):
    offered(district, owner=MS1, by="sec-ms", detail=Prose("找张三"))

    act = Act(command_id="c-cli", source="cli")
    district.hub.partners.redact(MS1, of=(detail(district).key,), reason="姓名", act=act)

    assert str(detail(district)) == "（内容已移除）"


def test_no_name_of_a_person_gets_into_the_log(district):
    library(district)
    signed(district)

    stored = b"".join(entry.state for entry in district.hub.log.read(0, 10_000))

    assert "名 liaison".encode() not in stored
    assert kinds(district, "PT-02") == ["registered", "contact_designated"]
    assert TERMS.terms[0].encode() in stored
    assert LIBRARY.id.encode() in stored


def test_the_table_of_rules_has_every_rule_of_partners():
    named = {rule for rule in RULES if rule.partition(".")[0] in ("partner", "agreement", "item", "project")}

    assert named == {
        *(
            f"partner.{name}"
            for name in ["register", "designate", "revise", "release", "end", "resume", "appraise", "redact"]
        ),
        *("agreement.sign", "agreement.end", "item.list"),
        *(f"project.{name}" for name in ("agree", "report", "confirm", "drop")),
    }
