"""What people name as evidence is looked up for them: how it stands now, and nothing that they may not see."""

from __future__ import annotations

from collections.abc import Iterable

from domain.evidence import EvidenceKind, Standing
from hub import access
from hub.access import Act
from hub.audience import tokens_of
from hub.cases.sight import may_see as may_see_case
from hub.core import Core
from hub.exchanges.sight import may_see as may_see_exchange
from hub.visits.sight import may_see as may_see_visit
from projections import cases, evidence, exchanges, visits
from projections.read import Reader


def standing(core: Core, read: Reader, things: Iterable[str], act: Act) -> dict[str, Standing]:
    """How these things stand, given as `kind:key`; what is not for the person's eyes is unknown.

    A history is believed about exchanges for as long as the hub keeps none.
    """
    wanted = list(filter(None, things))
    found = evidence.standing(read, wanted)
    if act.trusted:
        believed = [thing for thing in wanted if thing not in found]
        return found | dict.fromkeys(believed, Standing.STANDS)
    who = core.standing(act.person)
    hidden = {thing for thing in found if not _sees(read, who, thing)}
    return {thing: Standing.UNKNOWN if thing in hidden else stands for thing, stands in found.items()}


def _sees(read: Reader, who: access.Standing, thing: str) -> bool:
    kind, _, key = thing.partition(":")
    if kind == EvidenceKind.VISIT:
        row = visits.by_key(read, key)
        return row is not None and may_see_visit(who, row) is not None
    if kind in (EvidenceKind.CASE, EvidenceKind.ADOPTION):
        case = cases.by_key(read, key.partition("/")[0])
        return case is not None and may_see_case(who, case, tokens_of(read, who)) is not None
    exchange = exchanges.by_key(read, key)
    return exchange is not None and may_see_exchange(read, who, exchange) is not None
