"""Free texts as forms give them and as the domain takes them."""

from __future__ import annotations

from domain.model import Prose

Text = Prose | str | None
"""What a form gives for a free text."""


def prose(text: Text) -> Prose | None:
    """A free text as the domain takes it; an empty one is none."""
    found = Prose(text) if isinstance(text, str) else text
    return found if found is not None and str(found).strip() else None


def needed(text: Text) -> Prose:
    """A free text that must not be missing; the domain says so if it is."""
    return prose(text) or Prose("")
