"""Cases of the small district in every state, so that each form has one that it fits; a file, a visit it came from, who took it up."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from msgspec.structs import replace
from PIL import Image

from domain.cases import Adoption, Declarations, Manuscript, Remarks, Result, Scores, Visibility
from domain.model import Prose
from domain.words import Level, OutcomeForm, Party, PartyKind
from hub.compose import open_hub
from hub.settings import Settings
from tests.hub.attachments import papers
from tests.web import lively
from tests.web.district import by_history

PUBLISHED, IN_REVIEW, RETURNED, FOREIGN, APPROVED, ARCHIVED, WITHDRAWN, REVISED, ADAPTED = range(1, 10)
"""Numbers of the cases, in the order in which they were submitted."""
TRYING, USED, TRIED_BY_MS = 1, 2, 3
"""Numbers of the adoptions: of the first case by the kindergarten, which tries it, and by the primary school, which uses it; and of
the primary school's own case by the middle school.
"""
DECLARED = Declarations(original=True, truthful=True, privacy_checked=True)
SCORES = Scores(authenticity=22, innovation=18, effect=20, typicality=19)
TEXTS = {
    "summary": "把支部生活排进教学周，改期少了。",
    "background": "支部活动常与备课、阅卷撞车，一学期改期十几次。",
    "practice": "## 三步\n\n1. 开学前联合排历\n2. 固定每月时段\n3. 两本台账分开记",
    "effect": "改期从每学期十余次降到两次，数据来自支部台账。",
    "reflection": "先解决什么时候开，再讨论开得好不好。",
}
AUTHOR, KINDERGARTEN, PRIMARY = "p-sec-ms-01", "p-sec-kg-01", "p-sec-ps-01"
LEAD = "p-lead-ms"


def manuscript(title, **other):
    """A complete paper."""
    texts = {name: Prose(text) for name, text in (TEXTS | other).items() if isinstance(text, str)}
    given = {name: value for name, value in other.items() if not isinstance(value, str)}
    kinds = {"form": OutcomeForm.INSTITUTION, "topics": ("组织生活", "党建与教学融合"), "levels": (Level.MIDDLE,)}
    return Manuscript(title, **(kinds | texts | given))


class Shelf:
    """The cases of the district, written by the hub's own commands between January and March 2026."""

    def __init__(self, folder):
        self.now = datetime(2026, 1, 12, 2, tzinfo=UTC)
        self.hub = open_hub(Settings(data=folder, cdn="off"), lambda: self.now)
        self.cases, self.adoptions = self.hub.cases, self.hub.adoptions

    def wind(self, month, day):
        self.now = datetime(2026, month, day, 2, tzinfo=UTC)

    def submit(self, key, title, *, by=AUTHOR, school="MS-01", paper=None, **more):
        written = paper or manuscript(title)
        self.cases.submit(written, DECLARED, school=school, key=key, **more, act=by_history(by))
        return key

    def approve(self, key):
        self.cases.approve(key, edition=1, scores=SCORES, comment="写得实在。", act=by_history(LEAD))
        return key

    def publish(self, key, visibility=Visibility.DISTRICT):
        self.approve(key)
        self.cases.publish(key, edition=1, visibility=visibility, act=by_history("p-officer"))
        return key

    def use(self, key, school, by, *steps):
        """A school takes a case up, and as far as the steps go."""
        party = Party(PartyKind.SCHOOL, school)
        self.adoptions.plan(key, by=party, adapted="按本校作息调整。", start_on=date(2026, 2, 2), act=by_history(by))
        for step in steps:
            getattr(self.adoptions, step)(Adoption.key_of(key, party), act=by_history(by))
        return Adoption.key_of(key, party)


def build(source, folder):
    """The lively district with its cases in a folder, from one that holds the small district."""
    lively.build(source, folder)
    put_cases_into(folder)
    return folder


def put_cases_into(folder):
    """All cases, in the folder of a district."""
    shelf = Shelf(folder)
    keep = shelf.hub.attachments.keep
    sheet = keep("家长开放日流程.png", io.BytesIO(picture()), person=AUTHOR)
    slides = keep("错峰接送方案.pptx", io.BytesIO(papers.pptx("封面", "校门口错峰接送时段表")), person=AUTHOR)
    paper = replace(manuscript("一张课表两本账"), attachments=(sheet, slides))
    shelf.publish(shelf.submit("c-published", "", paper=paper))
    shelf.submit("c-review", "党员先锋岗怎样设")
    returned = shelf.submit("c-returned", "红帆讲坛的四十分钟")
    remarks = Remarks(effect=Prose("请写明数据的口径。"))
    shelf.cases.ask_changes(returned, edition=1, comments="成效再写实一些。", remarks=remarks, act=by_history(LEAD))
    foreign = shelf.submit("c-foreign", "晨间谈话里的支部", by=KINDERGARTEN, school="KG-01")
    shelf.publish(foreign, Visibility.STUDIO)
    shelf.approve(shelf.submit("c-approved", "乡镇中学的一月一事"))
    why = {"reason": "已有新的做法。"}
    shelf.cases.archive(shelf.publish(shelf.submit("c-archived", "旧的积分办法")), **why, act=by_history(AUTHOR))
    gone = shelf.publish(shelf.submit("c-withdrawn", "家访手记"))
    shelf.cases.withdraw(gone, reason="涉及个人信息。", act=by_history(AUTHOR))
    revised = shelf.publish(shelf.submit("c-revised", "支委会怎样开得短"))
    better = manuscript("支委会怎样开得短", effect="每次不超过三十分钟，数据来自会议记录。")
    note = {"base_edition": 1, "change_note": "补充一年后的数据。"}
    shelf.cases.submit_revision(revised, better, DECLARED, **note, act=by_history(AUTHOR))
    take_up(shelf)
    shelf.hub.search.level()
    shelf.hub.close()


def take_up(shelf):
    """The kindergarten tries the first case; the primary school uses it in its own way, says so, and gives its case back."""
    shelf.wind(2, 3)
    shelf.use("c-published", "KG-01", KINDERGARTEN, "start_trial")
    used = shelf.use("c-published", "PS-01", PRIMARY, "adapt")
    result = {"result": Result.PARTLY, "note": "台账好用，时段还要商量。"}
    shelf.adoptions.report_result(used, **result, act=by_history(PRIMARY))
    own = manuscript("两本账进小学", levels=(Level.PRIMARY,))
    there = {"by": PRIMARY, "school": "PS-01", "adapted_from": "c-published"}
    shelf.publish(shelf.submit("c-adapted", "", paper=own, **there))
    shelf.use("c-adapted", "MS-01", AUTHOR, "start_trial")


def picture():
    """A small PNG."""
    made = io.BytesIO()
    Image.new("RGB", (2, 2), "white").save(made, "PNG")
    return made.getvalue()
