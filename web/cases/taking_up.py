"""借鉴: another unit takes a case up, tries it, shows it, says what came of it; each step is a small page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.cases import Result, State
from domain.cases.refusals import NotPublished, OwnSchool
from domain.errors import Refused
from domain.words import Party, PartyKind
from hub.access import OFFICER, RULES, Act
from hub.cases import Sight
from projections import cases, units, visits
from projections.cases import AdoptionRow, Card
from web.attached import Files, own_file
from web.cases.adoption import ADOPTION_PAGE, Taking
from web.cases.desk import CASE_PAGE, Desk
from web.choices import Choice
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Facts, Matter, Values, nothing, routes_of
from web.relied import relied_on
from web.texts import Lazy, Words, _l, today
from web.times import Day
from web.words import choices, visit_no

ON = Day(_l("日期"), required=True, past=True)
NOTE = Text(_l("说明"), max=2_000, hint=_l("可以不填"))
PLAN = Form(
    "adoptions.plan",
    by=Choice(_l("以哪个单位的名义"), menu=True, required=True),
    adapted=Text(_l("打算怎么用，哪些地方要调整"), required=True, max=2_000),
    start_on=Day(_l("准备从哪天开始"), required=True),
)
FORMS = {
    "start_trial": Form("adoptions.trial", on=ON),
    "adopt": Form("adoptions.adopt", on=ON, note=NOTE),
    "adapt": Form("adoptions.adapt", on=ON, note=Text(_l("改了哪些地方"), max=2_000, hint=_l("可以不填"))),
    "drop": Form("adoptions.drop", reason=Text(_l("为什么不用了"), required=True, max=2_000)),
    "end": Form("adoptions.end", on=ON),
    "resume": Form("adoptions.resume", on=ON),
    "report_result": Form(
        "adoptions.result",
        result=Choice(_l("效果怎么样"), required=True, options=choices(Result)),
        note=Text(_l("具体说说"), required=True, max=2_000, hint=_l("没有效果也请如实写，对作者和后来的人都有用")),
        on=ON,
    ),
    "add_evidence": Form(
        "adoptions.evidence",
        note=Text(_l("说明"), required=True, max=2_000, hint=_l("什么材料，说明了什么")),
        visit_id=Choice(_l("在哪次互访上看到的"), menu=True, hint=_l("可以不选")),
        files=Files(_l("材料"), hint=_l("一个文件，docx、pdf、pptx、xlsx 或图片，不超过 20 MB；可以不附")),
    ),
    "share_back": Form("adoptions.share_back", case_id=Choice(_l("哪一篇"), menu=True, required=True)),
}
NAMES = {
    "start_trial": "trial",
    "adopt": "adopt",
    "adapt": "adapt",
    "drop": "drop",
    "end": "end",
    "resume": "resume",
    "report_result": "result",
    "add_evidence": "evidence",
    "share_back": "share-back",
}
"""The rest of the address by command."""


def own_units(desk: Desk) -> dict[str, Words]:
    """Units in whose name the person can take the case up: the own schools and partners, for an officer all; never the author's."""
    rule = RULES["adoption.act"]
    everybody = [unit for unit in units.all_units(desk.read) if unit.kind != PartyKind.STUDIO]
    own = [unit for unit in everybody if desk.who.role_for(rule - OFFICER, unit.party)]
    among = own or (everybody if desk.who.role_for(OFFICER) else [])
    return {str(unit.party): unit.name for unit in among if unit.party != desk.school}


def taken(desk: Desk) -> dict[Party, AdoptionRow]:
    """Adoptions of the case by unit."""
    return {row.party: row for row in cases.adoptions(desk.read, desk.key)}


def unplannable(desk: Desk) -> Refused | None:
    """Who acts for a unit other than the author's, of a case that readers have."""
    if desk.case.published is None or desk.sight is Sight.STUB or desk.case.state is State.WITHDRAWN:
        return NotPublished()
    if own_units(desk):
        return None
    rule = RULES["adoption.act"]
    return OwnSchool() if desk.who.role_for(rule, desk.school) else desk.who.refusal(rule)


def plan_it(desk: Desk, values: Values, act: Act) -> object:
    by = units.parse(values["by"])
    told = {"adapted": values["adapted"], "start_on": values["start_on"]}
    return desk.hub.adoptions.plan(desk.key, by=by or desk.school, **told, act=act)


def first_plan(desk: Desk) -> Mapping[str, object]:
    own = own_units(desk)
    return {"by": next(iter(own)) if len(own) == 1 else None, "start_on": today()}


