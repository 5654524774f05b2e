"""应报事项: what the person owes, what their studio owes, all of it for the Party School; and the page of one."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotYours
from domain.obligations import Chapter, Kind, Owner, State
from domain.words import PartyKind
from hub import sight
from hub.access import RULES, Standing
from hub.obligations import hands_in_for, seen_by
from projections import obligations, programme
from projections.obligations import Handed, Seen
from web import attached, pages, texts
from web.desk import may
from web.naming import Names
from web.obligations.desk import Desk, period_word
from web.obligations.records import shown
from web.obligations.shown import KINDS, duty_no, lined
from web.obligations.tasks import REDACT
from web.obligations.timeline import told
from web.texts import Lazy, _, _l
from web.words import word

PAGE = 40
BOXES: dict[str, Lazy] = {"mine": _l("我的"), "all": _l("全部")}
OWED = "owed"


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    box: str
    kind: str
    state: str
    studio: str
    programme: str
    skip: int

    def address(self, **other: Any) -> str:
        said = self._replace(**{"skip": 0} | other)._asdict()
        named = {name: value for name, value in said.items() if value}
        return "/obligations" + (f"?{urlencode(named)}" if named else "")

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.state or self.studio or self.programme)


class Action(NamedTuple):
    """Something that the person can do now."""

    address: str
    words: Lazy


ACTIONS: dict[str, tuple[str, Lazy]] = {
    "submit": ("submit", _l("报送")),
    "sign": ("sign", _l("签认")),
    "accept": ("accept", _l("验收")),
    "send_back": ("return", _l("退回补正")),
    "extend": ("extend", _l("延期")),
    "waive": ("waive", _l("免除")),
}


async def everywhere(request: Request) -> Response:
    """The list, narrowed by kind, state and studio; what is due first stands first."""
    who, read = pages.standing(request), pages.reader(request)
    asked, which = chosen(request)
    rows = obligations.everywhere(read, **which, skip=asked.skip, limit=PAGE + 1)
    names, today = Names(read), texts.today()
    states: dict[str, str] = {OWED: _("还没有报来")} | {each: word(each) for each in State}
    return pages.page(
        request,
        "obligations/everywhere.html",
        block="results",
        lines=[lined(names, lambda key: pages.name_of(request, key), row) for row in rows[:PAGE]],
        total=obligations.count(read, **which),
        more=asked.address(skip=asked.skip + PAGE) if len(rows) > PAGE else "",
        asked=asked,
        boxes=BOXES if _own(who) else {},
        kinds={each: word(each) for each in Kind},
        states=states,
        studios=names.codes(PartyKind.STUDIO) if seen_by(who) is None else {},
        today=today,
        period_word=period_word,
        may_issue=may(request, "obligation.issue"),
    )


def _own(who: Standing) -> frozenset[Owner]:
    """For whom the person hands in."""
    return hands_in_for(who) if who.role_for(RULES["obligation.submit"]) else frozenset()


def chosen(request: Request) -> tuple[Asked, dict[str, Any]]:
    """What the address asks for, and how the read database is asked for it; refuses people of partners."""
    who = pages.standing(request)
    sight.enter(who)
    if sight.outside(who):
        raise NotYours
    mine = _own(who)
    asked = _asked(request, usual="mine" if mine else "all")
    which: dict[str, Any] = {name: getattr(asked, name) for name in ("kind", "state", "studio", "programme")}
    return asked, which | {"seen_by": Seen(mine, frozenset()) if asked.box == "mine" else seen_by(who)}


def _asked(request: Request, *, usual: str) -> Asked:
    """What is no choice counts as not said."""
    query, read = request.query_params, pages.reader(request)
    known = {
        "box": BOXES,
        "kind": set(Kind),
        "state": {OWED, *State},
        "studio": Names(read).codes(PartyKind.STUDIO),
        "programme": {row.code for row in programme.programmes(read)},
    }
    said = {name: query.get(name, "") for name in known}
    said = {name: value if value in known[name] else "" for name, value in said.items()}
    skip = query.get("skip", "")
    said["box"] = said["box"] or usual
    return Asked(**said, skip=int(skip) if skip.isascii() and skip.isdecimal() and len(skip) < len("1000000") else 0)


async def one(request: Request) -> Response:
    """One duty: who owes what until when, what was handed in, what was said of it."""
    desk = Desk.at(request)
    return pages.page(
        request,
        "obligations/one.html",
        desk=desk,
        row=desk.row,
        kind=KINDS[desk.row.state],
        number=duty_no(desk.row),
        late=desk.row.late(texts.today()),
        actions=[
            Action(desk.address(path), words)
            for command, (path, words) in ACTIONS.items()
            if desk.stops(command) is None
        ],
        may_redact=REDACT.possible(desk) is None,
        last=_read(desk, desk.papers[-1]) if desk.papers else None,
        earlier=[_read(desk, each) for each in reversed(desk.papers[:-1])],
        log=told(desk),
    )


async def paper(request: Request) -> Response:
    """What was handed in last, alone, for A4."""
    desk = Desk.at(request)
    return pages.page(
        request,
        "obligations/print.html",
        desk=desk,
        row=desk.row,
        number=duty_no(desk.row),
        last=_read(desk, desk.papers[-1]) if desk.papers else None,
    )


def _read(desk: Desk, handed: Handed) -> dict[str, Any]:
    """One submission as templates name it."""
    kept = desk.hub.attachments.find_many([file.id for file in handed.paper.attachments])
    order = list(Chapter)
    sections = sorted(handed.paper.sections, key=lambda each: order.index(each.chapter))
    return {
        "handed": handed,
        "sections": [(word(each.chapter), each.text) for each in sections],
        "refs": shown(desk, handed.paper.refs),
        "files": list(kept.values()),
        "by": desk.called(handed.by) if handed.by else "",
        "signed_by": desk.called(handed.signed_by) if handed.signed_by else "",
    }


async def file(request: Request) -> Response:
    """A file that was handed in, to be saved under its name."""
    desk = Desk.at(request)
    kept = await run_in_threadpool(desk.hub.obligations.file, desk.key, request.path_params["file"], desk.person)
    return attached.handed_over(request, kept)
