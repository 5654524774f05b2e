"""Sets of roles that rules are made of."""

from __future__ import annotations

from domain.words import Role

DIRECTOR = frozenset({Role.DIRECTOR})
OFFICER = frozenset({Role.OFFICER})
OFFICE = DIRECTOR | OFFICER
SIDE = frozenset({Role.SECRETARY, Role.LEAD, Role.PARTNER})
"""Who speaks for a side of a visit."""
AUTHOR = frozenset({Role.SECRETARY, Role.LEAD})
"""Who writes the cases of a school."""
HELPER = frozenset({Role.ASSISTANT})
"""Who writes for a side, and neither accepts, declines, waives nor approves."""
