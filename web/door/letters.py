"""The letter with a link: who it is for, what the link does, until when; in the language of its reader."""

from __future__ import annotations

from hub.compose import Hub
from hub.door.invitations import FORGOTTEN
from hub.door.post import Errand, Post
from hub.notices.notice import Letter
from web import pages, texts
from web.texts import _
from web.words import moment


def post(hub: Hub) -> Post:
    """Sends the links of this hub that wait."""
    return Post(hub.accounts.door, lambda errand: letter(hub, errand))


def letter(hub: Hub, errand: Errand) -> Letter:
    texts.read_in(errand.language or texts.SOURCE, hub.clock())
    link, until = hub.notices.link(errand.path), moment(pages.instant(errand.ends_at))
    if errand.way == FORGOTTEN:
        subject = _("重新设置您在互鉴的密码")
        why = _(
            "有人（应该是您）在互鉴书记工作室互访交流平台请求重新设置密码。如果不是您，不必理会这封邮件，密码不会改变。"
        )
    else:
        subject = _("请您设置在互鉴的密码")
        why = _("您已获邀使用互鉴书记工作室互访交流平台。请打开下面的链接，设置自己的密码，之后就可以登录。")
    lines = [
        _("{name}，您好：", name=errand.name),
        why,
        _("账号：{login}", login=errand.login),
        link,
        _("链接到 {until} 为止有效，只能用一次，请不要转给别人。", until=until),
    ]
    return Letter(subject, "\n\n".join(lines), lines)
