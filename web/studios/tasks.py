"""A studio is set up: established, led, mentored, assisted, and secretaries are admitted."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from domain.errors import NotFound
from domain.studios import Basis, Eligibility
from domain.words import Level, Party, PartyKind
from hub.access import Act
from hub.compose import Hub
from projections import people, programme, studios
from web import frame, pages, texts, words
from web.choices import Choice
from web.codes import Code, Month, listed
from web.fields import Line, Text
from web.forms import Form
from web.naming import Names, people_options
from web.studios.look import studio_of
from web.task import Asks, Crumbs, Do, Errand, Subject, always
from web.texts import Lazy, Words, _l
from web.times import Day

words.WORDS[Basis] = {
    "demonstration_point": _l("市级党建示范点书记"),
    "exception": _l("其他，需说明原因"),
}
words.WORDS[Eligibility] = {
    "within_limit": _l("三年内新任职"),
    "exception": _l("其他，需说明原因"),
}
MOST = 2_000
"""People offered in a menu."""

WHO = Choice(_l("人员"), required=True, menu=True, hint=_l("列表里没有的，请先在通讯录里登记"))
SCHOOL = Choice(_l("所在学校"), required=True, menu=True)
FROM = Day(_l("从"), required=True)

ESTABLISH = Form(
    "studios.establish",
    name=Line(_l("工作室名称"), max=40, required=True),
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 ST-MS")),
    level=Choice(_l("学段"), required=True, options=words.choices(Level)),
    motto=Line(_l("工作室理念"), max=40),
)
LEAD = Form(
    "studios.lead",
    person_id=WHO,
    school_id=SCHOOL,
    basis=Choice(_l("聘任依据"), required=True, options=words.choices(Basis)),
    exception_reason=Text(_l("原因"), max=500, hint=_l("不是市级党建示范点书记时填写")),
    from_on=FROM,
)
REPLACE = Form(
    "studios.replace",
    to_person_id=Choice(_l("新任主持人"), required=True, menu=True),
    school_id=SCHOOL,
    reason=Text(_l("更换原因"), max=500, required=True),
    on=FROM,
)
MENTOR = Form(
    "studios.mentor",
    person_id=WHO,
    org=Line(_l("所在机构"), max=40, required=True, hint=_l("例如：市委党校")),
    duties=Line(_l("职责"), max=100, hint=_l("用顿号隔开，例如：理论指导、实践探索指导、方向把握")),
    on=FROM,
)
RELEASE = Form(
    "studios.release",
    person_id=Choice(_l("导师"), required=True, menu=True),
    on=Day(_l("最后一天"), required=True),
    reason=Text(_l("原因"), max=500),
)
ASSISTANT = Form("studios.assistant", person_id=WHO, on=FROM)
ADMIT = Form(
    "studios.admit",
    person_id=WHO,
    school_id=SCHOOL,
    in_post_since=Month(_l("任现职年月"), required=True, hint=_l("例如 2023-08 或 2023年8月")),
    eligibility=Choice(_l("入室资格"), required=True, options=words.choices(Eligibility)),
    exception_reason=Text(_l("原因"), max=500, hint=_l("任现职超过三年时填写")),
    on=FROM,
)
HERE: Crumbs = [("/studios", _l("工作室"))]


def _studio(request: Request) -> Subject:
    found = studio_of(request)
    crumbs = [*HERE, (f"/studios/{found.code}", found.name)]
    return Subject(found.code, crumbs, Party(PartyKind.STUDIO, found.code), found)


def _cohort(request: Request) -> Subject:
    """A studio is established in the cohort that runs; without one there is nothing to establish it in."""
    if (found := programme.current(pages.reader(request), texts.today())) is None:
        raise NotFound(kind="programme", key="")
    return Subject("", HERE, row=found)


def _everybody(request: Request) -> dict[str, Words]:
    return people_options(request, people.everybody(pages.reader(request), limit=MOST))


def _leading(request: Request, on: Subject) -> Form:
    sites = Names(pages.reader(request)).codes(PartyKind.SCHOOL)
    if on.row.lead:
        return REPLACE.offering(to_person_id=_everybody(request), school_id=sites)
    return LEAD.offering(person_id=_everybody(request), school_id=sites)


def _admitting(request: Request, _: Subject) -> Form:
    sites = Names(pages.reader(request)).codes(PartyKind.SCHOOL)
    return ADMIT.offering(person_id=_everybody(request), school_id=sites)


def _mentors(request: Request, on: Subject) -> Form:
    ids = [person for person, _ in studios.mentors(pages.reader(request), on.key)]
    return RELEASE.offering(person_id=people_options(request, ids))


def _establish(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> str:
    code, motto = values.pop("code"), values.pop("motto") or None
    hub.studios.establish(code, programme_id=on.row.code, motto=motto, **values, act=act)
    return f"/studios/{code}"


def _lead(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    if "to_person_id" in values:
        hub.studios.replace_lead(on.key, **values, act=act)
    else:
        reason = values.pop("exception_reason") or None
        hub.studios.appoint_lead(on.key, exception_reason=reason, **values, act=act)


def _mentor(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.studios.appoint_mentor(on.key, duties=listed(values.pop("duties")), **values, act=act)


def _release(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.studios.release_mentor(on.key, reason=values.pop("reason") or None, **values, act=act)


def _assistant(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.studios.appoint_assistant(on.key, **values, act=act)


def _admit(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    reason = values.pop("exception_reason") or None
    ids = {"programme_id": on.row.programme, "studio_id": on.key}
    hub.studios.admit(**ids, **values, exception_reason=reason, act=act)


def _on(verb: str, rule: str, title: Lazy, button: Lazy, form: Asks, do: Do) -> Errand:
    """An errand on one studio."""
    return Errand(
        name=f"studios:{verb}",
        path=f"/studios/{{studio}}/{verb}",
        rule=rule,
        title=title,
        words=button,
        of=_studio,
        form=form,
        given=lambda request, on: {
            name: texts.today() for name in ("on", "from_on") if name in form(request, on).fields
        },
        do=do,
        done="appointed",
    )


def _with_people(form: Form) -> Asks:
    return lambda request, _: form.offering(person_id=_everybody(request))


ERRANDS = (
    Errand(
        name="studios:establish",
        path="/studios/new",
        rule="studio.establish",
        title=_l("设立工作室"),
        words=_l("设立"),
        of=_cohort,
        form=always(ESTABLISH),
        do=_establish,
        done="studio",
    ),
    _on("lead", "studio.appoint_lead", _l("聘任主持人"), _l("聘任"), _leading, _lead),
    _on("mentor", "studio.appoint_mentor", _l("聘任导师"), _l("聘任"), _with_people(MENTOR), _mentor),
    _on("release", "studio.appoint_mentor", _l("解聘导师"), _l("解聘"), _mentors, _release),
    _on("assistant", "studio.appoint_assistant", _l("指定助理"), _l("指定"), _with_people(ASSISTANT), _assistant),
    _on("admit", "membership.admit", _l("吸收入室书记"), _l("吸收入室"), _admitting, _admit),
)
frame.DONE |= {
    "studio": _l("工作室已设立。接着聘任主持人和导师，吸收入室书记。"),
    "appointed": _l("已登记，按日期生效。"),
}
