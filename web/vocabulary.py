"""词表: the Party School keeps the words of the field and what means the same, so that everybody's search finds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.vocabulary import OTHERS, WORD
from projections import vocabulary
from web import frame, pages
from web.desk import Subject, require, start
from web.fields import Hidden, Line
from web.forms import Form, submit
from web.matter import Facts, Matter, Thing, routes_of
from web.texts import _, _l

PARTS = re.compile(r"[、，,;；\s]+")
HERE = [("/cases", _l("案例")), ("/vocabulary", _l("词表"))]


class Words(Line):
    """Words parted by 、, a comma or a blank. Value: tuple of words."""

    def nothing(self) -> Any:
        return ()

    def parse(self, text: str) -> object:
        return tuple(part for part in PARTS.split(str(super().parse(text))) if part)

    def show(self, value: object) -> list[str]:
        return [_("、").join(map(str, value))] if isinstance(value, Sequence) and value else []


SYNONYMS = Form(
    "vocabulary.synonyms",
    word=Line(_l("词"), max=WORD, required=True, hint=_l("例如 党建")),
    others=Words(
        _l("同义词"),
        max=(WORD + 1) * OTHERS,
        required=True,
        hint=_l("检索上面的词时也一起找；用顿号或空格隔开，例如 党的建设、党务"),
    ),
)
TERM = Form("vocabulary.term", word=Line(_l("词"), max=WORD, required=True, hint=_l("检索时不拆开的词，例如 入室书记")))
REMOVE = Form("vocabulary.remove", word=Hidden(_l("词"), required=True))


async def table(request: Request) -> Response:
    """Both lists, for the Party School."""
    require(request, "vocabulary.keep")
    return draw(request)


def draw(request: Request, sentence: str = "") -> Response:
    read = pages.reader(request)
    return pages.keep_no_copy(
        pages.page(
            request,
            "search/vocabulary.html",
            synonyms=vocabulary.synonyms(read),
            terms=vocabulary.terms(read),
            blank=lambda word: REMOVE.blank(request, word=word),
            sentence=sentence,
        )
    )


async def remove(request: Request) -> Response:
    """A word is given up; the kind says of which list."""
    require(request, "vocabulary.keep")
    use, kind = pages.hub(request).vocabulary, request.path_params["kind"]
    take = use.remove_term if kind == "terms" else use.remove_synonyms
    return await submit(
        request,
        REMOVE,
        do=lambda values, act: take(values["word"], act=act),
        draw=lambda filled: draw(request, filled.notice),
        done=lambda _receipt: pages.go(request, "vocabulary:table", done="vocabulary.removed"),
    )


def _given(on: Subject) -> Facts:
    """A word of the table, to be changed."""
    asked = on.request.query_params.get("word", "")
    found = next((row for row in vocabulary.synonyms(on.read) if row.word == asked), None)
    return {"word": found.word, "others": found.others} if found else {}


KEPT = _l("已保存，几秒后检索就按新的词表。")
VOCABULARY = Thing(area="vocabulary", path="/vocabulary", at=start(*HERE))
MATTERS = (
    Matter(
        of=VOCABULARY,
        name="synonyms",
        rule="vocabulary.keep",
        title=_l("设同义词"),
        button=_l("保存"),
        form=SYNONYMS,
        given=_given,
        do=lambda on, values, act: on.hub.vocabulary.set_synonyms(values["word"], values["others"], act=act),
        done=KEPT,
    ),
    Matter(
        of=VOCABULARY,
        name="terms",
        rule="vocabulary.keep",
        title=_l("加专用词"),
        button=_l("保存"),
        form=TERM,
        do=lambda on, values, act: on.hub.vocabulary.add_term(values["word"], act=act),
        done=KEPT,
    ),
)
frame.DONE["vocabulary.removed"] = _l("已移除，几秒后检索就按新的词表。")

routes = [
    Route("/vocabulary", table, name="vocabulary:table"),
    *routes_of(MATTERS),
    Route("/vocabulary/{kind}/remove", remove, methods=["POST"], name="vocabulary:remove"),
]
