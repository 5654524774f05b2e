"""Signed notes are those of C2SP: the published example comes out byte for byte, and nothing changed in it is believed."""

from __future__ import annotations

import base64

import pytest

from hub.notary.note import Signer, Unproven, Verifier, verify

KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
NOTE = f"{TEXT}\n— PeterNeumann {SIGNED}\n"
"""The example of the reference implementation, golang.org/x/mod/sumdb/note."""


def test_the_published_example_comes_out():
    signer = Signer("PeterNeumann", SECRET)

    assert str(signer.verifier) == KEY
    assert signer.sign(TEXT) == NOTE
    assert verify(NOTE, Verifier.read(KEY)) == TEXT


def test_a_note_may_bear_signatures_of_others():
    other = Signer("witness", bytes(32))
    both = other.sign(TEXT) + NOTE.rpartition("\n\n")[2]

    assert verify(both, Verifier.read(KEY)) == verify(both, other.verifier) == TEXT


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda note: note.replace("answer", "Answer"), "does not fit"),
        (lambda note: note.replace("x08go/Z", "x08go/Y"), "does not fit"),
        (lambda note: note[:-1], "cut off"),
        (lambda note: note[: note.index("—")], "cut off"),
        (lambda note: note.replace("\n\n", "\n"), "no signed note"),
        (lambda note: note.replace("AM=", "="), "not whole"),
        (lambda _: "", "no signed note"),
        (lambda _: "\n\n\n", "no signed note"),
        (lambda note: note.replace("PeterNeumann", "EnochRoot"), "another key, EnochRoot"),
        (lambda note: note * 2_000, "no signed note"),
    ],
)
def test_what_was_changed_or_cut_is_not_believed(change, why):
    with pytest.raises(Unproven, match=why):
        verify(change(NOTE), Verifier.read(KEY))


def test_every_single_changed_byte_of_a_note_is_noticed():
    key = Verifier.read(KEY)
    believed = []
    for place in range(len(NOTE)):
        for sign in "aZ0\n ":
            changed = NOTE[:place] + sign + NOTE[place + 1 :]
            if changed != NOTE and holds(changed, key):
                believed.append((place, sign))

    assert believed == []


def holds(note, key):
    try:
        verify(note, key)
    except Unproven:
        return False
    return True


@pytest.mark.parametrize(
    "text", ["", "+", KEY[:-4], KEY.replace("c74f20a3", "c74f20a4"), f"x{KEY}", "a+b+c", KEY + "AAAA"]
)
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(Unproven, match="no public key"):
        Verifier.read(text)
