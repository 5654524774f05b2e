"""A card of a list is drawn once and kept: as long as all it shows is the same, it is the same text (web.md section 12).

The key of a card is everything it is made of, so nothing has to be declared stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from markupsafe import Markup
from starlette.requests import Request

from web import texts

MOST = 5_000
"""Cards kept in a process, about 1 KB each; what was not shown for longest goes first."""

_kept: OrderedDict[Hashable, Markup] = OrderedDict()


def drawn(request: Request, template: str, shows: Hashable, facts: Callable[[], dict[str, object]]) -> Markup:
    """The card of `template`. `shows`: all it is made of beside the language and the day; `facts` are asked when it must be drawn."""
    env = request.app.state.templates
    key = (env, template, texts.language(), texts.today(), shows)
    if (found := _kept.get(key)) is not None:
        _kept.move_to_end(key)
        return found
    made = _kept[key] = Markup(env.get_template(template).render(facts()))  # noqa: S704  # rendered with autoescape
    if len(_kept) > MOST:
        _kept.popitem(last=False)
    return made
