"""对列: which sheet holds what, and which of its columns; guessed, and put right by whoever sent it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hub.access import Act
from hub.roster.columns import NEEDED, Found, Sheet, arranged
from hub.roster.kinds import Kind
from hub.roster.register import Import
from web import pages, words
from web.choices import Choice
from web.fields import Field
from web.filled import Filled
from web.forms import Form, arrived, submit
from web.roster.words import COLUMNS
from web.texts import Words, _, _l

FORM = "roster.match"
SHOWN = 30
"""Characters of a cell that is shown to look at."""


def show(request: Request, found: Import) -> Response:
    """The form as it was guessed."""
    seen = pages.hub(request).roster.found(found.id)
    return draw(request, found, seen, _form(seen).blank(request, **_given(seen)))


async def send(request: Request, found: Import) -> Response:
    """Go on, or look again after another kind or another line of headings was chosen."""
    typed = await arrived(request)
    chosen = _chosen(typed)
    seen = pages.hub(request).roster.found(found.id, chosen)
    if "look" in typed:
        return draw(request, found, seen, _form(seen).blank(request, **_given(seen)))

    def do(values: dict[str, Any], act: Act) -> None:
        pages.hub(request).roster.match(found.id, [_sheet(each, values) for each in seen], act=act)

    drawn = partial(draw, request, found, seen)
    return await submit(
        request, _form(seen), do=do, draw=drawn, done=lambda _: pages.to(request, f"/roster/{found.id}")
    )


def draw(request: Request, found: Import, seen: list[Found], filled: Filled) -> Response:
    shown = pages.page(
        request,
        "roster/match.html",
        roster=found,
        sheets=[_shown(each) for each in seen],
        filled=filled,
        needed={kind: words.joined(COLUMNS[kind][field] for field in fields) for kind, fields in NEEDED.items()},
    )
    return pages.keep_no_copy(shown)


def _shown(seen: Found) -> dict[str, Any]:
    """A sheet as the template names it: its columns with heading and first value."""
    count = max(len(seen.headings), len(seen.sample))
    cells = [
        (number, _at(seen.headings, number), _at(seen.sample, number), f"c{seen.sheet.number}_{number}")
        for number in range(count)
    ]
    return {"sheet": seen.sheet, "columns": [each for each in cells if each[1] or each[2]]}


def _at(cells: list[str], number: int) -> str:
    text = cells[number] if number < len(cells) else ""
    return "" if text.startswith("\0") else text.strip()[:SHOWN]


def _form(seen: list[Found]) -> Form:
    """A menu for each sheet and each of its columns."""
    fields: dict[str, Field] = {}
    for each in seen:
        number = each.sheet.number
        kinds: dict[str, Words] = {kind: words.WORDS[Kind][kind] for kind in Kind}
        fields[f"k{number}"] = Choice(_l("这张表是"), menu=True, options=kinds)
        lines: dict[str, Words] = {str(line): _("第 {line} 行", line=line) for line in each.top}
        fields[f"h{number}"] = Choice(_l("表头在"), menu=True, options=lines)
        if each.sheet.kind:
            for column, heading, _sample, name in _shown(each)["columns"]:
                label = heading or _("第 {n} 列", n=column + 1)
                fields[name] = Choice(label, menu=True, options=dict(COLUMNS[each.sheet.kind]))
    return Form(FORM, **fields)


def _given(seen: list[Found]) -> dict[str, Any]:
    """What was guessed, by input."""
    given: dict[str, Any] = {}
    for each in seen:
        number = each.sheet.number
        given |= {f"k{number}": each.sheet.kind, f"h{number}": str(each.sheet.heading)}
        given |= {f"c{number}_{column}": field for field, column in each.sheet.columns.items()}
    return {name: value for name, value in given.items() if value is not None}


def _chosen(typed: Mapping[str, list[str]]) -> dict[int, tuple[Kind | None, int]]:
    """Kind and line of the headings by number of the sheet, as far as they were said."""
    found: dict[int, tuple[Kind | None, int]] = {}
    for name, texts in typed.items():
        if name[:1] == "k" and name[1:].isdecimal() and len(name) <= len("k999"):
            kind, line = texts[0], typed.get(f"h{name[1:]}", [""])[0]
            small = line.isdecimal() and len(line) <= len("999999")
            found[int(name[1:])] = (Kind(kind) if kind in set(Kind) else None, int(line) if small else 1)
    return found


def _sheet(seen: Found, values: Mapping[str, Any]) -> Sheet:
    number = seen.sheet.number
    fields = {column: values.get(name) or "" for column, _h, _s, name in _shown(seen)["columns"]}
    return arranged(seen.sheet, seen.sheet.kind, int(values.get(f"h{number}") or seen.sheet.heading), fields)
