"""A command is carried out once, is decided anew when somebody was faster, and shows its own effect at once."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter

import pytest
import structlog

from domain.errors import AlreadyThere, NotYours, Overtaken
from domain.schools import Profile, School
from domain.words import Level, Locality, MemberBand, OrgKind
from hub.access import Act
from hub.compose import open_hub
from hub.core import TRIES
from hub.settings import Settings
from projections import schools

FACTS = {"level": Level.PRIMARY, "locality": Locality.RURAL, "street": "河湾", "org_kind": OrgKind.BRANCH}
FACTS |= {"member_band": MemberBand.LT7}


@pytest.fixture
def hub(tmp_path):
    opened = open_hub(Settings(data=tmp_path), create=True)
    yield opened
    opened.close()


def act(command=""):
    return Act(person="p-officer", command_id=command, source="history")


def register(hub, code, command=""):
    return hub.schools.register(code, name=f"{code}小学", **FACTS, act=act(command))


def listed(hub):
    with hub.reader() as read:
        return [school.code for school in schools.everywhere(read)]


def test_a_command_sent_twice_is_carried_out_once_and_answers_alike(hub):
    first = register(hub, "PS-01", "c-1")
    register(hub, "PS-02", "c-2")

    again = register(hub, "PS-01", "c-1")

    assert (again.first, again.last, again.repeated, first.repeated) == (first.first, first.last, True, False)
    assert listed(hub) == ["PS-01", "PS-02"]


def test_the_same_wish_under_another_command_id_is_another_command(hub):
    register(hub, "PS-01", "c-1")

    with pytest.raises(AlreadyThere):
        register(hub, "PS-01", "c-2")


def test_people_see_what_they_have_just_done(hub):
    for n in range(5):
        receipt = register(hub, f"PS-{n}")

        assert hub.position() == receipt.last
        assert listed(hub)[-1] == f"PS-{n}"


def test_who_may_not_changes_nothing(hub):
    with pytest.raises(NotYours):
        hub.schools.register("PS-01", name="x", **FACTS, act=Act(person="p-nobody", command_id="c-1"))

    assert hub.log.head().position == 0
    assert hub.log.receipt("c-1") is None


def test_a_command_that_was_overtaken_is_decided_anew(hub, monkeypatch):
    register(hub, "PS-01")
    overtake(hub, monkeypatch, times=TRIES - 1)

    hub.schools.revise("PS-01", Profile(street="桥头"), act=act("c-9"))

    school = hub.log.load(School, "PS-01")
    assert (school.street, school.name) == ("桥头", f"{TRIES - 1}次")


def test_who_is_overtaken_again_and_again_is_told_so(hub, monkeypatch):
    register(hub, "PS-01")
    overtake(hub, monkeypatch, times=TRIES)

    with pytest.raises(Overtaken):
        hub.schools.revise("PS-01", Profile(street="桥头"), act=act("c-9"))

    assert hub.log.load(School, "PS-01").street == "河湾"


def overtake(hub, monkeypatch, times):
    """So many times, somebody changes the school between its loading and its saving."""
    load, left = hub.log.load, [times]

    def loaded(kind, key):
        mine = load(kind, key)
        if left[0]:
            left[0] -= 1
            theirs = load(kind, key)
            theirs.revise(Profile(name=f"{times - left[0]}次"))
            hub.log.append(theirs)
        return mine

    monkeypatch.setattr(hub.log, "load", loaded)


def test_people_who_act_together_lose_nothing(hub):
    told, lock = Counter(), threading.Lock()

    def write(name):
        for n in range(12):
            receipt = register(hub, f"PS-{name}{n}", f"{name}-{n}")
            again = register(hub, f"PS-{name}{n}", f"{name}-{n}")
            with lock:
                told[receipt.first] += 1
                assert (again.first, again.repeated) == (receipt.first, True)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(told) == len(listed(hub)) == 48
    assert set(told.values()) == {1}
    assert hub.log.verify(texts=True).position == hub.position()


def test_pages_that_cannot_follow_do_not_undo_what_the_log_has_taken(hub):
    writer = hub.read._writer
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    before = hub.position()

    with structlog.testing.capture_logs() as told:
        for n in range(200):
            register(hub, f"PS-{n}", f"c-{n}")

    assert hub.log.receipt("c-199").last == hub.log.head().position > hub.position() >= before
    assert {line["event"] for line in told} == {"read database behind"}
    writer.execute("PRAGMA max_page_count = 1000000000")
    register(hub, "PS-199", "c-199")
    assert hub.position() == hub.log.head().position


def test_a_read_database_that_is_gone_is_an_error_and_no_lost_command(hub):
    hub.read._writer.execute("DROP TABLE school")

    with structlog.testing.capture_logs() as told:
        receipt = register(hub, "PS-01", "c-1")

    assert hub.log.receipt("c-1").first == receipt.first
    assert "no such table" in told[0]["cause"]
    with pytest.raises(sqlite3.OperationalError):
        listed(hub)
