"""The paper of a case: what an author is asked, how an edition fills it in, and the manuscript that it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from domain.cases import Declarations, Manuscript, Section
from domain.cases.inputs import SUMMARY, TOPICS
from domain.inputs import TEXT, TITLE
from domain.words import SCHOOL_LEVELS, File, Level, OutcomeForm
from projections.cases import EditionRow
from web import words
from web.attached import Files
from web.cases.words import WORDS
from web.choices import Boxes, Choice, Tick
from web.fields import Hidden, Line, Text
from web.filled import Filled
from web.forms import Form
from web.lines import Field
from web.texts import Lazy, _, _l

PARTS = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True)
class Keywords(Line):
    """Words parted by 、, a comma or a blank. Value: tuple of words."""

    max: int = (TITLE + 1) * TOPICS
    input: ClassVar[str] = "text"

    def nothing(self) -> Any:
        return ()

    def parse(self, text: str) -> object:
        return tuple(dict.fromkeys(part for part in PARTS.split(str(super().parse(text))) if part))

    def show(self, value: object) -> list[str]:
        return [_("、").join(map(str, value))] if isinstance(value, Sequence) and value else []


HINTS: dict[Section, Lazy] = {
    Section.SUMMARY: _l("300 字以内：什么问题、怎么做的、效果如何"),
    Section.BACKGROUND: _l("为什么做，遇到了什么问题"),
    Section.PRACTICE: _l("分几步做的，谁来做，用了什么办法。可以用 Markdown：# 小标题、- 列表、**加粗**、| 表格 |"),
    Section.EFFECT: _l("有什么变化；数据请写明口径和来源"),
    Section.REFLECTION: _l("给同行的启示；没做成的、还不足的也请写"),
    Section.APPENDIX: _l("制度、样表等，没有可不填"),
}
SECTIONS: dict[str, Field] = {
    section.value: Text(
        WORDS[Section][section.value],
        hint=HINTS[section],
        required=section is not Section.APPENDIX,
        tall=section is Section.PRACTICE,
        max=SUMMARY if section is Section.SUMMARY else TEXT,
    )
    for section in Section
}
DECLARED: dict[str, Field] = {
    "truthful": Tick(_l("真实性承诺：所写的人和事、数据和成效均属实"), required=True, missing=_l("请勾选真实性承诺")),
    "original": Tick(_l("原创承诺：由本人或本单位撰写，引用已注明出处"), required=True, missing=_l("请勾选原创承诺")),
    "privacy_checked": Tick(
        _l("隐私自查：不含师生和家长的个人信息，照片已征得同意"), required=True, missing=_l("请完成隐私自查并勾选")
    ),
}
FACETS: dict[str, Field] = {
    "title": Line(_l("题目"), max=TITLE, required=True),
    "form": Choice(_l("成果形式"), required=True, menu=True, options=words.choices(OutcomeForm)),
    "topics": Keywords(_l("关键词"), required=True, hint=_l("用顿号或空格隔开，最多 10 个，例如 组织生活、家校共育")),
    "levels": Boxes(_l("适用学段"), required=True, options={each: words.WORDS[Level][each] for each in SCHOOL_LEVELS}),
}
ATTACHMENTS = Files(_l("附件"), hint=_l("docx、pdf、pptx、xlsx 或图片，每个不超过 20 MB，最多 20 个"))

WRITE = Form(
    "cases.write",
    **FACETS,
    **SECTIONS,
    attachments=ATTACHMENTS,
    **DECLARED,
    school=Choice(_l("以哪所学校的名义"), menu=True),
    visit_id=Hidden(_l("互访")),
    adapted_from=Hidden(_l("改编自")),
)
"""A new case."""
HOW: dict[str, tuple[Lazy, Lazy]] = {
    "revise": (_l("小改"), _l("改文字、数字，提交后马上更新，不用评阅")),
    "submit_revision": (_l("修订送审"), _l("改做法、结论，评阅通过后更新；之前仍显示现在这一版")),
}
REVISE = Form(
    "cases.edit",
    **FACETS,
    **SECTIONS,
    attachments=ATTACHMENTS,
    **DECLARED,
    how=Choice(_l("怎么改"), required=True, options=HOW),
    change_note=Text(_l("改了什么"), required=True, max=500, hint=_l("一两句话，读者在版次里能看到")),
    base_edition=Hidden(_l("版次")),
)
"""The next edition of a published case."""
RESUBMIT = Form(
    "cases.edit", **FACETS, **SECTIONS, attachments=ATTACHMENTS, **DECLARED, base_edition=Hidden(_l("版次"))
)
"""A case that was sent back or taken back."""


def manuscript_of(values: Mapping[str, Any], files: tuple[File, ...]) -> Manuscript:
    """What was typed, as the domain takes it."""
    texts = {section.value: values[section.value] for section in Section}
    topics, levels = tuple(values["topics"]), tuple(Level(each) for each in values["levels"])
    return Manuscript(values["title"], OutcomeForm(values["form"]), topics, levels, **texts, attachments=files)


def declared_of(values: Mapping[str, Any]) -> Declarations:
    return Declarations(**{name: bool(values[name]) for name in Declarations.__struct_fields__})


def filling(row: EditionRow) -> dict[str, object]:
    """An edition as the form has it; what is declared has to be declared anew."""
    return {name: getattr(row, name) for name in (*FACETS, *SECTIONS, "attachments")}


def typed_texts(filled: Filled) -> dict[str, str]:
    """The sections as they stand in a form, right or wrong."""
    return {section.value: filled.typed(section.value) for section in Section}
