"""A library is loaded and searched at the operator's desk: every wrong row with its line, every case once."""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import closing

import pytest
import xlsxwriter

from hub.cli import commands
from hub.compose import open_hub
from hub.settings import Settings
from projections import cases
from tests.library import published

ROWS = [
    {
        "source_id": "x-1",
        "title": "课表里的支部生活",
        "body": "支部活动排进周历，改期少了",
        "level": "小学",
        "form": "制度机制",
        "tags": "组织生活、制度",
        "published_on": "2024-11-06",
        "school": "校 PS-01",
        "author": "单晓明",
    },
    {
        "source_id": "x-2",
        "title": "送教到村小",
        "body": "结对送课，村小孩子多了一节美术课",
        "level": "middle",
        "published_on": "2025年3月2日",
    },
    {"source_id": "x-3", "title": "家校共读", "body": "每周一次家长课堂"},
]


@pytest.fixture
def desk(district, capsys, monkeypatch):
    """`desk("search", "课表")` -> (status, printed, complained), on the district's files."""
    district.hub.private.enrol("sec-ps", name="单晓明")
    district.close()

    def say(*words, typed=""):
        stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        status = commands.run(["--data", str(district.folder), *map(str, words)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return say


def jsonl(folder, rows, name="lib.jsonl"):
    path = folder / name
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows))
    return path


def csv(folder, rows, encoding="utf-8-sig"):
    headings = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(headings), *(",".join(str(row.get(name, "")) for name in headings) for row in rows)]
    path = folder / "lib.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def xlsx(folder, rows):
    path = folder / "lib.xlsx"
    headings = list(dict.fromkeys(name for row in rows for name in row))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        for no, row in enumerate(rows, 1):
            sheet.write_row(no, 0, [row.get(name, "") for name in headings])
    return path


def kept(folder):
    """What is in the hub: title, school, author, level, day, form, topics."""
    with closing(open_hub(Settings(data=folder))) as hub, hub.reader() as read:
        rows = [(cases.by_key(read, key), cases.edition(read, key, 1)) for key in cases.all_keys(read)]
    return [
        (edition.title, row.school, row.author, [*edition.levels], str(row.published_on), edition.form, edition.topics)
        for row, edition in rows
    ]


WHOLE = [
    ("课表里的支部生活", "PS-01", "sec-ps", ["primary"], "2024-11-06", "institution", ("组织生活", "制度")),
    ("送教到村小", "", "", ["middle"], "2025-03-02", "other", ()),
]


@pytest.mark.parametrize(
    "write",
    [jsonl, csv, lambda folder, rows: csv(folder, rows, "gb18030"), xlsx],
    ids=["jsonl", "csv", "gb18030", "xlsx"],
)
def test_each_format_brings_the_same_cases(desk, district, tmp_path, write):
    status, out, err = desk("cases", "load", write(tmp_path, ROWS))

    assert (status, err) == (0, "")
    assert re.search(r"3 rows in [\d.]+ s\n +3 new, 0 there already, 0 with faults", out)
    assert kept(district.folder)[:2] == WHOLE


def test_headings_may_be_chinese(desk, district, tmp_path):
    names = {
        "source_id": "编号",
        "title": "标题",
        "body": "正文",
        "level": "学段",
        "form": "成果形式",
        "tags": "关键词",
        "published_on": "发布日期",
        "school": "学校",
        "author": "作者",
    }
    rows = [{names[name]: value for name, value in row.items()} for row in ROWS]

    desk("cases", "load", xlsx(tmp_path, rows))

    assert kept(district.folder)[:2] == WHOLE


def test_loading_twice_adds_nothing(desk, district, tmp_path):
    path = jsonl(tmp_path, [*ROWS, {"title": "无编号", "body": "同一段文字"}])
    desk("cases", "load", path)

    status, out, _ = desk("cases", "load", path)

    assert (status, re.findall(r"(\d+) (new|there)", out)) == (0, [("0", "new"), ("4", "there")])
    assert len(kept(district.folder)) == 4


