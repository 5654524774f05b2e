"""What somebody had typed when it was refused without a form to show it in: it can be copied, and it is kept as a draft.

An ended term, a thing that is gone, a page older than its session: each refuses before the form is read.
"""

from __future__ import annotations

import hmac
from typing import NamedTuple

from starlette.requests import Request

from web import pages
from web.arrived import arrived, keep_if_possible
from web.forms import Form
from web.lines import Hidden, Line, harmless


class Unsent(NamedTuple):
    """Written texts with what they were asked as; `kept`: whether they are a draft now."""

    texts: list[tuple[str, str]]
    kept: bool


NOTHING = Unsent([], kept=False)


async def unsent(request: Request) -> Unsent:
    """What was written into the fields of a known form; never a password.

    It becomes a draft where the form keeps drafts and carried this person's own token: on a page that is older than the session
    somebody else may have written.
    """
    typed = await arrived(request)
    form = Form.declared.get(next(iter(typed.get("form_name", ())), ""))
    if form is None:
        return NOTHING
    texts = [
        (form.title(name), harmless(text))
        for name, there in typed.items()
        for text in there
        if _written(form, name, text)
    ]
    return Unsent(texts, kept=bool(texts) and "kept" in typed and await _kept(request, form, typed["csrf"][0]))


def _written(form: Form, name: str, text: str) -> bool:
    kind = form.field(name)
    return isinstance(kind, Line) and not isinstance(kind, Hidden) and bool(text.strip())


async def _kept(request: Request, form: Form, token: str) -> bool:
    own = pages.signed_in(request) and hmac.compare_digest(
        token.encode(errors="replace"), pages.form_token(request).encode()
    )
    return own and await keep_if_possible(request, form.name)
