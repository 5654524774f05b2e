"""The sheet of an evaluation: who sees how much of it, the records behind its figures, the report and what it rests on."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from hub.notary import Checkpoint
from tests.web.evaluations_stage import FOREIGN, OBJECTED, ONCE, OPENED, OWN_VIEW, PERSONAL, PUBLISHED, SCORED, SIGNED

HERE = f"/evaluation/{PUBLISHED}"


def test_those_who_judge_see_all_and_others_their_own_without_a_league_table(site):
    lists = {
        login: site.as_(login).get("/evaluation")
        for login in ("director", "evaluator", "lead-ms", "sec-ms-01", "sec-kg-01", "observer", "asst-ms", "admin")
    }

    counts = {login: page.text.partition(" 份评价")[0].rpartition("共 ")[2] for login, page in lists.items()}
    assert counts == {
        "director": "8",
        "evaluator": "8",
        "lead-ms": "6",
        "sec-ms-01": "1",
        "sec-kg-01": "0",
        "observer": "2",
        "asst-ms": "0",
        "admin": "0",
    }
    assert lists["director"].text.index("幼儿园书记工作室") < lists["director"].text.index("中学书记工作室")
    assert lists["lead-ms"].text.count("65 分") == 2


def test_the_list_is_narrowed_and_taken_along(site):
    browser = site.as_("director")

    narrowed = browser.get("/evaluation?stage=practice&state=published")
    file = browser.get("/evaluation/export.csv?kind=secretary")

    assert "共 1 份评价" in narrowed.text
    assert [line.split(",")[1:5] for line in file.html.splitlines()[1:]] == [
        ["入室书记", "郝砺川", "实践阶段", "secretary-9"]
    ]


@pytest.mark.parametrize(
    ("login", "number", "status"),
    [
        ("officer", OPENED, 200),
        ("lead-ms", OPENED, 200),
        ("mentor-ms", PERSONAL, 200),
        ("sec-ms-01", PERSONAL, 200),
        ("observer", PUBLISHED, 200),
        ("observer", SIGNED, 404),
        ("lead-ms", FOREIGN, 404),
        ("lead-ms", PERSONAL, 404),
        ("mentor-ms", FOREIGN, 404),
        ("sec-ms-01", OPENED, 404),
        ("asst-ms", PUBLISHED, 404),
        ("admin", PUBLISHED, 404),
    ],
)
def test_an_evaluation_exists_for_whom_it_concerns(site, login, number, status):
    assert site.as_(login).get(f"/evaluation/{number}").status == status


def test_the_subject_sees_the_result_only_when_it_is_published(site):
    browser = site.as_("lead-ms")

    before, after = browser.get(f"/evaluation/{SIGNED}"), browser.get(HERE)

    assert "评价还在进行，反馈后可以看到结果" in before.text
    assert OWN_VIEW in before.text
    assert "65" not in before.text.partition("依据")[0]
    assert "C1 指标C1" not in before.text
    assert "65 分 · 合格" in after.text
    assert "章怀瑜" not in after.text
    assert "有新意" in after.text
    for part in ("print", "again", "export.xlsx", "checkpoint", "lines/C1"):
        assert browser.get(f"/evaluation/{SIGNED}/{part}").status == 404


def test_a_mentor_sees_the_lines_that_experts_judge_and_an_observer_no_names(site):
    mentor, observer = site.as_("mentor-ms").get(HERE).text, site.as_("observer").get(HERE).text

    assert "D4 指标D4" in mentor
    assert "C1 指标C1" not in mentor
    assert "65 分" not in mentor
    assert "65 分 · 合格" in observer
    assert not any(name in observer for name in ("章怀瑜", "甄恕平", "齐望舒", "陆观澜"))


def test_lines_that_cannot_be_assessed_leave_the_denominator_and_both_sums_are_shown(site):
    page = site.as_("evaluator").get(f"/evaluation/{SCORED}")

    assert "不计入" in page.text
    assert "得分合计 39 计入的分值 60 加分 0" in page.text
    assert "65 分 · 不合格" in page.text
    assert "泄露信息" in page.text
    assert f'href="/evaluation/{SCORED}/lines/D3"' in page.html


def test_every_figure_leads_to_the_records_it_was_counted_of(site):
    browser = site.as_("director")

    line = browser.get(f"{HERE}/lines/C1")

    assert "I3" in line.text
    assert 'href="/indicators/I3?stage=practice&amp;studio=ST-MS&amp;as_of=2026-03-05"' in line.html
    assert browser.get("/indicators/I3?stage=practice&studio=ST-MS&as_of=2026-03-05").status == 200
    assert browser.get(f"{HERE}/lines/D4").status == 404
    assert browser.get(f"{HERE}/lines/Z9").status == 404


def test_the_report_states_version_day_position_and_hash_on_paper_and_in_the_file(site, row):
    browser, of = site.as_("lead-ms"), row(PUBLISHED)
    chain = site.hub.log.hash_at(of.frozen_at).hex()

    paper, file = browser.get(f"{HERE}/print").text, browser.get(f"{HERE}/export.xlsx")

    named = ("studio-8", "2026 年 3 月 5 日", str(of.frozen_at), chain, f"hub evaluate --reproduce {PUBLISHED}")
    assert [each for each in named if each not in paper] == []
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.answer.content)).get_sheet_by_index(0).to_python()
    cells = {f"{cell:g}" if isinstance(cell, float) else cell for row in rows for cell in row}
    assert {"studio-8", "2026-03-05", str(of.frozen_at), chain, "65", "合格", "甄恕平 2026-03-05"} <= cells


def test_the_checkpoint_of_a_published_report_is_signed_outside_the_database_and_can_be_taken_along(site, row):
    of = row(PUBLISHED)

    note = site.as_("lead-ms").get(f"{HERE}/checkpoint").html

    found = Checkpoint.of(note)
    assert (found.position, found.chain) == (of.frozen_at, site.hub.log.hash_at(of.frozen_at))
    assert note in [path.read_text() for path in site.hub.settings.checkpoint_folder.iterdir()]
    assert site.as_("director").get(f"/evaluation/{ONCE}/checkpoint").status == 404


def test_the_sum_done_again_is_equal(site):
    assert "相同" in site.as_("director").get(f"/evaluation/{OBJECTED}/again").text
