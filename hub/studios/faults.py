"""What the world around a studio has against a command, before any rule of the studio itself is asked."""

from __future__ import annotations

from domain.errors import Wrong


class SchoolElsewhere(Wrong):
    """Guidance is noted for a school of the studio."""

    code = "studio.school_elsewhere"


class VisitUnseen(Wrong):
    """There is no such visit, or not for these eyes."""

    code = "studio.visit_unseen"
