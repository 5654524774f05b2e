"""Help, words, and what is kept about people: open to everybody, and complete."""

import re

from hub.private_tables import metadata
from web.help import glossary, kept


def test_every_column_of_the_private_store_is_described_and_none_that_is_not_there():
    described = {name: set(about.columns) for name, about in kept.KEPT.items()}

    assert described == {table.name: {column.name for column in table.columns} for table in metadata.sorted_tables}


def test_the_notice_can_be_read_without_signing_in_and_names_every_table(lively):
    page = lively.stranger.get("/privacy")

    headings = re.findall(r"<h3>(.*?)</h3>", page.html)
    assert headings == [str(about.title) for about in kept.KEPT.values()]
    assert "政治面貌、入党时间、党费、党员名单" in page.text
    assert "登录 30 分钟没有操作即失效，最长 12 小时" in page.text


def test_help_says_where_suggestions_go(make_lively):
    told = make_lively(contact="jianyi@example.cn").stranger.get("/help")
    silent = make_lively().stranger.get("/help")

    assert '<a href="mailto:jianyi@example.cn">' in told.html
    assert "请与区教育党校联系" in silent.text
    assert '<a href="/help#contact">意见建议</a>' in make_lively().as_("sec-ms-01").get("/schools").html


def test_words_are_found_in_chinese_english_and_by_what_they_mean(lively):
    found = {
        text: re.findall(r"<dt><b>(.*?)</b>", lively.stranger.get(f"/help?q={text}").html)
        for text in ("回访约定", "studio lead", "打卡机")
    }

    assert found == {"回访约定": ["回访约定"], "studio lead": ["主持人"], "打卡机": []}


def test_the_glossary_gives_each_word_once():
    words = glossary.words()

    assert len(words) == 107
    assert len({(word.zh, word.code) for word in words}) == 107


def test_how_accessible_the_site_is_can_be_read_by_everybody(lively):
    assert "WCAG 2.2 AA" in lively.stranger.get("/accessibility").text
