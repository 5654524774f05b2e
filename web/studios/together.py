"""结对与轮值: whom a studio works with, and which of its schools hosts when."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound, NotYours, Refused
from domain.studios import Turn
from domain.words import Party, PartyKind
from hub import sight
from hub.access import Act
from projections import studios
from projections.studios import Course, PairingRow, StudioRow
from web import pages, texts
from web.choices import Choice
from web.desk import Crumbs, Subject, may
from web.fields import Line, Many, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.naming import Names
from web.studios.look import studio_of
from web.studios.tabs import tabs_of, trail
from web.studios.tasks import HERE, STUDIO
from web.texts import Lazy, _, _l
from web.times import Day

COURSES: dict[Course, tuple[str, Lazy]] = {
    Course.PROPOSED: ("wait", _l("待对方确认")),
    Course.PAIRED: ("ok", _l("已结对")),
    Course.DECLINED: ("info", _l("未同意")),
    Course.WITHDRAWN: ("info", _l("已撤回")),
    Course.ENDED: ("info", _l("已结束")),
}
PROPOSE = Form(
    "studios.pair",
    other=Choice(_l("与哪个工作室结对"), required=True, menu=True),
    theme=Line(_l("一起做什么"), max=40, required=True),
    until_on=Day(_l("到哪一天"), required=True),
)
CONFIRM, WITHDRAW = Form("studios.pair_confirm"), Form("studios.pair_withdraw")
DECLINE = Form("studios.pair_decline", reason=Text(_l("原因"), max=500, hint=_l("可以留空")))
END = Form("studios.pair_end", outcome=Text(_l("一起做成了什么"), max=2_000, hint=_l("可以留空")))
ROTATION = Form(
    "studios.rotation",
    turns=Many(
        _l("轮值安排"),
        row=_l("轮值"),
        least=1,
        most=60,
        start=3,
        columns={
            "school": Choice(_l("学校"), required=True, menu=True),
            "from_on": Day(_l("从"), required=True),
            "to_on": Day(_l("到"), required=True),
            "topic": Line(_l("主题"), max=40),
        },
    ),
)


async def pairings(request: Request) -> Response:
    """Both lists; what waits for an answer of this studio stands first."""
    row, read = entered(request), pages.reader(request)
    party = Party(PartyKind.STUDIO, row.code)
    return pages.page(
        request,
        "studios/pairings.html",
        studio=row,
        crumbs=[*trail(row), ("", _("结对与轮值"))],
        tabs=tabs_of(request, row, "pairings"),
        pairings=studios.pairings(read, row.code),
        rotation=studios.rotation(read, row.code),
        names=Names(read),
        courses=COURSES,
        today=texts.today(),
        may_pair=may(request, "studio.pair", party),
        may_end=may(request, "studio.end_pairing", party),
        may_rotate=may(request, "studio.set_rotation", party),
    )


def entered(request: Request) -> StudioRow:
    """The studio of the address, for people of the district."""
    who = pages.standing(request)
    sight.enter(who)
    if sight.outside(who):
        raise NotYours
    return studio_of(request)


# ---- what is done


def _pair(request: Request) -> Subject:
    """The last pairing of two studios, whichever of them asked; seen from the first of the address. Raises NotFound."""
    row, other = studio_of(request), request.path_params["other"]
    found = next(
        (each for each in studios.pairings(pages.reader(request), row.code) if each.partner(row.code) == other), None
    )
    if found is None:
        raise NotFound(kind="pairing", key=f"{row.code}/{other}")
    here = f"/studios/{row.code}/pairings"
    way: Crumbs = [HERE, (f"/studios/{row.code}", row.name), (here, _l("结对与轮值"))]
    return Subject(request, f"{row.code}/{other}", way, Party(PartyKind.STUDIO, row.code), found)


def _others(on: Subject) -> Facts:
    names = Names(on.read)
    running = (row for row in studios.all_studios(on.read) if not row.concluded_on and row.code != on.key)
    return {"other": {row.code: names.code(PartyKind.STUDIO, row.code) for row in running}}


def _schools(on: Subject) -> Facts:
    names = Names(on.read)
    codes = dict.fromkeys(row.school for row in studios.members(on.read, on.key))
    return {"turns": {"school": {code: names.code(PartyKind.SCHOOL, code) for code in codes}}}


def _turns(on: Subject) -> Facts:
    rows = studios.rotation(on.read, on.key)
    return {"turns": [{"school": t.school, "from_on": t.from_on, "to_on": t.to_on, "topic": t.topic} for t in rows]}


def _rotate(on: Subject, values: Values, act: Act) -> str:
    turns = [Turn(each["school"], each["from_on"], each["to_on"], each["topic"] or None) for each in values["turns"]]
    on.hub.studios.set_rotation(on.key, turns, act=act)
    return on.address("pairings")


def _propose(on: Subject, values: Values, act: Act) -> str:
    on.hub.studios.propose_pairing(on.key, values.pop("other"), **values, act=act)
    return on.address("pairings")


def _proposer(on: Subject) -> Refused | None:
    """Only the studio that proposed takes it back."""
    return None if on.row.proposer == on.request.path_params["studio"] else NotYours()


def _asked_studio(on: Subject) -> Refused | None:
    """Only the studio that was asked answers."""
    return None if on.row.other == on.request.path_params["studio"] else NotYours()


def _asked(on: Subject) -> PairingRow:
    row: PairingRow = on.row
    return row


def _confirm(on: Subject, _values: Values, act: Act) -> None:
    on.hub.studios.confirm_pairing(_asked(on).proposer, _asked(on).other, act=act)


def _decline(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.decline_pairing(_asked(on).proposer, _asked(on).other, **values, act=act)


def _withdraw(on: Subject, _values: Values, act: Act) -> None:
    on.hub.studios.withdraw_pairing(_asked(on).proposer, _asked(on).other, act=act)


def _end(on: Subject, values: Values, act: Act) -> None:
    on.hub.studios.end_pairing(_asked(on).proposer, _asked(on).other, **values, act=act)


PAIR = Thing(area="studios", path="/studios/{studio}/pairings/{other}", at=_pair, back=_l("返回结对与轮值"))
MATTERS = (
    Matter(
        of=STUDIO,
        name="pairings/new",
        rule="studio.pair",
        title=_l("提议结对"),
        button=_l("发出提议"),
        about=_l("对方主持人确认后才算结对。"),
        form=PROPOSE,
        options=_others,
        do=_propose,
        done=_l("提议已发出，等对方确认。"),
    ),
    Matter(
        of=STUDIO,
        name="rotation",
        rule="studio.set_rotation",
        title=_l("排轮值"),
        button=_l("保存轮值"),
        about=_l("哪所学校在哪些日子承办本工作室的活动。每次保存代替以前的安排。"),
        form=ROTATION,
        options=_schools,
        given=_turns,
        wide=True,
        do=_rotate,
        done=_l("轮值已排好。"),
    ),
    Matter(
        of=PAIR,
        name="confirm",
        rule="studio.pair",
        title=_l("确认结对"),
        form=CONFIRM,
        do=_confirm,
        possible=_asked_studio,
        keeps=False,
    ),
    Matter(
        of=PAIR,
        name="decline",
        rule="studio.pair",
        title=_l("不同意结对"),
        form=DECLINE,
        do=_decline,
        possible=_asked_studio,
    ),
    Matter(
        of=PAIR,
        name="withdraw",
        rule="studio.pair",
        title=_l("撤回提议"),
        form=WITHDRAW,
        do=_withdraw,
        possible=_proposer,
        keeps=False,
    ),
    Matter(of=PAIR, name="end", rule="studio.end_pairing", title=_l("结束结对"), form=END, do=_end),
)
