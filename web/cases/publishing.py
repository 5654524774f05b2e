"""发布、推荐、归档、撤回: what readers get to see of a case, each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.cases import State, Visibility
from domain.errors import Refused
from domain.words import Party, PartyKind, Role
from hub.access import OFFICER, Act
from web.cases.desk import CASE_PAGE, Desk
from web.cases.words import WORDS
from web.choices import Choice
from web.fields import Hidden, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Facts, Matter, Values, nothing, routes_of
from web.relied import relied_on
from web.texts import Lazy, _l

AUDIENCE: dict[str, Lazy] = {
    Visibility.STUDIO: _l("工作室成员、导师和区教育党校能看到"),
    Visibility.PROGRAMME: _l("本培育期各工作室能看到"),
    Visibility.DISTRICT: _l("全区的书记、主持人和导师能看到"),
    Visibility.PARTNERS: _l("共建单位也能看到"),
}
PUBLISH = Form(
    "cases.publish", visibility=Choice(_l("谁能看到"), required=True), edition=Hidden(_l("版次"), required=True)
)
REASON = Text(_l("原因"), required=True, max=500)
RECOMMEND = Form("cases.recommend", reason=Text(_l("推荐的理由"), required=True, max=500, hint=_l("读者能看到")))


def audiences(desk: Desk) -> Mapping[str, object]:
    """An officer publishes for anybody, a lead for the own studio; the present readers are no choice."""
    office = desk.who.role_for(OFFICER)
    offered = [each for each in Visibility if office or each is Visibility.STUDIO]
    shown = {each: (WORDS[Visibility][each.value], AUDIENCE[each]) for each in offered}
    return {"visibility": shown}


def usual(desk: Desk) -> Mapping[str, object]:
    """The present readers; before there are any the whole district, or what a lead may."""
    usual = Visibility.DISTRICT if desk.who.role_for(OFFICER) else Visibility.STUDIO
    approved = desk.case.edition if desk.case.state is State.APPROVED else desk.case.published
    return {"visibility": desk.case.visibility or usual, "edition": approved}


def publishable(desk: Desk) -> Refused | None:
    """A lead does not narrow or widen what the Party School has published."""
    refusal = desk.stops("publish")
    wider = desk.case.visibility not in (None, Visibility.STUDIO)
    if refusal is None and wider and not desk.who.role_for(OFFICER):
        studio = Party(PartyKind.STUDIO, desk.case.studio)
        return desk.who.refusal(OFFICER - {Role.LEAD}, studio)
    return refusal


def of_case(
    name: str,
    form: Form | Callable[[Desk], Form],
    do: Callable[[Desk, Values, Act], object],
    possible: Callable[[Desk], Refused | None],
    words_: tuple[Lazy, Lazy, Lazy, Lazy],
    *,
    keeps: bool = False,
    **more: Any,
) -> Matter[Desk]:
    """A matter of a case; its words: title, button, what it means, what is said afterwards."""
    title, button, about, done = words_
    return Matter(
        of=CASE_PAGE,
        name=name,
        form=form,
        do=do,
        possible=possible,
        title=title,
        button=button,
        about=about,
        done=done,
        keeps=keeps,
        **more,
    )


def plainly(command: str, words_: tuple[Lazy, Lazy, Lazy, Lazy]) -> Matter[Desk]:
    """A command that asks for nothing but a reason."""
    return of_case(
        command,
        RECOMMEND if command == "recommend" else Form(f"cases.{command}", reason=REASON),
        lambda desk, values, act: getattr(desk.hub.cases, command)(desk.key, reason=values["reason"], act=act),
        lambda desk: desk.stops(command),
        words_,
        grave=command == "withdraw",
        around=relying if command == "withdraw" else nothing,
    )


def relying(desk: Desk, _filled: Filled) -> Facts:
    """What names the case as evidence."""
    return relied_on(desk, f"case:{desk.key}")


MATTERS = (
    of_case(
        "publish",
        PUBLISH,
        lambda desk, values, act: desk.hub.cases.publish(
            desk.key, edition=int(values["edition"]), visibility=Visibility(values["visibility"]), act=act
        ),
        publishable,
        (
            _l("发布"),
            _l("发布"),
            _l("发布后，所选范围内的人能检索和借鉴这篇案例；以后可以再调整范围。"),
            _l("已发布，现在就能检索到。"),
        ),
        given=usual,
        options=audiences,
    ),
    plainly(
        "recommend",
        (
            _l("全区推荐"),
            _l("推荐"),
            _l("推荐的案例在检索结果和案例页上标明“全区推荐”。"),
            _l("已向全区推荐。"),
        ),
    ),
    plainly(
        "archive",
        (_l("归档"), _l("归档"), _l("归档后不再出现在检索里，原来的链接仍能打开；可以恢复。"), _l("已归档。")),
    ),
    plainly("restore", (_l("恢复"), _l("恢复"), _l("恢复后重新出现在检索里，范围和原来一样。"), _l("已恢复。"))),
    plainly(
        "withdraw",
        (
            _l("撤回"),
            _l("撤回案例"),
            _l("撤回后，正文不再对读者开放，原处只留下题目和您写的原因。已经借鉴的学校，借鉴记录仍在。"),
            _l("已撤回。"),
        ),
    ),
    plainly(
        "reinstate",
        (_l("恢复发布"), _l("恢复发布"), _l("恢复后，范围和撤回前一样。"), _l("已恢复发布。")),
    ),
)

routes = routes_of(MATTERS)
