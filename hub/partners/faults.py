"""What partners refuse before any rule of the domain is asked."""

from __future__ import annotations

from domain.errors import Wrong


class UnitUnknown(Wrong):
    """No school, studio or partner has this code; facts: unit."""

    code = "partner.unit_unknown"


class Outsider(Wrong):
    """Who agrees on a project or signs an agreement takes part in it."""

    code = "partner.outsider"
