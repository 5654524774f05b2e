"""What people do to visits: what from outside decides with it, what a second click does, and who wins when two are at it."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest

from domain.errors import NotFound, PersonalNumber, Refused
from domain.model import Prose
from domain.programme import BlockedFor
from domain.visits import Disputed, RecordField, State, Terms
from domain.visits.faults import NotOfHost, OutsideProgramme, PersonUnknown, ReasonNeeded
from domain.visits.refusals import AlreadyDone, DisputeOver, OpenAlready, OriginalOtherSides, OriginalReturned
from domain.words import Part, Party, PartyKind, Side, Slot
from hub.visits import SideNeeded, UnknownUnit
from tests.district import FRIDAY, KG1, KG2, MS1, MS2, PS1, STREET, STUDIO_MS, THURSDAY, District

APRIL = Slot(date(2026, 4, 10), Part.AM)
NOWHERE = Party(PartyKind.SCHOOL, "none")


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def test_whoever_proposes_reads_it_at_once(district):
    key = district.invite()

    assert (district.see(key).proposed_by, district.see(key).programme) == ("sec-ms", "P1")


def test_the_same_command_twice_is_one_visit(district):
    acts = [district.by("sec-ms", "same") for _ in range(2)]
    key = district.invite()

    receipts = [district.visits.withdraw(key, reason="撤", act=act) for act in acts]

    assert [(r.first, r.repeated) for r in receipts] == [(receipts[0].first, False), (receipts[0].first, True)]
    assert district.kinds(key) == ["proposed", "withdrawn"]


def test_a_second_click_is_told_that_it_has_been_done(district):
    key = district.agreed()

    again = refused(district.visits.accept, key, offer_no=1, slot=FRIDAY, act=district.by("sec-kg"))

    assert (type(again), district.kinds(key)) == (AlreadyDone, ["proposed", "accepted"])


def at_once(*tasks):
    """Run these at the same moment; what each gave, or its refusal."""
    gate, found = Barrier(len(tasks)), [None] * len(tasks)

    def run(no, task):
        gate.wait()
        try:
            found[no] = task()
        except Refused as refusal:
            found[no] = refusal

    threads = [Thread(target=run, args=each) for each in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_who_answer_at_once_one_wins_and_the_other_is_told(district):
    key, other = district.invite(), District(district.folder, district.clock)
    acts = [district.by("sec-kg") for _ in range(2)]

    found = at_once(
        lambda: district.visits.accept(key, offer_no=1, slot=FRIDAY, act=acts[0]),
        lambda: other.visits.accept(key, offer_no=1, slot=THURSDAY, act=acts[1]),
    )

    assert sorted(type(each).__name__ for each in found) == ["AlreadyDone", "Receipt"]
    assert district.kinds(key) == ["proposed", "accepted"]
    other.close()
    assert district.level()


def test_of_two_who_propose_the_same_at_once_one_sees_the_others(district):
    other = District(district.folder, district.clock)

    found = at_once(district.invite, lambda: other.invite(by="officer"))

    lost = next(each for each in found if isinstance(each, Refused))
    assert (type(lost), lost.facts["visit"]) == (OpenAlready, next(each for each in found if each is not lost))
    other.close()


def test_units_must_exist(district):
    assert refused(district.invite, NOWHERE, KG1, by="officer").field == "host"
    assert isinstance(refused(district.invite, MS1, NOWHERE), UnknownUnit)


def test_a_slot_behind_the_end_of_the_programme_is_refused(district):
    late = refused(district.invite, slots=(Slot(date(2026, 9, 1), Part.AM),))

    assert (type(late), late.facts["ends_on"]) == (OutsideProgramme, date(2026, 8, 31))


def test_a_host_over_its_limit_wants_a_reason_in_that_month_only(district):
    for topic in ("一", "二"):
        district.agreed(topic=topic)

    why = refused(district.invite, MS1, PS1)

    assert (type(why), why.field, why.facts) == (ReasonNeeded, "override_reason", {"because": ("over_limit",)})
    assert district.see(district.invite(MS1, PS1, slots=(APRIL,))).state is State.PROPOSED
    key = district.invite(MS1, PS1, topic="有理由", override_reason="专题需要")
    assert str(district.see(key).override_reason) == "专题需要"


def test_a_text_with_a_phone_or_an_identity_number_is_refused_with_its_place(district):
    key = district.invite()

    phone = refused(district.visits.withdraw, key, reason="请打 13812345678 联系", act=district.by("sec-ms"))
    number = refused(district.visits.withdraw, key, reason="证号 11010519491231002X", act=district.by("sec-ms"))

    assert [(type(each), each.field, each.facts) for each in (phone, number)] == [
        (PersonalNumber, "reason", {"kind": "phone", "at": 4}),
        (PersonalNumber, "reason", {"kind": "identity", "at": 4}),
    ]


def test_a_new_topic_may_not_meet_another_open_offer(district):
    first, second = district.invite(topic="一"), district.invite(topic="二")

    met = refused(district.visits.amend_offer, second, changes=Terms(topic="一"), act=district.by("sec-ms"))

    assert (type(met), met.facts) == (OpenAlready, {"visit": first})
    district.visits.amend_offer(second, changes=Terms(topic="三"), act=district.by("sec-ms"))
    assert district.see(second).topic == "三"


def test_a_blocked_day_and_a_visit_at_the_same_time_want_a_reason(district):
    district.hub.programme.block(
        "MS-01", from_on=FRIDAY.on, to_on=FRIDAY.on, reason=BlockedFor.EXAM, act=district.by("sec-ms")
    )
    key, other = district.agreed(topic="一"), district.agreed(topic="二")
    assert refused(district.arrange, key).facts == {"because": ("blocked",)}
    district.arrange(key, override_reason="错峰进行")
    district.visits.confirm(key, act=district.by("sec-ms"))

    assert refused(district.arrange, other).facts == {"because": ("blocked", "overlap")}


def test_a_studio_is_blocked_on_the_days_of_its_leads_school(district):
    district.hub.programme.block(
        "MS-02", from_on=FRIDAY.on, to_on=FRIDAY.on, reason=BlockedFor.EXAM, act=district.by("lead-ms")
    )
    key = district.agreed(STUDIO_MS, KG1, by="lead-ms")

    assert refused(district.arrange, key, by="lead-ms", person="lead-ms").facts == {"because": ("blocked",)}
    partner = district.agreed(STREET, KG1, by="liaison")
    assert isinstance(refused(district.arrange, partner, by="liaison", person="sec-kg"), NotOfHost)


def test_the_responsible_person_is_of_the_host(district):
    key = district.agreed()

    assert isinstance(refused(district.arrange, key, person="sec-kg"), NotOfHost)
    district.arrange(key, person="asst-ms")
    assert district.see(key).responsible == "asst-ms"


def test_people_on_a_list_must_be_known(district):
    key, act = district.agreed(), district.by("sec-kg")

    stranger = refused(district.visits.set_delegation, key, headcount=3, person_ids=("liaison", "ghost"), act=act)

    assert (type(stranger), stranger.facts) == (PersonUnknown, {"no": 2, "person": "ghost"})


def test_a_return_names_a_held_visit_with_the_sides_swapped_that_nobody_has_returned(district):
    key = district.held()
    swapped = refused(district.invite, MS1, KG1, topic="再来", slots=(APRIL,), in_return_for=key)
    district.afterwards(KG1, MS1, "2026-03-20", in_return_for=key)

    again = refused(district.invite, KG1, MS1, by="sec-kg", slots=(APRIL,), in_return_for=key)

    assert (type(swapped), type(again)) == (OriginalOtherSides, OriginalReturned)


def test_days_for_a_dispute_are_counted_from_what_is_disputed(district):
    key = district.held()
    district.wind("2026-03-27 09:00")
    district.sheet(key)
    district.wind("2026-03-28 09:00")
    what = {"text": "不对", "act": district.by("sec-kg")}

    assert isinstance(refused(district.visits.dispute_record, key, what=Disputed.HELD, **what), DisputeOver)
    district.visits.dispute_record(key, what=Disputed.ATTENDANCE, **what)
    assert district.see(key).disputed == 1


def test_an_officer_says_for_whom_where_either_may(district):
    key = district.held()
    what = {"what": Disputed.HELD, "text": "来电反映"}

    assert isinstance(refused(district.visits.dispute_record, key, **what, act=district.by("officer")), SideNeeded)
    district.visits.dispute_record(key, **what, side=Side.GUEST, act=district.by("officer"))
    assert district.kinds(key)[-1] == "record_disputed"


def test_who_entered_a_record_does_not_acknowledge_it(district):
    district.wind("2026-03-21 09:00")
    key = district.afterwards(MS2, STUDIO_MS, "2026-03-20", by="lead-ms", side=Side.HOST)

    own = refused(district.visits.acknowledge_record, key, side=Side.GUEST, act=district.by("lead-ms"))

    assert (own.code, district.see(key).unacknowledged) == ("visit.own_record", {Side.GUEST})


def test_a_corrected_side_must_exist(district):
    key = district.afterwards(PS1, KG2, "2026-03-04")
    fix = {"field": RecordField.HOST, "reason": "写错", "act": district.by("officer")}

    assert isinstance(refused(district.visits.correct_record, key, new=NOWHERE, **fix), UnknownUnit)
    district.visits.correct_record(key, new=MS1, **fix)
    assert district.see(key).host == MS1


def test_what_is_not_there_is_not_found(district):
    assert isinstance(refused(district.visits.withdraw, "none", reason="撤", act=district.by("sec-ms")), NotFound)


def test_texts_come_as_words_or_as_prose(district):
    keys = [district.invite(topic=topic) for topic in ("一", "二")]
    for key, reason in zip(keys, ("有事", Prose("有事")), strict=True):
        district.visits.withdraw(key, reason=reason, act=district.by("sec-ms"))

    assert [district.see(key).state for key in keys] == [State.WITHDRAWN] * 2
