"""Who may do what with partners, and who sees what: members everything, a liaison the own world."""

from __future__ import annotations

import pytest

from domain.errors import Forbidden, Refused
from domain.partners import LegalBasis, Need, Profile, Resource
from domain.partners.words import ItemKind
from hub import partners as world
from hub import sight
from projections import partners
from tests.district import MS1, STREET, STUDIO_MS
from tests.sharing import LIBRARY, TERMS, TODAY, agreed, bystanders, needed, offered, reported, signed

PEOPLE = (
    *("sec-ms", "sec-ps", "sec-kg", "lead-ms", "mentor-ms", "asst-ms", "liaison", "nobody"),
    *("officer", "director", "evaluator", "observer", "admin", "gone"),
)
OFFICE, OFFICER, OWN, SCHOOL = {"officer", "director"}, {"officer"}, {"liaison"}, {"sec-ms"}
WHY = {"reason": "因"}


def nothing(_district):
    """The partner as it is."""


def in_project(district):
    needed(district)
    agreed(district)


def waiting(district):
    in_project(district)
    reported(district)


def withdrawn(district):
    needed(district)
    district.hub.partners.withdraw_item("n-1", act=district.by("liaison"))


def left(district):
    district.hub.partners.end("PT-01", **WHY, act=district.by("officer"))


TABLE = {
    "revise": (nothing, ["PT-01", Profile(name="新名")], {}, OFFICE | OWN),
    "designate_contact": (nothing, ["PT-01", "sec-kg"], {"legal_basis": LegalBasis.CONSENT, "on": TODAY}, OFFICE | OWN),
    "release_contact": (nothing, ["PT-01", "liaison"], {"on": TODAY}, OFFICE | OWN),
    "end": (nothing, ["PT-01"], WHY, OFFICE),
    "resume": (left, ["PT-01"], {}, OFFICE),
    "appraise": (nothing, ["PT-01"], {"period": "2025", "usefulness": 5}, OWN),
    "sign_agreement": (nothing, ["PT-01", TERMS], {}, OFFICER | SCHOOL),
    "end_agreement": (signed, ["PT-01", "a-1"], WHY, OFFICER | SCHOOL | OWN),
    "offer_resource": (nothing, [STREET, Resource("厅", ItemKind.VENUE)], {}, OFFICER | OWN),
    "state_need": (nothing, [MS1, Need("讲师", ItemKind.TALK)], {}, OFFICER | SCHOOL),
    "withdraw_item": (needed, ["n-1"], {}, OFFICER | OWN),
    "reopen_item": (withdrawn, ["n-1"], {}, OFFICER | OWN),
    "report_project": (in_project, ["PT-01", "j-1"], {"by": MS1}, OFFICER | SCHOOL),
    "confirm_project": (waiting, ["PT-01", "j-1"], {}, OWN | SCHOOL),
    "return_project": (waiting, ["PT-01", "j-1"], WHY, OWN | SCHOOL),
    "drop_project": (in_project, ["PT-01", "j-1"], {"by": STREET, "carried_over": False} | WHY, OFFICER | OWN),
}
"""What must be so before, what the command wants, and whom access lets pass; what the domain says is another matter."""


@pytest.mark.parametrize("command", TABLE)
def test_each_person_may_do_what_the_table_says(district, command):
    before, args, given, wanted = TABLE[command]
    before(district)

    may = set()
    for person in sorted(PEOPLE, key=lambda person: (person in wanted, person not in OWN)):
        position = district.hub.position()
        if lets_pass(district, command, args, given, person):
            may.add(person)
        else:
            assert district.hub.position() == position

    assert may == wanted


def lets_pass(district, command, args, given, person):
    try:
        getattr(district.hub.partners, command)(*args, **given, act=district.by(person))
    except Forbidden as refused:
        return not refused.code.startswith("access.")
    except Refused:
        return True
    return True


# ---- seeing


def standing(district, person):
    return district.hub.core.standing(person)


