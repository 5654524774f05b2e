"""What is asked about a duty: chapters, files and records by its kind; the answers of whoever signs and judges."""

from __future__ import annotations

from functools import cache

from domain.obligations import CHAPTERS, Chapter, Kind
from hub.obligations import DRAFTS
from web.attached import Files
from web.choices import Boxes, Choice
from web.fields import Hidden, Line, Text, Whole
from web.forms import Form
from web.obligations.words import WORDS
from web.texts import _l
from web.times import Day

FILES, REFS = "attachments", "refs"
LONGEST = 50_000
NO = Hidden(_l("报送次数"))
SIGN, ACCEPT = Form("obligations.sign", no=NO), Form("obligations.accept", no=NO)
RETURN = Form("obligations.return", comments=Text(_l("要补正什么"), max=2_000, required=True), no=NO)
EXTEND = Form(
    "obligations.extend",
    new_due_on=Day(_l("新的截止日期"), required=True),
    reason=Text(_l("延期原因"), max=500, required=True),
)
WAIVE = Form("obligations.waive", reason=Text(_l("免除原因"), max=500, required=True))
ISSUE = Form(
    "obligations.issue",
    kind=Choice(_l("事项"), required=True, menu=True, options={each: WORDS[Kind][each.value] for each in Kind}),
    owner=Choice(_l("由谁报送"), required=True, menu=True),
    period=Line(_l("期间"), max=40, required=True, hint=_l("例如 2026，或 2024-2026")),
    due_on=Day(_l("截止日期"), required=True),
    required=Whole(_l("数量"), least=1, most=99, required=True),
)


class Report(Form):
    """What a command says of a chapter stands beside it."""

    def input_of(self, name: str) -> str:
        return super().input_of(name.removeprefix("sections."))


def _chapters(*wanted: Chapter) -> dict[str, Text]:
    return {each.value: Text(WORDS[Chapter][each.value], max=LONGEST, tall=True) for each in wanted}


Report(DRAFTS, **_chapters(*Chapter))
"""All chapters under the one name of the drafts, so that a text that came too late can be given back with its title."""


@cache
def paper_of(kind: Kind) -> Report:
    """What is handed in: the chapters of a report, records that show it, files."""
    return Report(
        DRAFTS,
        **_chapters(*CHAPTERS.get(kind, ())),
        refs=Boxes(_l("有关的记录")),
        attachments=Files(_l("附件"), hint=_l("可以不附")),
    )
