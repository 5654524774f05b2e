"""Attached files of cases and adoptions: `Attachments` takes them in, finds them again and forgets them."""

from hub.attachments.faults import Bomb, Broken, Empty, Encrypted, TooLarge, WrongType
from hub.attachments.keeping import LIMIT, Attachments
from hub.attachments.kinds import KINDS
from hub.attachments.reading import Page
from hub.attachments.register import Kept

__all__ = [
    "KINDS",
    "LIMIT",
    "Attachments",
    "Bomb",
    "Broken",
    "Empty",
    "Encrypted",
    "Kept",
    "Page",
    "TooLarge",
    "WrongType",
]
