"""A duty is handed in, signed, sent back or accepted; given more time or waived; or issued beside the schedule."""

from __future__ import annotations

from domain.obligations import Chapter, Kind, Owner, OwnerKind, Paper, Section
from domain.words import File, PartyKind
from hub.access import Act
from projections import drafting, obligations, programme
from projections.obligations.rows import owner_of
from web import texts
from web.attached import chosen
from web.desk import Subject, start
from web.filled import Filled
from web.matter import Facts, Matter, Thing, Values
from web.naming import people_options
from web.obligations.desk import Desk
from web.obligations.drafted import markdown
from web.obligations.forms import ACCEPT, EXTEND, FILES, ISSUE, REFS, RETURN, SIGN, WAIVE, paper_of
from web.obligations.records import offered
from web.redaction import redacting
from web.texts import _, _l
from web.visits.forms import number
from web.words import word

HERE = ("/obligations", _l("应报事项"))


# ---- handed in


def _begun(on: Desk) -> Facts:
    """What was handed in last; before that the draft that the records make."""
    if on.papers:
        last = on.papers[-1].paper
        return {
            **{section.chapter.value: section.text for section in last.sections},
            REFS: last.refs,
            FILES: last.attachments,
        }
    made = markdown(drafting.draft(on.read, on.row), on.names)
    return {chapter.value: text for chapter, text in made.items()}


def _preview(on: Desk, filled: Filled) -> tuple[Filled, str]:
    """The paper below the form as readers will see it; nothing is handed in."""
    return filled, _("预览在下方，还没有报送。") if on.typed else ""


def _looked(on: Desk, filled: Filled) -> Facts:
    wanted = [Chapter(name) for name in filled.form.fields if name in set(Chapter)]
    chapters = [(word(each), filled.typed(each.value)) for each in wanted if filled.typed(each.value).strip()]
    return {"chapters": chapters if "preview" in on.typed else [], "returned": _returned(on)}


def _returned(on: Desk) -> object:
    return on.papers[-1].returned if on.papers else None


def _submit(on: Desk, values: Values, act: Act) -> None:
    sections = tuple(Section(Chapter(name), text) for name, text in values.items() if name in set(Chapter))
    paper = Paper(
        tuple(values[REFS]),
        tuple(each for each in sections if str(each.text).strip()),
        chosen(on.request, values[FILES], _had(on)),
    )
    on.hub.obligations.submit(on.key, paper, act=act)


def _had(on: Desk) -> list[File]:
    return [file for each in on.papers for file in each.paper.attachments]


# ---- signed and judged


def _sign(on: Desk, values: Values, act: Act) -> None:
    on.hub.obligations.sign(on.key, no=number(values["no"]), act=act)


def _accept(on: Desk, values: Values, act: Act) -> None:
    on.hub.obligations.accept(on.key, no=number(values["no"]), act=act)


def _send_back(on: Desk, values: Values, act: Act) -> None:
    on.hub.obligations.send_back(on.key, no=number(values["no"]), comments=values["comments"], act=act)


def _last(on: Desk) -> Facts:
    return {"no": on.row.submission}


# ---- issued by hand


def _owners(on: Subject) -> Facts:
    """Studios, schools and members of the present cohort."""
    cohort = programme.current(on.read, texts.today())
    there = obligations.belongings(on.read, cohort.code) if cohort else {}
    people = people_options(on.request, [each.id for each in there if each.kind is OwnerKind.PERSON])
    units = {
        str(each): on.names.code(PartyKind(each.kind), each.id) for each in there if each.kind is not OwnerKind.PERSON
    }
    return {"owner": units | {str(Owner(OwnerKind.PERSON, key)): name for key, name in people.items()}}


def _issue(on: Subject, values: Values, act: Act) -> str:
    with on.hub.reader() as read:
        cohort = programme.current(read, texts.today())
    told = {"period": values["period"], "due_on": values["due_on"], "required": values["required"]}
    code = cohort.code if cohort else ""
    owner, kind = owner_of(values["owner"]), Kind(values["kind"])
    receipt = on.hub.obligations.issue(kind, owner, programme_id=code, **told, act=act)
    with on.hub.reader() as read:
        return f"/obligations/{obligations.created_at(read, receipt.first)}"


DUTY = Thing(area="obligations", path="/obligations/{duty:int}", at=Desk.at, back=_l("返回应报事项"))
NEW = Matter(
    of=Thing(area="obligations", path="/obligations", at=start(HERE)),
    name="issue",
    path="new",
    rule="obligation.issue",
    title=_l("另行下达"),
    button=_l("下达"),
    about=_l("按阶段和年度应报的，到时候会自动下达。这里只下达计划以外的。"),
    form=ISSUE,
    options=_owners,
    given=lambda _on: {"required": 1},
    do=_issue,
    done=_l("已下达，对方会收到提醒。"),
)
REDACT = redacting(
    DUTY,
    rule="obligation.redact",
    story=lambda on: obligations.timeline(on.read, on.key),
    do=lambda on: on.hub.obligations.redact,
)
MATTERS = (
    Matter(
        of=DUTY,
        name="submit",
        possible=lambda on: on.stops("submit"),
        title=_l("报送"),
        form=lambda on: paper_of(on.row.kind),
        options=lambda on: {REFS: offered(on.read, on.row.kind, on.row.owner)},
        given=_begun,
        again={"preview": _preview},
        around=_looked,
        template="obligations/submit.html",
        wide=True,
        files=FILES,
        had=_had,
        do=_submit,
        done=_l("已报送。"),
    ),
    Matter(
        of=DUTY,
        name="sign",
        possible=lambda on: on.stops("sign"),
        title=_l("签认报告"),
        button=_l("签认"),
        about=_l("签认表示您看过这一份，同意报送区教育党校。"),
        form=SIGN,
        given=_last,
        keeps=False,
        do=_sign,
        done=_l("已签认。"),
    ),
    Matter(
        of=DUTY,
        name="accept",
        possible=lambda on: on.stops("accept"),
        title=_l("验收"),
        form=ACCEPT,
        given=_last,
        keeps=False,
        do=_accept,
        done=_l("已验收。"),
    ),
    Matter(
        of=DUTY,
        name="return",
        possible=lambda on: on.stops("send_back"),
        title=_l("退回补正"),
        button=_l("退回"),
        about=_l("退回后有一周时间补正。"),
        form=RETURN,
        given=_last,
        do=_send_back,
        done=_l("已退回。"),
    ),
    Matter(
        of=DUTY,
        name="extend",
        possible=lambda on: on.stops("extend"),
        title=_l("延期"),
        form=EXTEND,
        do=lambda on, values, act: on.hub.obligations.extend(on.key, **values, act=act),
        done=_l("已延期。"),
    ),
    Matter(
        of=DUTY,
        name="waive",
        possible=lambda on: on.stops("waive"),
        title=_l("免除"),
        about=_l("免除后不再要求报送，也不再影响阶段结束。原因写进记录。"),
        grave=True,
        form=WAIVE,
        do=lambda on, values, act: on.hub.obligations.waive(on.key, **values, act=act),
        done=_l("已免除。"),
    ),
    REDACT,
)
