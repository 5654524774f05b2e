"""开始使用: what a district must have before its people can work, and what of it is there; over all areas."""

from __future__ import annotations

from typing import NamedTuple

from domain.words import Stage
from projections.read import Reader


class Beginning(NamedTuple):
    """How much of each there is. `programme`: the code of the cohort that ends last, "" for none; `led`: studios with a lead."""

    terms: int
    programme: str
    stages: int
    schools: int
    studios: int
    led: int
    people: int
    members: int
    partners: int

    @property
    def staged(self) -> bool:
        """Whether all stages have been scheduled."""
        return self.stages >= len(Stage)


def beginning(read: Reader) -> Beginning:
    """Counted in one look. Of people those who have not been erased, of members who belongs to a studio now."""
    sql = (
        "SELECT (SELECT count(*) FROM school_term), p.code, (SELECT count(*) FROM stage WHERE programme = p.code),"
        " (SELECT count(*) FROM school), (SELECT count(*) FROM studio), (SELECT count(*) FROM studio WHERE lead <> ''),"
        " (SELECT count(*) FROM person WHERE NOT erased),"
        " (SELECT count(DISTINCT person) FROM belonging WHERE NOT leads AND until_on IS NULL),"
        " (SELECT count(*) FROM partner) FROM (SELECT 1) LEFT JOIN"
        " (SELECT code FROM programme ORDER BY ends_on DESC, code LIMIT 1) p ON 1"
    )
    terms, programme, *counts = read.row(sql) or (0, "", *[0] * 7)
    return Beginning(terms, programme or "", *counts)
