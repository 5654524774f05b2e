"""Things that not everybody may see, each with words that stand nowhere else, on a district that has everything else already.

What is said about the kindergarten, its studio and the second street is foreign to everybody of the middle schools; the note for the
lead is of the middle schools themselves. `WORDS` says who may read what.
"""

from __future__ import annotations

import io
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from domain.evaluation import Subject as Evaluated
from domain.evaluation import SubjectKind
from domain.exchanges import Breadth
from domain.model import Prose
from domain.visits import Direction, Subject
from domain.words import Part, Party, PartyKind, Side, Slot, Stage
from hub.compose import open_hub
from hub.exchanges.contacts import Contact
from hub.settings import Settings
from projections import cases, evaluation, exchanges, visits
from tests.hub.attachments import papers
from tests.web import district, rubrics_stage
from tests.web.cases_stage import DECLARED, manuscript
from tests.web.district import by_history
from tests.web.exchanges_stage import notice

OWNER, MENTOR, STREET = "sec-kg-01", "nobody", "partner-02"
"""Logins: the kindergarten's secretary, the mentor of its studio, the liaison of the second street."""
PARTY_SCHOOL = frozenset({"director", "officer", "evaluator"})
MEMBERS = PARTY_SCHOOL | {
    "lead-ms",
    "mentor-ms",
    "sec-ms-01",
    "sec-ps-01",
    "asst-ms",
    "observer",
    "admin",
    OWNER,
    MENTOR,
}
KG, OTHER = Party(PartyKind.SCHOOL, "KG-01"), Party(PartyKind.PARTNER, "PA-02")
STUDIO = Party(PartyKind.STUDIO, "ST-KG")

OPENED = ("sec-ps-01", "lead-ms", "asst-ms", "officer")
"""Who reads feedback of the primary school once both sides have written: the side, its lead, who writes for it, and who removes texts."""


class Secret(NamedTuple):
    """Words, and the logins that may read them. People look for the first two characters."""

    words: str
    readers: frozenset[str]

    @property
    def asked(self) -> str:
        return self.words[:2]


def _of(words: str, *readers: str, party_school: bool = True) -> Secret:
    return Secret(words, frozenset(readers) | (PARTY_SCHOOL if party_school else frozenset()))


SECRETS = {
    "case": _of("鹿衔霜降", OWNER, MENTOR),
    "case text": _of("雁字回楼", OWNER, MENTOR),
    "file name": _of("蓼汀鹭影", OWNER, MENTOR),
    "file text": _of("桐阴鹤梦", OWNER, MENTOR),
    "note": _of("荻花秋瑟", OWNER, MENTOR, party_school=False),
    "note for the lead": _of("砚池蛙鼓", "lead-ms", "mentor-ms", party_school=False),
    "visit": Secret("芦荻飞霜", MEMBERS | {STREET}),
    "purpose": _of("梅坞烟笼", OWNER, MENTOR, STREET),
    "sealed": _of("竹坞晴岚", OWNER, party_school=False),
    "opened": _of("莼鲈归棹", OWNER, *OPENED, party_school=False),
    "exchange": _of("苔痕履印", OWNER, MENTOR),
    "notice file": _of("榆荚钱风", OWNER, MENTOR),
    "guest": _of("欧阳鹊桥", "officer", party_school=False),
    "draft": _of("菰蒲夜雨", OWNER, party_school=False),
    "score": _of("蘋洲渔笛"),
}
"""By what they are; each test of the matrix looks for all of them everywhere."""


class Numbers(NamedTuple):
    """Where the secrets stand."""

    case: int
    files: tuple[str, ...]
    visit: int
    exchange: int
    seat: str
    evaluation: int
    positions: range


def words(name: str) -> str:
    return SECRETS[name].words


def put_into(folder) -> Numbers:
    """All of them, in the folder of the lively district with its exchanges, brands and rubrics."""
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    before = hub.log.head().position
    files = (_case(hub), _exchange(hub))
    _notes(hub), _visit(hub), _feedback(hub), _draft(hub)
    seat, score = _guest(hub), _evaluation(hub)
    hub.search.level()
    with hub.reader() as read:
        numbers = Numbers(
            case=cases.by_key(read, "c-secret").no,
            files=files,
            visit=visits.by_key(read, "v-secret").no,
            exchange=exchanges.by_key(read, "x-secret").no,
            seat=exchanges.seat_at(read, seat).id,
            evaluation=evaluation.created_at(read, score),
            positions=range(before + 1, hub.log.head().position + 1),
        )
    hub.close()
    return numbers