def test_a_dry_run_keeps_nothing(desk, district, tmp_path):
    status, out, err = desk("cases", "load", "--dry-run", jsonl(tmp_path, [*ROWS, {"title": "缺正文"}]))

    assert status == 1
    assert "3 new, 0 there already, 1 with faults" in out
    assert "nothing kept (dry run)" in out
    assert err == "lib.jsonl:4: body is missing\n"
    assert kept(district.folder) == []


WRONG = [
    {"body": "没有标题"},
    "{broken",
    "[1]",
    ROWS[0],
    {"title": "级", "body": "文", "level": "大学", "form": "诗", "published_on": "昨天"},
    {"title": "号", "body": "请打13800138000"},
    {"title": "长", "body": "文", "summary": "字" * 301},
    {"title": "未来", "body": "文", "published_on": "2999-01-01"},
]


def test_every_wrong_row_is_told_with_its_line_and_stops_no_other(desk, district, tmp_path):
    rows = [*WRONG, ROWS[0]]

    status, out, err = desk("cases", "load", jsonl(tmp_path, rows))

    told = [line.removeprefix("lib.jsonl:").split(": ", 1) for line in err.splitlines()]
    assert sorted((int(no), why.split(":")[0]) for no, why in told) == [
        (1, "title is missing"),
        (2, "no JSON"),
        (3, "no JSON object"),
        (5, "form"),
        (5, "level"),
        (5, "published_on"),
        (6, "body"),
        (7, "summary"),
        (8, "published_on"),
        (9, "already_there kind=case key=x-1"),
    ]
    assert (status, "1 new, 0 there already, 8 with faults" in out) == (1, True)
    assert len(kept(district.folder)) == 1


def test_what_is_not_known_here_is_left_out_and_counted(desk, tmp_path):
    rows = [{"title": "远方来的", "body": "文", "school": "外区小学", "author": "外人", "评分": "90"}]

    _, out, _ = desk("cases", "load", jsonl(tmp_path, rows))

    left = re.findall(r"(\d+) times left out: (.+) is not known here", out)
    assert left == [("1", "author"), ("1", "column 评分"), ("1", "school")]


