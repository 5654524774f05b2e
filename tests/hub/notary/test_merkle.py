"""The tree is that of RFC 6962: its known answers, and no proof for what is not in it."""

from __future__ import annotations

import hashlib
import random
import time

import pytest

from hub.notary import merkle

ENTRIES = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
ENTRIES.append(bytes(range(0x60, 0x70)))
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""Of the first so many entries: the vectors that implementations of Certificate Transparency are tested with."""


def test_the_known_answers_come_out():
    assert {n: merkle.root(ENTRIES[:n]).hex() for n in ROOTS} == ROOTS
    assert merkle.root([]) == hashlib.sha256().digest()


def split(entries):
    """The tree as the RFC defines it, by the largest power of two below the number of entries."""
    if len(entries) == 1:
        return merkle.leaf(entries[0])
    k = 1 << (len(entries) - 1).bit_length() - 1
    return merkle.node(split(entries[:k]), split(entries[k:]))


@pytest.mark.parametrize("size", [*range(1, 40), 63, 64, 65, 1000])
def test_every_entry_is_proven_and_no_other(size):
    entries = [b"%d" % n for n in range(size)]
    top = merkle.root(entries)

    assert top == split(entries)
    for index in range(0, size, max(1, size // 40)):
        way = merkle.path(entries, index)
        assert merkle.climb(entries[index], index, size, way) == top
        assert merkle.climb(b"another", index, size, way) != top


def test_a_proof_that_is_shortened_lengthened_or_of_another_place_leads_nowhere():
    chance = random.Random(6962)
    for _ in range(300):
        entries = [chance.randbytes(32) for _ in range(chance.randrange(2, 90))]
        index = chance.randrange(len(entries))
        way, top = merkle.path(entries, index), merkle.root(entries)

        assert not leads(entries[index], index, len(entries), way[:-1], top)
        assert not leads(entries[index], index, len(entries), [*way, way[0]], top)
        assert not leads(entries[index], (index + 1) % len(entries), len(entries), way, top)
        assert not leads(entries[index], index, len(entries), [chance.randbytes(32), *way[1:]], top)
        assert not leads(entries[index], len(entries), len(entries), way, top)


def leads(entry, index, size, way, top):
    try:
        return merkle.climb(entry, index, size, way) == top
    except ValueError:
        return False


def test_two_hundred_thousand_entries_take_less_than_a_second(capsys):
    entries = [b"%032d" % n for n in range(200_000)]

    begun = time.process_time()
    top = merkle.root(entries)
    rooted = time.process_time() - begun
    way = merkle.path(entries, 123_456)
    proved = time.process_time() - begun - rooted

    with capsys.disabled():
        print(f"\nMerkle tree over 200,000 records: root {rooted * 1000:.0f} ms, one proof {proved * 1000:.0f} ms")
    assert merkle.climb(entries[123_456], 123_456, 200_000, way) == top
    assert max(rooted, proved) < 1
