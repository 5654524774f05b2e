"""The log on its way: out of a hub as CloudEvents that any program can read, and into an empty one, the same to the last byte.

An export holds what happened and nothing else: no names, no accounts, no attached files and no keys. So texts stay sealed in it for ever, and a hub
made from it shows them as removed. To move a whole hub, take a backup (docs/decisions/0019).
"""

from __future__ import annotations

from hub.transfer.arriving import NotWhole, load
from hub.transfer.leaving import EmptyLog, Progress, export

__all__ = ["EmptyLog", "NotWhole", "Progress", "export", "load"]