def test_members_see_the_lists_of_everybody_and_a_liaison_the_own(district):
    found = {person: world.owners(standing(district, person)) for person in PEOPLE}

    assert found == dict.fromkeys(PEOPLE) | {"liaison": (STREET,)}


def test_a_liaison_sees_own_items_and_those_of_own_projects(district):
    bystanders(district)
    in_project(district)
    offered(district, owner=MS1, by="sec-ms")
    agreed(district, "j-2", title="第二期", resource_id="r-1")
    who, other = standing(district, "liaison"), standing(district, "sec-kg")

    rows = {key: district.ask(partners.item, key) for key in ("n-1", "r-1", "r-x")}
    [second] = district.ask(partners.projects, titled="第二期")

    assert {key: world.may_see_item(who, row) for key, row in rows.items()} == {"n-1": True, "r-1": False, "r-x": False}
    assert [world.may_see_item(who, rows[key], [second]) for key in ("r-1", "r-x")] == [True, False]
    assert all(world.may_see_item(other, row) for row in rows.values())


def test_a_liaison_sees_own_projects_only(district):
    bystanders(district)
    in_project(district)
    [row] = district.ask(partners.projects)

    seen = {
        person: world.may_see_project(standing(district, person), row) for person in ("liaison", "nobody", "sec-kg")
    }

    assert seen == {"liaison": True, "nobody": False, "sec-kg": True}
    assert world.may_see(standing(district, "liaison"), STREET)
    assert not world.may_see(standing(district, "liaison"), LIBRARY)


def test_what_a_partner_thinks_of_a_year_is_for_the_party_school_and_itself(district):
    bystanders(district)

    seen = {person for person in PEOPLE if world.may_see_appraisals(standing(district, person), "PT-01")}

    assert seen == {"officer", "director", "evaluator", "liaison"}


# ---- what fits


def pairs(district, **asked):
    found = district.ask(world.matches, TODAY, **asked)
    return [(match.need.id, match.resource.id, [(r.why.value, r.words) for r in match.reasons]) for match in found]


def test_needs_and_resources_meet_by_the_words_of_the_field(district):
    bystanders(district)
    needed(district, "n-1", MS1, by="sec-ms", title="学校需要消防演练指导", kind=ItemKind.OTHER)
    offered(district, "r-1", title="应急消防演练", kind=ItemKind.OTHER)
    offered(district, "r-2", STUDIO_MS, by="lead-ms", title="消防讲座", kind=ItemKind.OTHER)

    words = [("words", ("消防", "演练"))]
    assert pairs(district) == [("n-1", "r-1", words)]
    assert pairs(district, concerning=[STREET]) == pairs(district, item_id="r-1") == pairs(district)
    assert pairs(district, concerning=[LIBRARY]) == pairs(district, item_id="r-2") == []


def test_words_that_mean_the_same_meet_too(district):
    district.hub.vocabulary.set_synonyms("宣讲", ("讲座",), act=district.by("officer"))
    needed(district, "n-1", MS1, by="sec-ms", title="党史宣讲", kind=ItemKind.OTHER)
    offered(district, "r-1", title="青年讲座", kind=ItemKind.OTHER)

    assert pairs(district) == [("n-1", "r-1", [("words", ("讲座",))])]


def test_what_is_in_a_project_or_withdrawn_or_left_is_offered_to_nobody(district):
    bystanders(district)
    needed(district, title="流动书车", kind=ItemKind.EQUIPMENT)
    fits = pairs(district)
    agreed(district)

    assert ([pair[:2] for pair in fits], pairs(district)) == ([("n-1", "r-x")], [])
    with district.hub.reader() as read:
        assert world.cutter(read)("青年的讲座") >= {"青年", "讲座"}


def test_a_liaison_knows_who_is_in_charge_where_there_is_something_in_common(district):
    bystanders(district)
    before = colleagues(district)
    in_project(district)
    signed(district, parties=(STREET, STUDIO_MS))

    assert (before, colleagues(district)) == ({"liaison"}, {"liaison", "sec-ms", "lead-ms", "asst-ms"})


def colleagues(district):
    return district.ask(sight.colleagues, standing(district, "liaison"))
