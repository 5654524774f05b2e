"""A refusal becomes a sentence that says what is the matter and what to do next; one sentence for each code, here and nowhere else.

Placeholders are the facts of the error. Facts named `by`, `person` or `owner` hold ids of people and are shown as names.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus

from domain.errors import Conflict, Forbidden, Missing, Refused, Several, Wrong
from hub.outage import Cause
from web.texts import Lazy, _, _l
from web.words import shown

STATUS: tuple[tuple[type[Refused], HTTPStatus], ...] = (
    (Wrong, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Several, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (Missing, HTTPStatus.NOT_FOUND),
    (Conflict, HTTPStatus.CONFLICT),
)
STATUS_OF_CODE: dict[str, HTTPStatus] = {}
"""What is answered otherwise than its family; an area adds its own."""
PEOPLE = frozenset({"by", "person", "owner"})
CODED = frozenset({"because", "missing", "kind", "column", "lines"})
"""Facts that are codes, or several of a kind; an area adds the words for its own to `FACTS`."""
FACTS: dict[str, Lazy] = {}

SENTENCES: dict[str, Lazy] = {
    "several": _l("有几处需要更正。"),
    "not_found": _l("没有找到您要的内容。它可能已被撤下，也可能不对您开放。"),
    "access.not_yours": _l("您不在可以办理这件事的名单里。如需办理，请联系本单位书记或区教育党校。"),
    "access.term_ended": _l("您的任期（{role}）已于 {on}结束，不能再办理这件事。如有变动，请联系区教育党校。"),
    "access.term_not_begun": _l("您的任期（{role}）从 {on}开始，届时才能办理。"),
    "access.read_only": _l("您的角色只能查看，不能办理。需要办理的，请联系有关单位或区教育党校。"),
    "already_there": _l("同样的内容已经有了（{key}），没有重复保存。"),
    "overtaken": _l("就在刚才有人改动了同一内容。您的内容还在，请核对后再提交。"),
    "input.missing": _l("请填写这一项。"),
    "day.in_the_future": _l("这个时间还没有到，只能登记已经发生的事。"),
    "minutes.none": _l("还没有纪要，请先提交纪要。"),
    "minutes.changed": _l("纪要刚刚有了新的一稿（第 {revision} 稿），请看清改动后再提交。"),
    "minutes.nothing_amended": _l("内容没有变化，未作保存。"),
    "minutes.no_takeaway": _l("请写明带走了什么做法；确实没有，请勾选“无”。"),
    "minutes.item_twice": _l("第 {no} 项行动的编号重复，请核对。"),
    "minutes.item_unnumbered": _l("行动的编号从 {least} 开始，请核对。"),
    "minutes.no_such_item": _l("纪要里没有第 {item_no} 项行动，请刷新后核对。"),
    "papers.sheet_filed": _l("考勤表已经归档（{count} 人）。如有出入，请逐人更正。"),
    "papers.no_sheet": _l("还没有考勤表，不能更正。请先登记考勤。"),
    "papers.feedback_over": _l("反馈已于 {until}截止。"),
    "papers.usefulness_unknown": _l("有用程度请在 1 到 5 之间选择。"),
    "papers.kept_itself": _l("保留的那一份不能是正要作废的这一份，请另选。"),
    "text.unknown": _l("没有找到要移除的文字。它可能不属于这一份记录，请刷新后再选。"),
    "input.too_long": _l("最多 {limit} 字，现在 {length} 字。"),
    "web.foreign_origin": _l("这次提交不是从本站的页面发出的，没有办理。请从本站打开页面后再试。"),
    "web.stale_form": _l("这一页停留得太久，登录已经更换，这次没有提交。请返回上一页，刷新后再试。"),
    "account.sign_in_refused": _l("账号或密码不对，请核对后再试。忘记密码可以重新设置，见下面的链接。"),
    "account.too_many_tries": _l("尝试的次数太多，请过 {wait_seconds} 秒再试。"),
    "account.busy": _l("此刻登录的人较多，请过 {wait_seconds} 秒再试。"),
    "account.login_unfit": _l("账号须有 2 到 64 个字母、数字或 . @ + - _，并以字母或数字开头。"),
    "account.login_taken": _l("账号 {login} 已有人使用，请换一个。"),
    "account.has_account": _l("这个人已有账号 {login}。"),
    "account.old_password_wrong": _l("现在的密码不对，请核对后再试。"),
    "account.passwords_differ": _l("两次输入的新密码不一样，请重新输入。"),
    "account.password_too_short": _l("密码至少 {least} 个字符，现在 {length} 个。可用一句好记的话。"),
    "account.password_guessable": _l("这个密码容易被猜到，请换一句别人想不到的话。"),
    "account.password_unreadable": _l("密码里有不能使用的字符，或者过长。"),
    "person.term_reversed": _l("任期的结束日期（{until_on}）早于开始日期（{from_on}），请核对。"),
    "person.scope_mismatch": _l("{role}不能在这个范围内任命，请重新选择范围。"),
    "person.already_appointed": _l("此人自 {from_on}起已担任{role}，不必重复任命。"),
    "person.not_appointed": _l("此人没有担任{role}，请刷新后核对。"),
    "person.last_director": _l("这是最后一位负责人，不能撤销。请先任命接任的人。"),
    "person.still_in_post": _l("此人仍任{role}。请先结束任期，再删除资料。"),
    "person.erased": _l("此人的资料已经删除，不能再添加内容。"),
    "membership.ended": _l("此人的入室已经结束，不能再办理。请刷新后核对。"),
    "membership.before_this_term": _l("现在这一段从 {since}开始，日期不能早于这一天。"),
    "membership.same_unit": _l("此人已经在这个单位，不必再调整。"),
    "school.level": _l("学校的学段只能是中学、小学或幼儿园。"),
    "school.nothing_changed": _l("内容没有变化，未作保存。"),
    "school.tier_unknown": _l("没有这个等级，请重新选择。"),
    "school.need_not_flagged": _l("这项需求没有登记过，请刷新后核对。"),
    "history.not_a_unit": _l("“{id}”不是学校、工作室或共建单位，不能作为一方办理，请核对导入文件。"),
    "history.many_guests": _l("一次互访只有一个来访方，这里有 {count} 个。多方参加的请改用交流活动。"),
    "history.district_calendar_only": _l("学期和假期只能在全区校历里设定，不能写在“{calendar}”里。"),
    "history.return_mismatch": _l("互访 {visit} 没有写明是对这一次的回访，请核对导入文件。"),
    "history.not_revisable": _l("这几项登记后不再更改：{fields}。请从更正内容中去掉。"),
    "history.proposer_mismatch": _l("发起方须是接待方（请来我处）或来访方（请求往访），这里是 {proposer}，请核对。"),
    "history.not_a_side": _l("“{unit}”不是互访 {visit} 的任何一方，请核对导入文件。"),
    "history.no_such_figure": _l("没有名为“{figure}”的指标，不能设目标值，请核对导入文件。"),
    "history.no_target": _l("“{figure}”的目标值应是一个数，或下限、上限两个数，请核对导入文件。"),
    "history.no_such_tier": _l("品牌认定只有工作室级、区级、市级，没有“{tier}”这一级，请核对导入文件。"),
}
"""Sentence by code. An area's codes stand together; whoever adds an error adds its sentence, a test says so."""

