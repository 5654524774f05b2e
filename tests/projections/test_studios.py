"""A studio is seen with its people; who belonged where stays readable."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.studios import Basis, Eligibility, Membership, Result, Studio
from domain.words import Level
from projections import studios

ON, MARCH, END = date(2024, 9, 2), date(2025, 3, 1), date(2026, 8, 31)


def studio(code: str = "st-ms", level: Level = Level.MIDDLE) -> Studio:
    return Studio.establish(code, programme_id="prog", name=f"工作室{code}", level=level, motto="以研促建")


def member(person: str, school: str, studio: str = "st-ms") -> Membership:
    within = Eligibility.WITHIN_LIMIT
    return Membership.admit(
        person,
        programme_id="prog",
        school_id=school,
        studio_id=studio,
        in_post_since="2023-08",
        eligibility=within,
        on=ON,
    )


def test_studios_are_listed_by_level(told):
    read = told.tell(
        studio("a", Level.MIXED), studio("b", Level.KINDERGARTEN), studio("c", Level.PRIMARY), studio("d")
    ).read()

    assert [row.code for row in studios.all_studios(read)] == ["d", "c", "b", "a"]
    assert (studios.studio(read, "d").motto, studios.studio(read, "none")) == ("以研促建", None)


def test_a_studio_shows_its_present_people(told):
    made = studio()
    made.appoint_lead("lead", school_id="s-0", basis=Basis.DEMONSTRATION_POINT, from_on=ON)
    made.replace_lead("new", school_id="s-9", reason=Prose("调任"), on=MARCH)
    made.appoint_assistant("helper", on=ON)
    made.appoint_mentor("m-1", org="市委党校", duties=(), on=ON)
    made.appoint_mentor("m-2", org="市教育学院", duties=(), on=ON)
    made.release_mentor("m-1", on=MARCH)

    read = told.tell(made, studio("st-ps")).read()

    row = studios.studio(read, "st-ms")
    assert (row.lead, row.lead_school, row.assistant) == ("new", "s-9", "helper")
    assert studios.mentors(read, "st-ms") == [("m-2", "市教育学院")]
    assert [(m.person, m.school, m.leads) for m in studios.members(read, "st-ms")] == [("new", "s-9", True)]
    assert (studios.studio(read, "st-ps").lead, studios.members(read, "st-ps")) == ("", [])


def test_a_member_who_moves_leaves_both_periods_readable(told):
    one, other = member("p-1", "s-1"), member("p-2", "s-2")
    one.transfer("st-ps", reason=Prose("改制"), on=MARCH)
    one.change_school("s-3", on=END)

    read = told.tell(one, other).read()

    assert [(b.school, b.studio, b.from_on, b.until_on) for b in studios.belongings_of_person(read, "p-1")] == [
        ("s-3", "st-ps", END, None),
        ("s-1", "st-ps", MARCH, date(2026, 8, 30)),
        ("s-1", "st-ms", ON, date(2025, 2, 28)),
    ]
    assert [b.person for b in studios.belongings_of_school(read, "s-2")] == ["p-2"]
    assert [b.person for b in studios.members(read, "st-ms")] == ["p-2"]


def test_a_member_who_completes_has_a_result(told):
    one, other = member("p-1", "s-1"), member("p-2", "s-2")
    one.complete(result=Result.EXCELLENT, on=END)

    read = told.tell(one, other).read()

    assert read.rows("SELECT person, until_on, result FROM belonging ORDER BY person") == [
        ("p-1", END.isoformat(), "excellent"),
        ("p-2", None, None),
    ]
