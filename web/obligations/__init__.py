"""Reporting duties 应报事项: the sentences of their refusals and the words of their closed lists."""

from __future__ import annotations

from web.obligations import messages as messages  # the sentences of refusals are there as soon as the area is
from web.obligations import words as words  # and its words
