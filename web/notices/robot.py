"""群机器人: the group of a studio hears what waits for its schools; whoever leads or assists it sets the address, tries it, ends it."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from hub.notices import Kind, Style, Wishes
from projections import studios
from projections.studios import StudioRow
from web import frame, pages, words
from web.choices import Choice
from web.fields import Line
from web.filled import Filled
from web.forms import Form, submit
from web.notices import hours
from web.notices.speaking import Speaking
from web.texts import _l

words.WORDS[Style] = {"wecom": _l("企业微信群机器人"), "signed": _l("本单位程序（签名回调）")}
ROBOT = Form(
    "studios.robot",
    style=Choice(
        _l("发到哪里"),
        required=True,
        options={
            Style.WECOM: (words.WORDS[Style]["wecom"], _l("在企业微信群里添加群机器人后，复制它的 Webhook 地址")),
            Style.SIGNED: (
                words.WORDS[Style]["signed"],
                _l("按 Standard Webhooks 签名（HMAC-SHA256），密钥保存后显示"),
            ),
        },
    ),
    address=Line(_l("地址"), max=500, hint=_l("以 https:// 开头。地址里有密钥，保存后不再显示；不改地址时留空")),
    turn=hours.ways(hours.label(Kind.TURN), hint=_l("本工作室各校的待办；其余内容随每日简报发送")),
    digest_hour=hours.DIGEST,
    quiet_from=hours.FROM,
    quiet_until=hours.UNTIL,
)
PLAIN = Form("studios.robot_plain")
WISHED = ("turn", "digest_hour", "quiet_from", "quiet_until")


async def robot(request: Request) -> Response:
    """The robot of the studio, as it is set."""
    studio = _studio(request)
    found = pages.hub(request).notices.robots.of(studio.code)
    given = hours.given(found.wishes if found else Wishes(), *WISHED)
    return _page(request, ROBOT.blank(request, style=found.style if found else Style.WECOM, **given))


async def install(request: Request) -> Response:
    """Keep an address, once a trial message has arrived there."""
    studio, hub = _studio(request), pages.hub(request)

    def do(values: dict[str, Any], act: Act) -> None:
        wished = hours.wished({name: values[name] for name in WISHED})
        trial = Speaking(hub).trial()
        hub.notices.robots.install(studio.code, Style(values["style"]), values["address"], wished, trial, act=act)

    return await submit(request, ROBOT, do=do, draw=partial(_page, request), done=lambda _: _back(request, "robot.set"))


async def trial(request: Request) -> Response:
    """Send a trial message."""
    studio, hub = _studio(request), pages.hub(request)

    def do(_: dict[str, Any], act: Act) -> None:
        hub.notices.robots.greet(studio.code, Speaking(hub).trial(), act=act)

    return await submit(
        request, PLAIN, do=do, draw=partial(_page, request), done=lambda _: _back(request, "robot.tried")
    )


async def remove(request: Request) -> Response:
    """End it: address and secret are forgotten."""
    studio, hub = _studio(request), pages.hub(request)

    def do(_: dict[str, Any], act: Act) -> None:
        hub.notices.robots.remove(studio.code, act=act)

    return await submit(
        request, PLAIN, do=do, draw=partial(_page, request), done=lambda _: _back(request, "robot.gone")
    )


def _studio(request: Request) -> StudioRow:
    """The studio of the address, for whoever may set its robot."""
    code: str = request.path_params["studio"]
    access.authorise(pages.standing(request), "studio.robot", frame.act(request), Party(PartyKind.STUDIO, code))
    if (found := studios.studio(pages.reader(request), code)) is None:
        raise NotFound(kind="studio", key=code)
    return found


def _page(request: Request, filled: Filled) -> Response:
    """The page; what a button without fields met stands above the form as it is kept."""
    hub, studio = pages.hub(request), _studio(request)
    found = hub.notices.robots.of(studio.code)
    form = filled
    if filled.form is not ROBOT:
        given = hours.given(found.wishes if found else Wishes(), *WISHED)
        form = ROBOT.blank(request, style=found.style if found else Style.WECOM, **given)
    facts: dict[str, Any] = {"studio": studio, "robot": found, "form": form, "plain": PLAIN.blank(request)}
    return pages.page(request, "notices/robot.html", filled=filled, **facts)


def _back(request: Request, done: str) -> Response:
    return pages.go(request, "studios:robot", done=done, studio=request.path_params["studio"])


frame.DONE |= {
    "robot.set": _l("已保存。新地址已收到一条测试消息。"),
    "robot.tried": _l("测试消息已发出，请到群里查看。"),
    "robot.gone": _l("已停用，地址和密钥已删除。"),
}

routes = [
    Route("/studios/{studio}/robot", robot, name="studios:robot"),
    Route("/studios/{studio}/robot", install, methods=["POST"], name="studios:robot_install"),
    Route("/studios/{studio}/robot/test", trial, methods=["POST"], name="studios:robot_test"),
    Route("/studios/{studio}/robot/remove", remove, methods=["POST"], name="studios:robot_remove"),
]
