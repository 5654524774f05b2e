"""People see, take along, correct and have erased what is kept of them; what happened stays as it was told."""

from __future__ import annotations

import itertools
import sqlite3
import tarfile
from datetime import date, timedelta

import pytest

from domain.errors import NotFound, NotYours
from domain.people import ErasedFor, LastDirector, Person, PersonErased, StillInPost
from domain.words import Role
from hub import backup
from hub import private_tables as t
from hub.access import Act
from hub.clock import micros
from hub.privacy import erasure
from hub.private import ERASED

CANARY = "欧阳闻笛"
NUMBER = "86230417"
ADDRESS = "wendi@canary.example"
SECRETS = {"hash", "csrf", "secret", "token", "password"}


def sing(district):
    """`gone`, who has left, has a name, an account, a session, a draft and a choice that stand nowhere else."""
    hub = district.hub
    hub.private.enrol("gone", name=CANARY, post="书记", org="校 KG-01", phone=NUMBER, mail=ADDRESS)
    hub.accounts.open("gone", "wendi", "一条很长而且没有任何人知道的口令")
    hub.private.save_draft("gone", "cases.submit", "", {"title": [f"{CANARY}的草稿"]}, at=1)
    hub.private.prefer("gone", "size", "large")
    with hub.private.writing() as db:
        hub.accounts._sessions.start(db, "gone", address="10.0.0.1", agent="canary", old_token="")


def files_with(folder, words):
    """Files of the data directory in which these words stand."""
    return {path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()}


def rows_of(hub, person):
    return {table.table: len(table.rows) for table in hub.privacy.kept(person, act=by_self(person)) if table.rows}


def by_self(person):
    return Act(person=person)


def unpacked(folder, name):
    """Files of a backup in which the name stands."""
    with tarfile.open(folder / f"{name}.tar") as tar:
        held = {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}
    return {path for path, content in held.items() if CANARY.encode() in content}


def counts(district):
    """What figures are made of: events by kind, and all that people see but the mark of the erased."""
    kinds = [entry.topic for entry in district.hub.log.read(0, 10_000)]
    return {kind: len(list(each)) for kind, each in itertools.groupby(sorted(kinds))}


def test_whoever_left_is_erased_everywhere_and_the_log_still_proves_itself(district):
    district.held()
    sing(district)
    before, bystander = counts(district), rows_of(district.hub, "sec-ms")
    assert files_with(district.folder, CANARY) <= {"private.db", "private.db-wal"} != set()

    district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=district.by("director"))

    assert [files_with(district.folder, words) for words in (CANARY, NUMBER, ADDRESS, "wendi")] == [set()] * 4
    assert rows_of(district.hub, "gone") == {}
    assert district.hub.private.names("gone") == ERASED
    assert counts(district) == before | {"person.erased": 1}
    assert rows_of(district.hub, "sec-ms") == bystander
    assert district.hub.log.verify(texts=True).position == district.hub.position()
    assert district.level()


def test_a_backup_made_afterwards_holds_nothing_either(district, tmp_path):
    sing(district)
    backup.make(district.folder, tmp_path / "before.tar")
    district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=district.by("director"))
    backup.make(district.folder, tmp_path / "after.tar")

    assert [sorted(unpacked(tmp_path, name)) for name in ("before", "after")] == [["private.db"], []]


def test_somebody_in_post_is_not_erased_before_the_term_ends(district):
    with pytest.raises(StillInPost) as refused:
        district.hub.privacy.erase("sec-ms", reason=ErasedFor.WITHDRAWN, act=district.by("sec-ms"))

    assert refused.value.facts == {"role": Role.SECRETARY}
    assert district.hub.private.names("sec-ms") == "名 sec-ms"


def test_whoever_is_in_post_may_go_on_the_day_the_term_ends(district):
    left = {"programme_id": "P1", "reason": "retired", "on": date(2026, 3, 5)}
    district.hub.studios.leave("sec-ms", **left, act=district.by("director"))

    district.hub.privacy.erase("sec-ms", reason=ErasedFor.WITHDRAWN, act=district.by("sec-ms"))

    assert (district.hub.private.names("sec-ms"), district.hub.private.names("sec-ps")) == (ERASED, "名 sec-ps")


def test_nobody_erases_somebody_else_but_the_director(district):
    for person in ("officer", "lead-ms", "sec-ms", "admin"):
        with pytest.raises(NotYours):
            district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=district.by(person))

    assert district.hub.private.names("gone") == "名 gone"


def test_the_last_director_stays(district):
    with pytest.raises(LastDirector):
        district.hub.privacy.erase("director", reason=ErasedFor.WITHDRAWN, act=district.by("director"))


