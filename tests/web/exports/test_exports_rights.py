"""A file never tells more than its page: who is refused there is refused here, and what is hidden there is hidden here."""

from __future__ import annotations

import csv
import io

import pytest

from tests.web import exchanges_stage

SEATS = f"/exchanges/{exchanges_stage.FULL}/seats/export.csv"


@pytest.fixture
def read(lively_site):
    """The rows of a file by heading, as one person gets it."""

    def rows(login, path):
        answer = lively_site.as_(login).get(path).answer
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))

    return rows


def column(rows, heading):
    return [row[heading] for row in rows]


@pytest.mark.parametrize(
    ("login", "path", "status"),
    [
        ("", "/visits/export.csv", 303),
        ("partner-01", "/outcomes/export.csv", 403),
        ("partner-01", "/supervision/export.csv", 403),
        ("partner-01", "/obligations/export.csv", 403),
        ("partner-01", SEATS, 403),
        ("sec-kg-01", SEATS, 403),
        ("sec-kg-01", "/studios/ST-MS/board/export.csv", 403),
        ("admin", "/returns/export.csv", 403),
        ("former", "/schools/export.csv", 403),
        ("sec-ms-01", "/cases/queue/export.csv", 403),
        ("sec-ms-01", "/outcomes/collection/export.csv", 403),
        ("sec-ms-01", "/studios/support/export.csv", 403),
        ("partner-01", "/problems/export.csv", 403),
        ("partner-01", "/studios/ST-MS/plans/export.csv", 403),
        ("partner-01", "/studios/ST-MS/pairings/export.csv", 403),
        ("sec-kg-01", "/studios/ST-MS/guidance/export.csv", 403),
        ("director", "/exchanges/9999/seats/export.csv", 404),
        ("director", "/studios/ST-XX/board/export.csv", 404),
    ],
)
def test_who_is_refused_the_page_is_refused_the_file_and_not_recorded(lively_site, login, path, status):
    browser = lively_site.as_(login) if login else lively_site.stranger
    before = len(lively_site.hub.exports.latest(1_000))

    answer = browser.get(path)

    assert (answer.status, "content-disposition" in answer.headers) == (status, False)
    assert len(lively_site.hub.exports.latest(1_000)) == before


def test_a_liaison_learns_no_secretaries_from_the_file_of_schools_and_the_party_school_does(read):
    outside, inside = (read(login, "/schools/export.csv") for login in ("partner-01", "director"))

    assert column(outside, "学校") == column(inside, "学校")
    assert "书记" in inside[0]
    assert {"书记", "需支持"} & set(outside[0]) == set()


def test_the_directory_of_a_liaison_has_only_the_people_they_work_with_and_nobodys_telephone(lively_site, read):
    page = lively_site.as_("partner-01").get("/people").text

    rows = read("partner-01", "/people/export.csv")

    assert [name in page for name in column(rows, "姓名")] == [True] * len(rows)
    assert len(rows) < len(read("director", "/people/export.csv"))
    assert list(rows[0]) == ["姓名", "单位", "职务", "在本站的角色"]


def test_a_brand_that_is_only_begun_has_no_name_in_the_file_of_another_school(read):
    own, other = (read(login, "/brands/export.csv") for login in ("sec-kg-01", "sec-ms-01"))

    assert "午睡二十分" in column(own, "品牌")
    assert "午睡二十分" not in column(other, "品牌")
    assert len(own) == len(other)


def test_an_outcome_that_waits_is_in_the_file_of_its_studio_and_in_no_other(lively_site, read):
    rows = {
        login: column(read(login, "/outcomes/export.csv"), "编号") for login in ("director", "lead-ms", "sec-kg-01")
    }

    assert set(rows["sec-kg-01"]) < set(rows["director"])
    assert set(rows["lead-ms"]) < set(rows["director"])
    for login, numbers in rows.items():
        page = lively_site.as_(login).get("/outcomes").html
        assert page.count('<a href="/outcomes/') >= len(numbers)


def test_supervision_is_told_problem_by_problem_to_whom_it_concerns(read):
    everything, own = (read(login, "/supervision/export.csv") for login in ("director", "lead-ms"))

    assert {row["工作室"] for row in own} < {row["工作室"] for row in everything}
    assert [row["问题"] for row in own] == ["1", "2", "3", "4"]


def test_whoever_runs_an_exchange_takes_the_list_of_seats_along_in_the_order_of_its_page(lively_site, read):
    rows = read("asst-ms", SEATS)

    page = lively_site.as_("asst-ms").get(SEATS.removesuffix("/export.csv")).text
    assert rows
    assert [name in page for name in column(rows, "姓名")] == [True] * len(rows)


def test_the_ledger_of_a_school_has_its_own_returns_only(read):
    district, own = (read(login, "/returns/export.csv") for login in ("director", "sec-ms-01"))

    sides = [{row["该请对方来的单位"], row["该受邀的单位"]} for row in own]
    assert 0 < len(own) <= len(district)
    assert set.intersection(*sides) != set()


def test_the_library_leaves_out_what_the_reader_may_not_find(lively_site, read):
    everything, outside = (read(login, "/cases/export.csv") for login in ("director", "partner-01"))

    assert set(column(outside, "编号")) <= set(column(everything, "编号"))
    assert len(everything) == len(set(column(everything, "编号"))) > 0
    page = lively_site.as_("partner-01").get("/cases").html
    assert [title in page for title in column(outside, "题目")] == [True] * len(outside)
