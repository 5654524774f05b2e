"""The forms of a school with its brand: proposed, named, explained, drawn, carried, shown; each step with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.brands import MILESTONES, Scope, State
from domain.evidence import EvidenceKind
from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from projections import brands, visits
from projections.story import party_of
from web import evidence, texts
from web.brands.desk import BRAND, HERE, Desk
from web.brands.words import WORDS
from web.choices import Boxes, Choice
from web.desk import Subject, start
from web.evidence import PROOF
from web.fields import Day, Field, Line, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.texts import Lazy, _l
from web.words import choices, word

MOST_SHOWN = 60
ASK = "evidence/ask.html"

PROPOSE = Form(
    "brands.propose",
    school=Choice(_l("学校"), required=True, menu=True),
    working_name=Line(_l("暂用名"), max=40, required=True, hint=_l("以后还可以定正式的名称")),
    problem_solved=Text(_l("想解决什么问题"), max=2_000, required=True),
    **evidence.asked(),
)
SHOWCASE = Form(
    "brands.showcase",
    at=Choice(_l("在哪一次互访或活动上"), required=True, menu=True, hint=_l("只列出已经开展的")),
    audience_scope=Choice(_l("展示范围"), required=True, menu=True, options=choices(Scope)),
    audience=Boxes(_l("展示给谁"), required=True),
    **evidence.asked(),
)


def drawn(needed: bool) -> Callable[[Any, Filled], Facts]:
    """What the template of a form with evidence names."""
    return lambda _desk, _filled: {"proof": PROOF, "proof_needed": needed}


def of_school(desk: Desk) -> Facts:
    """What the brand's school, and the exchanges of its studios, can show."""
    shown = evidence.things(desk.read, [desk.party])
    return {"evidence": {"thing": shown | evidence.things(desk.read, desk.studios, EvidenceKind.EXCHANGE)}}


def step(
    command: str,
    words: tuple[Lazy, Lazy],
    fields: Mapping[str, Field],
    *,
    about: Lazy,
    files: Lazy | None = None,
    do: Any = None,
    **more: Any,
) -> Matter[Desk]:
    """One step of the school; its words: title, and what is said afterwards."""
    return Matter(
        of=BRAND,
        name=command.replace("_", "-"),
        title=words[0],
        form=Form(f"brands.{command}", **fields, **evidence.asked(files)),
        do=do or (lambda desk, values, act: send(desk, command, values, act)),
        possible=lambda desk: desk.stops(command),
        options=of_school,
        around=drawn(needed=False),
        about=about,
        done=words[1],
        template=ASK,
        files="files",
        **more,
    )


def send(desk: Desk, command: str, values: Values, act: Act) -> None:
    proof = evidence.gathered(desk.request, values)
    getattr(desk.hub.brands, command)(desk.key, **values, evidence=proof, act=act)


# ---- m1


def own_schools(on: Subject) -> Facts:
    """The schools for which the person may begin a brand, and what they can show."""
    rule = access.RULES["brand.build"]
    own = [unit for unit in on.who.units if unit.kind == PartyKind.SCHOOL and on.who.role_for(rule, unit)]
    return {
        "school": {unit.id: on.names(unit) for unit in own},
        "evidence": {"thing": evidence.things(on.read, own)},
    }


def _begin(on: Subject) -> Facts:
    codes = list(own_schools(on)["school"])  # type: ignore[call-overload]  # a menu by code
    return {"school": codes[0]} if len(codes) == 1 else {}


def _propose(on: Subject, values: Values, act: Act) -> str:
    proof = evidence.gathered(on.request, values)
    receipt = on.hub.brands.propose(values.pop("school"), **values, evidence=proof, act=act)
    with on.hub.reader() as read:
        return f"/brands/{brands.created_at(read, receipt.first)}"


# ---- m4, m6, more evidence


def _adopt(desk: Desk, values: Values, act: Act) -> None:
    """The first picture is the sign itself; what else was attached shows how it came about."""
    proof = list(evidence.gathered(desk.request, values))
    picture = next((each for each in proof if each.file and each.file.media_type.startswith("image/")), None)
    rest = [each for each in proof if each is not picture]
    file = picture.file if picture else None
    desk.hub.brands.adopt_identity(desk.key, **values, file=file, evidence=rest, act=act)


def places(desk: Desk) -> Facts:
    """Visits of the school and exchanges of its studio that took place, and before whom the brand can have been shown there."""
    cards = visits.cards(desk.read, parties=[desk.party], limit=MOST_SHOWN)
    met = {party for card in cards for party in card.sides.values()} - {desk.party}
    studios = desk.names.options(PartyKind.STUDIO)
    shown = evidence.things(desk.read, [desk.party], EvidenceKind.VISIT, EvidenceKind.EXCHANGE)
    return {
        **of_school(desk),
        "at": shown | evidence.things(desk.read, desk.studios, EvidenceKind.EXCHANGE),
        "audience": studios | {str(party): desk.names(party) for party in sorted(met) if str(party) not in studios},
    }


