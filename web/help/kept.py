"""Every table and column of the private store in words: why it is there, who sees it, how long it stays. A test misses none."""

from __future__ import annotations

from typing import NamedTuple

from web.texts import Lazy, _l


class About(NamedTuple):
    """A table of the private store: what it is for, who sees it, how long it is kept, and its columns in words."""

    title: Lazy
    purpose: Lazy
    seen_by: Lazy
    kept: Lazy
    columns: dict[str, Lazy]


PERSON = _l("是谁的（只是一个编号）")
WITH_PERSON = _l("与本人的资料一起，应本人要求或离任后删除")

KEPT: dict[str, About] = {
    "person": About(
        _l("通讯录"),
        _l("让大家知道该找谁、怎样联系"),
        _l("本区的书记、主持人、助理和区教育党校；导师和共建单位只看到与自己工作有关的人"),
        WITH_PERSON,
        {
            "id": _l("编号，本站的全部记录里只写它"),
            "name": _l("姓名"),
            "post": _l("职务"),
            "org": _l("单位"),
            "phone": _l("办公电话"),
            "mail": _l("工作邮箱"),
            "pinyin": _l("姓名的拼音，供查找"),
            "initials": _l("姓名的拼音首字母，供查找"),
        },
    ),
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
    "draft": About(
        _l("草稿"),
        _l("写到一半也不会丢"),
        _l("只有您自己"),
        _l("提交或丢弃后删除；每人最多 100 份，四百天没有动过的也删除"),
        {
            "person_id": PERSON,
            "form": _l("哪一张表"),
            "key": _l("关于哪一件事"),
            "body": _l("您输入的文字"),
            "saved_at": _l("何时保存"),
        },
    ),
    "attachment": About(
        _l("附件"),
        _l("让案例等材料能带上文件"),
        _l("能看到那份材料的人"),
        _l("随材料保留；上传的人删除资料后，不再写明是谁上传的"),
        {
            "id": _l("编号"),
            "digest": _l("文件内容的校验值"),
            "name": _l("文件名"),
            "size": _l("大小"),
            "media": _l("文件类型"),
            "person_id": _l("谁上传的（只是一个编号）"),
            "uploaded_at": _l("何时上传"),
        },
    ),
    "preference": About(
        _l("个人喜好"),
        _l("记住您选的字号、语言和消息设置"),
        _l("只有您自己"),
        WITH_PERSON,
        {"person_id": PERSON, "name": _l("哪一项"), "value": _l("选了什么")},
    ),
    "delivery": About(
        _l("消息的发送记录"),
        _l("同一件事只告诉您一遍；没送达的可以重发"),
        _l("管理员只看到没送达的"),
        _l("四百天后删除，或与本人的资料一起删除"),
        {
            "recipient": _l("发给谁（编号或工作室代码）"),
            "thing": _l("关于哪一件事（编号）"),
            "name": _l("什么事项"),
            "occasion": _l("第几次"),
            "person_id": PERSON,
            "message": _l("哪一封"),
            "state": _l("送达了没有"),
            "tries": _l("试了几次"),
            "at": _l("何时"),
            "next_at": _l("何时再试"),
            "code": _l("没送达的原因"),
            "answer": _l("收信服务器的答复"),
        },
    ),
    "digest": About(
        _l("每日简报的日期"),
        _l("简报每天只发一次"),
        _l("没有人"),
        WITH_PERSON,
        {"recipient": _l("发给谁（编号或工作室代码）"), "person_id": PERSON, "day": _l("最近一次是哪天")},
    ),
    "robot": About(
        _l("工作室的群机器人"),
        _l("把待办发到工作群"),
        _l("工作室的主持人、助理和区教育党校；地址里的密钥不再显示"),
        _l("停用时删除"),
        {
            "studio": _l("工作室代码"),
            "style": _l("发到哪里"),
            "address": _l("地址"),
            "secret": _l("签名的密钥"),
            "wishes": _l("什么时候发"),
            "set_at": _l("何时设置"),
        },
    ),
    "guest": About(
        _l("来宾的联系方式"),
        _l("没有账号的人也能报名，并收到变动的通知"),
        _l("组织这场活动的人"),
        _l("活动结束后按组织方定的天数删除"),
        {
            "id": _l("编号"),
            "exchange": _l("哪一场活动（编号）"),
            "name": _l("姓名"),
            "organisation": _l("单位"),
            "phone": _l("电话"),
            "mail": _l("邮箱"),
            "language": _l("用哪种语言"),
            "created_at": _l("何时报名"),
            "links": _l("个人链接补发过几次"),
        },
    ),
    "retention": About(
        _l("来宾联系方式保留几天"),
        _l("到期自动删除"),
        _l("没有人；与任何人无关"),
        _l("随活动保留，只是一个数"),
        {"exchange": _l("哪一场活动（编号）"), "days": _l("活动之后几天")},
    ),
    "roster_import": About(
        _l("名册导入记录"),
        _l("说明谁在什么时候导入了哪一份名册，办到了哪一步"),
        _l("区教育党校和管理员"),
        _l("办完一年后删除；上传的表格办完即删，没有办完的七天后删除"),
        {
            "id": _l("编号"),
            "person_id": _l("谁导入的（只是一个编号）"),
            "name": _l("文件名"),
            "state": _l("办到了哪一步"),
            "sheets": _l("哪张表的哪一列是什么"),
            "good_only": _l("是否只导入没有错误的行"),
            "total": _l("一共多少行"),
            "done": _l("办了多少行"),
            "at": _l("何时上传"),
            "ended_at": _l("何时办完"),
            "counts": _l("新增、变更、跳过、错误各多少行"),
            "trouble": _l("没有办成的原因"),
        },
    ),
    "roster_line": About(
        _l("名册每一行的结果"),
        _l("让导入的人知道哪一行没有导入、为什么"),
        _l("区教育党校和管理员"),
        _l("随导入记录删除；其中的姓名在办完时抹去"),
        {
            "import_id": _l("哪一次导入"),
            "no": _l("第几行"),
            "sheet": _l("哪张表"),
            "kind": _l("表里是什么"),
            "line": _l("在表里的行号"),
            "action": _l("新增、变更、跳过还是错误"),
            "thing": _l("是谁或哪个单位的（只是编号）"),
            "said": _l("表里写的名称，办完时抹去"),
            "faults": _l("错误的原因"),
            "notes": _l("提示"),
            "outcome": _l("结果"),
        },
    ),
    "export_log": About(
        _l("导出记录"),
        _l("列表带出系统时留有记录"),
        _l("管理员"),
        _l("三年后删除；本人的资料删除后，不再写明是谁导出的"),
        {
            "id": _l("编号"),
            "person_id": _l("谁导出的（只是一个编号）"),
            "list": _l("哪一个列表"),
            "form": _l("哪种文件"),
            "filters": _l("用了哪些筛选"),
            "at": _l("何时"),
            "rows": _l("多少行"),
        },
    ),
    "counter": About(
        _l("变更计数"),
        _l("资料有变动时，页面能及时更新"),
        _l("没有人；与任何人无关"),
        _l("一直保留，只是一个数"),
        {"n": _l("一个不断增加的数")},
    ),
    "key": About(
        _l("文字的钥匙"),
        _l("记录里的文字逐段加密保存；脱敏时销毁钥匙，那段文字就再也读不出来"),
        _l("没有人"),
        _l("直到那段文字被脱敏"),
        {"name": _l("哪一段文字"), "secret": _l("钥匙")},
    ),
}