PLANNING = Matter(
    of=CASE_PAGE,
    name="adopt",
    title=_l("准备借鉴"),
    button=_l("登记"),
    form=PLAN,
    do=plan_it,
    possible=unplannable,
    about=_l("登记后作者会知道。先试，再说效果；不合适也可以放弃，写明原因就好。"),
    done=_l("已登记，作者会看到。试行后请回来写一写效果。"),
    given=first_plan,
    options=lambda desk: {"by": own_units(desk)},
    template="cases/adopt.html",
    around=lambda desk, _filled: {
        "already": [row for row in taken(desk).values() if str(row.party) in own_units(desk)]
    },
)


def carry_out(command: str) -> Callable[[Taking, Values, Act], object]:
    """The use case of a form, with what the form says."""

    def do(taking: Taking, values: Values, act: Act) -> object:
        told = dict(values)
        if "result" in told:
            told["result"] = Result(told["result"])
        if "files" in told:
            file = own_file(taking.request, told.pop("files"))
            told |= {"file": file, "visit_id": told["visit_id"] or None}
        return getattr(taking.hub.adoptions, command)(taking.key, **told, act=act)

    return do


def derived(taking: Taking) -> list[Card]:
    """Cases of the adopter that descend from the adopted one and have not been given back yet."""
    read, party, adopted = taking.desk.read, taking.adoption.party, taking.adoption
    mine = cases.of_school(read, party.id) if party.kind == PartyKind.SCHOOL else []
    fitting = (card for card in mine if card.key != adopted.shared)
    return [card for card in fitting if adopted.case_key in cases.ancestors(read, card.key)]


def offered(command: str) -> Callable[[Taking], Mapping[str, object]]:
    def options(taking: Taking) -> Mapping[str, object]:
        read, party = taking.desk.read, taking.adoption.party
        if command == "share_back":
            return {"case_id": {card.key: card.title for card in derived(taking)}}
        if command == "add_evidence":
            cards = visits.cards(read, parties=[party], limit=50)
            return {"visit_id": {card.key: f"{visit_no(card.year, card.no)} {card.topic}" for card in cards}}
        return {}

    return options


def relying(taking: Taking, _filled: Filled) -> Facts:
    """What names the adoption as evidence."""
    return relied_on(taking.desk, f"adoption:{taking.key}")


def step(command: str, words_: tuple[Lazy, Lazy, Lazy], about: Words = "") -> Matter[Taking]:
    """A step of an adoption; its words: title, button, what is said afterwards."""
    title, button, done = words_
    form = FORMS[command]
    return Matter(
        of=ADOPTION_PAGE,
        name=NAMES[command],
        title=title,
        button=button,
        form=form,
        about=about,
        do=carry_out(command),
        possible=lambda taking: taking.stops(command),
        done=done,
        given=lambda _: {"on": today()} if "on" in form.fields else {},
        options=offered(command),
        files="files" if command == "add_evidence" else "",
        template="cases/evidence.html" if command == "add_evidence" else "",
        around=relying if command == "drop" else nothing,
        keeps=False,
    )


STEPS: dict[str, Matter[Taking]] = {
    "start_trial": step("start_trial", (_l("开始试行"), _l("登记"), _l("已登记试行。"))),
    "adopt": step("adopt", (_l("登记已采用"), _l("登记"), _l("已登记采用。")), _l("按原来的做法用起来了。")),
    "adapt": step(
        "adapt", (_l("登记改编采用"), _l("登记"), _l("已登记改编采用。")), _l("按本单位的情况改过，用起来了。")
    ),
    "report_result": step(
        "report_result",
        (_l("反馈效果"), _l("提交"), _l("效果已反馈，作者会看到。")),
        _l("可以再次反馈，以最后一次为准。"),
    ),
    "add_evidence": step("add_evidence", (_l("补充材料"), _l("提交"), _l("材料已补充。"))),
    "share_back": step(
        "share_back",
        (_l("回馈案例"), _l("回馈"), _l("已回馈，案例的来龙去脉里能看到。")),
        _l("把本校根据这篇做法写成的案例连回来。"),
    ),
    "end": step("end", (_l("登记结束"), _l("登记"), _l("已登记结束。")), _l("用过一段时间，现在不再用了。")),
    "drop": step(
        "drop", (_l("放弃借鉴"), _l("登记"), _l("已登记放弃。")), _l("不合适也是经验，写明原因，别人少走弯路。")
    ),
    "resume": step("resume", (_l("重新试行"), _l("登记"), _l("已登记重新试行。"))),
}
"""By command, in the order in which they are offered."""

routes = routes_of((PLANNING, *STEPS.values()))
