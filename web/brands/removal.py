"""移除文字: a text of a brand that must not be read by anybody is destroyed for ever."""

from __future__ import annotations

from projections import brands
from web.brands.desk import BRAND
from web.redaction import redacting

REDACT = redacting(
    BRAND,
    rule="brand.redact",
    story=lambda desk: brands.timeline(desk.read, desk.key),
    do=lambda desk: desk.hub.brands.redact,
)
