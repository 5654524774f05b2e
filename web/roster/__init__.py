"""The roster 名册: a district comes in from sheets and goes out into them."""

from __future__ import annotations

from starlette.routing import Route

from web.attached import BODY_LIMIT
from web.roster import board, files, one
from web.roster import messages as messages  # the sentences of refusals are there as soon as the area is

routes = [
    Route("/roster", board.board, name="roster:board"),
    Route("/roster", board.take, methods=["POST"], name="roster:take", max_body_size=BODY_LIMIT),
    Route("/roster/template.xlsx", files.template_book, name="roster:template_book"),
    Route("/roster/template/{kind}.csv", files.template, name="roster:template"),
    Route("/roster/export.xlsx", files.export_book, name="roster:export_book"),
    Route("/roster/export/{kind}.csv", files.export, name="roster:export"),
    Route("/roster/{roster}", one.one, name="roster:one"),
    Route("/roster/{roster}/columns", one.match, methods=["POST"], name="roster:match"),
    Route("/roster/{roster}/apply", one.apply, methods=["POST"], name="roster:apply"),
    Route("/roster/{roster}/discard", one.discard, methods=["POST"], name="roster:discard"),
]
