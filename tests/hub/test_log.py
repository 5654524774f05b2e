"""The log keeps what it took, in one order, each command once, and says plainly when it cannot take any more."""

from __future__ import annotations

import resource
import signal
import threading
from contextlib import contextmanager

import pytest
from eventsourcing.persistence import StoredEvent

from domain.errors import AlreadyThere, NotFound, Overtaken
from domain.people import Person
from domain.record import Meta
from domain.schools import Profile, School
from hub.clock import micros
from hub.log import Log, LogUnavailable, NoLog, Receipt
from hub.store_sqlite import GENESIS, ChainBroken, link
from tests.hub.house import House, again, in_need, person, school

OFFICER = Meta(actor="p-officer", role="officer", command="c-1", source="web")


def positions(log):
    return [entry.position for entry in log.read(0, 100)]


def renamed(log, code, name):
    found = log.load(School, code)
    found.revise(Profile(name=name))
    return found


# ---- the record


def test_each_event_has_its_place_its_time_and_its_author(house):
    house.log.append(school("PS-01"), command_id="c-1", meta=OFFICER)
    house.clock.on(seconds=5)
    house.log.append(person("p-1"))

    entries = house.log.read(0, 10)
    assert [(e.position, e.topic, e.by.actor) for e in entries] == [
        (1, "school.registered", "p-officer"),
        (2, "person.enrolled", "system"),
    ]
    assert entries[1].recorded_at - entries[0].recorded_at == 5_000_000
    assert entries[0].by == OFFICER


def test_time_never_runs_backwards_in_the_log(house):
    house.log.append(school("PS-01"))
    first = house.log.head().recorded_at
    house.clock.on(hours=-3)
    house.log.append(school("PS-02"))
    house.clock.on(hours=3, seconds=1)
    house.log.append(school("PS-03"))

    assert [e.recorded_at for e in house.log.read(0, 10)] == [first, first, first + 1_000_000]


def test_each_hash_covers_the_hash_before_it_and_the_stored_bytes(house):
    house.log.append(school("PS-01"), school("PS-02"), meta=OFFICER)

    one, two = house.log.read(0, 10)
    stored = [StoredEvent(f"school:PS-0{n}", 1, e.topic, e.state) for n, e in ((1, one), (2, two))]
    assert one.hash == link(GENESIS, 1, one.recorded_at, stored[0], one.meta)
    assert two.hash == link(one.hash, 2, two.recorded_at, stored[1], two.meta)
    assert (house.log.head().position, house.log.head().hash) == (2, two.hash)


def test_a_moment_is_found_by_the_last_record_before_it(house):
    start = micros(house.clock())
    house.log.append(school("PS-01"))
    house.clock.on(minutes=1)
    house.log.append(school("PS-02"))

    at = house.log.position_at
    assert [at(start - 1), at(start), at(start + 59_999_999), at(start + 60_000_000)] == [0, 1, 1, 2]


# ---- commands


def test_a_command_sent_again_answers_with_its_first_result_and_adds_nothing(house):
    first = house.log.append(school("PS-01"), school("PS-02"), command_id="c-1")
    house.log.append(school("PS-03"), command_id="c-2")

    repeated = house.log.append(school("PS-01"), school("PS-02"), command_id="c-1")

    assert first == Receipt(1, 2)
    assert repeated == Receipt(1, 2, repeated=True)
    assert positions(house.log) == [1, 2, 3]


def test_of_two_processes_with_one_command_the_slower_gets_the_result_of_the_faster(house):
    with again(house) as other:
        other.log.receipt = lambda _: None  # it looked before the faster one had committed
        house.log.append(school("PS-01"), command_id="c-1")

        assert other.log.append(school("PS-09"), command_id="c-1") == Receipt(1, 1, repeated=True)

    assert positions(house.log) == [1]


def test_nothing_decided_is_nothing_written(house):
    house.log.append(school("PS-01"))

    assert house.log.append(house.log.load(School, "PS-01"), command_id="c-1") == Receipt(0, 0)
    assert house.log.receipt("c-1") is None


def test_who_decides_on_an_old_state_is_told_so_and_nothing_of_the_command_is_stored(house):
    house.log.append(school("PS-01"), school("PS-02"))
    mine, theirs = renamed(house.log, "PS-01", "一"), renamed(house.log, "PS-01", "二")
    house.log.append(theirs)

    with pytest.raises(Overtaken) as refusal:
        house.log.append(renamed(house.log, "PS-02", "三"), mine, command_id="c-9")

    assert refusal.value.facts == {"kind": "school", "key": "PS-01"}
    assert positions(house.log) == [1, 2, 3]
    assert house.log.receipt("c-9") is None
    assert house.log.load(School, "PS-02").name == "PS-02小学"


