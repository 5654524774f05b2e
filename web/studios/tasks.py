"""A studio is set up: established, led, mentored, assisted, and secretaries are admitted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request

from domain.errors import NotFound
from domain.studios import Basis, Eligibility, Result
from domain.words import Level, Party, PartyKind
from hub.access import Act
from projections import people, programme, studios
from web import pages, texts, words
from web.choices import Choice
from web.codes import Code, Month, listed
from web.desk import Subject
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.naming import people_options
from web.studios.look import studio_of
from web.studios.words import WORDS
from web.texts import Lazy, _l
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
CONCLUDE = Form(
    "studios.conclude",
    result=Choice(_l("结业结果"), required=True, options=WORDS[Result]),
    on=Day(_l("最后一天"), required=True),
)
ADMIT = Form(
    "studios.admit",
    person_id=WHO,
    school_id=SCHOOL,
    in_post_since=Month(_l("任现职年月"), required=True, hint=_l("例如 2023-08 或 2023年8月")),
    eligibility=Choice(_l("入室资格"), required=True, options=words.choices(Eligibility)),
    exception_reason=Text(_l("原因"), max=500, hint=_l("任现职超过三年时填写")),
    on=FROM,
)
HERE = ("/studios", _l("工作室"))


def _studio(request: Request) -> Subject:
    found = studio_of(request)
    party = Party(PartyKind.STUDIO, found.code)
    return Subject(request, found.code, [HERE, (f"/studios/{found.code}", found.name)], party, found)


def _cohort(request: Request) -> Subject:
    """A studio is established in the cohort that runs; without one there is nothing to establish it in."""
    if (found := programme.current(pages.reader(request), texts.today())) is None:
        raise NotFound(kind="programme", key="")
    return Subject(request, "", [HERE], row=found)


def _choices(on: Subject) -> Facts:
    """People, schools and mentors to choose from; each form takes those that it asks for."""
    everybody = people_options(on.request, people.everybody(on.read, limit=MOST))
    return {"person_id": everybody, "to_person_id": everybody, "school_id": on.names.codes(PartyKind.SCHOOL)}


def _mentors(on: Subject) -> Facts:
    return {"person_id": people_options(on.request, [person for person, _ in studios.mentors(on.read, on.key)])}


def _establish(on: Subject, values: Values, act: Act) -> str:
    code, motto = values.pop("code"), values.pop("motto") or None
    on.hub.studios.establish(code, programme_id=on.row.code, motto=motto, **values, act=act)
    return f"/studios/{code}"


def _lead(on: Subject, values: Values, act: Act) -> None:
    if "to_person_id" in values:
        on.hub.studios.replace_lead(on.key, **values, act=act)
    else:
        reason = values.pop("exception_reason") or None
        on.hub.studios.appoint_lead(on.key, exception_reason=reason, **values, act=act)


def _mentor(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.appoint_mentor(on.key, duties=listed(values.pop("duties")), **values, act=act)


def _release(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.release_mentor(on.key, reason=values.pop("reason") or None, **values, act=act)


def _assistant(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.appoint_assistant(on.key, **values, act=act)


def _conclude(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.conclude(on.key, result=Result(values["result"]), on=values["on"], act=act)


def _admit(on: Subject, values: Values, act: Act) -> None:
    reason = values.pop("exception_reason") or None
    ids = {"programme_id": on.row.programme, "studio_id": on.key}
    on.hub.studios.admit(**ids, **values, exception_reason=reason, act=act)


STUDIO = Thing(area="studios", path="/studios/{studio}", at=_studio)
DONE = _l("已登记，按日期生效。")


def _of_studio(
    name: str, rule: str, title: Lazy, button: Lazy, do: Callable[[Subject, Values, Act], None], form: Form
) -> Matter[Subject]:
    """A matter of one studio."""
    days = [name for name in ("on", "from_on") if name in form.fields]
    return Matter(
        of=STUDIO,
        name=name,
        rule=rule,
        title=title,
        button=button,
        form=form,
        options=_choices,
        given=lambda _: dict.fromkeys(days, texts.today()),
        do=do,
        done=DONE,
    )


_LEAD = _of_studio("lead", "studio.appoint_lead", _l("聘任主持人"), _l("聘任"), _lead, LEAD)
MATTERS = (
    Matter(
        of=Thing(area="studios", path="/studios", at=_cohort),
        name="establish",
        path="new",
        rule="studio.establish",
        title=_l("设立工作室"),
        button=_l("设立"),
        form=ESTABLISH,
        do=_establish,
        done=_l("工作室已设立。接着聘任主持人和导师，吸收入室书记。"),
    ),
    replace(
        _LEAD,
        form=lambda on: REPLACE if on.row.lead else LEAD,
        given=lambda on: {"on" if on.row.lead else "from_on": texts.today()},
    ),
    _of_studio("mentor", "studio.appoint_mentor", _l("聘任导师"), _l("聘任"), _mentor, MENTOR),
    replace(
        _of_studio("release", "studio.appoint_mentor", _l("解聘导师"), _l("解聘"), _release, RELEASE), options=_mentors
    ),
    _of_studio("assistant", "studio.appoint_assistant", _l("指定助理"), _l("指定"), _assistant, ASSISTANT),
    replace(
        _of_studio("conclude", "studio.conclude", _l("工作室结业"), _l("登记结业"), _conclude, CONCLUDE),
        about=_l("结业后主持人、导师、助理的任期在那天结束；记录都保留。"),
        grave=True,
    ),
    _of_studio("admit", "membership.admit", _l("吸收入室书记"), _l("吸收入室"), _admit, ADMIT),
)