OUTAGES: dict[Cause, Lazy] = {
    "full": _l("服务器的存储空间已满，现在不能保存，查看不受影响。请保留本页，稍后再试，并告知管理员。"),
    "readonly": _l("服务器的存储现在只能读取，不能保存，查看不受影响。请保留本页，稍后再试，并告知管理员。"),
    "busy": _l("服务器正忙，这次没有保存。请稍等片刻再试。"),
    "disk": _l("服务器的存储出了问题，这次没有保存。请保留本页，稍后再试，并告知管理员。"),
}

OF_STATUS: dict[int, Lazy] = {
    400: _l("没有读懂这次请求。请返回上一页再试。"),
    404: _l("地址可能已经变更，或者这一页不对您开放。"),
    405: _l("这个地址不能这样使用。请从页面上的按钮或链接进入。"),
    413: _l("提交的内容太大。一次最多 1 MB，请删减后再提交。"),
}


def sentence(error: Refused, names: Callable[[str], str] = str) -> str:
    """The sentence of a refusal, with its facts as people say them."""
    if isinstance(error, Several):
        return "".join(sentence(fault, names) for fault in error.faults)
    facts = {key: _fact(key, fact, names) for key, fact in error.facts.items()}
    return SENTENCES[error.code].with_(facts) if error.code in SENTENCES else _("这次没有办成，请核对后再试。")


def _fact(key: str, fact: object, names: Callable[[str], str]) -> object:
    if key in CODED:
        parts = fact if isinstance(fact, tuple | list) else (fact,)
        return _("、").join(str(FACTS.get(str(part)) or shown(part)) for part in parts)
    return names(str(fact)) if key in PEOPLE and not isinstance(fact, StrEnum) else shown(fact)


def status(error: Refused) -> HTTPStatus:
    """How a refusal is answered: by its family, where nothing else is said of its code."""
    if error.code in STATUS_OF_CODE:
        return STATUS_OF_CODE[error.code]
    return next((code for family, code in STATUS if isinstance(error, family)), HTTPStatus.CONFLICT)


def of_status(code: int) -> str:
    """The sentence of an answer that has no error of ours behind it."""
    return str(OF_STATUS.get(code, OF_STATUS[400]))


def outage(cause: Cause) -> str:
    """The sentence of a machine that cannot store."""
    return str(OUTAGES[cause])


def incident(number: str) -> str:
    """The sentence of a mistake in the code."""
    return _("出了意外，这次没有办成。事件编号 {number}，请告知管理员。", number=number)
