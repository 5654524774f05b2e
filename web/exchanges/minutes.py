"""纪要: what was said, learnt and agreed; whoever comes second sees three texts side by side. Nobody's text is ever lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.errors import Refused
from domain.exchanges import Amendment
from domain.words import Party, PartyKind
from hub.access import Act
from projections import exchanges
from web.exchanges import whom
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _l
from web.visits import compare
from web.visits import minutes as visits
from web.visits.forms import number

MINUTES = Form("exchanges.minutes", **visits.MINUTES.fields)


def given(desk: Desk) -> Mapping[str, object]:
    """The latest revision, to be amended; before there is one, an empty form."""
    row = exchanges.minutes(desk.read, desk.key)
    return {"base_revision": desk.exchange.revision} | (visits.filling(row) if row else {})


def options(desk: Desk) -> Mapping[str, object]:
    """An action item can be owned by whoever was there, by people of the organisers, and by whom one has looked for."""
    row = exchanges.minutes(desk.read, desk.key)
    there = [each.person for each in exchanges.attendance(desk.read, desk.key)]
    there += [seat.person for seat in exchanges.seats(desk.read, desk.exchange) if seat.person]
    owners = [item.owner for item in row.items] if row else []
    owners += [text for name, texts in desk.typed.items() if name.endswith(".owner") for text in texts]
    partners = [Party(PartyKind.PARTNER, code) for code in desk.exchange.partner_ids]
    near = whom.near(desk, [*desk.exchange.organisers, *partners])
    notice = desk.exchange.notice
    every = [notice.responsible_person, *notice.mentor_ids, *there, *near, *owners]
    return {"action_items": {"owner": whom.names_of(desk, filter(None, every))}}


def send(desk: Desk, values: Values, act: Act) -> object:
    """The first revision, or another one of what was read."""
    base, use = number(values["base_revision"]), desk.hub.exchanges
    parts = {"learnt": visits.lines(values["learnt"]), "problems": visits.lines(values["problems"])}
    told = {"summary": values["summary"], **parts, "action_items": visits.items(values["action_items"])}
    nothing = values["nothing_learnt"]
    if base == 0:
        return use.file_minutes(desk.key, **told, nothing_learnt=nothing, act=act)
    changes = Amendment(**told)
    return use.amend_minutes(desk.key, base_revision=base, changes=changes, nothing_learnt=nothing, act=act)


def around(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """Where another revision has come in between: what it was, theirs and yours; the next try is based on theirs."""
    base, there = number(filled.typed("base_revision")), exchanges.revisions(desk.read, desk.key)
    if not there or base in (-1, there[-1].revision):
        return {"parts": []}
    read = next((compare.Texts.of(row, desk.called) for row in there if row.revision == base), compare.NOTHING)
    theirs, yours = compare.Texts.of(there[-1], desk.called), compare.Texts.typed(filled, desk.called)
    text = filled.text | {"base_revision": [str(there[-1].revision)]}
    return {"parts": compare.three_ways(read, theirs, yours), "filled": replace(filled, text=text)}


def possible(desk: Desk) -> Refused | None:
    return desk.stops("amend_minutes" if desk.exchange.revision else "file_minutes")


minutes = Matter(
    of=EXCHANGE_PAGE,
    name="minutes",
    title=_l("活动纪要"),
    button=_l("提交纪要"),
    form=MINUTES,
    given=given,
    options=options,
    around=around,
    again={"look": whom.look_up},
    do=send,
    possible=possible,
    template="exchanges/minutes.html",
    done=_l("纪要已提交。"),
)

routes = routes_of([minutes])
