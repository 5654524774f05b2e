"""Every row is compared with what is so before anything is done: 新增, 变更, 跳过, 错误, each with its line and reason."""

import pytest

from tests.rosters import MEADOW, PARTNER, PERSON, RIVER, SCHOOL, STUDIO, TERM, book, looked_through, told

DIRECTOR, OFFICER = "director", "officer"
KNOWN = ["KG-01", "", "", "", "", "", ""]
"""A row that says nothing of a school that is there."""
LEAD = "新主持"


def compared(district, by=DIRECTOR, **sheets):
    """What is said of each row."""
    return told(district.hub, looked_through(district.hub, book(**sheets), district.by(by)))


def facts(district, by=DIRECTOR, **sheets):
    """The facts of all faults."""
    found = looked_through(district.hub, book(**sheets), district.by(by))
    lines = district.hub.roster.register.lines(found.id, limit=100)
    return [(fault.code, fault.field, fault.facts) for line in lines for fault in line.faults]


def person(name="夏致远", unit="KG-01", role="", studio="", from_on="", since="", phone="", post=""):
    return [name, unit, post, phone, role, studio, from_on, since]


def term(
    name="夏致远", role="入室书记", unit="", studio="", from_on="2026-3-1", until="", since="", basis="", reason=""
):
    return [name, role, unit, studio, from_on, until, since, basis, reason]


def test_schools_are_new_changed_or_as_they_are(district):
    named = ["KG-01", district.ask(_name, "KG-01"), *[""] * 5]
    rows = [SCHOOL, RIVER, KNOWN, named, ["MS-01", "改名中学", *[""] * 5]]

    found = looked_through(district.hub, book(学校=rows), district.by(DIRECTOR))

    assert told(district.hub, found) == [
        (2, "new", []),
        (3, "skip", []),
        (4, "wrong", ["roster.row_twice"]),
        (5, "change", []),
    ]
    assert found.counts == {"new": 1, "skip": 1, "wrong": 1, "change": 1}
    assert district.hub.roster.register.lines(found.id, action="change")[0].notes == ["change.name"]


def _name(read, code):
    return read.value("SELECT name FROM school WHERE code = ?", code)


def test_what_a_new_school_lacks_is_named_column_by_column(district):
    found = facts(district, 学校=[SCHOOL, ["PS-12", "", "大学", "镇区", "", "党支部", "12"]])

    assert [(code, field) for code, field, _ in found] == [
        ("roster.word_unknown", "level"),
        ("input.missing", "name"),
        ("input.missing", "street"),
    ]


def test_what_does_not_change_later_is_refused_with_what_is_so(district):
    assert facts(district, 学校=[SCHOOL, ["KG-01", "", "小学", *[""] * 4]]) == [
        ("roster.fixed", "level", {"now": "kindergarten"})
    ]
    assert facts(district, 工作室=[STUDIO, ["ST-KG", "别的名字", ""]])[0][:2] == ("roster.fixed", "name")


def test_rows_may_name_what_the_rows_above_register(district):
    sheets = {"学校": [SCHOOL, RIVER], "工作室": [STUDIO, ["ST-PS", "小学工作室", "小学"]]}
    people = [
        PERSON,
        person(unit="河湾第二小学", role="入室书记", studio="小学工作室", from_on="2026-3-1", since="2025-08"),
    ]

    assert compared(district, **sheets, 人员=people) == [(2, "new", [])] * 3


def test_a_row_that_names_a_wrong_row_is_wrong_too(district):
    people = [PERSON, person(unit="PS-11")]

    found = compared(district, 学校=[SCHOOL, [*RIVER[:6], "很多"]], 人员=people)

    assert found == [(2, "wrong", ["roster.word_unknown"]), (2, "wrong", ["roster.unit_unknown"])]


def test_a_person_is_known_by_name_and_unit_and_a_namesake_elsewhere_is_somebody_else(district):
    first = [PERSON, person(), person(unit="MS-01"), person(name="夏知秋")]
    act = district.by(DIRECTOR)
    done = looked_through(district.hub, book(人员=first), act)
    district.hub.roster.apply(done.id, good_only=False, act=act)

    again = [*first, person(phone="0571-86543210"), person(unit="MS-02")]
    found = looked_through(district.hub, book(人员=again), act)

    assert told(district.hub, found) == [
        (2, "skip", []),
        (3, "skip", []),
        (4, "skip", []),
        (5, "wrong", ["roster.row_twice"]),
        (6, "new", []),
    ]
    assert district.hub.roster.register.lines(found.id, action="new")[0].notes == ["namesake"]


