"""Whoosh, imported in one place: a frozen library whose own slips a newer Python complains about, and nothing else is silenced."""

from __future__ import annotations

import warnings
from typing import Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh
    from whoosh import columns, fields, formats
    from whoosh.codec import whoosh3
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex
    from whoosh.writing import MERGE_SMALL, OPTIMIZE

NAME: Final = "whoosh " + ".".join(str(part) for part in whoosh.__version__)
"""Part of what an index was built with."""


class Codec(whoosh3.W3Codec):  # type: ignore[misc]
    """Whoosh's own format, without looking up a length for each posting, which only its own search would use to skip blocks."""

    length_stats = False


__all__ = ["MERGE_SMALL", "NAME", "OPTIMIZE", "Codec", "FileIndex", "FileStorage", "columns", "fields", "formats"]
