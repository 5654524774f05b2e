"""The forms of an outcome: submitted with its evidence, sent back and improved, accepted as representative or not, promoted."""

from __future__ import annotations

from typing import Any

from domain.evidence import Evidence, EvidenceKind
from domain.outcomes import Work
from domain.promotion import Channel
from domain.words import OutcomeForm, Party, PartyKind
from hub import access
from hub.access import Act
from projections import outcomes
from projections.story import party_of
from web import evidence, texts
from web.choices import Boxes, Choice
from web.desk import Subject, start
from web.evidence import PROOF
from web.fields import Line, Text, Whole
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.outcomes.desk import HERE, OUTCOME_PAGE, Desk
from web.redaction import redacting
from web.texts import _l
from web.words import choices

ASK = "evidence/ask.html"
WORK = {
    "form": Choice(_l("成果形式"), required=True, menu=True, options=choices(OutcomeForm)),
    "title": Line(_l("成果名称"), max=40, required=True),
    "year": Whole(_l("哪一年的成果"), required=True, least=1990, most=2100, unit=_l("年")),
    "abstract": Text(_l("内容摘要"), max=5_000, required=True, hint=_l("解决了什么问题，怎么做，效果怎样")),
}
SUBMIT = Form(
    "outcomes.submit",
    owner=Choice(_l("以谁的名义"), required=True, menu=True),
    **WORK,
    **evidence.asked(),
)
RESUBMIT = Form(
    "outcomes.resubmit",
    **WORK,
    keep=Boxes(_l("保留已提交的文件")),
    **evidence.asked(_l("新的文件")),
)
PROMOTE = Form(
    "outcomes.promote",
    channel=Choice(_l("推广途径"), required=True, menu=True, options=choices(Channel)),
    where=Choice(_l("在哪里推广"), required=True, options={"inside": _l("校内"), "outside": _l("校外")}),
    audience_schools=Whole(_l("覆盖学校数"), required=True, least=1, most=5_000, unit=_l("所")),
    exchange_id=Choice(_l("在哪一次交流活动上"), menu=True, hint=_l("只列出已经开展的；不在活动上推广的，可以不选")),
)


def around(needed: bool) -> Any:
    return lambda _desk, _filled: {"proof": PROOF, "proof_needed": needed}


def owners(on: Subject) -> list[Party]:
    """Units for which the person may submit."""
    rule = access.RULES["outcome.submit"]
    return [unit for unit in on.who.units if unit.kind != PartyKind.PARTNER and on.who.role_for(rule, unit)]


def offered(on: Subject) -> Facts:
    own = owners(on)
    return {
        "owner": {str(unit): on.names(unit) for unit in own},
        "evidence": {"thing": evidence.things(on.read, own)},
    }


def begun(on: Subject) -> Facts:
    own = owners(on)
    return {"year": texts.today().year} | ({"owner": str(own[0])} if len(own) == 1 else {})


def work(values: Values, proof: tuple[Evidence, ...]) -> Work:
    """Everything that the owner says of it."""
    year: int = values["year"] or 0
    form = OutcomeForm(values["form"]) if values["form"] else OutcomeForm.OTHER
    return Work(form, values["title"], year, values["abstract"], proof)


def _submit(on: Subject, values: Values, act: Act) -> str:
    proof = evidence.gathered(on.request, values)
    receipt = on.hub.outcomes.submit(work(values, proof), owner=party_of(values["owner"]), act=act)
    with on.hub.reader() as read:
        return f"/outcomes/{outcomes.created_at(read, receipt.first)}"


def kept(desk: Desk) -> dict[str, Evidence]:
    """The files that it names, by id."""
    return {each.file.id: each for each in desk.outcome.evidence if each.file}


def again(desk: Desk) -> Facts:
    """What its unit can show, and the files it has handed in."""
    found = desk.hub.attachments.find_many(list(kept(desk)))
    things = evidence.things(desk.read, [desk.outcome.owner])
    there = {look.thing: look.thing for look in desk.outcome.evidence if look.thing and look.thing not in things}
    return {
        "keep": {key: each.name for key, each in found.items()},
        "evidence": {"thing": things | {key: _l("原来的一项") for key in there}},
    }


def as_it_is(desk: Desk) -> Facts:
    row = desk.outcome
    said: dict[str, object] = {"form": row.form, "title": row.title, "year": row.for_year, "abstract": row.abstract}
    return said | evidence.spread(row.evidence) | {"keep": list(kept(desk))}


