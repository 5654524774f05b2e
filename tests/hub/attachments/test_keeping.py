"""Attached files on a real disk: what is kept, what its text is, what is refused and why, and when it is gone."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest

from domain.errors import NotFound
from hub.attachments import Attachments, Bomb, Broken, Empty, Encrypted, TooLarge, WrongType
from hub.clock import micros
from tests.hub.attachments import papers
from tests.hub.attachments.papers import NOTICE

MEGABYTE = 1024 * 1024


@pytest.fixture
def attachments(house):
    house.private.enrol("p-wei", name="韦一凡")
    return Attachments(house.private, house.folder, house.clock)


def keep(attachments, name, content, person="p-wei"):
    return attachments.keep(name, io.BytesIO(content), person=person)


def text(attachments, file):
    return [(page.page, page.text) for page in attachments.pages(attachments.find(file.id))]


def on_disk(attachments):
    return sorted(path.name for path in attachments._shelf.root.rglob("*") if path.is_file() and path.name != ".lock")


def refused(attachments, name, content, kind):
    with pytest.raises(kind) as refusal:
        keep(attachments, name, content)
    assert on_disk(attachments) == []
    return refusal.value.facts


# ---- kept


def test_a_file_lies_under_its_digest_and_its_name_in_the_private_store(attachments):
    content = papers.docx()

    file = keep(attachments, "学期方案.docx", content)

    digest = hashlib.sha256(content).hexdigest()
    kept = attachments.find(file.id)
    assert (file.sha256, file.size, kept.name, kept.person_id) == (digest, len(content), "学期方案.docx", "p-wei")
    assert attachments.path(kept).read_bytes() == content
    assert attachments.path(kept).parts[-4:] == ("attachments", digest[:2], digest[2:4], digest)
    assert attachments.path(kept).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("方案.docx", papers.docx, [(0, f"{NOTICE}\n责任人\n支部书记")]),
        ("方案.DOCX", papers.docx, [(0, f"{NOTICE}\n责任人\n支部书记")]),
        ("plan.pdf", papers.pdf, [(1, "Plan"), (2, "Studio exchange")]),
        ("课件.pptx", papers.pptx, [(1, "首页\n讲稿：首页"), (2, f"{NOTICE}\n讲稿：{NOTICE}")]),
        ("台账.xlsx", papers.xlsx, [(0, f"台账\n项目 次数\n{NOTICE} 12.0")]),
    ],
)
def test_the_text_of_a_file_is_read_page_by_page(attachments, name, content, found):
    assert text(attachments, keep(attachments, name, content())) == found


@pytest.mark.parametrize(
    ("name", "kind"),
    [("门.png", "PNG"), ("门.jpg", "JPEG"), ("门.jpeg", "JPEG"), ("门.webp", "WEBP"), ("门.gif", "GIF")],
)
def test_a_picture_is_kept_and_has_no_text(attachments, name, kind):
    file = keep(attachments, name, papers.picture(kind))

    assert (file.media_type, text(attachments, file)) == (f"image/{kind.lower()}", [])


def test_a_chart_may_bring_its_table_along(attachments):
    assert keep(attachments, "图表.pptx", papers.pptx_with_chart()).size > 0


def test_a_pdf_that_only_forbids_printing_is_read(attachments):
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer, file = PdfWriter(clone_from=PdfReader(io.BytesIO(papers.pdf("Open plan")))), io.BytesIO()
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(file)

    assert text(attachments, keep(attachments, "plan.pdf", file.getvalue())) == [(1, "Open plan")]


def test_what_hides_in_a_name_is_left_out(attachments):
    names = [
        "C:\\桌面\\方案.docx",
        "../../etc/方案.docx",
        "方案\u202excod.docx",
        "方\x00案\r\n.docx",
        f"{'长' * 300}.docx",
    ]

    found = [attachments.find(keep(attachments, name, papers.docx()).id).name for name in names]

    assert found == ["方案.docx", "方案.docx", "方案xcod.docx", "方案.docx", f"{'长' * 110}.docx"]


def test_the_same_file_lies_there_once_and_stays_until_the_last_name_of_it_goes(attachments):
    content = papers.docx()
    one, two = keep(attachments, "甲.docx", content), keep(attachments, "乙.docx", content)
    assert len(on_disk(attachments)) == 2  # the file and its text

    attachments.remove([one.id])

    assert text(attachments, two) == [(0, f"{NOTICE}\n责任人\n支部书记")]
    with pytest.raises(NotFound):
        attachments.find(one.id)
    attachments.remove([two.id])
    assert on_disk(attachments) == []


# ---- refused


def test_a_file_over_the_limit_is_told_with_both_sizes(attachments):
    facts = refused(attachments, "大.pdf", papers.pdf() + bytes(20 * MEGABYTE), TooLarge)

    assert facts == {"name": "大.pdf", "limit": 20, "size": 20.1}


def test_an_empty_file_is_refused(attachments):
    refused(attachments, "空.docx", b"", Empty)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.exe", lambda: b"MZ" + bytes(200)),
        ("program.pdf", lambda: b"MZ" + bytes(200)),
        ("没有扩展名", papers.docx),
        ("方案.doc", papers.docx),
        ("方案.docm", papers.docx),
        ("方案.docx", papers.pdf),
        ("方案.docx", papers.xlsx),
        ("方案.xlsx", papers.docx),
        ("图.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("图.svg", lambda: b"<svg/>"),
        ("图.png", lambda: papers.picture("JPEG")),
        ("旧.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("页.pdf", lambda: b"<html><script>1</script></html>"),
    ],
)
def test_what_a_file_is_called_and_what_it_is_must_agree(attachments, name, content):
    facts = refused(attachments, name, content(), WrongType)

    assert facts == {"name": name, "allowed": "docx, pdf, pptx, xlsx, gif, jpeg, jpg, png, webp"}


def test_an_archive_that_is_no_document_is_refused(attachments):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types><Override ContentType='application/x'/></Types>")

    refused(attachments, "方案.docx", file.getvalue(), WrongType)


@pytest.mark.parametrize(
    ("name", "content"), [("锁.pdf", lambda: papers.pdf(password="geheim")), ("锁.docx", papers.locked_office)]
)
def test_a_file_with_a_password_is_refused(attachments, name, content):
    assert refused(attachments, name, content(), Encrypted) == {"name": name}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("断.docx", lambda: papers.docx()[:-200]),
        ("断.docx", lambda: papers.docx()[:5000]),
        ("断.pdf", lambda: b"%PDF-1.7\n" + bytes(300)),
        ("断.png", lambda: papers.picture()[:40]),
        ("断.xlsx", lambda: papers.xlsx()[:-30]),
    ],
)
def test_a_broken_file_is_refused(attachments, name, content):
    assert refused(attachments, name, content(), Broken) == {"name": name}


@pytest.mark.parametrize(
    ("content", "what", "limit"),
    [
        (papers.bomb, "size", 50),
        (papers.tight, "ratio", 100),
        (papers.lying, "ratio", 100),
        (papers.crowded, "entries", 2_000),
        (lambda: papers.with_entry(papers.docx(), "word/a.zip", papers.docx()), "nested", 0),
        (lambda: papers.with_entry(papers.docx(), "word/a.xml", b"\x1f\x8b" + bytes(90)), "nested", 0),
        (
            lambda: papers.with_entry(
                papers.docx(), "word/embeddings/a.xlsx", papers.with_entry(papers.xlsx(), "b.xlsx", papers.xlsx())
            ),
            "nested",
            0,
        ),
    ],
    ids=["size", "ratio", "lying", "entries", "zip", "gzip", "twice"],
)
def test_an_archive_made_to_overwhelm_is_never_parsed(attachments, content, what, limit):
    facts = refused(attachments, "礼物.docx", content(), Bomb)

    assert facts == {"name": "礼物.docx", "what": what, "limit": limit}


def test_a_reader_that_wants_all_the_memory_ends_and_takes_nobody_with_it(attachments):
    """Two cells, far apart: 17 thousand million cells in between."""
    file = io.BytesIO()
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "近")
        sheet.write(1_048_575, 16_383, "远")

    facts = refused(attachments, "远.xlsx", file.getvalue(), Bomb)

    assert facts["what"] == "work"


def test_a_picture_too_large_to_draw_is_refused(attachments):
    assert refused(attachments, "长.png", papers.picture(size=(20_001, 1)), Bomb)["what"] == "work"


# ---- gone


def test_what_no_event_and_no_draft_names_is_swept_after_two_days(attachments, house):
    named, drafted, stray = (keep(attachments, f"{no}.docx", papers.docx(str(no))) for no in range(3))
    now = house.clock.now
    house.private.save_draft("p-wei", "cases.submit", "", {"attachments": [drafted.id]}, micros(now))

    early = attachments.sweep({named.id}, now + timedelta(days=1))
    swept = attachments.sweep({named.id}, now + timedelta(days=3))

    assert (early, swept) == (0, 1)
    assert set(attachments.find_many([named.id, drafted.id, stray.id])) == {named.id, drafted.id}
    assert len(on_disk(attachments)) == 4


def test_a_file_outlives_the_person_who_sent_it(attachments, house):
    import sqlalchemy as sa  # noqa: PLC0415

    from hub import private_tables as t  # noqa: PLC0415

    file = keep(attachments, "方案.docx", papers.docx())

    with house.private.writing() as db:
        db.execute(sa.delete(t.person))

    assert attachments.find(file.id).person_id is None


def test_a_file_that_was_changed_on_the_disk_is_named(attachments):
    whole, changed = keep(attachments, "一.docx", papers.docx("一")), keep(attachments, "二.docx", papers.docx("二"))
    assert attachments.damaged() == []

    attachments.path(attachments.find(changed.id)).write_bytes(b"else")

    assert attachments.damaged() == [changed.sha256]
    assert attachments.find(whole.id).size == whole.size


def test_what_was_half_received_long_ago_is_tidied_away(attachments, house):
    import os  # noqa: PLC0415

    keep(attachments, "一.docx", papers.docx())
    for name, age in ((".in-old", 100_000), (".in-new", 10)):
        path = attachments._shelf.root / name
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_mtime - age,) * 2)

    attachments.sweep(set(attachments.find_many([])), house.clock.now)

    assert {".in-new"} == {name for name in on_disk(attachments) if name.startswith(".in-")}