def test_a_taken_key_is_told_from_an_old_state_in_the_same_command(house):
    house.log.append(school("PS-01"))
    mine, theirs = renamed(house.log, "PS-01", "一"), renamed(house.log, "PS-01", "二")
    house.log.append(theirs)

    with pytest.raises(Overtaken):
        house.log.append(school("PS-02"), mine)
    with pytest.raises(AlreadyThere) as refusal:
        house.log.append(renamed(house.log, "PS-01", "三"), school("PS-01"))

    assert refusal.value.facts == {"kind": "school", "key": "PS-01"}
    assert positions(house.log) == [1, 2]


def test_what_could_not_be_read_back_is_not_written(house):
    wrong = school("PS-01", locality=7)

    with pytest.raises(Exception, match="Expected `str`"):
        house.log.append(wrong)

    assert (positions(house.log), house.log.head().position) == ([], 0)


def test_what_is_not_there_is_said_to_be_missing(house):
    house.log.append(school("PS-01"))

    with pytest.raises(NotFound):
        house.log.load(Person, "PS-01")


def test_facts_of_one_thing_are_read_with_their_records_and_open_texts(house):
    house.log.append(school("PS-09"))
    house.log.append(in_need("PS-01", note="教室不够"))

    facts = house.log.stream(School, "PS-01")

    assert [(entry.position, type(fact)) for entry, fact in facts] == [
        (2, School.Registered),
        (3, School.SupportNeedFlagged),
    ]
    assert str(facts[1][1].note) == "教室不够"
    assert [entry.position for entry, _ in house.log.stream(School, "PS-01", after=1)] == [3]


# ---- trouble with the machine


def pragma(log, said):
    """What a PRAGMA of the writing connection answers."""
    with log.recorder.datastore.get_connection(commit=True) as connection, connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {said}")
        return (cursor.fetchone() or [None])[0]


@contextmanager
def full(log):
    pragma(log, f"max_page_count = {pragma(log, 'page_count')}")
    yield
    pragma(log, "max_page_count = 1000000000")


@contextmanager
def read_only(log):
    pragma(log, "query_only = ON")
    yield
    pragma(log, "query_only = OFF")


@contextmanager
def no_room(log):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.path.with_name("log.db-wal").stat().st_size + 4096, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("trouble", [full, read_only, no_room])
def test_a_disk_in_trouble_takes_no_half_a_command_and_recovers_by_itself(house, trouble):
    house.log.append(school("PS-01"))

    with trouble(house.log):
        with pytest.raises(LogUnavailable):
            house.log.append(*[school(f"PS-1{n:03}", street="河湾" * 400) for n in range(99)], command_id="c-1")
        assert [e.topic for e in house.log.read(0, 500)] == ["school.registered"]
        assert house.log.load(School, "PS-01").name == "PS-01小学"

    house.log.append(school("PS-02"), command_id="c-1")
    assert positions(house.log) == [1, 2]
    assert house.log.verify().position == 2


def test_a_deleted_last_event_is_noticed_before_its_place_is_given_away(house):
    house.log.append(school("PS-01"), school("PS-02"))
    with house.log.recorder.datastore.transaction(commit=True) as db:
        db.execute("DELETE FROM stored_events WHERE rowid = 2")

    with pytest.raises(ChainBroken, match="position 2 where 3 was due"):
        house.log.append(school("PS-03"))

    assert house.log.head().position == 2


def test_without_a_log_nothing_is_made_and_the_operator_is_told(tmp_path, house):
    with pytest.raises(NoLog):
        Log(tmp_path / "elsewhere.db", house.keys, house.clock)

    assert not (tmp_path / "elsewhere.db").exists()


@pytest.mark.parametrize("prefix", ["", "HUB_"])
def test_stray_variables_do_not_lead_the_log_elsewhere(tmp_path, monkeypatch, prefix):
    (tmp_path / "home").mkdir()
    for name, value in {
        "SQLITE_DBNAME": str(tmp_path / "stolen.db"),
        "PERSISTENCE_MODULE": "eventsourcing.popo",
        "APPLICATION_RECORDER_TOPIC": "eventsourcing.sqlite:SQLiteApplicationRecorder",
        "MAPPER_TOPIC": "eventsourcing.persistence:JSONMapper",
        "CIPHER_TOPIC": "eventsourcing.cipher:AESCipher",
        "CREATE_TABLE": "no",
    }.items():
        monkeypatch.setenv(prefix + name, value)
    house = House(tmp_path / "home")

    house.log.append(school("PS-01"))

    assert house.log.verify().position == 1
    assert not (tmp_path / "stolen.db").exists()
    house.close()


# ---- many at once


def test_who_has_just_read_can_write_although_somebody_else_has_written_in_between(house):
    with again(house) as other:
        for n in range(20):
            house.log.load(School, f"PS-{n - 1}") if n else None
            other.log.append(school(f"MS-{n}"))
            house.log.append(school(f"PS-{n}"))

    assert positions(house.log) == list(range(1, 41))


def test_threads_that_write_together_leave_no_hole_and_no_open_file(house):
    def write(name):
        for n in range(10):
            house.log.append(school(f"{name}-{n}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    del threads, thread

    assert house.log.verify().position == 40
    assert len(house.log._connections) == 1
