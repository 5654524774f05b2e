"""写案例: a new case, alone or grown from a visit, or one's own version of another school's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.cases.faults import TitleTaken
from domain.errors import Several
from domain.words import PartyKind
from hub.access import RULES, Act
from hub.cases import Sight, from_visit
from hub.log import Receipt
from hub.rehearsal import rehearsed
from hub.visits.sight import Sight as VisitSight
from hub.visits.sight import may_see
from projections import cases, schools, visits
from projections.cases import CaseRow
from projections.visits import VisitRow
from web import frame, pages
from web.attached import BODY_LIMIT, known
from web.cases.desk import Desk
from web.cases.look import Look
from web.cases.paper import WRITE, declared_of
from web.cases.sheet import FILES, Sheet, Values, arrived, manuscript
from web.filled import Filled
from web.forms import Form
from web.texts import _l

PREFILLED = ("title", "levels", "background", "practice", "effect", "reflection")
"""What the minutes of a visit give."""


class Writing(NamedTuple):
    """Somebody writes a case: for which of the own schools, after which visit, adapting which case."""

    request: Request
    schools: dict[str, str]
    visit: VisitRow | None = None
    origin: Desk | None = None

    @property
    def key(self) -> str:
        """What the draft is about: one for each visit and each case adapted, and one for all else."""
        return (self.visit.key if self.visit else "") or (self.origin.key if self.origin else "")

    @property
    def form(self) -> Form:
        form = WRITE.offering(school=self.schools)
        if len(self.schools) > 1:
            form.fields["school"] = replace(form.fields["school"], required=True)
        return form


def writing(request: Request, visit: str, origin: str) -> Writing:
    """Who writes, about what. Refuses who writes for no school; leaves out what the person may not see."""
    who, read = pages.standing(request), pages.reader(request)
    rule = RULES["case.submit"]
    own = [unit.id for unit in who.units if unit.kind == PartyKind.SCHOOL and who.role_for(rule, unit)]
    if not own:
        raise who.refusal(rule)
    named = {code: row.name for code in own if (row := schools.school(read, code))}
    seen = visits.visit(read, number(visit))
    visible = seen if seen and may_see(who, seen) is VisitSight.FULL else None
    return Writing(request, named, visible, _origin(request, number(origin)))


def _origin(request: Request, no: int) -> Desk | None:
    """The case that is adapted, where this person may read it."""
    desk = Desk.of(request, no)
    return desk if desk and desk.sight is not Sight.STUB and desk.case.published and not desk.own else None


def number(text: str) -> int:
    """A running number of an address; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004  # fits


async def new(request: Request) -> Response:
    """The empty paper, or what the visit's minutes and the adapted case give, or one's own draft."""
    asked = request.query_params
    about = writing(request, asked.get("visit", ""), asked.get("from", ""))
    return pages.keep_no_copy(draw(about, about.form.open(request, key=about.key, **given(about))))


def given(about: Writing) -> dict[str, Any]:
    """What is known before anybody has written."""
    read, level = pages.reader(about.request), ""
    if len(about.schools) == 1 and (school := schools.school(read, next(iter(about.schools)))):
        level = school.level
    numbers = {
        "visit_id": str(about.visit.no) if about.visit else "",
        "adapted_from": str(about.origin.case.no) if about.origin else "",
    }
    if about.visit:
        begun = from_visit(read, about.visit, level=level)
        return numbers | {name: getattr(begun, name) for name in PREFILLED}
    if about.origin:
        row = about.origin.shown
        return numbers | {"topics": row.topics, "form": row.form, "levels": [level] if level else []}
    return numbers | {"levels": [level] if level else []}


async def create(request: Request) -> Response:
    """What was written arrives."""
    data = await pages.form_data(request)
    about = writing(request, str(data.get("visit_id", "")), str(data.get("adapted_from", "")))
    use = pages.hub(request).cases
    return await arrived(
        Sheet(
            request,
            about.form,
            draw=lambda filled, said: draw(about, filled, said),
            look=lambda filled: preview(about, filled),
            rehearse=lambda values, act: _send(about, rehearsed(use.submit), values, act),
            hand_in=lambda values, act: _send(about, use.submit, values, act),
            done=lambda receipt: _sent(request, receipt),
        )
    )


def _send(about: Writing, use_case: Any, values: Values, act: Act) -> Any:
    only = next(iter(about.schools)) if len(about.schools) == 1 else ""
    return use_case(
        manuscript(about.request, values),
        declared_of(values),
        school=values["school"] or only,
        visit_id=about.visit.key if about.visit else None,
        adapted_from=about.origin.key if about.origin else None,
        act=act,
    )


def _sent(request: Request, receipt: Receipt) -> Response:
    no = cases.created_at(pages.reader(request), receipt.first)
    return pages.go(request, "cases:case", done="cases.sent", case=no) if no else pages.go(request, "cases:mine")


def draw(about: Writing, filled: Filled, said: str = "") -> Response:
    """The paper; after 丢弃草稿, which leaves nothing in it, as it is first seen."""
    request = about.request
    shown = filled if filled.text else about.form.blank(request, key=about.key, **given(about))
    same, files = same_title(request, filled), known(request, shown, FILES)
    context: dict[str, Any] = {"about": about, "filled": shown, "said": said, "same": same, "files": files}
    return pages.page(request, "cases/new.html", block="files", **context)


def preview(about: Writing, filled: Filled) -> Response:
    """The case as readers will see it, with the way back and the way on."""
    look = Look.typed(about.request, filled, next(iter(about.schools.values())))
    return pages.page(about.request, "cases/preview.html", filled=filled, look=look, action="/cases/new")


def same_title(request: Request, filled: Filled) -> CaseRow | None:
    """The case of the unit that has this title already, where that is why it was refused."""
    faults = filled.refusal.faults if isinstance(filled.refusal, Several) else (filled.refusal,)
    key = next((str(fault.facts["case"]) for fault in faults if isinstance(fault, TitleTaken)), "")
    return cases.by_key(pages.reader(request), key) if key else None


frame.DONE["cases.sent"] = _l("已提交，等评阅。评阅意见会显示在这一页和工作台上。")

routes = [
    Route("/cases/new", new, name="cases:new"),
    Route("/cases/new", create, methods=["POST"], name="cases:create", max_body_size=BODY_LIMIT),
]
