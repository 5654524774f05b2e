"""An appointment gets its last day by whoever gives it, and what the directory says of somebody is put right."""

from datetime import date

import pytest

from domain.errors import NotYours, TermEnded
from domain.people import LastDirector, NotAppointed
from domain.words import Party, PartyKind, Role, Scope, ScopeKind
from projections import people

STUDIO, DISTRICT = Scope(ScopeKind.STUDIO, "ST-MS"), Scope(ScopeKind.DISTRICT)
APRIL = date(2026, 4, 1)


def terms(district, person):
    return [(row.role, row.until_on) for row in district.ask(people.terms_of, person)]


def test_a_term_ends_on_the_day_that_was_set_and_acting_after_it_is_refused_with_the_day(district):
    district.hub.people.set_term_end("asst-ms", Role.ASSISTANT, STUDIO, APRIL, act=district.by("officer"))

    assert terms(district, "asst-ms") == [(Role.ASSISTANT, APRIL)]
    assert terms(district, "lead-ms") == [(Role.LEAD, None)]
    district.wind("2026-04-02 09:00")
    with pytest.raises(TermEnded) as refused:
        district.hub.studios.record_needs("ST-MS", [], method="survey", act=district.by("asst-ms"))
    assert refused.value.facts == {"role": Role.ASSISTANT, "on": APRIL}


def test_setting_the_same_last_day_again_says_nothing_new(district):
    for _ in range(2):
        receipt = district.hub.people.set_term_end("lead-ms", Role.LEAD, STUDIO, APRIL, act=district.by("director"))

    assert (receipt.first, terms(district, "lead-ms")) == (0, [(Role.LEAD, APRIL)])


def test_nobody_ends_a_role_that_they_could_not_give(district):
    with pytest.raises(NotYours):
        district.hub.people.set_term_end("lead-ms", Role.LEAD, STUDIO, APRIL, act=district.by("officer"))
    with pytest.raises(NotAppointed):
        district.hub.people.set_term_end("sec-ms", Role.LEAD, STUDIO, APRIL, act=district.by("director"))


def test_the_last_director_stays_until_another_one_is_there_beyond_the_day(district):
    hub, act = district.hub, district.by
    with pytest.raises(LastDirector):
        hub.people.set_term_end("director", Role.DIRECTOR, DISTRICT, APRIL, act=act("director"))
    hub.people.grant("officer", Role.DIRECTOR, DISTRICT, from_on=date(2026, 3, 1), until_on=APRIL, act=act("director"))
    with pytest.raises(LastDirector):
        hub.people.revoke("director", Role.DIRECTOR, DISTRICT, on=APRIL, act=act("director"))

    hub.people.set_term_end("officer", Role.DIRECTOR, DISTRICT, None, act=act("director"))
    hub.people.revoke("director", Role.DIRECTOR, DISTRICT, on=APRIL, act=act("director"))

    assert (Role.DIRECTOR, APRIL) in terms(district, "director")


def test_who_changes_unit_is_entered_there_and_the_name_stays_out_of_the_log(district):
    school = Party(PartyKind.SCHOOL, "PS-01")
    entry = {"name": "夏致远", "org": "校 PS-01", "post": "书记"}

    district.hub.people.correct("sec-ms", **entry, party=school, act=district.by("officer"))

    assert district.ask(people.person, "sec-ms").party == school
    assert district.hub.private.person("sec-ms").post == "书记"
    assert "夏致远" not in str(district.hub.log.read(district.hub.log.head().position - 1, 1)[0].state.decode())
