"""Outcomes through the hub's own commands: who hands in, who accepts, who sees what, and what waits for whom."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace

from domain.errors import NotFound, Refused, Several
from domain.evidence import Evidence, EvidenceKind, EvidenceUnknown
from domain.model import Prose
from domain.outcomes import State
from domain.outcomes.refusals import AlreadyDone, NoEvidence, YearOutside
from domain.promotion import Channel
from domain.words import Role
from hub.outcomes import may_see
from projections import matters, outcomes
from projections.matters import What
from tests.district import KG1, MS1, STREET, STUDIO_KG, STUDIO_MS
from tests.grown import WORK, accepted, level, submitted
from tests.hub.attachments.papers import picture

HOW = {"channel": Channel.THEORY_TALK, "inside_school": False, "audience_schools": 5}


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def see(district, key):
    return district.ask(outcomes.by_key, key)


def test_a_lead_hands_in_for_the_studio_and_a_secretary_for_the_school(district):
    of_studio, of_school = submitted(district), submitted(district, owner=MS1, by="sec-ms")

    assert [see(district, key).owner for key in (of_studio, of_school)] == [STUDIO_MS, MS1]
    assert see(district, of_studio).programme == see(district, of_school).programme == "P1"
    assert refused(submitted, district, owner=STUDIO_MS, by="sec-ms").code == "access.not_yours"
    assert refused(submitted, district, owner=STUDIO_KG, by="lead-ms").code == "access.not_yours"
    assert refused(submitted, district, by="officer").code == "access.not_yours"
    assert refused(submitted, district, owner=STREET, by="liaison").code == "access.not_yours"
    assert level(district)


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_kept(district):
    before = district.hub.position()

    why = refused(submitted, district, replace(WORK, evidence=(), year=2030, abstract=Prose("")))
    unseen = refused(submitted, district, replace(WORK, evidence=(Evidence(EvidenceKind.VISIT, "v-none"),)))

    assert isinstance(why, Several)
    assert [(type(fault).__name__, fault.field) for fault in why.faults] == [
        (YearOutside.__name__, "year"),
        ("NotChosen", "abstract"),
        (NoEvidence.__name__, "evidence"),
    ]
    assert why.faults[0].facts == {"year": 2030, "first": 2024, "last": 2026}
    assert isinstance(unseen, EvidenceUnknown)
    assert district.hub.position() == before


def test_the_party_school_sends_back_and_accepts(district):
    key, say = submitted(district), district.hub.outcomes

    assert refused(say.accept, key, representative=True, act=district.by("lead-ms")).code == "access.not_yours"
    say.return_(key, comments="请补齐", act=district.by("officer"))
    assert refused(say.resubmit, key, WORK, act=district.by("sec-ms")).code == "not_found"
    say.resubmit(key, replace(WORK, title="新题"), act=district.by("lead-ms"))
    say.accept(key, representative=False, act=district.by("officer"))

    assert (see(district, key).state, see(district, key).representative) == (State.ACCEPTED, False)
    assert isinstance(refused(say.accept, key, representative=True, act=district.by("officer")), AlreadyDone)
    assert level(district)


def test_officers_and_the_lead_of_the_studio_promote(district):
    key = accepted(district, owner=MS1, by="sec-ms")
    promote = district.hub.outcomes.promote

    promote(key, **HOW, act=district.by("officer"))
    promote(key, **HOW | {"channel": Channel.CASE_SHOWCASE}, act=district.by("lead-ms"))

    assert [each.by for each in see(district, key).promotions] == ["officer", "lead-ms"]
    assert refused(promote, key, **HOW, act=district.by("sec-ms")).code == "access.not_yours"
    strange = refused(promote, key, **HOW, exchange_id="e-none", act=district.by("officer"))
    assert (type(strange), strange.field) == (EvidenceUnknown, "exchange_id")


def test_what_is_not_accepted_is_seen_by_its_owner_and_who_guides_it(district):
    key, other = submitted(district), submitted(district, owner=KG1, by="sec-kg")

    def eyes(key):
        people = ("lead-ms", "mentor-ms", "asst-ms", "sec-kg", "officer", "liaison", "nobody")
        return [may_see(district.hub.core.standing(person), see(district, key)) for person in people]

    assert eyes(key) == [True, True, True, False, True, False, False]
    assert eyes(other) == [False, False, False, True, True, False, False]
    district.hub.outcomes.accept(key, representative=True, act=district.by("officer"))
    assert eyes(key) == [True, True, True, True, True, False, False]


def test_what_waits_is_told_to_the_officer_and_to_the_owner(district):
    key, today = submitted(district), date(2026, 3, 5)
    assert [each.what for each in district.ask(matters.of_office, {Role.OFFICER}, today)] == [What.ACCEPT]

    district.hub.outcomes.return_(key, comments="请补齐", act=district.by("officer"))

    assert [(each.what, each.key) for each in district.ask(matters.of_units, [STUDIO_MS], today)] == [
        (What.IMPROVE, key)
    ]
    assert district.ask(matters.of_units, [KG1], today) == district.ask(matters.of_office, set(Role), today) == []


def test_a_text_is_removed_by_who_wrote_it_or_an_officer(district):
    key = accepted(district)
    text = see(district, key).abstract

    redact = district.hub.outcomes.redact
    assert refused(redact, key, of=(text.key,), reason="误", act=district.by("sec-kg")).code == "access.not_yours"
    redact(key, of=(text.key,), reason="个人信息", act=district.by("lead-ms"))

    assert see(district, key).abstract.text is None
    assert level(district)


def test_a_file_is_open_to_who_may_read_the_outcome(district):
    file = district.hub.attachments.keep("汇编.png", BytesIO(picture()), person="lead-ms")
    key = submitted(district, replace(WORK, evidence=(Evidence(EvidenceKind.FILE, file=file),)))

    assert district.hub.outcomes.file(key, file.id, "officer").name == "汇编.png"
    with pytest.raises(NotFound):
        district.hub.outcomes.file(key, file.id, "sec-kg")
