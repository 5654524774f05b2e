"""考核评价: what people look at and send about rubrics, indicators and evaluations."""

from __future__ import annotations

from starlette.routing import BaseRoute

from web.evaluation import messages as messages  # the sentences of refusals are there as soon as the area is
from web.evaluation import words as words

routes: list[BaseRoute] = []
