"""Nobody is erased by a slip: whoever does it types the name, and it is compared as people write names."""

from __future__ import annotations

import unicodedata

from domain.errors import NotFound, Wrong
from web import messages
from web.desk import Desk
from web.texts import _l


class NameMismatch(Wrong):
    """What was typed is not the name of the person; facts: none, a name stands in no log."""

    code = "person.name_mismatch"


messages.SENTENCES[NameMismatch.code] = _l("输入的姓名与此人的姓名不一致，请核对后再输入。")


def named_alike(on: Desk, typed: str) -> None:
    """Refuse another name than the person's. Raises NameMismatch, or NotFound for whom the directory does not know."""
    if (person := on.hub.private.person(on.key)) is None:
        raise NotFound(kind="person", key=on.key)
    if _bare(typed) != _bare(person.name):
        raise NameMismatch("typed")


def _bare(name: str) -> str:
    """Without blanks, and with letters of one width."""
    return "".join(unicodedata.normalize("NFKC", name).split())