def test_a_second_click_is_harmless_and_a_second_order_is_told(district):
    first = district.by("director")
    receipt = district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=first)

    again = district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=first)

    assert (again.first, again.repeated) == (receipt.first, True)
    with pytest.raises(PersonErased):
        district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=district.by("director"))


def test_nobody_who_does_not_exist_is_erased(district):
    with pytest.raises(NotFound):
        district.hub.privacy.erase("p-unknown", reason=ErasedFor.LEFT, act=district.by("director"))


def test_what_a_crash_left_is_erased_by_the_next_tick(district):
    sing(district)
    person = district.hub.log.load(Person, "gone")
    person.erase(reason=ErasedFor.LEFT, directors=1)
    district.hub.core.commit(person, act=district.by("director"))  # and the process dies here
    assert district.hub.private.names("gone") == CANARY

    district.hub.deadlines.tick(district.clock())

    assert (district.hub.private.names("gone"), files_with(district.folder, CANARY)) == (ERASED, set())
    assert erasure.complete(district.hub.core) == 0


def test_who_still_reads_delays_the_last_trace_but_not_the_erasure(district):
    sing(district)
    reader = sqlite3.connect(district.folder / "private.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM person").fetchall()

    district.hub.privacy.erase("gone", reason=ErasedFor.LEFT, act=district.by("director"))
    named = district.hub.private.names("gone")
    reader.execute("ROLLBACK")
    district.hub.deadlines.tick(district.clock())

    assert (named, files_with(district.folder, CANARY)) == (ERASED, set())
    reader.close()


def test_everything_kept_of_a_person_is_shown_to_them_and_no_secret_is(district):
    sing(district)

    told = {table.table: table for table in district.hub.privacy.kept("gone", act=by_self("gone"))}

    assert {
        name: len(told[name].rows) for name in ("person", "account", "session", "draft", "preference")
    } == dict.fromkeys(("person", "account", "session", "draft", "preference"), 1)
    assert set(told) == {
        name for name, table in t.metadata.tables.items() if name == "person" or "person_id" in table.c
    }
    assert not SECRETS & {column for table in told.values() for column in table.columns}


def test_what_the_log_tells_of_a_person_is_found_by_their_id_alone(district):
    district.held()

    told = district.hub.privacy.told("sec-kg", act=by_self("sec-kg"))

    assert {"visit.accepted": True, "membership.admitted": False, "person.enrolled": False}.items() <= {
        each.topic: each.acted for each in told
    }.items()
    assert [each.topic for each in district.hub.privacy.told("nobody", act=by_self("nobody"))] == ["person.enrolled"]


def test_the_data_of_others_are_shown_to_the_director_only(district):
    seen = district.hub.privacy.kept("sec-ms", act=district.by("director"))

    assert next(table.rows[0][1] for table in seen if table.table == "person") == "名 sec-ms"
    for person in ("officer", "admin", "lead-ms", "sec-kg"):
        with pytest.raises(NotYours):
            district.hub.privacy.kept("sec-ms", act=district.by(person))


def test_everybody_corrects_the_own_contact_and_not_the_own_name(district):
    entry = {"post": "副书记", "org": "校 MS-01", "phone": "86230000", "mail": "ms@school.example"}

    district.hub.privacy.correct("sec-ms", name="别人", **entry, act=district.by("sec-ms"))

    person = district.hub.private.person("sec-ms")
    assert (person.name, person.post, person.mail) == ("名 sec-ms", "副书记", "ms@school.example")
    assert district.hub.private.person("sec-ps").post == ""


def test_the_office_corrects_a_name(district):
    entry = {"post": "", "org": "", "phone": "", "mail": ""}

    district.hub.privacy.correct("sec-ms", name="名正", **entry, act=district.by("officer"))

    assert district.hub.private.names("sec-ms") == "名正"
    with pytest.raises(NotYours):
        district.hub.privacy.correct("sec-ms", name="名误", **entry, act=district.by("sec-kg"))


def test_what_nobody_needs_any_more_goes_by_itself(district):
    sing(district)
    district.hub.private.save_draft("sec-ms", "cases.submit", "", {"title": ["新的"]}, at=micros(district.clock()))

    district.hub.deadlines.tick(district.clock())
    district.clock.now += timedelta(days=1)
    district.hub.deadlines.tick(district.clock())

    kept = [rows_of(district.hub, person) for person in ("gone", "sec-ms")]
    assert [set(each) for each in kept] == [{"person", "account", "preference"}, {"person", "draft"}]


def test_what_was_never_sent_is_shown_to_nobody_but_its_writer(district):
    sing(district)
    kept, director = district.hub.privacy.kept, district.by("director")

    drafts = [{table.table: len(table.rows) for table in kept("gone", act=act)} for act in (by_self("gone"), director)]

    assert [each.get("draft") for each in drafts] == [1, None]
    assert drafts[1]["person"] == 1
