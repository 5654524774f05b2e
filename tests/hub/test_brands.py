"""Brands through the hub's own commands: whose they are, what is refused, what time does, and what waits for whom."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from threading import Thread

import pytest

from domain.brands import State, Tier
from domain.brands.faults import TierTooHigh
from domain.brands.refusals import BrandThere, MilestoneMissing, NameTaken, OwnEndorsement
from domain.errors import NotFound, Refused
from domain.evidence import Evidence, EvidenceKind, EvidenceNotYet, EvidenceUnknown, EvidenceVoided
from domain.visits import VoidReason
from domain.words import Role
from hub.brands import Sight, may_see
from projections import brands, matters
from projections.deadlines import Firing
from projections.matters import What
from tests.district import KG1, MS1, STREET, District
from tests.grown import UNTIL, assess, grown, level, promote, proposed, recognise, shown
from tests.hub.attachments.papers import picture


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def see(district, key):
    return district.ask(brands.by_key, key)


# ---- whose it is


def test_a_school_builds_its_own_brand_and_no_other(district):
    key = proposed(district)
    name = district.hub.brands.name

    assert refused(proposed, district, "KG-01", by="sec-ms").code == "access.not_yours"
    assert refused(name, key, name="名", act=district.by("sec-kg")).code == "not_found"
    assert refused(name, key, name="名", act=district.by("lead-ms")).code == "access.not_yours"
    assert refused(name, key, name="名", act=district.by("asst-ms")).code == "access.not_yours"
    assert refused(name, key, name="名", act=district.by("officer")).code == "access.not_yours"
    assert refused(proposed, district, "KG-01", by="gone").code == "access.term_ended"
    assert refused(proposed, district, "MS-09", by="sec-ms").code == "access.not_yours"


def test_the_assistant_notes_where_it_was_shown(district):
    key = grown(district, State.CARRIER_ESTABLISHED)

    visit = shown(district, key, by="asst-ms")

    assert [each.thing for each in see(district, key).shown] == [f"visit:{visit}"]
    assert district.hub.log.read(0, 999)[-1].by.role == Role.ASSISTANT


def test_a_school_has_one_brand_and_a_name_is_the_districts(district):
    key = grown(district, State.NAMED)
    other = proposed(district, "KG-01", by="sec-kg")

    again = refused(proposed, district)
    same = refused(district.hub.brands.name, other, name="桥上　十分钟", act=district.by("sec-kg"))

    assert (type(again), again.facts) == (BrandThere, {"brand": key})
    assert (type(same), same.field, same.facts["brand"]) == (NameTaken, "name", key)
    assert see(district, other).state is State.PROPOSED


def test_two_brands_of_one_name_do_not_slip_in_side_by_side(district):
    keys = {"sec-ms": proposed(district), "sec-kg": proposed(district, "KG-01", by="sec-kg")}
    other = District(district.folder, district.clock)
    refusals = []

    def name(hub, person):
        try:
            hub.brands.name(keys[person], name="同名", act=district.by(person))
        except NameTaken as cause:
            refusals.append(cause)

    pairs = ((district.hub, "sec-ms"), (other.hub, "sec-kg"))
    threads = [Thread(target=name, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refusals) == 1
    assert sorted(see(district, key).state for key in keys.values()) == [State.NAMED, State.PROPOSED]
    other.close()


def test_a_skipped_milestone_is_refused_and_nothing_is_kept(district):
    key, before = proposed(district), district.hub.position()

    why = refused(district.hub.brands.define_meaning, key, meaning="说得上话", act=district.by("sec-ms"))

    assert (type(why), why.facts["due"]) == (MilestoneMissing, State.NAMED)
    assert district.hub.position() == before + 0 == district.hub.position()


def test_a_command_sent_twice_makes_one_brand(district):
    act = district.by("sec-ms", "c-twice")
    about = {"working_name": "十分钟", "problem_solved": "说不上话"}

    first = district.hub.brands.propose("MS-01", **about, act=act)
    again = district.hub.brands.propose("MS-01", **about, act=act)

    assert (again.first, again.repeated) == (first.first, True)
    assert len(district.ask(brands.of_school, "MS-01")) == 1


# ---- evidence


def test_evidence_is_held_published_and_to_be_seen(district):
    key, visit = grown(district, State.CARRIER_ESTABLISHED), district.invite()

    early = refused(shown, district, key, visit=visit)
    unknown = refused(shown, district, key, visit="v-none")
    visit = district.held(topic="已开展", override_reason="多次")
    district.visits.void(visit, reason=VoidReason.DUPLICATE, note="重复", act=district.by("officer"))
    voided = refused(shown, district, key, visit=visit)

    assert [(type(each), each.field) for each in (early, unknown, voided)] == [
        (EvidenceNotYet, "visit_id"),
        (EvidenceUnknown, "visit_id"),
        (EvidenceVoided, "visit_id"),
    ]
    case = Evidence(EvidenceKind.CASE, "c-none")
    more = {"milestone": State.NAMED, "evidence": (case,)}
    assert type(refused(district.hub.brands.add_evidence, key, **more, act=district.by("sec-ms"))) is EvidenceUnknown


def test_the_tier_follows_what_still_stands(district):
    visit = district.held()
    key = grown(district, State.SHOWCASED, visit=visit)
    assert type(refused(recognise, district, key, tier=Tier.MUNICIPAL)) is TierTooHigh

    district.visits.void(visit, reason=VoidReason.DUPLICATE, note="重复", act=district.by("officer"))

    assert refused(recognise, district, key).facts == {"tier": Tier.DISTRICT, "shown": None}


def test_a_file_named_as_evidence_is_open_to_who_may_read_the_brand(district):
    file = district.hub.attachments.keep("标识.png", BytesIO(picture()), person="sec-ms")
    key = grown(district, State.MEANING_DEFINED)
    district.hub.brands.adopt_identity(key, description="拱桥", file=file, act=district.by("sec-ms"))
    district.clock.now += timedelta(days=9)

    assert district.hub.cases.sweep_files() == 0
    assert district.hub.brands.file(key, file.id, "sec-kg").name == "标识.png"
    with pytest.raises(NotFound):
        district.hub.brands.file(key, file.id, "liaison")
    with pytest.raises(NotFound):
        district.hub.brands.file("b-none", file.id, "sec-ms")


# ---- endorsed by others


def test_nobody_recognises_or_promotes_the_own_brand(district):
    key = grown(district, State.RECOGNISED, by="lead-ms", school="MS-02")

    assert type(refused(promote, district, key, by="lead-ms")) is OwnEndorsement
    promote(district, key)
    assert see(district, key).state is State.PROMOTED


def test_a_lead_promotes_brands_of_the_own_studio_only(district):
    own = grown(district, State.RECOGNISED)
    strange = grown(
        district,
        State.RECOGNISED,
        by="sec-kg",
        school="KG-01",
        name="银杏",
        visit=see(district, own).shown[0].thing[6:],
    )

    promote(district, own, by="lead-ms")

    assert refused(promote, district, strange, by="lead-ms").code == "access.not_yours"
    assert refused(promote, district, strange, by="director").code == "access.not_yours"
    assert refused(recognise, district, strange, by="officer", until=date(2027, 1, 1)).code == "access.not_yours"


def test_evaluators_and_mentors_of_the_studio_assess(district):
    key = grown(district, State.SHOWCASED)

    assess(district, key)
    assess(district, key, by="mentor-ms")

    assert [each.by for each in see(district, key).assessments] == ["evaluator", "mentor-ms"]
    assert refused(assess, district, key, by="lead-ms").code == "access.not_yours"


def test_another_school_takes_it_up_for_itself(district):
    key = grown(district, State.CARRIER_ESTABLISHED)
    take = district.hub.brands.replicate

    take(key, by_school="KG-01", adapted="每周一次", act=district.by("sec-kg"))
    take(key, by_school="KG-01", adapted="每周两次", act=district.by("sec-kg"))

    assert [(each.school, str(each.adapted)) for each in see(district, key).replicas] == [("KG-01", "每周一次")]
    assert refused(take, key, by_school="KG-02", adapted="月", act=district.by("sec-kg")).code == "access.not_yours"


def test_a_text_is_removed_by_who_wrote_it_or_an_officer(district):
    key = grown(district, State.MEANING_DEFINED)
    text = see(district, key).meaning

    assert refused(district.hub.brands.redact, key, of=(text.key,), reason="误", act=district.by("sec-kg")).code
    district.hub.brands.redact(key, of=(text.key,), reason="个人信息", act=district.by("sec-ms"))

    assert see(district, key).meaning.text is None
    assert level(district)


# ---- time, what waits, and who sees what


def test_a_recognition_lapses_the_day_after_its_last(district):
    key = grown(district, State.PROMOTED)
    other = grown(district, State.NAMED, by="sec-kg", school="KG-01", name="银杏")

    def lapsed(moment):
        district.wind(moment)
        return [each.key for each, _ in district.hub.deadlines.tick(district.clock()).done if each.kind is Firing.LAPSE]

    assert lapsed("2026-08-31 23:00") == []
    assert lapsed("2026-09-01 00:01") == [key]
    assert lapsed("2026-09-01 00:02") == []
    row = see(district, key)
    assert (row.state, row.tier, row.lapsed_on) == (State.SHOWCASED, None, date(2026, 9, 1))
    assert see(district, other).state is State.NAMED
    assert level(district)


def test_what_waits_is_told_to_the_school_and_the_director(district):
    visit = district.held()
    key = grown(district, State.RECOGNISED, visit=visit)
    soon = date(2026, 8, 20)

    assert district.ask(matters.of_units, [MS1], date(2026, 7, 1)) == []
    of_school = district.ask(matters.of_units, [MS1], soon)
    assert [(each.what, each.key, each.due_on) for each in of_school] == [(What.KEEP, key, UNTIL)]
    assert district.ask(matters.of_units, [KG1], soon) == []
    district.visits.void(visit, reason=VoidReason.DUPLICATE, note="重复", act=district.by("officer"))
    of_director = district.ask(matters.of_office, {Role.DIRECTOR}, soon)
    assert [(each.what, each.party) for each in of_director] == [(What.RENEW, MS1), (What.SHAKEN, MS1)]
    assert district.ask(matters.of_office, {Role.OFFICER, Role.EVALUATOR}, soon) == []


def test_a_brand_is_shown_as_far_as_it_has_come(district):
    key = proposed(district)

    def sights(*people):
        return [
            district.ask(lambda read, p=p: may_see(read, district.hub.core.standing(p), see(district, key)))
            for p in people
        ]

    people = ("sec-ms", "lead-ms", "mentor-ms", "officer", "sec-kg", "liaison", "nobody")
    assert sights(*people) == [*[Sight.FULL] * 4, None, None, None]
    district.hub.brands.name(key, name="桥上十分钟", act=district.by("sec-ms"))
    assert sights(*people)[4:] == [Sight.PUBLIC, None, None]
    district.hub.brands.retire(key, reason="合并", act=district.by("sec-ms"))
    recognised = grown(district, State.RECOGNISED, name="新的")
    liaison = district.hub.core.standing("liaison")
    assert STREET in liaison.units
    assert district.ask(lambda read: may_see(read, liaison, see(district, recognised))) is Sight.PUBLIC
