"""Sentences of what can be wrong at the door."""

from __future__ import annotations

from web import messages
from web.texts import _l

messages.SENTENCES |= {
    "account.link_dead": _l("这个链接不能用了。"),
    "account.disabled": _l("{person}的账号已停用。请先启用，再发邀请。"),
    "account.no_mail": _l("给{person}的邮件发不出去：通讯录里没有工作邮箱，或本站没有开通邮件。可以打印邀请条。"),
    "account.last_director": _l("这是最后一位能登录的负责人，不能停用。请先让另一位负责人登录。"),
    "account.step_over": _l("输入密码后过了太久，请重新登录。"),
    "account.code_wrong": _l("验证码不对，或者已经用过。请看手机上现在显示的 6 位数字，每个验证码只能用一次。"),
    "account.factor_on": _l("两步验证已经开启。"),
    "account.factor_off": _l("两步验证没有开启，请从头开始设置。"),
    "account.password_stays_short": _l(
        "现在的密码不足 {least} 个字符，只能和两步验证一起使用。请先换一个长一些的密码。"
    ),
    "account.passkey_refused": _l("没有认出这个通行密钥，或者等待得太久。请再试一次，也可以用密码登录。"),
    "account.too_many_passkeys": _l("每人最多保存 {most} 个通行密钥，请先删除一个不用的。"),
    "account.provider_refused": _l("统一认证没有认出您在本站的账号。请用本站的账号和密码登录，或联系区教育党校。"),
    "account.provider_silent": _l("统一认证现在没有回应，请稍后再试，或用本站的账号和密码登录。"),
}
