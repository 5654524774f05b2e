"""The private store on real files: names are found, drafts come back, and what was removed is in no byte of the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event

from hub import private_tables as t
from hub.private import ERASED, MOST_DRAFTS, Draft, Person, Private

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "冬日的玻璃窗上有一只纸鹤"
BACKENDS = ["sqlite:///{folder}/private.db"]


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(folder=tmp_path)


@pytest.fixture
def private(url: str) -> Iterator[Private]:
    store = Private(url)
    store.migrate()
    store.enrol("p-hao", name="郝砺川", post="党组织书记", org="河湾中学", phone="010-5550101", mail="hao@example.org")
    store.enrol("p-shan", name="单晓明", org="柳荫小学")
    yield store
    store.close()


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


# ---- migration


def test_a_new_store_gets_every_table_as_the_queries_expect_it(url: str) -> None:
    store = Private(url)

    store.migrate()

    with store.reading() as db:
        assert compare_metadata(MigrationContext.configure(db), t.metadata) == []
    assert store.counter() == 0
    store.close()


def test_a_path_may_hold_what_means_something_in_a_url(tmp_path: Path) -> None:
    place = tmp_path / "100% 互鉴? #1"
    place.mkdir()

    store = Private(place / "private.db")
    store.migrate()
    store.close()

    assert (place / "private.db").stat().st_size > 0


def test_migrating_twice_keeps_what_is_there(private: Private, url: str) -> None:
    private.migrate()
    again = Private(url)
    again.migrate()

    assert again.person("p-hao") == private.person("p-hao")
    assert again.counter() == 2
    again.close()


def test_the_newest_migration_is_the_one_that_start_up_looks_for() -> None:
    assert ScriptDirectory(str(Path(t.__file__).with_name("migrations"))).get_heads() == [t.REVISION]


def test_two_processes_may_migrate_at_the_same_moment(url: str) -> None:
    code = f"from hub.private import Private; p = Private({url!r}); p.migrate(); p.enrol('p-1', name='某人'); p.close()"
    racers = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]

    assert [racer.communicate()[1] for racer in racers] == [b"", b"", b""]
    store = Private(url)
    assert store.counter() == 1
    store.close()


def test_a_store_of_a_newer_release_is_refused_with_the_reason(private: Private) -> None:
    with private.writing() as db:
        db.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(RuntimeError, match="another release"):
        private.migrate()


def test_every_connection_is_durable_and_forgets_what_is_deleted(private: Private) -> None:
    pragmas = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")

    with private.reading() as one, private.writing() as two:
        for db in (one, two):
            assert [db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas] == ["wal", 2, 1, 1, 15_000]


# ---- people


def test_an_enrolled_person_is_read_back_and_the_other_is_untouched(private: Private) -> None:
    private.enrol("p-hao", name="郝砺川", post="党总支书记", org="河湾中学")

    assert private.person("p-hao") == Person(id="p-hao", name="郝砺川", post="党总支书记", org="河湾中学")
    assert private.person("p-shan") == Person(id="p-shan", name="单晓明", org="柳荫小学")
    assert private.person("p-nobody") is None


@pytest.mark.parametrize(
    "text", ["郝砺川", "砺", "haolichuan", "Hao Lichuan", "HAO", "lichuan", "hlc", "ＨＬＣ", " hao ", "郝 砺川"]
)
def test_a_person_is_found_by_part_of_name_pinyin_or_initials(private: Private, text: str) -> None:
    assert [found.id for found in private.find_people(text)] == ["p-hao"]


@pytest.mark.parametrize("text", ["danxiaoming", "shanxiaoming", "dxm", "sxm"])
def test_a_surname_that_is_read_in_two_ways_is_found_by_both(private: Private, text: str) -> None:
    assert [found.id for found in private.find_people(text)] == ["p-shan"]


@pytest.mark.parametrize("text", ["lvbu", "lübu", "lyubu", "lb"])
def test_a_name_with_u_umlaut_is_found_however_it_is_typed(private: Private, text: str) -> None:
    private.enrol("p-lv", name="吕布")

    assert [found.id for found in private.find_people(text)] == ["p-lv"]


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "'", "\\", "h%c", "xyz", "郝%"])
def test_nothing_typed_and_wildcards_find_nobody(private: Private, text: str) -> None:
    assert private.find_people(text) == []


def test_who_begins_with_the_letters_comes_before_who_contains_them(private: Private) -> None:
    private.enrol("p-min", name="闵安")

    assert [found.id for found in private.find_people("min")] == ["p-min", "p-shan"]
    assert [found.id for found in private.find_people("min", limit=1)] == ["p-min"]


# ---- names


def test_a_name_changed_elsewhere_is_shown_after_the_next_refresh(private: Private, url: str) -> None:
    before = private.names.refresh()
    elsewhere = Private(url)

    elsewhere.enrol("p-hao", name="郝立川")

    assert private.names("p-hao") == "郝砺川"
    assert private.names.refresh() == before + 1
    assert (private.names("p-hao"), private.names("p-shan")) == ("郝立川", "单晓明")
    elsewhere.close()


def test_an_erased_or_unknown_person_has_no_name(private: Private) -> None:
    private.names.refresh()
    with private.writing() as db:
        db.execute(sa.delete(t.person).where(t.person.c.id == "p-hao"))
        db.execute(sa.update(t.counter).values(n=t.counter.c.n + 1))

    private.names.refresh()

    assert [private.names(who) for who in ("p-hao", "p-nobody", "p-shan")] == [ERASED, ERASED, "单晓明"]


def test_a_person_enrolled_just_now_is_known_without_a_refresh(private: Private) -> None:
    private.names.refresh()

    private.enrol("p-new", name="新来的")

    assert private.names("p-new") == "新来的"


def test_the_counter_moves_only_when_something_changed(private: Private) -> None:
    before = private.counter()

    private.enrol("p-shan", name="单晓明", org="柳荫小学")
    private.prefer("p-shan", "size", "large")
    private.prefer("p-shan", "size", "large")
    private.save_draft("p-shan", "visit", "", {}, 1)

    assert private.counter() == before + 1


# ---- drafts and preferences


def test_a_draft_comes_back_as_it_was_typed(private: Private) -> None:
    body = {"purpose": ["看看 <b>课间</b>\r\n党课\x00"], "slots": ["2026-03-02", ""], "empty": []}
    private.save_draft("p-shan", "visit", "v-1", {"purpose": ["别人的"]}, 5)

    private.save_draft("p-hao", "visit", "v-1", {"purpose": ["旧"]}, 6)
    private.save_draft("p-hao", "visit", "v-1", body, 7)

    assert private.draft("p-hao", "visit", "v-1") == body
    assert private.drafts("p-hao") == [Draft(form="visit", key="v-1", body=body, saved_at=7)]
    assert private.draft("p-hao", "visit", "v-2") is None


def test_a_dropped_draft_is_gone_and_no_other(private: Private) -> None:
    for person, key in (("p-hao", "v-1"), ("p-hao", "v-2"), ("p-shan", "v-1")):
        private.save_draft(person, "visit", key, {"purpose": [key]}, 1)

    private.drop_draft("p-hao", "visit", "v-1")

    assert [draft.key for draft in private.drafts("p-hao")] == ["v-2"]
    assert [draft.key for draft in private.drafts("p-shan")] == ["v-1"]


def test_half_a_character_in_a_draft_loses_only_itself(private: Private) -> None:
    private.save_draft("p-hao", "visit", "", {"purpose": ["好\ud83d好"]}, 1)

    assert private.draft("p-hao", "visit", "") == {"purpose": ["好?好"]}


def test_a_person_keeps_a_bounded_number_of_drafts_the_newest(private: Private) -> None:
    for number in range(MOST_DRAFTS + 3):
        private.save_draft("p-hao", "visit", f"v-{number}", {}, number)

    kept = private.drafts("p-hao")

    assert [draft.saved_at for draft in kept] == list(range(MOST_DRAFTS + 2, 2, -1))


def test_a_preference_is_kept_for_one_person(private: Private) -> None:
    private.prefer("p-hao", "size", "large")
    private.prefer("p-hao", "size", "normal")

    assert private.preference("p-hao", "size") == "normal"
    assert private.preference("p-shan", "size") is None


def test_what_a_person_keeps_here_goes_with_the_person(private: Private) -> None:
    private.save_draft("p-hao", "visit", "", {}, 1)
    private.prefer("p-hao", "size", "large")

    with private.writing() as db:
        db.execute(sa.delete(t.person).where(t.person.c.id == "p-hao"))

    assert (private.drafts("p-hao"), private.preference("p-hao", "size")) == ([], None)


# ---- forgetting


def test_an_emptied_key_leaves_no_byte_of_its_secret(private: Private, tmp_path: Path) -> None:
    secret = b"\x91secret-of-one-text-\x07\xf3"
    with private.writing() as db:
        db.execute(sa.insert(t.key).values(name="k1", secret=secret))
    assert private.scrub()
    assert secret in bytes_of(tmp_path)

    with private.writing() as db:
        db.execute(sa.update(t.key).values(secret=b""))

    assert private.scrub()
    assert secret not in bytes_of(tmp_path)


def test_a_dropped_draft_leaves_no_byte_of_its_text(private: Private, tmp_path: Path) -> None:
    private.save_draft("p-hao", "visit", "", {"purpose": [CANARY]}, 1)
    assert CANARY.encode() in bytes_of(tmp_path)

    private.drop_draft("p-hao", "visit", "")

    assert private.scrub()
    assert CANARY.encode() not in bytes_of(tmp_path)


def test_scrubbing_says_that_a_reader_still_needs_old_pages(private: Private, url: str) -> None:
    hasty = Private(url)
    event.listen(hasty.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout=50"))
    with private.reading() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.execute(sa.select(t.person.c.id)).all()
        private.prefer("p-hao", "size", "large")

        assert not hasty.scrub()

    assert hasty.scrub()
    hasty.close()
