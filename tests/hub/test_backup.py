"""A backup made while people work brings the whole hub back; a file that is not whole touches nothing."""

from __future__ import annotations

import io
import shutil
import sqlite3
import tarfile
import threading
from contextlib import closing

import msgspec
import pytest

from domain.errors import NotFound
from domain.model import REMOVED, Prose
from domain.visits import Visit
from hub import backed_up, backup, watch
from hub.backed_up import BackedUp
from hub.backup import NoBackup, NotEmpty
from hub.compose import open_hub
from hub.log import NoLog
from hub.settings import Settings
from hub.store_sqlite import ChainBroken
from projections.read import dump_digest
from tests import stories
from tests.hub.attachments import papers
from tests.hub.house import in_need, school

PASS = "seven grey herons over the ferry"


@pytest.fixture
def hub(tmp_path):
    opened = open_hub(Settings(data=tmp_path / "var"), create=True)
    opened.log.append(stories.reported())
    opened.log.append(in_need("PS-01"))
    opened.private.enrol("p-hao", name="郝砺川")
    opened.accounts.open("p-hao", "sec-ms-01", PASS)
    yield opened
    opened.close()


def files(folder):
    """Every file with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def seen(hub):
    with closing(sqlite3.connect(hub.read.path)) as db:
        return dump_digest(db)


def restored(tmp_path, archive, **how):
    settings = Settings(data=tmp_path / "back")
    head = backup.restore(settings, archive, **how)
    return head, open_hub(settings)


def test_everything_comes_back_and_everybody_signs_in_anew(hub, tmp_path):
    token = hub.accounts.sign_in("sec-ms-01", PASS, address="192.0.2.1", agent="x").token
    hub.read.catch_up()
    path, manifest = backup.make(hub.settings.data, tmp_path / "b.tar")

    head, back = restored(tmp_path, path)

    assert head == hub.log.head() == back.log.verify(texts=True)
    assert (manifest.position, manifest.head) == (head.position, head.hash.hex())
    assert seen(back) == seen(hub)
    assert back.private.names("p-hao") == "郝砺川"
    assert back.accounts.session(token) is None
    assert back.accounts.sign_in("sec-ms-01", PASS, address="192.0.2.1", agent="x").person_id == "p-hao"
    back.close()


def test_a_backup_made_while_people_write_is_a_moment_of_the_log_with_every_key(hub, tmp_path):
    stop = threading.Event()

    def write():
        n = 0
        while not stop.is_set():
            hub.log.append(in_need(f"W-{n}"))
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    made = [backup.make(hub.settings.data, tmp_path / f"{n}.tar")[1] for n in range(5)]
    stop.set()
    writer.join()

    for n, manifest in enumerate(made):
        settings = Settings(data=tmp_path / f"back-{n}")
        assert backup.restore(settings, tmp_path / f"{n}.tar").position == manifest.position
        assert hub.log.hash_at(manifest.position).hex() == manifest.head


def test_a_directory_gets_dated_files_and_a_file_is_never_replaced(hub, tmp_path):
    path, manifest = backup.make(hub.settings.data, tmp_path / "backups")

    assert path.name.endswith(f"-{manifest.position}.tar")
    assert [p.name for p in (tmp_path / "backups").iterdir()] == [path.name]
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match="never replaces"):
        backup.make(hub.settings.data, path)
    assert path.read_bytes() == before


def test_without_a_log_there_is_nothing_to_back_up(tmp_path):
    with pytest.raises(NoLog):
        backup.make(tmp_path, tmp_path / "b.tar")


def test_what_was_redacted_after_the_backup_is_redacted_again_from_the_log_that_orders_it(hub, tmp_path):
    visit = hub.log.load(Visit, "v-1")
    key = hub.log.stream(Visit, "v-1")[0][1].purpose.key
    keys_before = shutil.copy(backup.make(hub.settings.data, tmp_path / "old.tar")[0], tmp_path / "keys.tar")
    visit.redact(of=(key,), reason="个人情况")
    hub.log.append(visit)
    path = with_private_of(keys_before, backup.make(hub.settings.data, tmp_path / "new.tar")[0], tmp_path)

    _, back = restored(tmp_path, path)

    assert set(shown(back, key)) == {REMOVED}
    back.close()


def with_private_of(older, newer, tmp_path):
    """A backup whose keyring is older than its log, as when they were kept in different places."""
    stage = tmp_path / "mixed"
    for path, wanted in ((newer, None), (older, "private.db")):
        with tarfile.open(path) as tar:
            for member in filter(tarfile.TarInfo.isfile, tar):
                if wanted in {None, member.name}:
                    (stage / member.name).parent.mkdir(parents=True, exist_ok=True)
                    (stage / member.name).write_bytes(tar.extractfile(member).read())
    manifest = msgspec.json.decode((stage / "manifest.json").read_bytes(), type=backup.Manifest)
    private = backup.Part((stage / "private.db").stat().st_size, backup._digest((stage / "private.db").open("rb")))
    manifest.files["private.db"] = private
    backup._pack(stage, tmp_path / "mixed.tar", manifest)
    return tmp_path / "mixed.tar"


def shown(hub, key):
    """The texts of the visit under this key, as a page would print them."""
    values = [value for _, fact in hub.log.stream(Visit, "v-1") for value in msgspec.structs.astuple(fact)]
    return [str(text) for text in values if isinstance(text, Prose) and text.key == key]


# ---- refused, with nothing touched


def cut(path):
    path.write_bytes(path.read_bytes()[:-40_000])


def bit(path):
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 4
    path.write_bytes(body)


def foreign(path):
    with tarfile.open(path, "w") as tar:
        tar.add(__file__, "../evil.py")


def longer(path):
    with tarfile.open(path, "a") as tar:
        tar.add(__file__, "more.py")


def text(path):
    path.write_text("no backup at all")


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, bit, foreign, longer, text, empty])
def test_a_file_that_is_cut_changed_or_foreign_is_refused_and_nothing_is_touched(hub, tmp_path, damage):
    path, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    damage(path)
    hub.close()
    before = files(hub.settings.data)

    for target in (Settings(data=tmp_path / "back"), hub.settings):
        with pytest.raises(NoBackup):
            backup.restore(target, path, replace=True)

    assert files(hub.settings.data) == before
    assert not (tmp_path / "back").exists()


def test_a_backup_of_a_log_that_was_tampered_with_is_refused(hub, tmp_path):
    with closing(sqlite3.connect(hub.settings.data / "log.db", isolation_level=None)) as db:
        db.execute("UPDATE stored_events SET state = replace(state, 'prog-2024', 'prog-2025') WHERE rowid = 1")
    path, _ = backup.make(hub.settings.data, tmp_path / "b.tar")

    with pytest.raises(ChainBroken, match="position 1"):
        backup.restore(Settings(data=tmp_path / "back"), path)

    assert files(tmp_path / "back") == {}


def test_a_hub_that_is_there_is_moved_aside_only_when_asked(hub, tmp_path):
    path, manifest = backup.make(hub.settings.data, tmp_path / "b.tar")
    hub.log.append(school("PS-99"))
    hub.close()
    settings = hub.settings

    with pytest.raises(NotEmpty, match="--replace"):
        backup.restore(settings, path)
    head = backup.restore(settings, path, replace=True)

    assert head.position == manifest.position
    (aside,) = settings.data.glob("before-restore-*")
    with closing(open_hub(Settings(data=aside))) as old:
        assert old.log.head().position == manifest.position + 1
    with closing(open_hub(settings)) as back, pytest.raises(NotFound):
        back.log.load(type(school("x")), "PS-99")


# ---- attached files


def test_attached_files_come_back_with_their_names_and_texts(hub, tmp_path):
    file = hub.attachments.keep("方案.docx", io.BytesIO(papers.docx()), person="p-hao")
    path, manifest = backup.make(hub.settings.data, tmp_path / "b.tar")

    _, back = restored(tmp_path, path)

    kept = back.attachments.find(file.id)
    assert (kept.name, back.attachments.path(kept).read_bytes()) == ("方案.docx", papers_of(hub, file))
    assert [page.text for page in back.attachments.pages(kept)] == [page.text for page in hub.attachments.pages(kept)]
    assert len(manifest.files) == 4
    assert (tmp_path / "back" / "attachments").stat().st_mode & 0o077 == 0
    back.close()


def papers_of(hub, file):
    return hub.attachments.path(hub.attachments.find(file.id)).read_bytes()


def test_a_file_that_was_exchanged_in_a_backup_is_noticed(hub, tmp_path):
    file = hub.attachments.keep("方案.docx", io.BytesIO(papers.docx()), person="p-hao")
    path, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    content = papers_of(hub, file)
    whole = path.read_bytes()
    assert whole.count(content) == 1

    path.write_bytes(whole.replace(content, content[:-1] + b"x"))

    with pytest.raises(NoBackup, match="is damaged: attachments"):
        backup.inspect(path)


def test_a_file_at_a_place_of_its_own_choosing_is_refused(hub, tmp_path):
    path, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    with tarfile.open(path, "a") as tar:
        tar.addfile(tarfile.TarInfo("attachments/../../evil"))

    with pytest.raises(NoBackup, match="other files are in it"):
        backup.inspect(path)


def test_the_search_index_of_another_past_is_not_kept(hub, tmp_path):
    path, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    (tmp_path / "back" / "search").mkdir(parents=True)
    (tmp_path / "back" / "search" / "CURRENT").write_text("g00000001")

    _, back = restored(tmp_path, path)

    assert not (tmp_path / "back" / "search").exists()
    back.close()


def test_a_hub_knows_when_it_was_last_backed_up_and_a_restored_one_too(hub, tmp_path):
    assert backed_up.last(hub.settings.data) is None

    archive, manifest = backup.make(hub.settings.data, tmp_path / "kept")
    _, back = restored(tmp_path, archive)

    for data in (hub.settings.data, back.settings.data):
        assert backed_up.last(data) == BackedUp(manifest.made_at, manifest.position)
    assert watch.look(hub).told()["last_backup"] == manifest.made_at
    back.close()


def test_a_backup_that_fails_leaves_the_note_of_the_last_good_one(hub, tmp_path):
    archive, manifest = backup.make(hub.settings.data, tmp_path / "one.tar")

    with pytest.raises(FileExistsError):
        backup.make(hub.settings.data, archive)

    assert backed_up.last(hub.settings.data).made_at == manifest.made_at
    (hub.settings.data / backed_up.NOTE).write_bytes(b"half a no")
    assert backed_up.last(hub.settings.data) is None
