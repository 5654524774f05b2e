"""移除文字: a text of an exchange that must not be read by anybody is destroyed for ever."""

from __future__ import annotations

from projections import exchanges
from web.exchanges.desk import EXCHANGE_PAGE
from web.redaction import redacting
from web.texts import today

REDACT = redacting(
    EXCHANGE_PAGE,
    rule="exchange.redact",
    story=lambda desk: exchanges.story(desk.read, desk.exchange, today=today(), mine=desk.speaks_for),
    do=lambda desk: desk.hub.exchanges.redact,
)

routes = REDACT.routes
