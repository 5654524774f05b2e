"""Importing this module brings every area's tables and handlers into the read database, in a fixed order."""

from projections import cases, partners, people, programme, schools, studios, units, visits, vocabulary

__all__ = ["cases", "partners", "people", "programme", "schools", "studios", "units", "visits", "vocabulary"]
