"""Problems of schools 问题清单: the sentences of their refusals and the words of their closed lists."""

from __future__ import annotations

from web.problems import messages as messages  # the sentences of refusals are there as soon as the area is
from web.problems import words as words  # and its words
