"""公函: the guest's official letter, its text laid out from what both sides have agreed."""

from __future__ import annotations

from collections.abc import Mapping

from domain.words import Side
from hub.access import Act
from projections import visits
from web.fields import Line, Text, Whole
from web.forms import Form
from web.matter import Matter, Values
from web.texts import _, _l, today
from web.times import Day
from web.visits.desk import VISIT, Desk
from web.visits.stale import drawn_from, meanwhile
from web.words import slot

LETTER = Form(
    "visits.letter",
    letter_no=Line(_l("发函编号"), max=40, required=True, hint=_l("按本单位发文规则填写，例如 柳中党函〔2026〕3 号")),
    on=Day(_l("发函日期"), required=True, past=True),
    headcount=Whole(_l("来访人数"), least=1, required=True, unit=_l("人"), hint=_l("含带队和随行人员")),
    content=Text(_l("公函正文"), required=True, tall=True, hint=_l("已按商定的内容拟好，可以修改")),
    itinerary=Text(_l("行程"), required=True, hint=_l("何时出发、怎样到达、何时返回；是否需要停车")),
)


def given(desk: Desk) -> Mapping[str, object]:
    """The letter as it was issued, to be replaced, or one laid out from the agreement."""
    issued = visits.letter(desk.read, desk.visit.key)
    if issued is not None:
        return {"letter_no": issued.letter_no, "on": issued.on, "headcount": issued.headcount} | {
            "content": issued.content,
            "itinerary": issued.itinerary,
        }
    return {"on": today(), "headcount": desk.visit.headcount, "content": laid_out(desk)}


def laid_out(desk: Desk) -> str:
    """The usual wording of a letter that announces a visit."""
    visit, on = desk.visit, today()
    opening = _("{host}：", host=desk.host.name)
    agreed = _(
        "经与贵方商定，我方拟于 {when}到贵处开展互访学习，主题是：{topic}。", when=slot(desk.agreed), topic=visit.topic
    )
    wish = _("我们希望在交流中请教：{question}", question=visit.question) if visit.question else ""
    closing = _("来访人数和行程见下，请予接洽为盼。")
    signature = "\n".join(
        (desk.guest.name, _("{year} 年 {month} 月 {day} 日", year=on.year, month=on.month, day=on.day))
    )
    return "\n\n".join(part for part in (opening, agreed, wish, closing, signature) if part)


def issue(desk: Desk, values: Values, act: Act) -> object:
    """Send the letter to the host."""
    fields = ("letter_no", "on", "headcount", "content", "itinerary")
    return desk.hub.visits.issue_letter(
        desk.visit.key, **{name: values[name] for name in fields}, seen=drawn_from(desk), act=act
    )


letter = Matter(
    of=VISIT,
    name="letter",
    title=_l("出具公函"),
    form=LETTER,
    given=given,
    around=meanwhile,
    do=issue,
    stands=lambda desk: desk.visit.slot is not None,
    possible=lambda desk: desk.stops("issue_letter", Side.GUEST),
    template="visits/paper.html",
    done=_l("公函已出具，接待方可以查看和打印。"),
)

routes = letter.routes