def test_a_person_who_changed_school_is_known_by_the_telephone(district):
    act = district.by(DIRECTOR)
    done = looked_through(district.hub, book(人员=[PERSON, person(phone="0571-1111")]), act)
    district.hub.roster.apply(done.id, good_only=False, act=act)

    found = looked_through(district.hub, book(人员=[PERSON, person(unit="MS-01", phone="0571-1111")]), act)

    (line,) = district.hub.roster.register.lines(found.id)
    assert (str(line.action), line.notes) == ("change", ["change.org", "change.unit"])


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (term(role="书童"), "roster.word_unknown", "role"),
        (term(name="没有此人", unit="KG-01", studio="ST-KG"), "roster.person_unknown", "name"),
        (term(unit="KG-09", studio="ST-KG"), "roster.unit_unknown", "unit"),
        (term(role="主持人", studio="ST-PS9", unit="KG-01"), "roster.unit_unknown", "studio"),
        (term(role="主持人", unit="KG-01"), "input.missing", "studio"),
        (term(role="入室书记", studio="ST-KG", since="2025-08"), "input.missing", "unit"),
        (term(unit="KG-01", studio="ST-KG"), "input.missing", "in_post_since"),
        (term(unit="KG-01", studio="ST-KG", since="2010-08"), "roster.reason_needed", "reason"),
        (term(role="联络员", unit="PT-01"), "input.missing", "legal_basis"),
        (term(role="评估专家", from_on=""), "input.missing", "from_on"),
        (term(role="评估专家", until="2026-2-1"), "person.term_reversed", "until_on"),
        (term(role="主持人", unit="MS-02", studio="ST-MS"), "roster.reason_needed", "reason"),
    ],
)
def test_what_is_wrong_with_an_appointment_is_named(district, row, code, field):
    found = facts(district, 人员=[PERSON, person()], 任职=[TERM, row])

    assert [(each[0], each[1]) for each in found] == [(code, field)]


def test_two_terms_of_one_role_that_overlap_are_refused_with_the_first(district):
    rows = [TERM, term(role="评估专家", until="2026-8-31"), term(role="评估专家", from_on="2026-8-31")]

    found = facts(district, 人员=[PERSON, person()], 任职=rows)

    assert found == [("roster.term_overlaps", "from_on", {"since": "2026-03-01", "until": "2026-08-31"})]


def test_a_studio_keeps_its_lead_unless_the_row_says_why(district):
    rows = [TERM, term(name=LEAD, role="主持人", unit="MS-02", studio="ST-MS", reason="原主持人退休")]

    assert compared(district, 人员=[PERSON, person(name=LEAD, unit="MS-02")], 任职=rows) == [(2, "new", [])] * 2


def test_an_officer_gives_no_roles_that_the_director_gives(district):
    rows = [TERM, term(role="评估专家"), term(unit="KG-01", studio="ST-KG", since="2025-08")]

    found = compared(district, OFFICER, 人员=[PERSON, person()], 任职=rows)

    assert found == [(2, "new", []), (2, "wrong", ["roster.may_not"]), (3, "new", [])]


def test_a_partner_comes_with_its_liaison(district):
    rows = [
        PARTNER,
        ["PA-11", "河湾街道", "街道", "陶文清", "协议", "2026-3-1"],
        ["PA-12", "河湾社区", "社区", "罗一鸣", "", ""],
    ]

    found = facts(district, 共建单位=rows)

    assert [(code, field) for code, field, _ in found] == [
        ("input.missing", "legal_basis"),
        ("input.missing", "from_on"),
    ]


def test_sheets_are_worked_through_in_the_order_in_which_they_build_on_each_other(district):
    people = [PERSON, person(unit="KG-11")]

    found = looked_through(district.hub, book(人员=people, 学校=[SCHOOL, MEADOW]), district.by(DIRECTOR))

    lines = district.hub.roster.register.lines(found.id)
    assert [(str(line.kind), str(line.action)) for line in lines] == [("schools", "new"), ("people", "new")]
