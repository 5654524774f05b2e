"""Is the system well: positions, events set aside with a button to try them again, sizes; and a living page of what pages are made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.visits.deadlines import day_of
from domain.words import Role
from hub import watch
from hub.access import Act
from projections import state
from web import frame, pages, texts, words
from web.choices import Boxes, Choice, Tick
from web.desk import may, require
from web.fields import Line, Text
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Lazy, _l
from web.times import Day, Hour

BACKUP_DAYS = 7
"""A hub whose last backup is older says so."""
REBUILD = Form("admin.rebuild")
PARTS: dict[str, Lazy] = {
    "log": _l("记录"),
    "private": _l("个人资料"),
    "read": _l("页面数据（可由记录重新算出）"),
    "other": _l("其他"),
}
SAMPLE = Form(
    "admin.sample",
    topic=Line(_l("单行文字"), max=40, required=True, hint=_l("提示写在输入框上方")),
    purpose=Text(_l("多行文字"), max=200),
    on=Day(_l("日期")),
    at=Hour(_l("时间")),
    role=Choice(_l("菜单"), menu=True, options=words.choices(Role)),
    answer=Choice(_l("单选"), options={"yes": (_l("同意"), _l("写明后果")), "no": (_l("谢绝"), _l("需要原因"))}),
    which=Boxes(_l("多选"), options={"a": _l("甲"), "b": _l("乙")}),
    sure=Tick(_l("已核对")),
)


async def board(request: Request) -> Response:
    """How the machine is. No figures about persons, sign-ins only as one number."""
    require(request, "admin.look")
    return _board(request, REBUILD.blank(request))


async def rebuild(request: Request) -> Response:
    """Compute all pages' data anew from the log; events set aside are tried again."""
    require(request, "admin.mend")
    read = pages.hub(request).read

    def do(_: dict[str, Any], __: Act) -> None:
        read.rebuild()

    return await submit(
        request,
        REBUILD,
        do=do,
        draw=lambda filled: _board(request, filled),
        done=lambda _: pages.go(request, "admin:board", done="rebuilt"),
    )


def _board(request: Request, filled: Filled) -> Response:
    hub, read = pages.hub(request), pages.reader(request)
    looked = watch.look(hub)
    shown = pages.page(
        request,
        "admin/board.html",
        state=looked,
        tick=datetime.fromisoformat(looked.last_tick) if looked.last_tick else None,
        **_backup(looked.last_backup, demo=hub.settings.demo == "on"),
        parked=state.parked(read),
        parked_count=state.parked_count(read),
        undelivered=hub.notices.deliveries.parked_count(),
        sizes=[(PARTS[name], size) for name, size in watch.sizes(hub).items()],
        sessions=hub.accounts.living_sessions(),
        filled=filled,
        may_mend=may(request, "admin.mend"),
    )
    return pages.keep_no_copy(shown)


def _backup(made_at: str, *, demo: bool) -> dict[str, Any]:
    """When the last good backup was made, its age in days, and whether that is too long ago; nobody misses one of a demo."""
    made = datetime.fromisoformat(made_at) if made_at else None
    age = (texts.today() - day_of(made)).days if made else None
    return {"backup": made, "backup_age": age, "backup_old": not demo and (age is None or age > BACKUP_DAYS)}


async def patterns(request: Request) -> Response:
    """All parts of pages at a glance, drawn by the macros that every page uses."""
    require(request, "admin.look")
    blank = SAMPLE.blank(request, topic="", answer="yes")
    faulty = Filled(blank.form, blank.csrf, blank.command_id, errors={"topic": str(_l("请填写单行文字"))})
    return pages.page(request, "admin/patterns.html", filled=blank, faulty=faulty, now=texts.now(), today=texts.today())


frame.DONE["rebuilt"] = _l("页面数据已按现在的程序重新算出。仍搁置的记录见下。")

routes = [
    Route("/admin", board, name="admin:board"),
    Route("/admin/rebuild", rebuild, methods=["POST"], name="admin:rebuild"),
    Route("/admin/patterns", patterns, name="admin:patterns"),
]
