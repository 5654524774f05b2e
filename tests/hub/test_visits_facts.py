"""What from outside decides with a person: the programme, the host's load and days, who is known, what another visit says."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from domain.errors import Refused
from domain.model import Prose
from domain.programme import BlockedFor
from domain.visits import Direction, Disputed, RecordField, State, Subject, Terms
from domain.visits.faults import NotOfHost, OutsideProgramme, PersonUnknown, ReasonNeeded
from domain.visits.refusals import DisputeOver, OpenAlready, OriginalOtherSides, OriginalReturned
from domain.words import Level, Locality, MemberBand, OrgKind, Part, Party, PartyKind, Slot
from hub.visits import NoProgramme, UnknownUnit
from tests.district import FRIDAY, KG1, KG2, MS1, PS1, STREET, STUDIO_MS, District

APRIL = Slot(date(2026, 4, 10), Part.AM)
NOWHERE = Party(PartyKind.SCHOOL, "none")


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


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


def test_nothing_is_proposed_before_a_programme_is_opened(tmp_path):
    empty = District(tmp_path / "empty", create=True)
    by = {"source": "history"}
    for code in ("MS-01", "KG-01"):
        kind = {"locality": Locality.URBAN, "member_band": MemberBand.GE50, "street": "街", "org_kind": OrgKind.BRANCH}
        empty.hub.schools.register(code, name=code, level=Level.MIDDLE, **kind, act=empty.by("officer", **by))
    subject = Subject("", Direction.INVITE, MS1, KG1, "主题", Prose("目的"))

    assert isinstance(refused(empty.visits.propose, subject, slots=(APRIL,), act=empty.by("x", **by)), NoProgramme)
    other = replace(subject, programme_id="P9")
    assert isinstance(refused(empty.visits.propose, other, slots=(APRIL,), act=empty.by("x", **by)), NoProgramme)
    empty.close()


def test_a_corrected_side_must_exist(district):
    key = district.afterwards(PS1, KG2, "2026-03-04")
    fix = {"field": RecordField.HOST, "reason": "写错", "act": district.by("officer")}

    assert isinstance(refused(district.visits.correct_record, key, new=NOWHERE, **fix), UnknownUnit)
    district.visits.correct_record(key, new=MS1, **fix)
    assert district.see(key).host == MS1
