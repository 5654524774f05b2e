"""入室书记的变动: a secretary changes school or studio, leaves, or completes, each on a page of one purpose."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request

from domain.errors import NotFound
from domain.studios import LeavingReason, Result
from domain.words import PartyKind
from hub.access import Act
from projections import studios
from web import pages, texts, words
from web.choices import Choice
from web.desk import Crumbs, Subject
from web.fields import Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.studios.words import WORDS
from web.texts import Lazy, _l
from web.times import Day

words.WORDS[LeavingReason] = {
    "reassigned": _l("调任其他岗位"),
    "retired": _l("退休"),
    "request": _l("本人申请"),
    "dismissed": _l("免职"),
}

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
    result=Choice(_l("结业结果"), required=True, options=WORDS[Result]),
    on=LAST_DAY,
)


def _member(request: Request) -> Subject:
    """The person of the address, with the school and the studio of the membership that runs; None where there is none."""
    key: str = request.path_params["person"]
    rows = studios.belongings_of_person(pages.reader(request), key)
    running = next((row for row in rows if not row.leads and row.until_on is None), None)
    trail: Crumbs = [("/people", _l("通讯录")), (f"/people/{key}", pages.name_of(request, key))]
    return Subject(request, key, trail, row=running)


def _others(on: Subject) -> Facts:
    """The units to choose from, all but the present one. NotFound for whom no membership runs."""
    if on.row is None:
        raise NotFound(kind="membership", key=on.key)
    present = {PartyKind.SCHOOL: on.row.school, PartyKind.STUDIO: on.row.studio}
    return {
        f"to_{kind}_id": {code: name for code, name in on.names.codes(kind).items() if code != now}
        for kind, now in present.items()
    }


def _programme(on: Subject) -> str:
    if (found := studios.studio(on.read, on.row.studio)) is None:
        raise NotFound(kind="studio", key=on.row.studio)
    return found.programme


def _school(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.change_school(on.key, programme_id=_programme(on), **values, act=act)


def _transfer(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.transfer(on.key, programme_id=_programme(on), **values, act=act)


def _leave(on: Subject, values: Values, act: Act) -> None:
    reason = LeavingReason(values.pop("reason"))
    on.hub.studios.leave(on.key, programme_id=_programme(on), reason=reason, **values, act=act)


def _complete(on: Subject, values: Values, act: Act) -> None:
    result = Result(values.pop("result"))
    on.hub.studios.complete(on.key, programme_id=_programme(on), result=result, **values, act=act)


MEMBER = Thing(area="people", path="/people/{person}", at=_member)
DONE = _l("已登记，按日期生效。以前的任期和记录都保留着。")


def _of_member(
    name: str, title: Lazy, form: Form, do: Callable[[Subject, Values, Act], None], rule: str = "membership.admit"
) -> Matter[Subject]:
    """A matter of the membership that runs."""
    return Matter(
        of=MEMBER,
        name=name,
        rule=rule,
        title=title,
        form=form,
        options=_others,
        given=lambda _: {"on": texts.today()},
        do=do,
        done=DONE,
    )


MATTERS = (
    _of_member("school", _l("调换学校"), SCHOOL, _school),
    _of_member("studio", _l("转入其他工作室"), TRANSFER, _transfer),
    _of_member("leave", _l("登记退出"), LEAVE, _leave),
    _of_member("complete", _l("登记结业"), COMPLETE, _complete, rule="membership.complete"),
)
