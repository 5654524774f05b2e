"""The text of a file, read in a process of its own that has little memory, little time and no business anywhere else.

`python -m hub.extraction MEDIA < FILE > LINES` writes one JSON line for each page: `{"page": 3, "text": "..."}`; page 0 where there are
none. It exits with 0, or with one of the codes below. What such a file makes its reader do ends with the reader.
"""

from __future__ import annotations

from typing import Final

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
PICTURES: Final = ("image/gif", "image/jpeg", "image/png", "image/webp")

LOCKED: Final = 3
"""The file wants a password."""
UNREADABLE: Final = 4
"""It is not what it should be."""
EXHAUSTED: Final = 5
"""Reading it takes more memory than there is."""

MEMORY: Final = 1 << 30
"""Bytes of address space: the libraries alone take 300 MB of it."""
SECONDS: Final = 20
"""Of the processor; on the wall it may take twice as long."""
MOST: Final = 400_000
"""Characters of one file that are found; a book has as many."""
