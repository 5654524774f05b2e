"""One reader for each kind of file: a stream in, pairs of page and text out. Runs only in the process of hub.extraction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, Final

from hub.extraction import DOCX, PDF, PICTURES, PPTX, XLSX

Pages = Iterator[tuple[int, str]]

SIDE: Final = 20_000
"""Pixels of a picture's longer side that a browser can be asked to draw."""


class Locked(Exception):
    """The file wants a password."""


def document(file: IO[bytes]) -> Pages:
    """Paragraphs in their order, those of tables and text boxes among them; where pages break is decided by the printer."""
    from docx import Document  # noqa: PLC0415  # each kind loads its own library only
    from docx.oxml.ns import qn  # noqa: PLC0415

    body = Document(file).element.body
    for spare in list(body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        spare.getparent().remove(spare)  # the same text once more, for older programs
    words = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    lines = []
    for paragraph in body.iter(qn("w:p")):
        parts = (words[node.tag] or node.text or "" for node in _own(paragraph, qn("w:p")) if node.tag in words)
        lines.append("".join(parts))
    yield 0, "\n".join(line for line in lines if line.strip())


def _own(paragraph: Any, nested: str) -> Iterator[Any]:
    """What stands in a paragraph, without the paragraphs of a text box in it."""
    for child in paragraph:
        if child.tag != nested:
            yield child
            yield from _own(child, nested)


def pages(file: IO[bytes]) -> Pages:
    """Page by page. A page that cannot be read is passed over; a file of which none can be read is broken."""
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    reader = PdfReader(file)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Locked
    failed: Exception | None = None
    for number, page in enumerate(reader.pages, 1):
        try:
            yield number, page.extract_text()
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as cause:
            failed = cause
    if failed is not None and len(reader.pages) == 1:
        raise failed


def slides(file: IO[bytes]) -> Pages:
    """Slide by slide: what stands on it, in tables and groups too, and the speaker's notes."""
    from pptx import Presentation  # noqa: PLC0415

    for number, slide in enumerate(Presentation(file).slides, 1):
        lines = list(_shapes(slide.shapes))
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
            lines.append(notes.text)
        yield number, "\n".join(line for line in lines if line.strip())


def _shapes(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
        elif hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)


def tables(file: IO[bytes]) -> Pages:
    """Sheet by sheet, each under its name."""
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_filelike(file)
    except PasswordError:
        raise Locked from None
    for name in book.sheet_names:
        rows = (" ".join(str(cell) for cell in row if cell != "") for row in book.get_sheet_by_name(name).iter_rows())
        yield 0, "\n".join([name, *(row for row in rows if row.strip())])


def picture(file: IO[bytes]) -> Pages:
    """A picture has no text; it is only looked at whether it is one."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(file) as image:
        if max(image.size) > SIDE:
            raise MemoryError
        image.verify()
    yield from ()


READERS: Final[dict[str, Callable[[IO[bytes]], Pages]]] = {
    DOCX: document,
    PDF: pages,
    PPTX: slides,
    XLSX: tables,
    **dict.fromkeys(PICTURES, picture),
}
