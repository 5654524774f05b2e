"""A district is set up from nothing, by the pages alone: cohort, stages, schools, people, studios, posts."""

from datetime import date

from domain.words import Level, Role, Stage
from projections import partners, people, programme, schools, studios

SCHOOL = {
    "locality": "rural",
    "street": "麦田庄乡",
    "org_kind": "branch",
    "member_band": "lt7",
}


def fill(browser, path, **typed):
    """Open a form, fill it in, send it; the address it leads to."""
    answer = browser.submit(browser.get(path), path, **typed)
    assert answer.status == 303, (answer.errors, answer.notices)
    return answer.headers["location"]


def cohort(browser):
    days = {"starts_on": "2025-09-01", "ends_on": "2027年8月31日"}
    fill(browser, "/programme/new", title="第一期", code="2025", operator="望汀区教育党校", **days)


def test_an_empty_hub_says_what_to_begin_with(empty):
    page = empty.as_("director").get("/programme")

    assert "还没有开启培育期。开启后才能设立工作室、吸收入室书记。" in page.text
    assert empty.as_("director").get("/studios/new").status == 404


def test_a_cohort_is_opened_and_its_stages_follow_one_another(empty):
    director = empty.as_("director")
    cohort(director)
    focus = {"focus": "组建工作室", "primary_modes": "集中学习、集体指导"}

    fill(director, "/programme/2025/schedule", ends_on="2025-10-31", **focus)
    next_one = director.get("/programme/2025/schedule").form("/programme/2025/schedule")

    with empty.hub.reader() as read:
        found = programme.stages(read, "2025")
    assert [(each.stage, each.starts_on, each.ends_on) for each in found] == [
        (Stage.PREPARATION, date(2025, 9, 1), date(2025, 10, 31))
    ]
    assert (next_one["stage"], next_one["starts_on"]) == (["study"], ["2025-11-01"])


def test_a_stage_with_a_gap_is_refused_beside_its_field(empty):
    director = empty.as_("director")
    cohort(director)
    form = director.get("/programme/2025/schedule")

    answer = director.submit(
        form, "/programme/2025/schedule", starts_on="2025-09-08", ends_on="2025-10-31", focus="组建工作室"
    )

    assert answer.status == 422
    assert list(answer.errors) == ["starts_on"]
    assert answer.form("/programme/2025/schedule")["focus"] == ["组建工作室"]


def test_a_school_is_registered_and_what_shows_of_its_needs_is_named(empty):
    director = empty.as_("director")

    to = fill(director, "/schools/new", name="麦田庄中学", code="MS-05", level="middle", **SCHOOL)

    page = director.get(to)
    assert to == "/schools/MS-05?done=schools.register"
    assert "需支持 党员人数少 乡村学校" in page.text


def test_everything_wrong_with_a_school_is_said_at_once_and_the_text_is_kept(empty):
    director = empty.as_("director")
    form = director.get("/schools/new")

    answer = director.submit(form, "/schools/new", name="麦" * 41, code="麦田 庄", level="mixed", **SCHOOL)

    assert answer.status == 422
    assert set(answer.errors) == {"name", "code", "level"}
    assert answer.form("/schools/new")["code"] == ["麦田 庄"]
    with empty.hub.reader() as read:
        assert schools.everywhere(read) == []


def test_a_code_that_is_taken_is_told(empty):
    director = empty.as_("director")
    school = {"name": "麦田庄中学", "code": "MS-05", "level": "middle", **SCHOOL}
    fill(director, "/schools/new", **school)
    form = director.get("/schools/new")

    answer = director.submit(form, "/schools/new", **school | {"name": "另一所"})

    assert answer.status == 409
    assert "同样的内容已经有了（MS-05）" in answer.text


