"""发布活动通知: filled in on one page, looked at as it will be printed, then announced; an earlier one can be taken for another date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from starlette.requests import Request

from domain.errors import NotFound
from domain.words import File, Party, PartyKind
from hub.access import OFFICE, RULES, Act
from hub.exchanges.sight import may_run
from projections import exchanges, units
from projections.exchanges import ExchangeRow
from web import desk, pages
from web.choices import Choice, Tick
from web.desk import Crumbs
from web.exchanges import preview, whom
from web.exchanges.desk import LIST
from web.exchanges.notice import FILES, NOTICE, SECTIONS, SUGGESTED, given, notice_of, options
from web.exchanges.words import FIELDS
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Thing, Values, routes_of
from web.texts import _, _l

DISTRICT = "district"
"""Chosen where the Party School organises."""
ANNOUNCE = Form(
    "exchanges.announce",
    organiser=Choice(_l("组织单位"), required=True, menu=True),
    **NOTICE | {"purpose": Text(FIELDS["purpose"], hint=_l("已写好一段供参考，可以改动"))},
    afterwards=Tick(_l("这场活动已经开展过，现在补录")),
)


@dataclass(frozen=True)
class Beginning(desk.Desk):
    """Where a new exchange is announced; `copied`: the one whose notice is taken for another date."""

    copied: ExchangeRow | None = None

    @classmethod
    def at(cls, request: Request) -> Beginning:
        no = request.query_params.get("copy", "")
        read = pages.reader(request)
        found = exchanges.exchange(read, int(no)) if no.isascii() and no.isdecimal() and len(no) < MOST_DIGITS else None
        if no and (found is None or not may_run(pages.standing(request), found)):
            raise NotFound(kind="exchange", key=no)
        return cls(request, found)

    @property
    def key(self) -> str:
        return f"copy {self.copied.no}" if self.copied else ""

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), LIST]

    @property
    def outside(self) -> bool:
        """Who announces reads the names that are chosen."""
        return False

    @cached_property
    def own(self) -> list[Party]:
        """Units in whose name the person announces; all of them for the Party School, which stands for itself besides."""
        rule = RULES["exchange.announce"]
        every = [unit.party for unit in units.all_units(self.read)]
        found = [party for party in every if self.who.role_for(rule - OFFICE, party)]
        found.sort(key=lambda party: (party.kind is not PartyKind.STUDIO, party))
        return found or (every if self.who.role_for(rule & OFFICE) else [])

    @property
    def near(self) -> list[Party]:
        """Whose people can be chosen: of the chosen unit, else of those one acts for."""
        chosen = units.parse(next(iter(self.typed.get("organiser", ())), ""))
        return [chosen] if chosen in self.own else self.own

    @property
    def had(self) -> tuple[File, ...]:
        """Files of the notice that is taken for another date."""
        return self.copied.notice.attachments if self.copied else ()


MOST_DIGITS = 10


def choices(on: Beginning) -> Mapping[str, object]:
    """The units in whose name one can announce, and what the notice itself offers."""
    office = {DISTRICT: _("区教育党校")} if on.who.role_for(OFFICE) else {}
    unit = office | {str(party): on.names(party) for party in on.own}
    return {"organiser": unit} | dict(options(on, on.near, on.copied.notice if on.copied else None))


def begun(on: Beginning) -> Mapping[str, object]:
    """A suggestion, or the earlier notice without its date and number."""
    if on.copied is None:
        first = DISTRICT if on.who.role_for(OFFICE) else str(on.own[0]) if on.own else None
        return {"organiser": first, "purpose": SUGGESTED, "learning_mode": "dialogue", "modality": "onsite"}
    told = given(on.copied.notice)
    organiser = on.copied.notice.organiser
    dates = dict.fromkeys(("on", "ends_on", "sign_up_by", "doc_no"))
    return told | dates | {"organiser": str(organiser) if organiser else DISTRICT}


def announce(on: Beginning, values: Values, act: Act) -> str:
    """Announce it; the way leads to its page."""
    copy_of = on.copied.key if on.copied else None
    use = on.hub.exchanges
    receipt = use.announce(notice_of(on, values, on.had), afterwards=values["afterwards"], copy_of=copy_of, act=act)
    with on.hub.reader() as read:
        return f"/exchanges/{exchanges.created_at(read, receipt.first)}"


def around(on: Beginning, filled: Filled) -> Mapping[str, Any]:
    """The headings, and the notice as it will be printed where somebody wants to see it."""
    shown = preview.of(on, filled) if "preview" in on.typed else None
    return {"sections": SECTIONS, "copied": on.copied, "shown": shown}


new = Matter(
    of=Thing(area="exchanges", path="/exchanges", at=Beginning.at, back=_l("返回活动")),
    name="new",
    title=_l("发布活动通知"),
    button=_l("发布"),
    rule="exchange.announce",
    form=ANNOUNCE,
    options=choices,
    given=begun,
    around=around,
    again={"look": whom.look_up, "preview": preview.look},
    do=announce,
    template="exchanges/new.html",
    wide=True,
    files=FILES,
    had=lambda on: on.had,
    done=_l("通知已发布；需要审批的，审批通过后开始报名。"),
)

routes = routes_of([new])