def _case(hub) -> str:
    """A case that nobody has read yet, with a paper."""
    paper = io.BytesIO(papers.docx(words("file text")))
    kept = hub.attachments.keep(f"{words('file name')}.docx", paper, person=f"p-{OWNER}")
    written = manuscript(words("case"), background=f"那年{words('case text')}之时。")
    given = {"school": "KG-01", "key": "c-secret", "act": by_history(f"p-{OWNER}")}
    hub.cases.submit(replace(written, attachments=(kept,)), DECLARED, **given)
    return kept.id


def _exchange(hub) -> str:
    """A notice that waits to be cleared, with a paper."""
    paper = io.BytesIO(papers.docx(words("notice file")))
    kept = hub.attachments.keep("日程.docx", paper, person=f"p-{OWNER}")
    sides = {"organiser": STUDIO, "co_organisers": (KG,), "audience": (STUDIO,), "scope": Breadth.STUDIO}
    people = {"responsible_person": f"p-{OWNER}", "mentor_ids": ()}
    told = notice(words("exchange"), date(2026, 4, 9), needs_clearance=True, attachments=(kept,), **sides, **people)
    hub.exchanges.announce(told, key="x-secret", act=by_history(f"p-{OWNER}"))
    return kept.id


def _notes(hub) -> None:
    """What a mentor said to the kindergartens' studio, and what another said to the lead of the middle schools' alone."""
    told = {"on": date(2026, 3, 2), "minutes": 60, "topic": "入园谈话"}
    since = {"org": "区教育党校", "duties": ("guide",), "on": date(2025, 9, 1)}
    hub.studios.appoint_mentor("ST-KG", f"p-{MENTOR}", **since, act=by_history())
    hub.studios.note_guidance("ST-KG", content=f"{words('note')}。", **told, act=by_history(f"p-{MENTOR}"))
    alone = {"content": f"{words('note for the lead')}。", "for_lead": True}
    hub.studios.note_guidance("ST-MS", **alone, **told, act=by_history("p-mentor-ms"))


def _visit(hub) -> None:
    """An invitation from the second street to the kindergarten."""
    about = Subject("P1", Direction.INVITE, KG, OTHER, words("visit"), Prose(f"谈{words('purpose')}。"))
    slots = (Slot(date(2026, 4, 16), Part.AM),)
    hub.visits.propose(about, slots=slots, key="v-secret", act=by_history(f"p-{OWNER}"))


def _feedback(hub) -> None:
    """Of the visit that was held, one side's; of the one reported, both sides'."""
    told = {"usefulness": 4, "will_apply": True}
    sealed = {"suggestion": f"{words('sealed')}。", "takeaway": "一份流程"} | told
    hub.visits.give_feedback("v-held", **sealed, side=Side.HOST, act=by_history(f"p-{OWNER}"))
    for side, login, text in ((Side.HOST, "sec-ps-01", words("opened")), (Side.GUEST, OWNER, "没有")):
        both = {"suggestion": f"{text}。", "takeaway": "一份流程"} | told
        hub.visits.give_feedback("v-reported", **both, side=side, act=by_history(f"p-{login}"))


def _guest(hub) -> int:
    """Somebody without an account at the kindergartens' exchange."""
    contact = Contact(words("guest"), "汀南街道办", phone="13800138000")
    return hub.guests.sign_up("x-foreign", contact, act=by_history()).first


def _draft(hub) -> None:
    hub.private.save_draft(f"p-{OWNER}", "cases.new", "", {"title": [words("draft")]}, at=1)


def _evaluation(hub) -> int:
    """Of the kindergartens' studio, not signed yet."""
    of = Evaluated(SubjectKind.STUDIO, "ST-KG")
    about = {"subject": of, "stage": Stage.PRACTICE, "rubric": rubrics_stage.ADOPTED}
    opened = hub.evaluation.open(**about, act=by_history("p-evaluator")).first
    with hub.reader() as read:
        key = evaluation.evaluation(read, evaluation.created_at(read, opened)).key
    noted = {"code": "A3", "points": 12, "comment": f"{words('score')}。"}
    hub.evaluation.score(key, **noted, act=by_history("p-evaluator"))
    return opened
