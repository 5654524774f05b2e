"""An area as other people write it, with every kind of field: what the frame promises is tested on it."""

import sqlite3
from pathlib import Path

from starlette.routing import Route

from domain.words import Part, SupportKind
from web import pages
from web.choices import Boxes, Choice, Tick
from web.fields import Hidden, Line, Mail, Phone, Text, Whole
from web.forms import Form, submit
from web.rows import Each, Many, Sheet
from web.texts import _l
from web.times import Day, Hour
from web.words import choices

TEMPLATES = Path(__file__).parent / "templates"

NEED = Form(
    "sample.need",
    topic=Line(_l("主题"), max=10, required=True, hint=_l("一句话")),
    purpose=Text(_l("说明"), max=200),
    kind=Choice(_l("类别"), options=choices(SupportKind), required=True),
    answer=Choice(_l("意见"), options={"yes": (_l("同意"), _l("就这样")), "no": _l("不同意")}, menu=True),
    count=Whole(_l("人数"), least=1, most=8, given=("answer", "yes"), required=True),
    tags=Boxes(_l("标签"), options={"a": _l("甲"), "b": _l("乙")}),
    sure=Tick(_l("我已核对")),
    on=Day(_l("日期")),
    at=Hour(_l("时间")),
    phone=Phone(_l("电话")),
    mail=Mail(_l("邮箱")),
    offer=Hidden("", max=8),
    slots=Many(
        _l("可选时间"),
        columns={"on": Day(_l("日期"), required=True), "part": Choice(_l("时段"), options=choices(Part), menu=True)},
    ),
    sheet=Sheet(
        _l("名单"), columns={"name": Line(_l("姓名"), required=True), "phone": Phone(_l("电话"))}, unique="name", most=5
    ),
    present=Each(
        _l("到场"), columns={"status": Choice(_l("到场"), options={"in": _l("到"), "out": _l("未到")}, menu=True)}
    ),
)
PEOPLE = {"p-1": "郝砺川", "p-2": "何田苒"}


def _form():
    return NEED.offering(present=PEOPLE)


async def board(request):
    rows = pages.reader(request).rows("SELECT code, name FROM school ORDER BY code")
    return pages.page(request, "sample/board.html", block="list", rows=rows)


async def new(request):
    return _draw(request, _form().open(request, key="MS-01", version=3, offer="7", slots=[{"part": Part.AM}]))


async def create(request):
    def do(values, act):
        return pages.hub(request).schools.flag_need("MS-01", values["kind"], note=values["purpose"] or None, act=act)

    return await submit(
        request,
        _form(),
        do=do,
        draw=lambda filled: _draw(request, filled),
        done=lambda _: pages.go(request, "sample:board", done="1"),
    )


async def read(request):
    """Tells the values that a command would get."""
    filled = await _form().read(request)
    return pages.page(request, "sample/values.html", values=filled.values, errors=filled.errors)


async def broken(request):
    raise ZeroDivisionError("何田苒 13800138000")


async def full(request):
    """A page that needs a disk with room."""
    return pages.page(request, "sample/values.html", values=_write(), errors={})


async def keep(request):
    """A form that needs a disk with room."""
    return await submit(
        request,
        _form(),
        do=_write,
        draw=lambda filled: _draw(request, filled),
        done=lambda _: pages.go(request, "sample:board"),
    )


def _write(*_):
    db = sqlite3.connect(":memory:")
    db.execute("PRAGMA max_page_count = 1")
    db.execute("CREATE TABLE t (x)")
    return {}


def _draw(request, filled):
    return pages.page(request, "sample/new.html", block="form", filled=filled)


routes = [
    Route("/sample", board, name="sample:board"),
    Route("/sample/new", new, name="sample:new"),
    Route("/sample/new", create, methods=["POST"], name="sample:create"),
    Route("/sample/read", read, methods=["POST"], name="sample:read"),
    Route("/sample/broken", broken, name="sample:broken"),
    Route("/sample/full", full, name="sample:full"),
    Route("/sample/keep", keep, methods=["POST"], name="sample:keep"),
]
