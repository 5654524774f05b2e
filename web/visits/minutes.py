"""纪要: what was seen, learnt and agreed; written by one side, then agreed or amended by the other. Nobody's text is ever lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from domain.errors import Refused
from domain.minutes import NoMinutes
from domain.model import Prose
from domain.visits import Amendment
from domain.visits.deadlines import tacit_on
from domain.words import Item, Side
from hub.access import Act
from projections import visits
from web.choices import Choice, Tick
from web.fields import Hidden, Line, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.rows import Many
from web.texts import _, _l
from web.times import Day
from web.visits import compare
from web.visits.desk import VISIT, Desk, sided
from web.visits.forms import number

BY_LINE = _l("一条一行")

MINUTES = Form(
    "visits.minutes",
    summary=Text(
        _l("主题、看到什么、谈了什么"), required=True, tall=True, hint=_l("看了哪些现场，讨论了什么，对方怎么做的")
    ),
    learnt=Text(_l("收获和可借鉴的做法"), hint=BY_LINE),
    nothing_learnt=Tick(_l("这次没有可借鉴的做法（如实记“无”）")),
    problems=Text(_l("发现的问题"), hint=_l("一条一行；没有可不填")),
    action_items=Many(
        _l("下一步"),
        hint=_l("做什么、谁负责、哪天前；没有可不填"),
        row=_l("行动"),
        start=2,
        most=10,
        columns={
            "no": Hidden(_l("编号")),
            "what": Line(_l("做什么"), max=200, required=True),
            "owner": Choice(_l("负责人"), menu=True, required=True),
            "due_on": Day(_l("完成日期"), required=True),
        },
    ),
    find=Line(
        _l("查找其他负责人"), max=20, hint=_l("双方的人都在“负责人”里。要找别人，写姓名或拼音，查找后再到“负责人”里选")
    ),
    base_revision=Hidden(_l("稿次")),
)

REPLY = Form("visits.minutes_reply", revision=Hidden(_l("稿次")))


def given(desk: Desk) -> Mapping[str, object]:
    """The latest revision, to be amended; before there is one, an empty form."""
    row = visits.minutes(desk.read, desk.visit.key)
    return {"base_revision": desk.visit.revision} | (filling(row) if row else {})


def filling(row: compare.Written) -> dict[str, object]:
    """A revision as the form has it."""
    items = [{"no": i.no, "what": i.what, "owner": i.owner, "due_on": i.due_on} for i in row.items]
    lists = {"learnt": by_line(row.learnt), "problems": by_line(row.problems)}
    return {"summary": row.summary, **lists, "nothing_learnt": not row.learnt, "action_items": items}


def options(desk: Desk) -> Mapping[str, object]:
    """An action item can be owned by people of both sides, by whom it names already, and by whom one has looked for."""
    row = visits.minutes(desk.read, desk.visit.key)
    owners = [item.owner for item in row.items] if row else []
    owners += [text for name, texts in desk.typed.items() if name.endswith(".owner") for text in texts]
    owners += desk.called_like(next(iter(desk.typed.get("find", ())), ""))
    sides = (*desk.everybody, *desk.colleagues(Side.HOST), *desk.colleagues(Side.GUEST))
    return {"action_items": {"owner": desk.names_of((*sides, *owners))}}


def look_up(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """Whom the directory has of this name stands among the owners now."""
    names = desk.names_of(desk.called_like(filled.typed("find"))).values()
    if names:
        return filled, _("找到{names}，可以在“负责人”里选了。", names=_("、").join(names))
    return replace(filled, errors={"find": _("通讯录里没有找到，请换一种写法")}), ""


def by_line(texts: Iterable[Prose]) -> str:
    return "\n".join(str(text) for text in texts)


def lines(text: Prose) -> tuple[Prose, ...]:
    return tuple(Prose(line.strip()) for line in str(text).split("\n") if line.strip())


def items(rows: list[Values]) -> tuple[Item, ...]:
    """Action items keep their numbers for life; new ones take the next."""
    taken = [number(row["no"]) for row in rows]
    following = max([0, *taken])
    found = []
    for row, no in zip(rows, taken, strict=True):
        following += no < 1
        found.append(Item(no if no > 0 else following, Prose(row["what"]), row["owner"], row["due_on"]))
    return tuple(found)


def send(desk: Desk, values: Values, act: Act) -> object:
    """The first revision, or another one of what was read."""
    key, base, use = desk.visit.key, number(values["base_revision"]), desk.hub.visits
    parts = {"learnt": lines(values["learnt"]), "problems": lines(values["problems"])}
    told = {"summary": values["summary"], **parts, "action_items": items(values["action_items"])}
    nothing = values["nothing_learnt"]
    if base == 0:
        return use.file_minutes(key, **told, nothing_learnt=nothing, side=values.get("side"), act=act)
    changes = Amendment(**told)
    return use.amend_minutes(
        key, base_revision=base, changes=changes, nothing_learnt=nothing, side=values.get("side"), act=act
    )


def around(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """Where another revision has come in between: what it was, theirs and yours; the next try is based on theirs."""
    base, there = number(filled.typed("base_revision")), visits.revisions(desk.read, desk.visit.key)
    if not there or base in (-1, there[-1].revision):
        return {"parts": []}
    read = next((compare.Texts.of(row, desk.called) for row in there if row.revision == base), compare.NOTHING)
    theirs, yours = compare.Texts.of(there[-1], desk.called), compare.Texts.typed(filled, desk.called)
    text = filled.text | {"base_revision": [str(there[-1].revision)]}
    return {"parts": compare.three_ways(read, theirs, yours), "filled": replace(filled, text=text)}


def changed(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """The latest revision, with what has changed since this side last agreed, and when silence counts as agreement."""
    there = visits.revisions(desk.read, desk.visit.key)
    if not there:
        return {"parts": [], "row": None}
    own = [row for row in there[:-1] if row.side is desk.side]
    before = compare.Texts.of(own[-1], desk.called) if own else None
    until = tacit_on(there[-1].on) - timedelta(days=1)
    text = filled.text | {"revision": [str(there[-1].revision)]}
    parts = compare.two_ways(before, compare.Texts.of(there[-1], desk.called))
    return {"parts": parts, "row": there[-1], "until": until, "filled": replace(filled, text=text)}


def unanswerable(desk: Desk) -> Refused | None:
    return desk.stops("confirm_minutes") or (None if desk.visit.revision else NoMinutes())


minutes = Matter(
    of=VISIT,
    name="minutes",
    title=_l("互访纪要"),
    button=_l("提交纪要"),
    form=sided(MINUTES, "file_minutes"),
    given=given,
    options=options,
    around=around,
    again={"look": look_up},
    do=send,
    possible=lambda desk: desk.stops("amend_minutes" if desk.visit.revision else "file_minutes"),
    template="visits/minutes.html",
    done=_l("纪要已提交，等对方确认。"),
)
reply = Matter(
    of=VISIT,
    name="minutes/reply",
    title=_l("确认纪要"),
    button=_l("同意这份纪要"),
    form=REPLY,
    around=changed,
    do=lambda desk, values, act: desk.hub.visits.confirm_minutes(
        desk.visit.key, revision=number(values["revision"]), act=act
    ),
    stands=lambda desk: desk.visit.revision > 0,
    possible=unanswerable,
    template="visits/minutes_reply.html",
    done=_l("已同意这份纪要。"),
    keeps=False,
)

routes = [*minutes.routes, *reply.routes]
