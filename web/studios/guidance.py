"""导师指导: what mentors noted for their studio, read inside it or by the lead alone; hours are listed, never ranked (P19, P32)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.visits.states import TOOK_PLACE
from domain.words import Party, PartyKind
from hub.access import Act
from hub.studios import notes
from projections import studios, visits
from web import pages, texts
from web.choices import Choice, Tick
from web.desk import Subject, may
from web.fields import Line, Text, Whole
from web.forms import Form
from web.matter import Facts, Matter, Values
from web.naming import Names
from web.studios.look import studio_of
from web.studios.removal import removable
from web.studios.tabs import enter, tabs_of, trail
from web.studios.tasks import STUDIO
from web.texts import _, _l
from web.times import Day
from web.words import plain_day

MOST = 50
NOTE = Form(
    "studios.guidance",
    on=Day(_l("哪一天"), required=True, past=True),
    minutes=Whole(_l("用时"), least=5, most=1_440, unit=_l("分钟"), required=True),
    topic=Line(_l("主题"), max=40, required=True),
    content=Text(_l("指导内容"), max=5_000, required=True),
    school_id=Choice(_l("关于哪所学校"), menu=True, hint=_l("关于整个工作室时留空")),
    visit_id=Choice(_l("关于哪次互访"), menu=True, hint=_l("与互访无关时留空")),
    for_lead=Tick(_l("只给主持人看")),
)


async def guidance(request: Request) -> Response:
    """The notes that this person may read, and how long each mentor was there."""
    row, read = studio_of(request), pages.reader(request)
    enter(request, row)
    found = notes(read, pages.standing(request), row.code)
    return pages.page(
        request,
        "studios/guidance.html",
        studio=row,
        crumbs=[*trail(row), ("", _("导师指导"))],
        tabs=tabs_of(request, row, "guidance"),
        notes=[(each, visits.by_key(read, each.visit) if each.visit else None) for each in found],
        hours=studios.hours(read, row.code),
        names=Names(read),
        called=lambda key: pages.name_of(request, key),
        may_redact=removable(request),
        may_note=may(request, "studio.note_guidance", Party(PartyKind.STUDIO, row.code)),
    )


def _around(on: Subject) -> Facts:
    """The schools of the studio, and their last visits."""
    names = Names(on.read)
    codes = list(dict.fromkeys(row.school for row in studios.members(on.read, on.key)))
    parties = [Party(PartyKind.STUDIO, on.key), *(Party(PartyKind.SCHOOL, code) for code in codes)]
    found = visits.cards(on.read, parties=parties, states=TOOK_PLACE, limit=MOST)
    return {
        "school_id": {code: names.code(PartyKind.SCHOOL, code) for code in codes},
        "visit_id": {
            card.key: _("{day} {topic}", day=plain_day(card.held_on), topic=card.topic)
            for card in found
            if card.held_on
        },
    }


def _note(on: Subject, values: Values, act: Act) -> str:
    values |= {name: values[name] or None for name in ("school_id", "visit_id")}
    on.hub.studios.note_guidance(on.key, **values, act=act)
    return on.address("guidance")


MATTERS = (
    Matter(
        of=STUDIO,
        name="guidance/new",
        rule="studio.note_guidance",
        title=_l("记一次指导"),
        button=_l("记下"),
        about=_l("只有本工作室的人和区教育党校知道您来指导过；内容只在工作室内，勾选后只给主持人看。"),
        form=NOTE,
        options=_around,
        given=lambda _on: {"on": texts.today()},
        do=_note,
        done=_l("指导已记下。"),
    ),
)
