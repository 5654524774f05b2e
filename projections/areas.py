"""Importing this module brings every area's tables and handlers into the read database, in a fixed order."""

from projections import partners, people, programme, schools, studios, units, visits

__all__ = ["partners", "people", "programme", "schools", "studios", "units", "visits"]
