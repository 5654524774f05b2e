"""What a studio plans, with whom it is paired, its problems, the cases to be reviewed: each file says what its page says."""

from __future__ import annotations

import csv
import io

import pytest


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


def test_the_problems_of_a_file_are_those_of_the_page_with_its_filter(read):
    everything, own = (read(login, "/problems/export.csv") for login in ("officer", "lead-ms"))

    assert len(everything) > len(own)
    assert set(column(own, "工作室")) == {"中学书记工作室"}
    assert read("officer", "/problems/export.csv?state=solved") == []


def test_a_case_waits_in_the_file_of_its_reviewers_and_stands_in_that_of_its_author(read):
    queue, mine = read("officer", "/cases/queue/export.csv"), read("sec-ms-01", "/cases/mine/export.csv")

    assert {"评阅中", "已审定"} <= set(column(queue, "情况"))
    assert set(column(queue, "作者")) - {""} != set()
    assert len(mine) > 0
    assert column(mine, "编号") == sorted(set(column(mine, "编号")), key=column(mine, "编号").index)


def test_plans_and_pairings_of_a_studio_are_taken_along_by_its_people(read):
    plans, pairings = (read("lead-ms", f"/studios/ST-MS/{kind}/export.csv") for kind in ("plans", "pairings"))

    assert column(plans, "计划期") == ["2024-2026"]
    assert [(row["提议的工作室"], row["对方工作室"]) for row in pairings] == [("幼儿园书记工作室", "中学书记工作室")]


def test_a_studio_that_has_handed_in_nothing_has_its_line_in_the_collection(read):
    rows = read("director", "/outcomes/collection/export.csv?stage=P1/preparation")

    assert [(row["情况"], row["成果"]) for row in rows] == [("还没有提交", "")] * 2


def test_why_a_need_and_a_resource_are_shown_together_stands_in_the_file(lively_site, read):
    page, rows = (
        lively_site.as_("director").get("/matches?box=all").text,
        read("director", "/matches/export.csv?box=all"),
    )

    assert len(rows) > 0
    assert [reason in page for row in rows for reason in row["为什么放在一起"].split("；")].count(False) == 0
