"""党建品牌: what people look at and send about brands."""

from starlette.routing import Route

from web.brands import messages as messages  # the sentences of refusals are there as soon as the area is
from web.brands import words as words

routes: list[Route] = []
