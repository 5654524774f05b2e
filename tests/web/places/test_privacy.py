"""Everybody sees what is kept of them, takes it along, corrects it, and is erased after typing the name; the director does it for others."""

from __future__ import annotations

import csv
import io

import pytest

from hub.private import ERASED
from tests.web.places.test_setting_up import fill

OWN = "p-sec-ms-01"


def name_of(site, person=OWN):
    return site.hub.private.names(person)


def leave(site, person=OWN):
    fill(site.as_("officer"), f"/people/{person}/leave", reason="retired", on="2026-03-05")


def test_all_that_is_kept_is_on_one_page_in_words(lively):
    name = name_of(lively)

    page = lively.as_("sec-ms-01").get("/me/data")

    assert page.status == 200
    assert {"通讯录", "登录状态", "记录里的编号"} <= set(page.text.split())
    assert name in page.text
    assert name_of(lively, "p-sec-ps-01") not in page.text


def test_it_is_taken_along_as_a_file_and_the_export_is_on_record(lively):
    browser = lively.as_("sec-ms-01")

    answer = browser.get("/me/data/export.csv")

    rows = list(csv.DictReader(io.StringIO(answer.answer.content.decode("utf-8-sig"))))
    told = {(row["类别"], row["内容"]): row["值"] for row in rows}
    assert told["通讯录", "姓名"] == name_of(lively)
    assert any(row["类别"] == "本人办理的记录" for row in rows)
    assert "登录凭据的校验值" not in {row["内容"] for row in rows}
    assert [(each.person_id, each.list) for each in lively.hub.exports.latest(1)] == [(OWN, "privacy:mine")]


def test_the_own_contact_is_corrected_and_the_name_is_not_asked(lively):
    browser = lively.as_("sec-ms-01")
    asked = browser.get("/me/correct").form("/me/correct")

    fill(browser, "/me/correct", post="书记、副校长", mail="office@school.example")

    person = lively.hub.private.person(OWN)
    assert "name" not in asked
    assert (person.post, person.mail, person.name) == ("书记、副校长", "office@school.example", name_of(lively))


def test_a_mail_address_that_is_none_is_told_and_nothing_is_lost(lively):
    browser = lively.as_("sec-ms-01")
    before = lively.hub.private.person(OWN)

    answer = browser.submit(browser.get("/me/correct"), "/me/correct", post="书记", mail="不是邮箱")

    assert (answer.status, list(answer.errors)) == (422, ["mail"])
    assert answer.form("/me/correct")["post"] == ["书记"]
    assert lively.hub.private.person(OWN) == before


def test_somebody_in_post_learns_what_comes_first(lively):
    browser = lively.as_("sec-ms-01")

    answer = browser.submit(browser.get("/me/erase"), "/me/erase", typed=name_of(lively), sure="on")

    assert answer.status == 409
    assert "此人仍任入室书记。请先结束任期，再删除资料。" in answer.text
    assert name_of(lively) != ERASED


def test_whoever_has_left_erases_the_own_data_and_is_signed_out(lively):
    leave(lively)
    browser, name = lively.as_("sec-ms-01"), name_of(lively)

    to = fill(browser, "/me/erase", typed=f" {name} ", sure="on")
    browser.client.get(to)

    assert (name_of(lively), name_of(lively, "p-sec-ps-01")) != (ERASED, ERASED)
    assert name_of(lively) == ERASED
    assert browser.get("/me").status == 303
    assert name not in lively.as_("sec-kg-01").get("/people").text


@pytest.mark.parametrize("typed", ["", "王某某"])
def test_another_name_erases_nobody(lively, typed):
    leave(lively)
    director = lively.as_("director")
    path = f"/people/{OWN}/erase"

    answer = director.submit(director.get(path), path, reason="left", typed=typed, sure="on")

    assert (answer.status, list(answer.errors)) == (422, ["typed"])
    assert name_of(lively) != ERASED


def test_the_director_erases_who_has_left_and_the_records_stay(lively):
    leave(lively)
    director = lively.as_("director")
    seen = director.get("/visits").text.count("互访")

    fill(director, f"/people/{OWN}/erase", reason="left", typed=name_of(lively), sure="on")

    page = director.get(f"/people/{OWN}")
    assert ("已删除人员" in page.text, "此人的资料已经删除。" in page.text) == (True, True)
    assert director.get("/visits").text.count("互访") == seen
    assert director.get(f"/people/{OWN}/data").status == 200


def test_the_page_of_a_person_offers_it_to_who_may(lively):
    offered = {login: lively.as_(login).get(f"/people/{OWN}").html for login in ("director", "officer", "sec-kg-01")}

    assert {login: (f"{OWN}/correct" in html, f"{OWN}/data" in html) for login, html in offered.items()} == {
        "director": (True, True),
        "officer": (True, False),
        "sec-kg-01": (False, False),
    }


def test_who_took_which_list_out_is_shown_to_those_who_answer_for_it(lively):
    lively.as_("lead-ms").get("/schools/export.xlsx?level=primary")
    leave(lively)

    shown = lively.as_("admin").get("/admin/exports")
    refused = lively.as_("lead-ms").get("/admin/exports")

    assert name_of(lively, "p-lead-ms") in shown.text
    assert "学校 primary XLSX" in shown.text
    assert refused.status == 403


def test_an_export_of_somebody_erased_stays_without_the_name(lively):
    lively.as_("sec-ms-01").get("/schools/export.csv")
    leave(lively)
    name = name_of(lively)
    fill(lively.as_("director"), f"/people/{OWN}/erase", reason="left", typed=name, sure="on")

    page = lively.as_("admin").get("/admin/exports")

    assert ("已删除人员 学校" in page.text, name in page.text) == (True, False)
