"""各稿: two submissions of a plan side by side, changes marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.model import Prose
from projections.studios import Submission
from web import pages
from web.diff import Run, runs
from web.studios.planning import plan_of, seen
from web.texts import Words, _, _l
from web.words import word


class Part(NamedTuple):
    """A part of the plan in which two submissions differ."""

    title: Words
    runs: list[Run]


async def compared(request: Request) -> Response:
    """Two submissions that the person may read: those of the address, or the last two."""
    on = plan_of(request)
    known = {each.revision: each for each in seen(on)}
    asked, last = request.query_params, max(known)
    new = _chosen(asked.get("to", ""), known, last)
    old = _chosen(asked.get("from", ""), known, max((no for no in known if no < new), default=new))
    told: dict[str, Any] = {"there": list(known), "old": old, "new": new, "parts": differences(known[old], known[new])}
    return pages.page(request, "studios/compared.html", on=on, plan=on.row, **told)


def _chosen(text: str, known: Iterable[int], usual: int) -> int:
    return next((no for no in known if text == str(no)), usual)


def differences(old: Submission, new: Submission) -> list[Part]:
    """Part by part, only where something differs."""
    was, now = old.orientations, new.orientations
    told = [
        (_l("目标导向"), _lines(was.goals), _lines(now.goals)),
        (_l("需求导向"), _lines(was.needs), _lines(now.needs)),
        (_l("问题导向"), _lines(was.problems), _lines(now.problems)),
        (_l("工作安排"), _work(old), _work(new)),
    ]
    return [Part(title, runs(before, after)) for title, before, after in told if before != after]


def _lines(texts: Iterable[Prose]) -> str:
    return "\n".join(map(str, texts))


def _work(each: Submission) -> str:
    """One line for each item, as it stands in the plan."""
    return "\n".join(
        _(
            "{stage}：{title}（特色工作）" if item.special else "{stage}：{title}",
            stage=word(item.stage),
            title=item.title,
        )
        for item in each.items
    )


routes = [Route("/studios/{studio}/plans/{plan}/compare", compared, name="studios:plan_compare")]
