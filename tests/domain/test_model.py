"""Events are stored as bytes and come back equal; texts stay sealed until somebody may open them."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import pytest

from domain.errors import NotChosen, Refused, Several, refuse
from domain.model import REMOVED, Aggregate, Created, DomainEvent, Prose, decode, encode, event, revive
from domain.record import Entry, Meta
from domain.words import SHANGHAI, Part, Party, PartyKind, Side, Slot


class Letter(Aggregate):
    TOPIC = "letter"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Written(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "letter.written"
        class_version: ClassVar[int] = 3
        body: Prose
        copies: int
        to: str

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["body"] = {"k": "", "c": state["body"]}

        @staticmethod
        def upcast_v2_v3(state: dict[str, Any]) -> None:
            state["to"] = "all"

    class Read(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "letter.read"
        by: str

    @event(Written)
    def __init__(self, body: Prose, copies: int, to: str) -> None:
        self.body, self.copies, self.to, self.readers = body, copies, to, list[str]()

    @event(Read)
    def _read(self, by: str) -> None:
        self.readers.append(by)


def plain(prose: Prose) -> dict[str, str]:
    return {"k": prose.key, "c": prose.words}


def written() -> Letter:
    return Letter.begin(Letter.Written, "l-1", body=Prose("欢迎"), copies=2, to="s-1")


def test_a_stream_is_named_by_kind_and_key():
    letter = written()

    assert (letter.id, letter.key, letter.pending_events[0].key) == ("letter:l-1", "l-1", "l-1")


def test_a_letter_is_the_same_after_it_was_stored():
    letter = written()
    letter._read(by="p-1")

    again = None
    for fact in letter.collect_events():
        again = decode(*encode(fact, plain)).mutate(again)

    assert (again.copies, again.to, again.readers, str(again.body)) == (2, "s-1", ["p-1"], "欢迎")


def test_no_time_is_stored_in_an_event():
    (fact,) = written().collect_events()

    topic, state = encode(fact, plain)

    assert (topic, sorted(msgspec.json.decode(state))) == (
        "letter.written",
        ["_v", "body", "copies", "originator_id", "originator_topic", "originator_version", "to"],
    )


@pytest.mark.parametrize(
    ("stored", "to"),
    [
        (
            b'{"originator_id":"letter:l","originator_version":1,"originator_topic":"letter","body":"x","copies":1}',
            "all",
        ),
        (
            b'{"_v":2,"originator_id":"letter:l","originator_version":1,"originator_topic":"letter",'
            b'"body":{"k":"","c":"x"},"copies":1}',
            "all",
        ),
        (
            b'{"_v":3,"originator_id":"letter:l","originator_version":1,"originator_topic":"letter",'
            b'"body":{"k":"","c":"x"},"copies":1,"to":"s-2"}',
            "s-2",
        ),
    ],
)
def test_an_event_of_any_version_can_be_read_for_ever(stored, to):
    fact = decode("letter.written", stored)

    assert (str(fact.body), fact.copies, fact.to) == ("x", 1, to)


def test_a_plain_text_where_prose_is_due_cannot_be_read():
    with pytest.raises((TypeError, msgspec.ValidationError)):
        decode("letter.written", b'{"_v":3,"originator_id":"l","originator_version":1,"body":"x","copies":1,"to":"a"}')


def test_a_sealed_text_opens_only_with_keys():
    sealed = revive(Prose, {"k": "key1", "c": "%%"})

    with pytest.raises(LookupError):
        _ = sealed.text

    assert str(revive(Prose, {"k": "key1", "c": "%%"}, lambda _: "opened")) == "opened"
    assert repr(sealed) == "Prose(sealed under key1)"


def test_an_erased_text_shows_its_mark():
    erased = revive(Prose, {"k": "key1", "c": "%%"}, lambda _: None)

    assert (erased.text, str(erased), bool(erased)) == (None, REMOVED, True)


def test_texts_are_equal_by_what_they_say_and_cannot_be_keys():
    assert Prose("同意") == Prose("同意")
    assert Prose("同意") != Prose("不同意")
    assert Prose("同意") != "同意"
    assert not Prose("")
    assert repr(Prose("同意")) == "Prose('同意')"
    with pytest.raises(TypeError):
        hash(Prose("同意"))


def test_a_refusal_says_what_is_the_matter():
    assert str(Refused("topic", limit=40)) == "refused limit=40"
    assert str(Several(NotChosen("a"), NotChosen("b"))) == "input.missing; input.missing"


def test_nothing_wrong_is_no_refusal_one_wrong_is_itself():
    refuse(None, None)
    with pytest.raises(NotChosen):
        refuse(None, NotChosen("topic"))


def test_a_record_tells_who_did_it():
    entry = Entry(1, "letter.read", b"{}", 0, msgspec.json.encode(Meta(actor="p-1", source="web")), b"")

    assert (entry.by.actor, entry.by.role, entry.by.causation) == ("p-1", "", 0)


def test_a_slot_has_hours_from_its_half_day_unless_it_says_so():
    day = msgspec.convert("2026-03-20", type=__import__("datetime").date)

    whole = [(slot.begins.hour, slot.ends.hour, slot.ends.minute) for slot in (Slot(day, part) for part in Part)]

    assert whole == [(7, 12, 30), (12, 19, 0), (7, 19, 0)]
    assert Slot(day, Part.PM).begins.tzinfo is SHANGHAI


def test_parties_and_sides_are_spoken_of_in_short():
    assert str(Party(PartyKind.SCHOOL, "s-1")) == "school:s-1"
    assert (Side.HOST.other, Side.GUEST.other) == (Side.GUEST, Side.HOST)
