"""Who may find and read a shared thing, as tokens: a thing bears some, a person holds some, and one in common is enough.

What a person holds is worked out by the hub from appointments of today; what a thing bears is part of the read database, so that a
changed audience is effective at once, whatever an index says. Source: the table of roles and rights of the domain, reading.
"""

from __future__ import annotations

from typing import Final

from domain.words import Party

OFFICE: Final = "office"
"""Director, officers and evaluators: they read everything."""
DISTRICT: Final = "district"
"""Everybody of the district, partners not."""
PARTNERS: Final = "partners"


def unit(party: Party) -> str:
    """Who acts, or once acted, for a unit."""
    return f"unit:{party}"


def guide(studio: str) -> str:
    """Lead, mentors and assistant of a studio."""
    return f"guide:{studio}"


def member(studio: str) -> str:
    """Everybody who belongs to a studio."""
    return f"member:{studio}"


def programme(code: str) -> str:
    """Everybody who takes part in a cohort."""
    return f"programme:{code}"


def person(key: str) -> str:
    return f"person:{key}"