@pytest.mark.parametrize(("name", "content"), [("lib.txt", b"x"), ("lib.xlsx", b"x"), ("none.csv", None)])
def test_what_is_no_table_is_told_in_one_line(desk, tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    status, _, err = desk("cases", "load", tmp_path / name)

    assert (status, err.count("\n")) == (1, 1)
    assert name in err


# ---- searching


@pytest.fixture
def stocked(desk, tmp_path):
    desk("cases", "load", jsonl(tmp_path, ROWS))
    desk("search", "rebuild")
    return desk


def test_a_question_is_answered_in_words(stocked):
    status, out, _ = stocked("search", "课表")

    first, hit, _, *_ = out.splitlines()
    assert (status, first.split(" in ")[0]) == (0, "1 found")
    assert hit == "  1. 课表里的支部生活  [case x-1]"


def test_a_question_is_answered_in_json(stocked):
    _, out, _ = stocked("search", "课堂", "送课", "--json", "--limit", "1")

    answer = json.loads(out)
    assert (answer["total"], len(answer["hits"]), answer["degraded"]) == (2, 1, False)
    assert set(answer["hits"][0]) == {"id", "kind", "no", "title", "fragment", "place"}
    assert {each["value"]: each["hits"] for each in answer["facets"]["level"]} == {"middle": 1, "primary": 0}


@pytest.mark.parametrize(
    "facet", ["level=小学", "level=primary", "学段=小学", "year=2024", "form=制度机制", "studio=室 ST-MS"]
)
def test_facets_are_said_in_either_language(stocked, facet):
    _, out, _ = stocked("search", "支部", "--facet", facet, "--json")

    assert [hit["id"] for hit in json.loads(out)["hits"]] == ["x-1"]


def test_a_facet_that_is_none_is_told(stocked):
    for facet in ("colour=red", "level", "level="):
        status, _, err = stocked("search", "x", "--facet", facet)
        assert (status, err.count("\n"), facet in err) == (1, 1, True)


@pytest.mark.parametrize("facet", ["level=火星", "形式=诗歌", "studio=no-such", "kind=书", "adopted=也许"])
def test_a_value_that_is_none_is_told_with_those_that_are(stocked, facet):
    status, out, err = stocked("search", "支部", "--facet", facet)

    assert (status, out) == (1, "")
    assert re.search(rf"{facet}: there is no .+; values of \w+ are [-\w, ]+", err)


def test_signs_alone_show_everything_and_say_so(stocked):
    _, out, _ = stocked("search", "((((")

    assert out.splitlines()[0].startswith("3 found")
    assert "there is nothing to look for in it" in out


def test_a_query_a_line_is_answered_a_line(stocked):
    lines = [
        '{"text": "课表", "limit": 5}',
        '{"text": "课堂 送课", "limit": 1}',
        "",
        "nonsense",
        '{"limit": 3}',
        '{"text": "没有这个词吧", "limit": 0}',
    ]

    status, out, _ = stocked("search", "--jsonl", typed="\n".join(lines) + "\n")

    one, two, three, four, five = map(json.loads, out.splitlines())
    assert status == 0
    assert (one["ids"], one["total"], set(one)) == (["x-1"], 1, {"ids", "total", "took_ms"})
    assert (len(two["ids"]), two["total"]) == (1, 2)
    assert set(three) == set(four) == {"error"}
    assert len(five["ids"]) <= 1


def test_a_search_with_somebodys_eyes_finds_what_they_may_see(district, desk, tmp_path):
    desk("cases", "load", "--visibility", "studio", jsonl(tmp_path, ROWS))

    def total(*eyes):
        return json.loads(desk("search", "支部", "--json", *eyes)[1])["total"]

    assert (total(), total("--as", "sec-ps"), total("--as", "sec-kg")) == (1, 1, 0)
    status, _, err = desk("search", "支部", "--as", "ghost")
    assert (status, "ghost" in err) == (1, True)


def test_the_index_is_checked_and_built_anew(stocked, district):
    status, out, _ = stocked("search", "check")
    assert (status, re.findall(r"(\w+) +3 documents, position (\d+) of \2: sound", out)) == (
        0,
        [("index", out.split("position ")[1].split()[0]), ("fallback", out.split("position ")[1].split()[0])],
    )
    generation = max((district.folder / "search").glob("g*"))
    (generation / "manifest.json").write_bytes(b"{")

    assert stocked("search", "check")[0] == 1
    status, out, _ = stocked("search", "rebuild")
    assert (status, out.startswith("built anew: 3 documents")) == (0, True)
    assert stocked("search", "check")[0] == 0


def test_a_search_for_nothing_says_how_to_ask(desk):
    status, _, err = desk("search")

    assert (status, "--jsonl" in err) == (1, True)


def test_a_case_of_the_hub_itself_answers_by_its_key(district, capsys, monkeypatch):
    key = published(district)
    district.close()

    commands.run(["--data", str(district.folder), "search", "课表", "--json"])

    assert [hit["id"] for hit in json.loads(capsys.readouterr().out)["hits"]] == [key]


def test_an_attached_file_that_was_changed_is_noticed_by_verify(district, desk, tmp_path):
    folder = district.folder / "attachments" / "ab" / "cd"
    folder.mkdir(parents=True)
    (folder / ("abcd" + "0" * 60)).write_bytes(b"something else")

    status, _, err = desk("verify")

    assert (status, "1 attached files are not what was sent (abcd0000" in err) == (1, True)
