"""Why a wish, a robot or a webhook is refused, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

SENTENCES: dict[str, Lazy] = {
    "notice.digest_in_quiet": _l("这个时间在免打扰时段内，简报会发不出来。请改选时间，或调整免打扰时段。"),
    "notice.only_turn_at_once": _l("只有“轮到我办理”可以即时发送，其余请选择每日简报或不发送。"),
    "notice.mail_unfit": _l("这个邮箱地址无法收信，请核对，例如 name@example.cn。"),
    "notice.no_robot": _l("这个工作室还没有设置群机器人，请先填写地址。"),
    "hook.unreadable": _l("请填写完整的 https 地址，不带账号和密码，例如从群机器人页面复制的地址。"),
    "hook.unlisted": _l("{host} 不在允许发送的名单里。如需使用，请系统管理员把它加入名单（HUB_WEBHOOK_HOSTS）。"),
    "hook.inside": _l("{host} 指向内部网络的地址，不能向那里发送。请改用公网可访问的地址。"),
    "hook.unknown": _l("找不到 {host}，请核对地址。"),
    "hook.unreached": _l("连不上 {host}，或它的证书无效。请核对地址，稍后再试。"),
    "hook.silent": _l("对方在 {seconds} 秒内没有答复完。请稍后再试。"),
    "hook.redirected": _l("这个地址会转到别处，不能使用。请填写最终的地址。"),
    "hook.too_large": _l("对方的答复超过 {limit} KB，不像群机器人的答复。请核对地址。"),
    "hook.refused": _l("对方没有接受，答复是：{answer}。请核对地址，或重新添加群机器人。"),
}
FAILURES: dict[str, Lazy] = {
    "interrupted": _l("发送途中程序中断，不能确定是否送达"),
    "mail.address": _l("邮箱地址无法收信"),
    "mail.header": _l("标题或姓名里有不能用于邮件的字符"),
    "mail.unreached": _l("连不上邮件服务器，或登录没有通过"),
    "mail.refused": _l("邮件服务器没有接受"),
    "mail.silent": _l("邮件已交出，没有等到答复，不能确定是否送达"),
    "hook.unreadable": _l("地址不可用"),
    "hook.unlisted": _l("主机不在允许发送的名单里"),
    "hook.inside": _l("地址指向内部网络"),
    "hook.unknown": _l("找不到主机"),
    "hook.unreached": _l("连不上主机，或证书无效"),
    "hook.silent": _l("没有等到答复，不能确定是否送达"),
    "hook.redirected": _l("地址会转到别处"),
    "hook.too_large": _l("答复过长"),
    "hook.refused": _l("对方没有接受"),
}
"""Why a message was not delivered, by the code of its delivery."""

messages.SENTENCES |= SENTENCES
