"""What people do to visits: what from outside decides with it, what a second click does, and who wins when two are at it."""

from __future__ import annotations

import sqlite3
from datetime import date
from threading import Barrier, Thread

import pytest

from domain.errors import NotFound, PersonalNumber, Refused
from domain.model import Prose
from domain.visits import CancelReason, Disputed, State
from domain.visits.refusals import AlreadyDone, OpenAlready
from domain.words import Part, Party, PartyKind, Side, Slot
from hub.visits import SideNeeded
from tests.district import FRIDAY, KG1, MS2, STUDIO_MS, THURSDAY, District

APRIL = Slot(date(2026, 4, 10), Part.AM)
NOWHERE = Party(PartyKind.SCHOOL, "none")


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def test_whoever_proposes_reads_it_at_once(district):
    key = district.invite()

    assert (district.see(key).proposed_by, district.see(key).programme) == ("sec-ms", "P1")


def test_the_same_command_twice_is_one_visit(district):
    acts = [district.by("sec-ms", "same") for _ in range(2)]
    key = district.invite()

    receipts = [district.visits.withdraw(key, reason="撤", act=act) for act in acts]

    assert [(r.first, r.repeated) for r in receipts] == [(receipts[0].first, False), (receipts[0].first, True)]
    assert district.kinds(key) == ["proposed", "withdrawn"]


def test_a_second_click_is_told_that_it_has_been_done(district):
    key = district.agreed()

    again = refused(district.visits.accept, key, offer_no=1, slot=FRIDAY, act=district.by("sec-kg"))

    assert (type(again), district.kinds(key)) == (AlreadyDone, ["proposed", "accepted"])


def at_once(*tasks):
    """Run these at the same moment; what each gave, or its refusal."""
    gate, found = Barrier(len(tasks)), [None] * len(tasks)

    def run(no, task):
        gate.wait()
        try:
            found[no] = task()
        except Refused as refusal:
            found[no] = refusal

    threads = [Thread(target=run, args=each) for each in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_who_answer_at_once_one_wins_and_the_other_is_told(district):
    key, other = district.invite(), District(district.folder, district.clock)
    acts = [district.by("sec-kg") for _ in range(2)]

    found = at_once(
        lambda: district.visits.accept(key, offer_no=1, slot=FRIDAY, act=acts[0]),
        lambda: other.visits.accept(key, offer_no=1, slot=THURSDAY, act=acts[1]),
    )

    assert sorted(type(each).__name__ for each in found) == ["AlreadyDone", "Receipt"]
    assert district.kinds(key) == ["proposed", "accepted"]
    other.close()
    assert district.level()


def test_of_two_who_propose_the_same_at_once_one_sees_the_others(district):
    other = District(district.folder, district.clock)

    found = at_once(district.invite, lambda: other.invite(by="officer"))

    lost = next(each for each in found if isinstance(each, Refused))
    assert (type(lost), lost.facts["visit"]) == (OpenAlready, next(each for each in found if each is not lost))
    other.close()


def test_a_text_with_a_phone_or_an_identity_number_is_refused_with_its_place(district):
    key = district.invite()

    phone = refused(district.visits.withdraw, key, reason="请打 13812345678 联系", act=district.by("sec-ms"))
    number = refused(district.visits.withdraw, key, reason="证号 11010519491231002X", act=district.by("sec-ms"))

    assert [(type(each), each.field, each.facts) for each in (phone, number)] == [
        (PersonalNumber, "reason", {"kind": "phone", "at": 4}),
        (PersonalNumber, "reason", {"kind": "identity", "at": 4}),
    ]


def test_an_officer_says_for_whom_where_either_may(district):
    key = district.held()
    what = {"what": Disputed.HELD, "text": "来电反映"}

    assert isinstance(refused(district.visits.dispute_record, key, **what, act=district.by("officer")), SideNeeded)
    district.visits.dispute_record(key, **what, side=Side.GUEST, act=district.by("officer"))
    assert district.kinds(key)[-1] == "record_disputed"


def test_an_assistant_completes_an_action_item_for_a_school_of_the_studio(district):
    key = district.reported()

    district.visits.complete_action(key, item_no=1, on=date(2026, 3, 20), act=district.by("asst-kg"))

    assert district.lines(key)[-1].actor == "asst-kg"


def test_a_history_is_taken_at_its_word_about_the_side(district):
    """By the unit that the line names, else the actor's own, else the side whose turn it is; nobody's is the Party School's."""
    keys = [district.invite(topic=topic) for topic in "一二三四"]
    told = [("officer", KG1), ("sec-kg", None), ("nobody", None)]
    for key, (person, unit) in zip(keys, told, strict=False):
        act = district.by(person, source="history", on_behalf_of=unit)
        district.visits.accept(key, offer_no=1, slot=FRIDAY, act=act)
    district.visits.accept(keys[3], offer_no=1, slot=FRIDAY, act=district.by("sec-kg"))
    district.visits.cancel(
        keys[3], reason=CancelReason.OTHER, note="停课", act=district.by("director", source="history")
    )

    last = [district.lines(key)[-1] for key in keys]

    assert [(line.kind, line.side) for line in last] == [("accepted", Side.GUEST)] * 3 + [("cancelled", None)]


def test_a_redaction_waits_for_a_reader_and_the_text_is_gone_all_the_same(district):
    key = district.invite()
    text = district.see(key).purpose
    reader = sqlite3.connect(district.folder / "private.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM key").fetchone()

    district.visits.redact(key, of=(text.key,), reason="隐私", act=district.by("officer"))

    assert text.text is None
    reader.close()


def test_who_entered_a_record_does_not_acknowledge_it(district):
    district.wind("2026-03-21 09:00")
    key = district.afterwards(MS2, STUDIO_MS, "2026-03-20", by="lead-ms", side=Side.HOST)

    own = refused(district.visits.acknowledge_record, key, side=Side.GUEST, act=district.by("lead-ms"))

    assert (own.code, district.see(key).unacknowledged) == ("visit.own_record", {Side.GUEST})


def test_what_is_not_there_is_not_found(district):
    assert isinstance(refused(district.visits.withdraw, "none", reason="撤", act=district.by("sec-ms")), NotFound)


def test_texts_come_as_words_or_as_prose(district):
    keys = [district.invite(topic=topic) for topic in ("一", "二")]
    for key, reason in zip(keys, ("有事", Prose("有事")), strict=True):
        district.visits.withdraw(key, reason=reason, act=district.by("sec-ms"))

    assert [district.see(key).state for key in keys] == [State.WITHDRAWN] * 2
