"""Files as people attach them, and as somebody would who means harm: real ones, made by the libraries that make them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import xlsxwriter
from docx import Document
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

NOTICE = "红色小剧场学期方案"


def docx(*paragraphs):
    paper = Document()
    for paragraph in paragraphs or (NOTICE,):
        paper.add_paragraph(paragraph)
    table = paper.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "责任人", "支部书记"
    return saved(paper)


def pptx(*slides):
    show = Presentation()
    for words in slides or ("首页", NOTICE):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = words
        slide.notes_slide.notes_text_frame.text = f"讲稿：{words}"
    return saved(show)


def pptx_with_chart():
    """A chart brings a workbook along, as Office does it."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["一月", "二月"]
    data.add_series("次数", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data)
    return saved(show)


def xlsx(**sheets):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, rows in (sheets or {"台账": [["项目", "次数"], [NOTICE, 12]]}).items():
            sheet = book.add_worksheet(name)
            for no, row in enumerate(rows):
                sheet.write_row(no, 0, row)
    return file.getvalue()


def pdf(*pages, password=""):
    """Latin words: a font for Chinese would have to be embedded."""
    writer = PdfWriter()
    font = {NameObject(f"/{name}"): NameObject(f"/{value}") for name, value in FONT.items()}
    for words in pages or ("Plan", "Studio exchange"):
        page = writer.add_blank_page(300, 300)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 40 200 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): DictionaryObject(font)})}
        )
    if password:
        writer.encrypt(password, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}


def picture(kind="PNG", size=(8, 8)):
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, kind)
    return file.getvalue()


def saved(paper):
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def with_entry(paper, name, content, compression=zipfile.ZIP_DEFLATED):
    """The same document with one more file inside."""
    file = io.BytesIO(paper)
    with zipfile.ZipFile(file, "a", compression) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def bomb():
    """A document of 60 KB that unpacks to 60 MB."""
    return with_entry(docx(), "word/media/blank.bin", bytes(60 * 1024 * 1024))


def tight():
    """Unpacks to 3 MB, from next to nothing."""
    return with_entry(docx(), "word/media/blank.bin", bytes(3 * 1024 * 1024))


def crowded():
    file = io.BytesIO(docx())
    with zipfile.ZipFile(file, "a") as archive:
        for no in range(2_001):
            archive.writestr(f"word/media/{no}.xml", b"")
    return file.getvalue()


def lying():
    """An entry that says it is 10 bytes long, and is 60 MB."""
    blank = bytes(60 * 1024 * 1024)
    whole = with_entry(docx(), "word/media/blank.bin", blank)
    at = whole.rindex(b"PK\x01\x02")
    packed = bytearray(whole)
    packed[at + 24 : at + 28] = struct.pack("<I", 10)
    packed[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(blank))
    return bytes(packed)


def locked_office():
    """What Office writes for a document with a password: an old container that holds the encrypted one."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
