"""What is kept for coming in, in words: part of web/help/kept.py."""

from __future__ import annotations

from web.help.about import PERSON, WITH_PERSON, About
from web.texts import _l

DOOR: dict[str, About] = {
    "account": About(
        _l("账号"),
        _l("让您能登录，别人不能冒用"),
        _l("没有人能看到密码；管理员能看到账号是否停用"),
        WITH_PERSON,
        {
            "login": _l("账号"),
            "person_id": PERSON,
            "hash": _l("密码的校验值，算不回密码"),
            "opened_at": _l("何时开通"),
            "changed_at": _l("密码何时设置"),
            "disabled_at": _l("何时停用"),
            "short": _l("密码是否较短，只能和两步验证一起用"),
        },
    ),
    "session": About(
        _l("登录状态"),
        _l("让您保持登录，并能看到、结束自己在别处的登录"),
        _l("只有您自己"),
        _l("退出登录或到期后删除"),
        {
            "hash": _l("登录凭据的校验值"),
            "person_id": PERSON,
            "csrf": _l("防止别的网站冒用您的登录"),
            "created_at": _l("何时登录"),
            "seen_at": _l("最近使用的时间，只用来判断是否过期"),
            "ends_at": _l("何时到期"),
            "address": _l("网络地址，已截短"),
            "agent": _l("浏览器名称"),
            "role": _l("您为这次登录选择的身份"),
        },
    ),
    "attempt": About(
        _l("登录失败的次数"),
        _l("挡住猜密码的人"),
        _l("没有人"),
        _l("登录成功即清除；一小时后不再计数，随后删除"),
        {
            "subject": _l("账号或网络地址的校验值，看不出原文"),
            "tries": _l("失败了几次"),
            "last_at": _l("最近一次是什么时候"),
            "until": _l("要等到什么时候"),
        },
    ),
    "invitation": About(
        _l("邀请和重设密码的链接"),
        _l("让您自己设置密码，不经别人的手"),
        _l("您自己；区教育党校负责人和管理员能看到有没有邀请、到什么时候，看不到链接"),
        _l("用过或过期 180 天后删除，或随本人资料删除"),
        {
            "id": _l("编号"),
            "person_id": PERSON,
            "hash": _l("链接的校验值，算不回链接"),
            "login": _l("账号"),
            "way": _l("打印、邮件还是忘记密码"),
            "issued_by": _l("谁发的邀请（只是一个编号）"),
            "created_at": _l("何时生成"),
            "ends_at": _l("何时到期"),
            "used_at": _l("何时使用"),
            "tries": _l("邮件发了几次"),
            "next_at": _l("邮件何时再发"),
            "trouble": _l("邮件为什么没有送达"),
        },
    ),
    "totp": About(
        _l("两步验证"),
        _l("您开启后，登录时核对手机上的验证码"),
        _l("没有人；设置时只显示给您"),
        _l("关闭两步验证时删除，或随本人资料删除"),
        {
            "person_id": PERSON,
            "secret": _l("与手机约定的密钥"),
            "begun_at": _l("何时开始设置"),
            "confirmed_at": _l("何时开启"),
            "last_step": _l("最近用过的验证码的序号，使它不能再用"),
        },
    ),
    "recovery": About(
        _l("恢复码"),
        _l("手机不在身边时登录"),
        _l("只在生成时给您看一次"),
        _l("换新或关闭两步验证时删除，或随本人资料删除"),
        {
            "hash": _l("恢复码的校验值，算不回恢复码"),
            "person_id": PERSON,
            "used_at": _l("何时用掉"),
        },
    ),
    "passkey": About(
        _l("通行密钥"),
        _l("让您用自己的设备登录"),
        _l("只有您自己；指纹和面容不离开您的设备"),
        _l("您删除它时，或随本人资料删除"),
        {
            "id": _l("密钥的编号"),
            "person_id": PERSON,
            "public_key": _l("密钥公开的一半"),
            "sign_count": _l("设备报来的次数，用来发现复制的设备"),
            "name": _l("您起的名字"),
            "created_at": _l("何时保存"),
            "used_at": _l("最近使用的时间，供您辨认"),
        },
    ),
    "step": About(
        _l("等待输入验证码的登录"),
        _l("连接密码和验证码这两步"),
        _l("没有人"),
        _l("十分钟"),
        {
            "hash": _l("凭据的校验值"),
            "person_id": PERSON,
            "ends_at": _l("何时到期"),
        },
    ),
    "spent": About(
        _l("用过的登录口令和重设密码的请求"),
        _l("使一次登录的回答不能再用；找出该寄给谁"),
        _l("没有人"),
        _l("几分钟，最长半小时"),
        {
            "hash": _l("校验值，看不出原文"),
            "ends_at": _l("何时到期"),
        },
    ),
    "identity": About(
        _l("统一认证的关联"),
        _l("让您用区里的统一认证登录"),
        _l("没有人"),
        WITH_PERSON,
        {
            "issuer": _l("哪一个统一认证"),
            "subject": _l("您在那里的编号"),
            "person_id": PERSON,
            "linked_at": _l("何时关联"),
        },
    ),
    "fact": About(
        _l("片区的名称"),
        _l("写在页脚和邮件里"),
        _l("所有人"),
        _l("一直保留，与个人无关"),
        {
            "name": _l("哪一项"),
            "value": _l("内容"),
        },
    ),
}
