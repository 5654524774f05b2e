"""督导: what people look at and send about supervision."""

from starlette.routing import Route

from web.supervision import messages as messages  # the sentences of refusals are there as soon as the area is
from web.supervision import words as words

routes: list[Route] = []
