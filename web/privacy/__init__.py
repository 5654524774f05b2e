"""个人资料: everybody sees all that is kept of them, takes it along, has it put right or erased; the Party School does it for whoever asks."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.people import ErasedFor
from hub.access import Act
from web import frame, pages
from web.choices import Choice, Tick
from web.desk import Subject
from web.fields import Line, Mail, Phone
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.privacy import exported
from web.privacy.erasing import NameMismatch, named_alike
from web.privacy.kept import MINE, THEIRS, shown
from web.texts import Lazy, _, _l
from web.visitor import set_cookie

__all__ = ["NameMismatch", "routes"]

CONTACT = {
    "post": Line(_l("职务"), max=40),
    "org": Line(_l("单位"), max=40),
    "phone": Phone(_l("办公电话"), hint=_l("请填办公电话，不收集私人号码")),
    "mail": Mail(_l("工作邮箱")),
}
NAME = Line(_l("姓名"), max=40, required=True)
TYPED = Line(_l("请输入姓名以确认"), max=40, required=True, hint=_l("与上面显示的姓名一字不差"))
SURE = Tick(_l("我明白：删除以后不能恢复"), required=True)
REASONS: dict[str, Lazy] = {
    ErasedFor.LEFT: _l("已离任"),
    ErasedFor.WITHDRAWN: _l("本人要求"),
    ErasedFor.EXPIRED: _l("保留期已满"),
}
ABOUT = _l(
    "删除的是姓名、职务、联系方式、账号、登录状态、草稿和消息记录。互访等记录和各项数字不变，姓名处显示“已删除人员”。"
    "文字里写到的姓名不会随之消失，请先检索姓名，需要时移除那段文字。"
)


# ---- who it is about


def _myself(request: Request) -> Subject:
    key = pages.person(request)
    return Subject(request, key, [("/me", _("我的资料")), ("/me/data", _("本站保存的内容"))])


def _somebody(request: Request) -> Subject:
    key: str = request.path_params["person"]
    return Subject(request, key, [("/people", _("通讯录")), (f"/people/{key}", pages.name_of(request, key))])


def _entry(on: Subject) -> Facts:
    person = on.hub.private.person(on.key)
    return {name: getattr(person, name) for name in ("name", *CONTACT)} if person else {}


# ---- what is done


def _correct(on: Subject, values: Values, act: Act) -> None:
    on.hub.privacy.correct(on.key, **values, act=act)


def _erase(on: Subject, values: Values, act: Act) -> str:
    named_alike(on, values["typed"])
    on.hub.privacy.erase(on.key, reason=values.get("reason") or ErasedFor.WITHDRAWN, act=act)
    return "/people"


def _erase_me(on: Subject, values: Values, act: Act) -> str:
    _erase(on, values, act)
    return "/me/erased"


async def mine(request: Request) -> Response:
    """All that the hub keeps of me."""
    return shown(_myself(request))


async def theirs(request: Request) -> Response:
    """All that the hub keeps of somebody who asked the Party School for it."""
    return shown(_somebody(request))


async def erased(request: Request) -> Response:
    """Whoever has erased themselves is signed out, and told so on the page for everybody."""
    response = RedirectResponse("/login?done=erased", 303, {"Clear-Site-Data": '"cache"'})
    if not pages.signed_in(request):  # a link from elsewhere signs nobody out
        set_cookie(response, pages.hub(request).settings, "hub", "", 0)
    return response


ME = Thing(area="privacy", path="/me", at=_myself)
PERSON = Thing(area="privacy.person", path="/people/{person}", at=_somebody)
MATTERS = (
    Matter(
        of=ME,
        name="correct",
        title=_l("更正我的资料"),
        button=_l("保存"),
        form=Form("privacy.correct", **CONTACT),
        given=lambda on: {name: value for name, value in _entry(on).items() if name != "name"},
        do=_correct,
        about=_l("姓名有误请联系区教育党校更正。"),
        done=_l("已更正。"),
    ),
    Matter(
        of=ME,
        name="erase",
        title=_l("删除我的资料"),
        button=_l("删除"),
        form=Form("privacy.erase", typed=TYPED, sure=SURE),
        do=_erase_me,
        about=ABOUT,
        grave=True,
        keeps=False,
    ),
    Matter(
        of=PERSON,
        name="correct",
        rule="person.correct",
        title=_l("更正资料"),
        button=_l("保存"),
        form=Form("privacy.correct_person", name=NAME, **CONTACT),
        given=_entry,
        do=_correct,
        done=_l("已更正。"),
    ),
    Matter(
        of=PERSON,
        name="erase",
        rule="person.erase",
        title=_l("删除个人资料"),
        button=_l("删除"),
        form=Form(
            "privacy.erase_person", reason=Choice(_l("原因"), required=True, options=REASONS), typed=TYPED, sure=SURE
        ),
        do=_erase,
        about=ABOUT,
        grave=True,
        keeps=False,
        done=_l("已删除。记录中显示为“已删除人员”。"),
    ),
)

frame.DONE["erased"] = _l("您的资料已经删除，登录也已结束。")

routes = [
    Route("/me/data", mine, name="privacy:mine"),
    *MINE.routes,
    Route("/me/erased", erased, name="privacy:erased"),
    Route("/people/{person}/data", theirs, name="privacy:theirs"),
    *THEIRS.routes,
    *routes_of(MATTERS),
    Route("/admin/exports", exported.log, name="privacy:exported"),
]
