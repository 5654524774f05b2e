"""Where the two years stand: each cohort with its settings, its five stages, what it aims at and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.programme import State, Target
from domain.programme.words import SHARES
from domain.words import Stage
from hub import sight
from projections import programme
from projections.programme import StageRow
from web import pages, texts
from web.desk import may
from web.programme.cohort import Desk
from web.texts import _
from web.words import word

KINDS = {State.RUNNING: "ok", State.CLOSED: "info", State.ARCHIVED: "info"}


class StageShown(NamedTuple):
    """A stage of the cohort; `state` as `ui.steps` has it: done, now or ""."""

    state: str
    row: StageRow


async def board(request: Request) -> Response:
    """The present cohort, or the way to open the first one."""
    sight.enter(pages.standing(request))
    found = programme.current(pages.reader(request), texts.today())
    if found is None:
        return pages.page(request, "programme/none.html", may_open=may(request, "programme.open"))
    return _drawn(Desk(request, found))


async def cohort(request: Request) -> Response:
    """One cohort, whichever it is."""
    sight.enter(pages.standing(request))
    return _drawn(Desk.at(request))


def _drawn(desk: Desk) -> Response:
    row, today = desk.row, texts.today()
    return pages.page(
        desk.request,
        "programme/board.html",
        desk=desk,
        programme=row,
        kind=KINDS[row.state],
        stages=[StageShown(state_of(each, today), each) for each in desk.stages],
        settings=settings(desk),
        versions=[(each, said(each.targets)) for each in reversed(programme.targets(desk.read, row.code))],
        moves=list(reversed(programme.moves(desk.read, row.code))),
        others=[each for each in programme.programmes(desk.read) if each.code != row.code],
        **_offered(desk),
    )


def _offered(desk: Desk) -> dict[str, Any]:
    """The buttons for this reader."""
    running, request = desk.row.state is State.RUNNING, desk.request
    over = running and {row.stage for row in desk.stages if row.closed_on} == set(Stage)
    return {
        "may_redact": may(request, "programme.redact"),
        "may_open": may(request, "programme.open"),
        "may_schedule": running and desk.due is not None and may(request, "programme.schedule"),
        "may_aim": running and may(request, "programme.set_targets"),
        "may_close": over and may(request, "programme.close"),
        "may_archive": desk.row.state is State.CLOSED and may(request, "programme.close"),
    }


def state_of(row: StageRow, today: date) -> str:
    """As `ui.steps` has it."""
    if row.closed_on or row.ends_on < today:
        return "done"
    return "now" if row.starts_on <= today else ""


def settings(desk: Desk) -> list[tuple[str, str]]:
    """How this cohort reads what the source leaves open."""
    row, chosen = desk.row, desk.row.settings
    years = _("任现职不超过 {n} 年，{counted}", n=row.eligibility_years, counted=word(chosen.eligibility_from))
    return [
        (_("培育周期"), _("{n} 个月", n=row.period_months)),
        (_("入室资格"), years),
        (_("总结"), word(chosen.summary_cadence)),
        (_("经验交流会"), _("每个工作室 {range} 次", range=_range(chosen.meetings_least, chosen.meetings_most))),
        (_("代表性成果"), _("每年 {range} 项", range=_range(chosen.outcomes_required, chosen.outcomes_target))),
        *([(_("培育目标"), _("、").join(row.aims))] if row.aims else []),
        *([(_("政策依据"), _("、").join(row.policy_basis))] if row.policy_basis else []),
    ]


def _range(least: float, most: float | None) -> str:
    """“1”, or “1 至 2”."""
    if most is None or most == least:
        return f"{least:g}"
    return _("{least} 至 {most}", least=f"{least:g}", most=f"{most:g}")


def said(targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """Each figure with what is aimed at; shares in hundredths."""
    return [(word(each.figure), _aimed(each)) for each in targets]


def _aimed(each: Target) -> str:
    if each.figure in SHARES:
        return _("{range}%", range=_range(each.least * 100, each.most and each.most * 100))
    return _range(each.least, each.most)
