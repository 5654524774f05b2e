"""Evidence of the log: checkpoints that are kept elsewhere, proofs of single events, and what becomes of forged ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest

from hub import rehearsal
from hub.compose import open_hub
from hub.notary import Checkpoint, NoEvent, Proof, Unproven, compare, kept, records
from hub.notary.checkpoint import vouched
from hub.settings import Settings
from hub.store_sqlite import Told, linked
from tests.hub.house import Clock, in_need, school


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hub(tmp_path, clock):
    opened = open_hub(Settings(data=tmp_path / "var", checkpoints=str(tmp_path / "elsewhere")), clock, create=True)
    for n in range(5):
        opened.log.append(in_need(f"PS-{n}"), command_id=f"c-{n}")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path):
    opened = open_hub(Settings(data=tmp_path / "other"), Clock(), create=True)
    opened.log.append(school("KG-01"), school("KG-02"))
    yield opened
    opened.close()


def against(hub, text):
    with records.looking(hub.log.path) as db:
        compare(db, vouched(text, hub.notary.verifier()))


def rewritten(hub, sql):
    """The log after somebody has changed it and has made the whole chain fit again."""
    with closing(sqlite3.connect(hub.log.path, isolation_level=None)) as db:
        db.execute(sql)
        digest, rows = bytes(32), list(db.execute(f"{records.TOLD} ORDER BY position"))
        for position, row in enumerate(rows, 1):
            digest = linked(digest, position, Told._make(row))
            db.execute("UPDATE record SET hash = ? WHERE position = ?", (digest, position))
        db.execute("UPDATE head SET position = ?, hash = ?", (len(rows), digest))
    return hub.log.verify()


# ---- checkpoints


def test_a_checkpoint_says_position_head_and_time_and_is_always_the_same(hub, clock):
    head = hub.log.head()

    signed = hub.notary.sign()
    clock.on(days=3)
    again = hub.notary.sign(head.position)

    assert (signed.position, signed.head, signed.checkpoint.recorded_at) == (head.position, head.hash, head.recorded_at)
    assert signed == again
    assert [path.read_text() for path in signed.path.parent.iterdir()] == [signed.note]
    assert vouched(signed.note, hub.notary.verifier()) == signed.checkpoint
    assert Checkpoint.of(signed.note).text in signed.note


def test_the_key_stays_and_goes_along_with_the_private_store(hub):
    before = str(hub.notary.verifier())

    hub.log.append(school("PS-99"))

    assert str(hub.notary.verifier()) == before
    with closing(open_hub(hub.settings)) as again:
        assert str(again.notary.verifier()) == before


def test_a_log_that_grew_is_still_the_one_that_was_signed(hub):
    signed = hub.notary.sign()

    hub.log.append(school("PS-99"))

    against(hub, signed.note)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        (
            "UPDATE stored_events SET state = CAST(replace(state, 'PS-3', 'PS-4') AS BLOB) WHERE rowid = 7",
            "it was rewritten since",
        ),
        ("UPDATE record SET recorded_at = recorded_at - 1 WHERE position = 10", "it was rewritten since"),
        ("UPDATE record SET recorded_at = recorded_at - 1 WHERE position = 1", "of another log"),
    ],
)
def test_a_history_rewritten_with_a_whole_chain_is_convicted_by_the_checkpoint(hub, sql, why):
    signed = hub.notary.sign()

    rewritten(hub, sql)

    with pytest.raises(Unproven, match=why):
        against(hub, signed.note)


def test_a_cut_off_end_with_a_whole_chain_is_convicted_too(hub):
    signed = hub.notary.sign()

    with closing(sqlite3.connect(hub.log.path, isolation_level=None)) as db:
        db.execute("DELETE FROM record WHERE position > 8")
    rewritten(hub, "DELETE FROM stored_events WHERE rowid > 8")

    with pytest.raises(Unproven, match="signed at position 10, but the log ends at 8"):
        against(hub, signed.note)


def test_a_forged_a_cut_and_a_foreign_checkpoint_are_told_apart(hub, other):
    note = hub.notary.sign().note

    for text, why in (
        (note.replace("\n10\n", "\n9\n"), "does not fit"),
        (note[: len(note) // 2], "cut off"),
        (note.replace("chain ", "chian "), "no checkpoint"),
        (other.notary.sign().note, "of another log"),
        ("", "cut off"),
    ):
        with pytest.raises(Unproven, match=why):
            against(hub, text)


def test_there_is_no_checkpoint_of_what_is_not_there(hub, tmp_path):
    with closing(open_hub(Settings(data=tmp_path / "new"), create=True)) as empty:
        with pytest.raises(NoEvent, match="the log is empty"):
            empty.notary.sign()
        assert empty.notary.daily() is None
    with pytest.raises(NoEvent, match="position 11: the last one is 10"):
        hub.notary.sign(11)


def test_a_rehearsal_signs_nothing(hub):
    with rehearsal.rehearsal():
        hub.notary.sign()

    assert kept(hub.notary.folder) == []


# ---- each day


def test_one_checkpoint_is_signed_each_day_on_which_something_happened(hub, clock):
    made = []
    for day in range(6):
        if day != 3:
            hub.log.append(school(f"D-{day}"))
        made += [hub.notary.daily() is not None, hub.notary.daily() is not None]
        clock.on(days=1)

    assert made == [True, False, True, False, True, False, False, False, True, False, True, False]
    assert [each.position for each in kept(hub.notary.folder)] == [11, 12, 13, 14, 15]


# ---- proofs


def test_one_event_is_proven_with_nothing_but_the_file_and_the_public_key(hub):
    key = hub.notary.verifier()
    for position in range(1, 11):
        text = hub.notary.prove(position).text

        proof = Proof.read(text)

        proof.check(key)
        assert proof.hash == hub.log.hash_at(position)
        assert proof.event.state == hub.log.read(position - 1, 1)[0].state
        assert proof.text == text


def test_a_proof_holds_by_a_checkpoint_that_was_kept_also_when_the_log_has_grown(hub):
    kept_note = hub.notary.sign().note
    hub.log.append(school("PS-99"))

    Proof.read(hub.notary.prove(4, kept_note).text).check(kept=kept_note)

    with pytest.raises(Unproven, match=r"up to position 11, the checkpoint you keep up to 10"):
        Proof.read(hub.notary.prove(4).text).check(kept=kept_note)
    with pytest.raises(NoEvent, match="position 11"):
        hub.notary.prove(11, kept_note)


def test_a_proof_of_another_log_or_by_another_key_is_refused(hub, other):
    proof = hub.notary.prove(3)

    with pytest.raises(Unproven, match="of another log"):
        proof.check(other.notary.verifier())
    with pytest.raises(Unproven, match="of another log"):
        proof.check(kept=other.notary.sign().note)
    with pytest.raises(Unproven, match="of another log"):
        hub.notary.prove(1, other.notary.sign().note)
    with pytest.raises(Unproven, match="neither"):
        proof.check()


def test_no_changed_sign_of_a_proof_is_believed(hub):
    text, key = hub.notary.prove(6).text, hub.notary.verifier()
    truth = Proof.read(text)
    believed = []
    for place in range(0, len(text), 3):
        changed = text[:place] + ("B" if text[place] == "A" else "A") + text[place + 1 :]
        if changed != text and (proof := held(changed, key)) and proof[:3] != truth[:3]:
            believed.append(place)

    assert believed == []
    for length in range(0, len(text), 7):
        assert held(text[:length], key) is None


def held(text, key):
    try:
        proof = Proof.read(text)
        proof.check(key)
    except Unproven:
        return None
    return proof


def test_an_event_under_another_time_or_author_or_place_is_not_in_the_log(hub):
    truth, key = hub.notary.prove(6), hub.notary.verifier()
    for change in (
        {"recorded_at": 1},
        {"meta": '{"actor":"p-x"}'},
        {"state": b"{}"},
        {"version": 9},
        {"stream": "x:y"},
    ):
        with pytest.raises(Unproven, match="not in this log"):
            truth._replace(event=msgspec.structs.replace(truth.event, **change)).check(key)
    with pytest.raises(Unproven, match="not in this log"):
        truth._replace(position=5).check(key)
    with pytest.raises(Unproven, match="does not fit its checkpoint"):
        truth._replace(position=50).check(key)
