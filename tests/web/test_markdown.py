"""Markdown becomes a few harmless tags; everything else that was typed is shown as text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model import Prose
from web.markdown import TAGS, markdown

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<b>)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](https://a.cn "\\" onclick=\\"alert(1)")',
    "<a href='javascript:alert(1)'>x</a>",
    "`<svg onload=alert(1)>`",
    "| <style>*{}</style> |\n|--|\n| <iframe> |",
]


def tags(html):
    return re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)([^>]*)>", html)


@pytest.mark.parametrize("typed", ATTACKS)
def test_what_could_do_harm_is_shown_as_text(typed):
    html = str(markdown(typed))

    assert {name for name, _ in tags(html)} <= TAGS
    assert [
        attributes for _, attributes in tags(html) if re.search(r"\son|style|src|javascript|data:", attributes)
    ] == []


@given(st.text(alphabet="<>\"'&;:/()[]!#*_-|`= \nabjs", max_size=60))
def test_nothing_but_the_listed_tags_ever_comes_out(typed):
    html = str(markdown(typed))

    assert {name.lower() for name, _ in tags(html)} <= TAGS


def test_lines_lists_and_tables_are_kept_as_written():
    html = str(markdown("一\n二\n\n- 甲\n- 乙\n\n| 项 | 数 |\n|--|--|\n| 次 | 2 |"))

    assert "<p>一<br>\n二</p>" in html
    assert "<li>甲</li>" in html
    assert "<td>2</td>" in html


def test_headings_continue_the_outline_of_the_page_without_a_gap():
    html = str(markdown("### 小\n\n# 大\n\n###### 最小\n\n### 小"))

    assert re.findall(r"<(h\d)>(.+?)<", html) == [("h3", "小"), ("h3", "大"), ("h4", "最小"), ("h4", "小")]


def test_a_picture_is_the_link_to_it():
    assert str(markdown("![现场](https://a.cn/1.png)")) == (
        '<p><a href="https://a.cn/1.png" rel="noopener noreferrer nofollow">现场</a></p>\n'
    )


def test_the_mark_of_a_removed_text_is_a_paragraph():
    assert str(markdown(Prose("", "k-1", lambda _: None))) == "<p>（内容已移除）</p>\n"
