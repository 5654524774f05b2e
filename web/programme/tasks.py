"""What the Party School does to a cohort: open it, schedule its stages, set what is aimed at, close it, put it away."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request

from domain.errors import NotFound
from domain.obligations import Kind
from domain.programme import Figure, Settings, Target
from domain.programme.words import SHARES
from domain.words import Stage
from hub.access import Act
from projections import obligations, programme
from web import texts, words
from web.codes import listed
from web.desk import Subject, start
from web.matter import Facts, Matter, Thing, Values
from web.naming import Names
from web.programme.cohort import Desk
from web.programme.forms import ARCHIVE, CLOSE, MOST, OPEN, PAPER, SETTINGS, STAGE, TARGETS
from web.redaction import redacting
from web.texts import _, _l
from web.visits.forms import number
from web.words import word

HERE = ("/programme", _l("培育期"))
COHORT = Thing(area="programme", path="/programme/{programme}", at=Desk.at, back=_l("返回培育期"))
PERCENT = 100


def _open(on: Subject, values: Values, act: Act) -> str:
    code = values.pop("code")
    settings = Settings(**{name: values.pop(name) for name in SETTINGS})
    values |= {name: listed(values[name]) for name in ("aims", "policy_basis")}
    on.hub.programme.open(code, **values, settings=settings, act=act)
    return f"/programme/{code}"


def _blank(on: Subject) -> Facts:
    own = {name: getattr(PAPER, name) for name in SETTINGS}
    return own | {"operator": on.hub.settings.operator, "period_months": 24, "eligibility_years": 3}


# ---- the stage that is next


def _unscheduled(request: Request) -> Desk:
    """The cohort, while a stage of it is to be scheduled. Raises NotFound when all five are."""
    desk = Desk.at(request)
    if desk.due is None:
        raise NotFound(kind="stage", key="")
    return desk


def _next(on: Desk) -> Stage:
    if on.due is None:
        raise NotFound(kind="stage", key="")
    return on.due


def _begins(on: Desk) -> Facts:
    first = on.stages[-1].ends_on + timedelta(days=1) if on.stages else on.row.starts_on
    return {"stage": _next(on), "starts_on": first}


def _schedule(on: Desk, values: Values, act: Act) -> None:
    values |= {name: listed(values[name]) for name in ("primary_modes", "secondary_modes")}
    on.hub.programme.schedule_stage(on.row.code, values.pop("stage"), **values, act=act)


# ---- what is aimed at


def _aims(on: Desk) -> Facts:
    """The last version, shares in hundredths."""
    held = programme.targets(on.read, on.row.code)
    rows = {
        each.figure: {"least": _typed(each, each.least), "most": _typed(each, each.most)}
        for each in (held[-1].targets if held else ())
    }
    return {"targets": rows, "base_version": on.row.target_version}


def _asked(figure: Figure) -> str:
    return _("{figure}（%）", figure=word(figure)) if figure in SHARES else word(figure)


def _typed(target: Target, figure: float | None) -> str | None:
    return None if figure is None else f"{figure * PERCENT if target.figure in SHARES else figure:g}"


def _set_targets(on: Desk, values: Values, act: Act) -> None:
    found = [_target(Figure(name), row) for name, row in values["targets"].items() if row["least"] is not None]
    on.hub.programme.set_targets(on.row.code, found, base_version=number(values["base_version"]), act=act)


def _target(figure: Figure, row: dict[str, int | None]) -> Target:
    scale = PERCENT if figure in SHARES else 1
    least, most = row["least"] or 0, row["most"]
    return Target(figure, least / scale, None if most is None else most / scale)


# ---- its end


def _reports(on: Desk) -> Facts:
    """Final reports, by the studio that wrote them."""
    names = Names(on.read)
    rows = obligations.everywhere(on.read, programme=on.row.code, kind=Kind.FINAL_REPORT, limit=MOST)
    return {"final_report_id": {row.key: _("{owner}的总结报告", owner=names(row.party)) for row in rows}}


def _close(on: Desk, values: Values, act: Act) -> None:
    report = values.pop("final_report_id") or None
    on.hub.programme.close(on.row.code, **values, final_report_id=report, act=act)


MATTERS = (
    Matter(
        of=Thing(area="programme", path="/programme", at=start(HERE)),
        name="open",
        path="new",
        rule="programme.open",
        title=_l("开启培育期"),
        button=_l("开启"),
        about=_l("下面的数都按文件填好了，与文件一致时不用改。上一期还在进行也可以开启下一期，各人的记录都保留。"),
        form=OPEN,
        given=_blank,
        do=_open,
        done=_l("培育期已开启。接着排定五个阶段。"),
    ),
    Matter(
        of=Thing(area="programme", path="/programme/{programme}", at=_unscheduled),
        name="schedule",
        rule="programme.schedule",
        possible=lambda on: on.stops("schedule_stage"),
        title=_l("排定下一个阶段"),
        button=_l("排定"),
        form=STAGE,
        options=lambda on: {"stage": {_next(on): words.WORDS[Stage][_next(on)]}},
        given=_begins,
        do=_schedule,
        done=_l("阶段已排定。"),
    ),
    Matter(
        of=COHORT,
        name="targets",
        rule="programme.set_targets",
        possible=lambda on: on.stops("set_targets"),
        title=_l("设定目标值"),
        button=_l("设为新的一版"),
        about=_l("每次设定都成为新的一版，以前的各版保留，可以对照。"),
        form=TARGETS,
        options=lambda _on: {"targets": {figure: _asked(figure) for figure in Figure}},
        given=_aims,
        do=_set_targets,
        done=_l("目标值已设定。"),
    ),
    Matter(
        of=COHORT,
        name="close",
        rule="programme.close",
        possible=lambda on: on.stops("close"),
        title=_l("结束这一期"),
        about=_l("五个阶段都结束后才能结束这一期。结束后不再排阶段、设目标；记录照常可以查看。"),
        grave=True,
        form=CLOSE,
        options=_reports,
        given=lambda _on: {"on": texts.today()},
        do=_close,
        done=_l("这一期已结束。"),
    ),
    Matter(
        of=COHORT,
        name="archive",
        rule="programme.close",
        possible=lambda on: on.stops("archive"),
        title=_l("归档"),
        about=_l("归档时记下全部记录的校验码，以后可以用它证明备份是完整的。归档后不再改动。"),
        grave=True,
        form=ARCHIVE,
        given=lambda _on: {"on": texts.today()},
        do=lambda on, values, act: on.hub.programme.archive(on.row.code, **values, act=act),
        done=_l("这一期已归档。"),
    ),
    redacting(
        COHORT,
        rule="programme.redact",
        story=lambda desk: programme.timeline(desk.read, desk.key),
        do=lambda desk: desk.hub.programme.redact,
    ),
)