def _showcase(desk: Desk, values: Values, act: Act) -> None:
    kind, _sign, key = values.pop("at").partition(":")
    whom: list[Party] = [party_of(each) for each in values.pop("audience")]
    proof, scope = evidence.gathered(desk.request, values), Scope(values.pop("audience_scope"))
    desk.hub.brands.showcase(
        desk.key, audience_scope=scope, audience=whom, **{f"{kind}_id": key}, evidence=proof, act=act
    )


def reached(desk: Desk) -> Facts:
    found = [each for each in MILESTONES if each.no <= desk.brand.state.no]
    return {**of_school(desk), "milestone": {each: word(each) for each in found}}


def _asked_for(desk: Desk) -> Facts:
    """The milestone that the link named; else the last one."""
    named = desk.request.query_params.get("milestone", "")
    return {"milestone": named if named in WORDS[State] else desk.brand.state}


def _add(desk: Desk, values: Values, act: Act) -> None:
    milestone, proof = State(values["milestone"]), evidence.gathered(desk.request, values)
    desk.hub.brands.add_evidence(desk.key, milestone=milestone, evidence=proof, act=act)


SHOWING: Matter[Desk] = Matter(
    of=BRAND,
    name="showcase",
    title=_l("登记一次展示"),
    button=_l("登记"),
    form=SHOWCASE,
    do=_showcase,
    possible=lambda desk: desk.stops("showcase"),
    options=places,
    around=drawn(needed=False),
    about=_l("第六步“展示”：在互访或交流活动上向别人展示过。可以多次登记，认定的级别不超过展示过的最大范围。"),
    done=_l("已登记这次展示。"),
    template=ASK,
    files="files",
)
ADDING: Matter[Desk] = Matter(
    of=BRAND,
    name="evidence",
    title=_l("补充佐证"),
    button=_l("补充"),
    form=Form("brands.evidence", milestone=Choice(_l("为哪一步"), required=True, menu=True), **evidence.asked()),
    do=_add,
    possible=lambda desk: desk.stops("add_evidence"),
    given=_asked_for,
    options=reached,
    around=drawn(needed=True),
    done=_l("佐证已补充。"),
    template=ASK,
    files="files",
)
MATTERS: tuple[Matter[Any], ...] = (
    Matter(
        of=Thing(area="brands", path="/brands", at=start(HERE)),
        name="propose",
        path="new",
        rule="brand.build",
        title=_l("提出品牌"),
        button=_l("提出"),
        form=PROPOSE,
        do=_propose,
        given=_begin,
        options=own_schools,
        around=drawn(needed=False),
        about=_l("第一步“提出”：先想清楚这个品牌要解决什么问题。一校一品；从提出到推广共八步，一步一步来。"),
        done=_l("已提出。下一步是定名。"),
        template=ASK,
        files="files",
    ),
    step(
        "name",
        (_l("定名"), _l("已定名。下一步是释义。")),
        {
            "name": Line(_l("品牌名称"), max=40, required=True, hint=_l("全区不重名")),
            "slogan": Line(_l("口号"), max=80),
        },
        about=_l("第二步“定名”。定名后，全区的书记和主持人都能看到这个品牌。"),
    ),
    step(
        "define_meaning",
        (_l("释义"), _l("已释义。下一步是标识。")),
        {"meaning": Text(_l("品牌内涵"), max=5_000, required=True)},
        about=_l("第三步“释义”：说明品牌的含义，它和教育教学怎样结合。"),
    ),
    step(
        "adopt_identity",
        (_l("标识"), _l("已登记标识。下一步是载体。")),
        {"description": Text(_l("标识的样子和含义"), max=5_000, required=True)},
        about=_l("第四步“标识”：用文字写清楚；有图片的请上传，第一张图片显示在品牌页上。"),
        files=_l("标识图片和有关文件"),
        do=_adopt,
    ),
    step(
        "establish_carrier",
        (_l("登记载体"), _l("载体已登记。")),
        {
            "carrier": Line(_l("载体"), max=80, required=True, hint=_l("靠什么长期开展，例如 每月议事")),
            "since_on": Day(_l("从哪天开始"), required=True, past=True),
        },
        about=_l("第五步“载体”：让品牌常年开展的活动或机制，可以登记多个。"),
        given=lambda _desk: {"since_on": texts.today()},
    ),
    SHOWING,
    ADDING,
)
