"""移除: what must not be read by anybody is destroyed for ever: sections of a case, an attached file, a text of an adoption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.cases import Section
from domain.errors import Refused
from domain.model import Prose
from hub.access import RULES, Act
from web.cases.adoption import ADOPTION_PAGE, Taking
from web.cases.desk import Desk
from web.cases.publishing import of_case
from web.cases.sheet import had_files
from web.cases.words import WORDS
from web.choices import Boxes, Choice, Tick
from web.fields import Line
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _, _l
from web.words import word

REASON = Line(_l("移除的原因"), max=200, required=True, hint=_l("只写原因，不要重复要移除的内容，例如 含有个人电话"))
SURE = Tick(_l("我明白：移除以后任何人都不能再看到，也不能恢复"), required=True)
SHOWN = 60
"""Characters of a text by which people recognise it."""

SECTIONS = Form(
    "cases.redact",
    edition=Choice(_l("哪一版"), menu=True, required=True),
    sections=Boxes(_l("要移除的部分"), required=True, options={each: WORDS[Section][each.value] for each in Section}),
    reason=REASON,
    sure=SURE,
)
FILE = Form("cases.remove_file", file=Choice(_l("要移除的文件"), menu=True, required=True), sure=SURE)
OF_ADOPTION = Form("adoptions.redact", of=Boxes(_l("要移除的文字"), required=True), reason=REASON, sure=SURE)


def removable(desk: Desk) -> Refused | None:
    """By the author, or an officer."""
    return None if desk.own else desk.right("redact")


def written(desk: Desk) -> Mapping[str, object]:
    """Editions, and the sections that have a text in any of them."""
    rows = desk.editions
    there = [each for each in Section if any(row.section(each) is not None for row in rows)]
    return {
        "edition": {str(row.edition): _("第 {n} 版", n=row.edition) for row in reversed(rows)},
        "sections": {each: word(each) for each in there},
    }


def remove_texts(desk: Desk, values: Values, act: Act) -> object:
    told = {"sections": tuple(Section(each) for each in values["sections"]), "reason": values["reason"]}
    return desk.hub.cases.redact(desk.key, edition=int(values["edition"]), **told, act=act)


def files(desk: Desk) -> Mapping[str, object]:
    """The files of all editions that are still there."""
    found = desk.hub.attachments.find_many(had_files(desk.request, desk.case))
    return {"file": {kept.id: kept.name for kept in found.values()}}


def remove_file(desk: Desk, values: Values, act: Act) -> None:
    desk.hub.cases.remove_file(desk.key, values["file"], act=act)


def passages(taking: Taking) -> Iterator[tuple[str, Prose | None, str]]:
    """Every text of an adoption: where it stands, and who wrote it."""
    row = taking.adoption
    yield _("打算怎么用"), row.adapted, row.planned_by
    yield _("效果"), row.result_note, ""
    yield _("放弃的原因"), row.reason, ""
    yield from ((_("佐证材料"), each.note, each.by) for each in taking.evidence)


def texts(taking: Taking) -> Mapping[str, object]:
    """What can be removed, by the key under which it is sealed: everything for an officer, else what the person wrote."""
    desk, found = taking.desk, dict[str, tuple[str, str]]()
    everything = bool(desk.who.role_for(RULES["adoption.redact"]))
    for place, text, by in passages(taking):
        said = " ".join((text.text or "").split()) if text is not None and text.key else ""
        if text is not None and said and (everything or by == desk.person):
            found.setdefault(text.key, (place, said[:SHOWN] + ("…" if len(said) > SHOWN else "")))
    return {"of": found}


def of_adoption(taking: Taking) -> Refused | None:
    return None if texts(taking)["of"] else taking.desk.who.refusal(RULES["adoption.redact"])


MATTERS = (
    of_case(
        "redact",
        SECTIONS,
        remove_texts,
        removable,
        (
            _l("移除文字"),
            _l("移除选中的部分"),
            _l(
                "移除是为了保护个人信息或涉密内容。选中的部分会从所有版次、历史和检索中消失，原处留下“（内容已移除）”。"
            ),
            _l("选中的部分已移除。"),
        ),
        options=written,
        grave=True,
    ),
    of_case(
        "remove-file",
        FILE,
        remove_file,
        removable,
        (
            _l("移除附件"),
            _l("移除文件"),
            _l("文件会从所有版次和检索中消失，不能恢复。只想换一个文件时，请改用修改案例。"),
            _l("文件已移除。"),
        ),
        options=files,
        grave=True,
    ),
)
REDACT = Matter(
    of=ADOPTION_PAGE,
    name="redact",
    title=_l("移除文字"),
    button=_l("移除选中的文字"),
    form=OF_ADOPTION,
    about=_l("移除是为了保护个人信息或涉密内容。选中的文字会从所有页面和历史中消失，原处留下“（内容已移除）”。"),
    do=lambda taking, values, act: taking.hub.adoptions.redact(
        taking.key, of=tuple(values["of"]), reason=values["reason"], act=act
    ),
    possible=of_adoption,
    options=texts,
    done=_l("选中的文字已移除。"),
    grave=True,
    keeps=False,
)

routes = routes_of((*MATTERS, REDACT))
