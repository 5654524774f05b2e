"""Every fact, refusal and word of visits has its Chinese: nobody ever reads a code."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, date, datetime
from enum import StrEnum
from string import Formatter

import msgspec
import pytest

import domain
import hub
from domain.errors import Refused
from domain.visits import State, Visit, words
from domain.words import Part, Side, Slot
from projections.visits import Facts, LineRow
from tests.district import KG1, MS1
from web import messages
from web.visits import timeline
from web.visits.words import WORDS, chip
from web.words import word


def leaves(kind):
    below = kind.__subclasses__()
    return {leaf for each in below for leaf in leaves(each)} if below else {kind}


def refusals():
    for package in (domain, hub):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(("hub.migrations", "hub.__main__")):
                importlib.import_module(module.name)
    return sorted((kind for kind in leaves(Refused) if kind.code.startswith("visit.")), key=lambda kind: kind.code)


def test_each_refusal_of_a_visit_has_a_sentence():
    missing = [kind.code for kind in refusals() if kind.code not in messages.SENTENCES]

    assert len(refusals()) > 60
    assert missing == []


def test_a_sentence_names_only_facts_that_its_refusal_has():
    """The facts stand in the docstring of the error: `facts: no, remaining (…)`."""
    wrong = {
        kind.code: sorted(unknown)
        for kind in refusals()
        if (unknown := {f for _, f, _, _ in Formatter().parse(messages.SENTENCES[kind.code].source) if f} - told(kind))
    }

    assert wrong == {}


def told(kind):
    _, _, facts = (kind.__doc__ or "").partition("facts:")
    return {part.strip(" .\n").partition(" ")[0].rstrip(",.;") for part in facts.replace("(", ",(").split(",")}


def test_each_word_that_visits_speak_can_be_shown():
    kinds = [kind for kind in vars(words).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]

    shown = {value: word(value) for kind in kinds if kind not in (StrEnum, Side) for value in kind}

    assert set(WORDS) >= {kind for kind in kinds if kind not in (StrEnum, Side)}
    assert all(said and said != value for value, said in shown.items())


def test_each_fact_of_a_visit_has_a_sentence_and_a_group():
    kinds = {fact.TOPIC.removeprefix("visit.") for fact in leaves(Visit.Event)}

    grouped = set().union(*(kinds for _, kinds in timeline.GROUPS.values()))

    assert kinds - {key.partition(".")[0] for key in timeline.SENTENCES} == set()
    assert grouped == kinds


FULL = Facts(
    offer_no=2,
    change_no=1,
    slots=(Slot(date(2026, 3, 27), Part.AM),),
    old_slots=(Slot(date(2026, 3, 20), Part.PM),),
    slot=Slot(date(2026, 3, 27), Part.AM),
    topic="新",
    old_topic="旧",
    on=date(2026, 3, 1),
    letter_no="3 号",
    headcount=6,
    starts_at=datetime(2026, 3, 27, 1, tzinfo=UTC),
    venue="二楼",
    responsible="p",
    headcount_guest=6,
    headcount_host=4,
    source="签到表",
    entries=5,
    here=4,
    person="p",
    from_status="late",
    to_status="present",
    revision=2,
    what="minutes",
    field="headcount_guest",
    old_value="3",
    new_value="4",
    item_no=1,
    due_on=date(2026, 5, 1),
    count=2,
)
REASONS = {
    "declined": "exam",
    "cancelled": "weather",
    "not_held": "guest",
    "closed": "agreed",
    "voided": "duplicate",
    "reminded": "dispute",
}


def line(key):
    kind, _, variant = key.partition(".")
    side = Side(variant) if variant in set(Side) else Side.HOST
    facts = msgspec.structs.replace(
        FULL,
        reason=REASONS.get(kind, "另有原因"),
        ask_again_after=date(2026, 4, 1) if variant == "again" else None,
        late=variant == "late",
        tacit=variant == "tacit",
    )
    actor = "system" if variant in ("system", "tacit") or kind == "expired" else "p"
    at = datetime(2026, 3, 5, 1, tzinfo=UTC)
    return LineRow(1, 1, at, actor, "", None, "web", kind, side, facts, None, None, None, None, None)


@pytest.mark.parametrize("key", sorted(timeline.SENTENCES))
def test_each_sentence_of_the_timeline_is_whole(key):
    names = timeline.Words(lambda _: "何田苒", [], {Side.HOST: MS1, Side.GUEST: KG1})

    told = timeline.tell([line(key)], names)[0]

    holes = [name for _, name, _, _ in Formatter().parse(timeline.SENTENCES[key].source) if name]
    parts = [part for part, *_ in Formatter().parse(timeline.SENTENCES[key].source) if part]
    assert all(part in told.sentence for part in parts)
    assert len(told.sentence) > len("".join(parts)) or not holes
    assert not any(code in told.sentence for code in (*REASONS.values(), "None", "{"))


def test_who_acted_for_somebody_else_is_said():
    names = timeline.Words(lambda _: "柯一苇", [], {Side.HOST: MS1, Side.GUEST: KG1})

    told = timeline.tell([line("proposed.host")._replace(on_behalf_of=MS1)], names)

    assert told[0].sentence == "柯一苇代MS-01发出邀请，请对方来访"


@pytest.mark.parametrize(
    ("turn", "mine", "said"),
    [
        (Side.GUEST, Side.GUEST, "待贵方回应"),
        (Side.GUEST, Side.HOST, "待对方回应"),
        (Side.GUEST, None, "待回应"),
    ],
)
def test_the_tag_of_an_open_offer_says_who_must_answer(turn, mine, said):
    assert chip(State.PROPOSED, turn, mine) == ("wait", said)


def test_a_pending_change_is_told_beside_the_state():
    assert chip(State.CONFIRMED, Side.HOST, Side.HOST).word == "改期待贵方答复"
    assert chip(State.CONFIRMED, Side.HOST, None).word == "改期商议中"
    assert chip(State.CONFIRMED).word == "已确认"
