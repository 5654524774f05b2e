"""A card that shows the same is not drawn again; one that shows anything else is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import jinja2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from web import cards, texts

MORNING = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)


@pytest.fixture
def draw():
    """`draw(shows, name=...)` draws a card; `draw.times` tells how often its facts were asked for."""
    app = Starlette()
    app.state.templates = jinja2.Environment(loader=jinja2.DictLoader({"card": "<b>{{ name }}</b>"}), autoescape=True)
    request = Request({"type": "http", "app": app, "headers": [], "method": "GET", "path": "/"})

    def draw(shows, **facts):
        def asked():
            draw.times += 1
            return facts

        return cards.drawn(request, "card", shows, asked)

    draw.times = 0
    texts.read_in(texts.SOURCE, MORNING)
    return draw


def test_the_same_card_is_drawn_once(draw):
    first, again, other = draw((1, "甲"), name="甲"), draw((1, "甲"), name="甲"), draw((2, "乙"), name="乙")

    assert (first, again, other, draw.times) == ("<b>甲</b>", "<b>甲</b>", "<b>乙</b>", 2)


def test_what_people_wrote_is_escaped_also_when_it_comes_from_memory(draw):
    shown = {draw((3, "x"), name="<script>") for _ in range(2)}

    assert shown == {"<b>&lt;script&gt;</b>"}


def test_another_day_and_another_language_are_another_card(draw):
    for language, moment in (
        ("zh-CN", MORNING),
        ("zh-CN", MORNING + timedelta(days=1)),
        ("en", MORNING),
        ("zh-CN", MORNING),
    ):
        texts.read_in(language, moment)
        draw((4, "x"), name="x")

    assert draw.times == 3


def test_what_was_not_shown_for_longest_is_forgotten_first(draw, monkeypatch):
    monkeypatch.setattr(cards, "MOST", 2)
    cards._kept.clear()
    for shows in (5, 6, 5, 7, 5, 6):
        draw(shows, name="x")

    assert draw.times == 4
    assert len(cards._kept) == 2
