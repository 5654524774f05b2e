"""People of a history get names, posts, roles and accounts from the directory beside it."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from domain.words import Role
from hub import history
from hub.settings import DEMO_PASSPHRASE
from projections import people, programme, schools, studios
from tests.hub.history.past import demo_lines, loaded, written


def test_staff_have_their_roles_from_the_directory_and_the_others_from_appointments(past):
    _, hub = past

    with hub.reader() as read:
        roles = {
            key: people.terms_of(read, key)[0].role for key in ("p-pd-01", "p-pd-02", "p-pd-03", "p-ms-00", "p-pa-01")
        }
    assert roles == {
        "p-pd-01": Role.DIRECTOR,
        "p-pd-02": Role.OFFICER,
        "p-pd-03": Role.EVALUATOR,
        "p-ms-00": Role.LEAD,
        "p-pa-01": Role.PARTNER,
    }


def test_an_observer_and_an_administrator_are_there_from_the_opening_on(past):
    _, hub = past

    with hub.reader() as read:
        terms = [people.terms_of(read, key) for key in ("p-ob-01", "p-ad-01")]
    assert [(term.role, term.from_on) for [term] in terms] == [
        (Role.OBSERVER, date(2024, 9, 2)),
        (Role.ADMIN, date(2024, 9, 2)),
    ]
    assert hub.private.person("p-ob-01").post == "副书记"


def test_schools_and_studios_are_as_the_directory_lists_them(past):
    _, hub = past

    with hub.reader() as read:
        sizes = {studio.code: len(studios.members(read, studio.code)) for studio in studios.all_studios(read)}
        school = schools.school(read, "s-ps-06")
    assert sizes == {"st-ms": 9, "st-ps": 11, "st-kg": 9}
    assert (school.name, school.member_band, school.org_kind) == ("芦花荡小学", "lt7", "joint_branch")


def test_everybody_of_the_roster_gets_an_account_named_by_role(past):
    report, hub = past

    accounts = {each.login: each for each in history.demo_accounts(history.demo_organisation())}
    assert report.accounts == len(accounts) == len(hub.accounts.accounts()) == 49
    assert {"director", "officer", "evaluator", "observer", "admin", "lead-ms", "asst-kg"} <= set(accounts)
    assert {"mentor-06", "partner-06", "sec-ms-08", "sec-ps-10", "sec-kg-08"} <= set(accounts)
    assert accounts["sec-ms-01"][1:4] == ("宋叙白", Role.SECRETARY, "汀南中学")
    assert accounts["lead-ps"][1:4] == ("顾亦蘅", Role.LEAD, "小学书记工作室")
    assert accounts["partner-01"][1:4] == ("阎书棠", Role.PARTNER, "汀南街道党工委")


def test_a_secretary_signs_in_with_the_passphrase_of_the_demo(past):
    _, hub = past

    signed = hub.accounts.sign_in("sec-ms-01", DEMO_PASSPHRASE, address="127.0.0.1", agent="test")

    assert signed.person_id == "p-ms-01"


def test_without_a_directory_people_appear_by_slug_and_staff_by_what_they_first_did(tmp_path):
    lines = demo_lines()[:49]

    report, hub = loaded(tmp_path, history=written(tmp_path, lines))

    with closing(hub), hub.reader() as read:
        assert hub.private.person("p-pd-02").name == "p-pd-02"
        assert [term.role for term in people.terms_of(read, "p-pd-02")] == [Role.OFFICER]
        assert people.terms_of(read, "p-ms-00") == []
        assert report.accounts == 0


def test_outside_of_a_demo_nobody_gets_an_account(tmp_path):
    report, hub = loaded(tmp_path, demo="off", until=date(2024, 9, 20))

    with closing(hub):
        assert (report.accounts, hub.accounts.accounts()) == (0, [])


def test_the_body_that_runs_the_programme_stands_there_by_its_name(past):
    _, hub = past

    with hub.reader() as read:
        assert [row.operator for row in programme.programmes(read)] == ["望汀区教育党校"]
