"""案例: what people read about cases and adoptions: the words of their closed lists and the sentences of their refusals."""

from __future__ import annotations

from web.cases import messages as messages  # the sentences of refusals are there as soon as the area is
from web.cases import words as words