def test_people_are_enrolled_appointed_and_admitted(empty):
    director = empty.as_("director")
    cohort(director)
    fill(director, "/schools/new", name="麦田庄中学", code="MS-05", level="middle", **SCHOOL)
    fill(director, "/studios/new", name="中学书记工作室", code="ST-MS", level="middle", motto="以研促建")
    person = fill(director, "/people/new", name="田沐之", post="党支部书记", party="school:MS-05").split("?")[0]
    lead = fill(director, "/people/new", name="沈砚秋", post="党委书记", org="望汀区第一中学").split("?")[0]
    keys = {name: address.removeprefix("/people/") for name, address in (("person", person), ("lead", lead))}

    fill(director, "/studios/ST-MS/lead", person_id=keys["lead"], school_id="MS-05", basis="demonstration_point")
    fill(director, "/studios/ST-MS/mentor", person_id=keys["lead"], org="市委党校", duties="理论指导、把握方向")
    fill(director, "/studios/ST-MS/assistant", person_id=keys["lead"])
    since = {"in_post_since": "2024年2月", "eligibility": "within_limit"}
    fill(director, "/studios/ST-MS/admit", person_id=keys["person"], school_id="MS-05", **since)

    with empty.hub.reader() as read:
        terms = [(term.role, term.scope_id) for term in people.terms_of(read, keys["person"])]
        studio = studios.studio(read, "ST-MS")
    assert terms == [(Role.SECRETARY, "MS-05")]
    assert (studio.lead, studio.assistant, studio.level) == (keys["lead"], keys["lead"], Level.MIDDLE)
    assert "任职 三年" not in director.get(person).text
    assert "入室书记 麦田庄中学" in director.get(person).text


def test_an_exception_without_its_reason_is_refused_beside_the_reason(lively):
    director = lively.as_("director")
    form = director.get("/studios/ST-KG/lead")

    answer = director.submit(
        form, "/studios/ST-KG/lead", person_id="p-sec-kg-01", school_id="KG-01", basis="exception", from_on="2026-03-05"
    )

    assert (answer.status, list(answer.errors)) == (422, ["exception_reason"])


def test_a_lead_is_replaced_not_appointed_twice(lively):
    director = lively.as_("director")

    fill(director, "/studios/ST-MS/lead", to_person_id="p-sec-ms-01", school_id="MS-01", reason="调任")

    with lively.hub.reader() as read:
        assert studios.studio(read, "ST-MS").lead == "p-sec-ms-01"
        past = [t.until_on for t in people.terms_of(read, "p-lead-ms") if t.role is Role.LEAD]
    assert past == [date(2026, 3, 4)]


def test_a_second_click_enrols_nobody_twice(empty):
    director = empty.as_("director")
    form = director.get("/people/new")

    first, second = (director.submit(form, "/people/new", name="田沐之") for _ in range(2))

    assert first.headers["location"] == second.headers["location"]
    with empty.hub.reader() as read:
        assert len(people.everybody(read)) == 2


def test_a_role_is_given_for_a_term_and_ended_with_a_day(lively):
    director = lively.as_("director")

    fill(director, "/people/p-nobody/grant", role="evaluator", from_on="2026-03-05", until_on="2026-12-31")
    fill(director, "/people/p-evaluator/revoke", role="evaluator", on="2026-03-31")

    with lively.hub.reader() as read:
        given = [(t.role, t.from_on, t.until_on) for t in people.terms_of(read, "p-nobody")]
        ended = [t.until_on for t in people.terms_of(read, "p-evaluator")]
    assert given == [(Role.EVALUATOR, date(2026, 3, 5), date(2026, 12, 31))]
    assert ended == [date(2026, 3, 31)]


def test_the_last_director_stays(lively):
    director = lively.as_("director")
    form = director.get("/people/p-director/revoke")

    answer = director.submit(form, "/people/p-director/revoke", role="director")

    assert answer.status == 409
    assert "这是最后一位负责人，不能撤销" in answer.text


def test_a_partner_is_registered_and_hands_over_to_somebody_of_its_own(lively):
    director, liaison = lively.as_("director"), lively.as_("partner-01")
    fill(director, "/partners/new", name="望汀区图书馆党支部", code="PA-03", kind="institution", area="汀北街道")
    fill(director, "/people/new", name="阙文舒", post="主任", party="partner:PA-01")
    offered = liaison.get("/partners/PA-01/contact")

    assert "阙文舒" in offered.text
    assert "何田苒" not in offered.text
    with lively.hub.reader() as read:
        assert [row.code for row in partners.everywhere(read)] == ["PA-01", "PA-02", "PA-03"]
