"""入室书记的变动: a secretary changes school or studio, leaves, or completes, each on a page of one purpose."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from domain.errors import NotFound
from domain.studios import LeavingReason, Result
from domain.words import PartyKind
from hub.access import Act
from hub.compose import Hub
from projections import studios
from web import frame, pages, texts, words
from web.choices import Choice
from web.fields import Text
from web.forms import Form
from web.naming import Names
from web.task import Asks, Crumbs, Do, Errand, Subject
from web.texts import Lazy, _l
from web.times import Day

words.WORDS[LeavingReason] = {
    "reassigned": _l("调任其他岗位"),
    "retired": _l("退休"),
    "request": _l("本人申请"),
    "dismissed": _l("免职"),
}
words.WORDS[Result] = {"excellent": _l("优秀"), "qualified": _l("合格"), "unqualified": _l("不合格")}

LAST_DAY = Day(_l("最后一天"), required=True)
SCHOOL = Form(
    "membership.school",
    to_school_id=Choice(_l("新的学校"), required=True, menu=True),
    on=Day(_l("从"), required=True, hint=_l("以前的学校和记录保留在任期里")),
)
TRANSFER = Form(
    "membership.transfer",
    to_studio_id=Choice(_l("新的工作室"), required=True, menu=True),
    reason=Text(_l("转室原因"), max=500, required=True),
    on=Day(_l("从"), required=True),
)
LEAVE = Form(
    "membership.leave",
    reason=Choice(_l("退出原因"), required=True, options=words.choices(LeavingReason)),
    on=LAST_DAY,
)
COMPLETE = Form(
    "membership.complete",
    result=Choice(_l("结业结果"), required=True, options=words.choices(Result)),
    on=LAST_DAY,
)


def _member(request: Request) -> Subject:
    """The person of the address, with the school and the studio of the membership that runs; None where there is none."""
    key: str = request.path_params["person"]
    rows = studios.belongings_of_person(pages.reader(request), key)
    running = next((row for row in rows if not row.leads and row.until_on is None), None)
    crumbs: Crumbs = [("/people", _l("通讯录")), (f"/people/{key}", pages.name_of(request, key))]
    return Subject(key, crumbs, row=running)


def _asking(form: Form, kind: PartyKind | None = None) -> Asks:
    """The form, for a member; NotFound for everybody else. `kind`: the units to choose from, all but the present one."""

    def asks(request: Request, on: Subject) -> Form:
        if on.row is None:
            raise NotFound(kind="membership", key=on.key)
        if kind is None:
            return form
        now = on.row.school if kind is PartyKind.SCHOOL else on.row.studio
        units = Names(pages.reader(request)).codes(kind)
        return form.offering(**{f"to_{kind}_id": {code: name for code, name in units.items() if code != now}})

    return asks


def _programme(hub: Hub, on: Subject) -> str:
    with hub.reader() as read:
        found = studios.studio(read, on.row.studio)
    if found is None:
        raise NotFound(kind="studio", key=on.row.studio)
    return found.programme


def _school(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.studios.change_school(on.key, programme_id=_programme(hub, on), **values, act=act)


def _transfer(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.studios.transfer(on.key, programme_id=_programme(hub, on), **values, act=act)


def _leave(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    reason = LeavingReason(values.pop("reason"))
    hub.studios.leave(on.key, programme_id=_programme(hub, on), reason=reason, **values, act=act)


def _complete(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    result = Result(values.pop("result"))
    hub.studios.complete(on.key, programme_id=_programme(hub, on), result=result, **values, act=act)


def _of_member(verb: str, title: Lazy, form: Asks, do: Do, rule: str = "membership.admit") -> Errand:
    """An errand on the membership that runs."""
    return Errand(
        name=f"people:{verb}",
        path=f"/people/{{person}}/{verb}",
        rule=rule,
        title=title,
        words=title,
        of=_member,
        form=form,
        given=lambda _request, _on: {"on": texts.today()},
        do=do,
        done="membership",
    )


ERRANDS = (
    _of_member("school", _l("调换学校"), _asking(SCHOOL, PartyKind.SCHOOL), _school),
    _of_member("studio", _l("转入其他工作室"), _asking(TRANSFER, PartyKind.STUDIO), _transfer),
    _of_member("leave", _l("登记退出"), _asking(LEAVE), _leave),
    _of_member("complete", _l("登记结业"), _asking(COMPLETE), _complete, rule="membership.complete"),
)
frame.DONE["membership"] = _l("已登记，按日期生效。以前的任期和记录都保留着。")
