"""What has arrived with a form, as texts by input; and what of it is kept as a draft, for the person alone."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from hub import outage
from hub.clock import micros
from web import pages, texts
from web.lines import harmless
from web.texts import _
from web.words import clock

RESERVED = frozenset({"csrf", "command_id", "version", "key", "kept", "more", "discard", "form_name"})
"""Inputs of every form, which are none of its fields."""
MOST_INPUTS = 2_000
MOST_KEY = 80


async def arrived(request: Request) -> dict[str, list[str]]:
    """All texts of the request's form by name; files and an unreadable body count as nothing."""
    form: FormData = await pages.form_data(request)
    typed: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            typed.setdefault(name, []).append(value)
    return typed


def key_of(typed: dict[str, list[str]]) -> str:
    """What the form is about."""
    return harmless(next(iter(typed.get("key", ())), ""))[:MOST_KEY]


async def keep(request: Request, form: str) -> str:
    """Keep what has arrived as the person's draft of this form; what is said of it."""
    typed = await arrived(request)
    body = {name: texts for name, texts in list(typed.items())[:MOST_INPUTS] if name not in RESERVED}
    mine = (pages.person(request), form, key_of(typed))
    await run_in_threadpool(pages.hub(request).private.save_draft, *mine, body, micros(texts.now()))
    return _("草稿已于 {time} 保存，只有您能看到。", time=clock(texts.now()))


async def keep_if_possible(request: Request, form: str) -> bool:
    """As `keep`, beside something that matters more: a machine that cannot store it is no reason to show less."""
    try:
        await keep(request, form)
    except Exception as error:
        if not outage.cause(error):
            raise
        return False
    return True


def forget(request: Request, form: str, key: str) -> None:
    """Drop the person's draft, where there is one."""
    if pages.signed_in(request):
        private, mine = pages.hub(request).private, (pages.person(request), form, key)
        if private.draft(*mine) is not None:
            private.drop_draft(*mine)