def _resubmit(desk: Desk, values: Values, act: Act) -> None:
    """Pieces in the order in which they stood, so that what is the same counts as the same."""
    files = [kept(desk)[key] for key in values.pop("keep") if key in kept(desk)]
    proof = [*files, *evidence.gathered(desk.request, values)]
    stood = {piece_of(each): place for place, each in enumerate(desk.outcome.evidence)}
    ordered = sorted(proof, key=lambda each: stood.get(piece_of(each), len(stood)))
    desk.hub.outcomes.resubmit(desk.key, work(values, tuple(ordered)), act=act)


def piece_of(each: Evidence) -> tuple[EvidenceKind, str]:
    """What a piece is, whatever key its text is sealed under."""
    return each.kind, each.file.id if each.file else str(each.text or each.ref)


def _accept(desk: Desk, values: Values, act: Act) -> None:
    chosen = values["representative"] == "yes"
    desk.hub.outcomes.accept(desk.key, representative=chosen, comment=values["comment"], act=act)


def _promote(desk: Desk, values: Values, act: Act) -> None:
    how = {"channel": Channel(values["channel"]), "inside_school": values["where"] == "inside"}
    told = {"audience_schools": values["audience_schools"], "exchange_id": values["exchange_id"]}
    desk.hub.outcomes.promote(desk.key, **how, **told, act=act)


def exchanges(desk: Desk) -> Facts:
    held = evidence.things(desk.read, desk.around, EvidenceKind.EXCHANGE)
    return {"exchange_id": {key.partition(":")[2]: words for key, words in held.items()}}


MATTERS: tuple[Matter[Any], ...] = (
    Matter(
        of=Thing(area="outcomes", path="/outcomes", at=start(HERE)),
        name="submit",
        path="new",
        rule="outcome.submit",
        title=_l("提交成果"),
        button=_l("提交"),
        form=SUBMIT,
        do=_submit,
        given=begun,
        options=offered,
        around=around(needed=True),
        about=_l("提交后由区教育党校认定。成果须有佐证：互访、活动、案例，或文件、网址。"),
        done=_l("成果已提交，等待认定。"),
        template=ASK,
        files="files",
    ),
    Matter(
        of=OUTCOME_PAGE,
        name="edit",
        title=_l("修改后再交"),
        button=_l("再次提交"),
        form=RESUBMIT,
        do=_resubmit,
        possible=lambda desk: desk.stops("resubmit"),
        given=as_it_is,
        options=again,
        around=around(needed=True),
        done=_l("已再次提交。"),
        template="outcomes/edit.html",
        files="files",
    ),
    Matter(
        of=OUTCOME_PAGE,
        name="return",
        title=_l("退回成果"),
        button=_l("退回"),
        form=Form("outcomes.return", comments=Text(_l("需要怎样修改"), max=2_000, required=True)),
        do=lambda desk, values, act: desk.hub.outcomes.return_(desk.key, **values, act=act),
        possible=lambda desk: desk.stops("return_"),
        about=_l("退回后，提交的单位可以按意见修改，再次提交。"),
        done=_l("已退回。"),
    ),
    Matter(
        of=OUTCOME_PAGE,
        name="accept",
        title=_l("认定成果"),
        button=_l("认定"),
        form=Form(
            "outcomes.accept",
            representative=Choice(
                _l("是否为代表性成果"),
                required=True,
                options={"yes": _l("是代表性成果"), "no": _l("认定，不作为代表性成果")},
            ),
            comment=Text(_l("认定意见"), max=2_000),
        ),
        do=_accept,
        possible=lambda desk: desk.stops("accept"),
        about=_l("认定后计入当年的成果，全区的书记和主持人都能看到。"),
        done=_l("已认定。"),
    ),
    Matter(
        of=OUTCOME_PAGE,
        name="promote",
        title=_l("登记推广"),
        button=_l("登记"),
        form=PROMOTE,
        do=_promote,
        possible=lambda desk: desk.stops("promote"),
        options=exchanges,
        about=_l("通过理论宣讲、经验交流、案例展示、实践服务推广，校内校外都算，可以多次登记。"),
        done=_l("已登记推广。"),
    ),
    redacting(
        OUTCOME_PAGE,
        rule="outcome.redact",
        story=lambda desk: outcomes.timeline(desk.read, desk.key),
        do=lambda desk: desk.hub.outcomes.redact,
    ),
)
