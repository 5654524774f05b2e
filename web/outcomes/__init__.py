"""代表性成果: what people look at and send about outcomes."""

from starlette.routing import Route

from web.outcomes import messages as messages  # the sentences of refusals are there as soon as the area is
from web.outcomes import words as words

routes: list[Route] = []
