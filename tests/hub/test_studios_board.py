"""The board of a studio: members by stage, visits out and in, cases, who is silent; a member who moved has both times."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.studios import Eligibility
from domain.words import Stage, SupportKind
from projections import schools, studios
from projections.deadlines import Firing
from tests.district import KG1, MS1, MS2, PS1, STUDIO_KG, STUDIO_MS
from tests.library import see, submitted

TODAY = date(2026, 3, 5)
CULTIVATION, PRACTICE = Stage.CULTIVATION, Stage.PRACTICE


def board(district, code="ST-MS", today=TODAY):
    return district.ask(studios.board, code, today)


def line(district, person, school, **more):
    found = [each for each in board(district, **more).lines if each.belonging.person == person]
    return next(each for each in found if each.school.code == school)


def numbers(district, *keys):
    return tuple(district.see(key).no for key in keys)


def test_visits_stand_in_the_stage_of_their_day_out_and_in(district):
    early = district.afterwards(KG1, MS1, "2025-09-10")
    late = district.afterwards(MS1, KG1, "2025-12-10")
    inside = district.afterwards(PS1, MS1, "2025-12-11")

    cells = line(district, "sec-ms", "MS-01").cells

    assert cells[CULTIVATION] == (numbers(district, early), (), ())
    assert cells[PRACTICE] == (numbers(district, inside), numbers(district, late), ())
    assert line(district, "sec-ps", "PS-01").cells[PRACTICE].back == numbers(district, inside)
    assert set(line(district, "lead-ms", "MS-02").cells.values()) == {((), (), ())}


def test_lines_stand_by_person_and_school_not_by_figure(district):
    district.afterwards(KG1, PS1, "2025-12-10")

    found = [(each.belonging.person, each.school.code, each.present) for each in board(district).lines]

    assert found == [("lead-ms", "MS-02", True), ("sec-ms", "MS-01", True), ("sec-ps", "PS-01", True)]
    assert [row.stage for row in board(district).stages] == list(Stage)


def test_a_studio_that_is_not_there_has_no_board(district):
    assert board(district, "ST-99") is None


def test_visits_of_the_studio_itself_stand_apart(district):
    key = district.afterwards(STUDIO_KG, STUDIO_MS, "2025-12-10")

    assert board(district).own[PRACTICE].out == numbers(district, key)
    assert board(district, "ST-KG").own[PRACTICE].back == numbers(district, key)
    assert line(district, "lead-ms", "MS-02").cells[PRACTICE].out == ()


def test_who_changed_school_has_a_line_for_each_time(district):
    before = district.afterwards(KG1, MS1, "2025-12-10")
    district.hub.studios.change_school(
        "sec-ms", programme_id="P1", to_school_id="MS-02", on=date(2026, 1, 10), act=district.by("officer")
    )
    elsewhere = district.afterwards(KG1, MS1, "2026-02-10")
    after = district.afterwards(KG1, MS2, "2026-02-11")

    old, new = line(district, "sec-ms", "MS-01"), line(district, "sec-ms", "MS-02")

    assert old.cells[PRACTICE].out == numbers(district, before)
    assert new.cells[PRACTICE].out == numbers(district, after)
    assert (old.belonging.until_on, old.present, old.quiet, new.present) == (date(2026, 1, 9), False, None, True)
    assert numbers(district, elsewhere)[0] not in {no for each in (old, new) for no in each.cells[PRACTICE].out}


def test_cases_stand_with_who_wrote_them(district):
    row = see(district, submitted(district))

    assert line(district, "sec-ms", "MS-01").cells[PRACTICE].cases == (row.no,)
    others = [each for each in board(district).lines if each.belonging.person != "sec-ms"]
    assert {cell.cases for each in others for cell in each.cells.values()} == {()}


def test_an_offer_that_waits_for_its_answer_is_an_open_turn(district):
    district.invite(KG1, MS1, by="sec-kg")

    assert line(district, "sec-ms", "MS-01").waiting == 1
    assert line(district, "sec-ps", "PS-01").waiting == 0


# ---- silence


def test_a_visit_inside_the_studio_breaks_no_silence(district):
    district.afterwards(PS1, MS1, "2026-02-10")
    district.afterwards(KG1, PS1, "2025-12-12")

    ms, ps = line(district, "sec-ms", "MS-01").quiet, line(district, "sec-ps", "PS-01").quiet

    assert (ms.last, ms.since, ms.days > 60) == (None, date(2024, 9, 1), True)
    assert ps is None


def test_silence_is_counted_in_school_days_beyond_sixty(district):
    """From Thursday 2025-12-11 to Thursday 2026-03-05 there are 60 school days, with no holiday in the calendar."""
    district.afterwards(KG1, MS1, "2025-12-11")
    at_sixty = line(district, "sec-ms", "MS-01").quiet
    next_day = line(district, "sec-ms", "MS-01", today=date(2026, 3, 6)).quiet
    act = district.by("officer")
    district.hub.programme.set_holiday("寒假", from_on=date(2026, 1, 19), to_on=date(2026, 2, 20), act=act)

    assert (at_sixty, next_day.days, next_day.last) == (None, 61, date(2025, 12, 11))
    assert line(district, "sec-ms", "MS-01", today=date(2026, 3, 6)).quiet is None


def test_a_studio_stands_for_the_school_of_its_lead(district):
    district.afterwards(STUDIO_KG, STUDIO_MS, "2026-02-10")

    silent = {each.school: each.studio for each in district.ask(studios.silent, TODAY)}

    assert silent == {"KG-01": "ST-KG", "KG-02": "ST-KG", "MS-01": "ST-MS", "PS-01": "ST-MS"}


# ---- imbalance


def test_schools_in_need_are_seen_with_whom_they_have_met(district):
    act = district.by("officer")
    district.hub.schools.flag_need("KG-01", SupportKind.NEW_TO_PARTY_AFFAIRS, act=act)
    district.afterwards(MS1, KG1, "2026-02-10")

    found = district.ask(studios.in_need, "P1", TODAY)

    assert [(each.school.code, each.kinds, each.quiet is None) for each in found] == [
        ("PS-01", (SupportKind.RURAL,), False),
        ("KG-01", (SupportKind.NEW_TO_PARTY_AFFAIRS,), True),
        ("KG-02", (SupportKind.FEW_MEMBERS, SupportKind.RURAL), False),
    ]
    assert line(district, "sec-ps", "PS-01").support == (SupportKind.RURAL,)
    assert district.ask(studios.in_need, "P9", TODAY) == []


def admit(district, since):
    place = {"programme_id": "P1", "school_id": "MS-02", "studio_id": "ST-MS", "in_post_since": since}
    told = {"eligibility": Eligibility.WITHIN_LIMIT, "on": date(2026, 3, 1), "act": district.by("officer")}
    district.hub.studios.admit("nobody", **place, **told)


def test_a_secretary_in_post_for_less_than_a_year_is_new_to_party_affairs(district):
    admit(district, "2025-06")
    year_later = [district.ask(studios.newcomers, day) for day in (date(2026, 5, 31), date(2026, 6, 1))]

    assert year_later == [[("nobody", "MS-02")], []]
    assert district.ask(studios.newcomers, TODAY) == [("nobody", "MS-02")]


def test_the_hub_flags_the_school_of_a_new_secretary_once(district):
    admit(district, "2025-06")
    tick = district.hub.deadlines.tick
    first = [due.kind for due, _ in tick(district.clock()).done if due.aggregate == "school"]
    flagged = district.ask(schools.support_needs, "MS-02")
    district.hub.schools.clear_need(
        "MS-02", SupportKind.NEW_TO_PARTY_AFFAIRS, reason=Prose("多年党务经验"), act=district.by("officer")
    )

    again = [due.kind for due, _ in tick(district.clock()).done if due.aggregate == "school"]

    assert (first, flagged, again) == ([Firing.FLAG_NEWCOMER], ["new_to_party_affairs"], [])
    assert district.ask(schools.support_needs, "MS-02") == district.ask(schools.support_needs, "MS-01") == []
