"""Who may do what to a visit: for the own side, for a school of the studio, for one that phoned, as the Party School, or not."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotFound, NotYours, ReadOnly, Refused, TermEnded
from domain.visits import CancelReason, VoidReason
from domain.words import Role, Side
from hub.access import RULES
from hub.visits import SideNeeded, may_see
from hub.visits.sides import act_for
from projections import visits
from tests.district import KG1, MS1, MS2, PS1, STREET

SIDES = {Side.HOST: MS1, Side.GUEST: KG1}
TABLE = """
propose            host guest -    -     for  -
amend_offer        host guest -    -     for  -
counter            host guest -    -     for  -
accept             host guest -    -     for  -
decline            host guest -    -     for  -
withdraw           host guest -    -     for  -
issue_letter       host guest host guest for  -
set_delegation     host guest host guest for  -
set_logistics      host guest host guest for  -
confirm            host guest -    -     for  -
propose_change     host guest -    -     for  -
accept_change      host guest -    -     for  -
reject_change      host guest -    -     for  -
retract_change     host guest -    -     for  -
cancel             host guest -    -     self self
record_afterwards  host guest host guest self self
record_held        host guest host guest self self
record_not_held    host guest host guest self self
acknowledge_record host guest -    -     for  -
file_attendance    host guest host guest self -
correct_attendance -    -     host guest self -
file_minutes       host guest host guest -    -
amend_minutes      host guest host guest -    -
confirm_minutes    host guest -    -     -    -
dispute_record     host guest -    -     for  -
correct_record     host guest -    -     self self
give_feedback      host guest -    -     -    -
complete_action    -    -     host guest -    -
promise_return     host guest -    -     for  -
waive_return       host guest -    -     for  -
close              -    -     host guest self -
remind             -    -     -    -     self self
void               -    -     -    -     self self
redact             -    -     -    -     self -
expire             -    -     -    -     -    -
"""
PEOPLE = ("sec-ms", "sec-kg", "asst-ms", "asst-kg", "officer", "director")
ROWS = {command: answers for command, *answers in (line.split() for line in TABLE.strip().splitlines())}


def answer(district, person, command, wanted=None):
    """How somebody may do it: for the host, for the guest, for one that phoned, as the Party School itself, or not (-)."""
    who = district.hub.core.standing(person)
    try:
        side, act = act_for(who, command, SIDES, district.by(person), wanted, None)
    except SideNeeded:
        return "for"
    except Refused:
        return "-"
    return "self" if side is None else side.value if act.role else ""


def test_the_table_of_rights_names_every_command():
    assert {f"visit.{command}" for command in ROWS} == {rule for rule in RULES if rule.startswith("visit.")}


@pytest.mark.parametrize("command", ROWS)
def test_each_person_may_do_what_the_table_says(district, command):
    assert [answer(district, person, command) for person in PEOPLE] == ROWS[command]


@pytest.mark.parametrize(
    "person", ["sec-ps", "lead-ms", "mentor-ms", "evaluator", "observer", "admin", "liaison", "nobody"]
)
def test_nobody_else_may_do_anything_to_a_visit_of_two_schools(district, person):
    assert {answer(district, person, command) for command in ROWS} == {"-"}


def test_a_lead_acts_for_the_own_school_and_a_liaison_for_the_own_partner(district):
    who = {person: district.hub.core.standing(person) for person in ("lead-ms", "liaison")}
    sides = {Side.HOST: MS2, Side.GUEST: STREET}

    found = [act_for(each, "accept", sides, district.by(each.person), None, None) for each in who.values()]

    assert [(side, act.role) for side, act in found] == [(Side.HOST, Role.LEAD), (Side.GUEST, Role.PARTNER)]


def test_an_officer_acts_on_behalf_of_the_side_that_phoned(district):
    key = district.invite()
    district.visits.withdraw(key, reason="来电撤回", act=district.by("officer"))

    line = district.lines(key)[-1]

    assert (line.kind, line.actor, line.role, line.on_behalf_of) == ("withdrawn", "officer", "officer", MS1)


def test_an_assistant_of_both_schools_acts_for_the_side_that_it_names(district):
    key = district.agreed(MS1, PS1, answers="sec-ps")
    district.hold(key)
    district.minute(key, by="asst-ms", side=Side.GUEST)

    assert (district.see(key).confirmed, district.see(key).minutes_by) == ({Side.GUEST}, "asst-ms")


def test_an_ended_term_is_told_with_its_day(district):
    key = district.invite()

    with pytest.raises(TermEnded) as refused:
        district.visits.withdraw(key, reason="撤", act=district.by("gone"))

    assert refused.value.facts == {"role": Role.SECRETARY, "on": date(2025, 8, 31)}


def test_an_observer_only_reads(district):
    key = district.invite()

    with pytest.raises(ReadOnly):
        district.visits.withdraw(key, reason="撤", act=district.by("observer"))


@pytest.mark.parametrize(("person", "refusal"), [("liaison", NotFound), ("nobody", NotFound), ("sec-ps", NotYours)])
def test_a_visit_that_is_not_for_these_eyes_is_not_found(district, person, refusal):
    key = district.invite()

    with pytest.raises(refusal):
        district.visits.withdraw(key, reason="撤", act=district.by(person))


def test_what_a_person_sees_of_a_visit(district):
    """Both sides, their studios, the Party School and whoever once belonged to a side: all of it; members: the public part."""
    row = district.see(district.invite())
    people = {
        "full": [
            "sec-ms",
            "sec-kg",
            "gone",
            "asst-ms",
            "asst-kg",
            "lead-ms",
            "mentor-ms",
            "officer",
            "director",
            "evaluator",
        ],
        "public": ["sec-kg2", "observer", "admin"],
        None: ["liaison", "nobody"],
    }

    found = {
        person: may_see(district.hub.core.standing(person), row) for all_of in people.values() for person in all_of
    }

    assert found == {person: sight for sight, all_of in people.items() for person in all_of}


def test_a_partner_sees_what_it_takes_part_in(district):
    key = district.invite(MS1, STREET)

    assert may_see(district.hub.core.standing("liaison"), district.see(key)) == "full"


def test_the_party_school_calls_off_and_voids_in_its_own_name(district):
    off, key = district.agreed(topic="一"), district.held()
    with pytest.raises(Refused):
        district.visits.cancel(off, reason=CancelReason.OTHER, note="迟了", act=district.by("evaluator"))

    district.visits.void(key, reason=VoidReason.OTHER, note="重复", act=district.by("director"))

    assert (district.see(key).state, district.see(off).state) == ("voided", "accepted")


def test_who_owns_an_action_item_completes_it_and_nobody_elses(district):
    key = district.reported()
    done = {"item_no": 1, "on": date(2026, 3, 20)}
    with pytest.raises(NotYours):
        district.visits.complete_action(key, **done, act=district.by("sec-ms"))

    district.visits.complete_action(key, **done, act=district.by("sec-kg"))

    assert district.kinds(key)[-1] == "action_completed"


def test_an_author_redacts_the_own_text_and_no_other(district):
    key = district.reported()
    mine = district.see(key).purpose.key
    district.visits.give_feedback(key, usefulness=3, will_apply=True, takeaway="他人的话", act=district.by("sec-kg"))
    today = district.hub.core.today()
    theirs = district.ask(visits.feedback, district.see(key), today=today, mine=[Side.GUEST])[0].takeaway.key

    with pytest.raises(NotYours):
        district.visits.redact(key, of=(mine, theirs), reason="试", act=district.by("sec-ms"))
    district.visits.redact(key, of=(mine,), reason="含隐私", act=district.by("sec-ms"))

    assert district.see(key).purpose.text is None
