"""有关的记录: what can be named when a duty is handed in, by its kind; and how pages show what was named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from domain.evidence import Evidence, EvidenceKind, Standing
from domain.obligations import Kind, Owner, OwnerKind
from domain.words import Party, PartyKind
from projections import outcomes, studios
from projections.read import Reader
from web import evidence
from web.desk import Desk
from web.texts import _

KINDS: dict[Kind, tuple[EvidenceKind, ...]] = {
    Kind.PROCESS_CASE: (EvidenceKind.CASE,),
    Kind.EXPERIENCE_MEETING: (EvidenceKind.EXCHANGE,),
    Kind.LEARNING_PLAN: (),
    Kind.REPRESENTATIVE_OUTCOME: (),
}
EVERY = (EvidenceKind.VISIT, EvidenceKind.EXCHANGE, EvidenceKind.CASE)
MOST = 30


class Ref(NamedTuple):
    """A record that was named, as a page shows it; `address` is "" where it does not exist for the reader."""

    words: str
    address: str


def offered(read: Reader, kind: Kind, owner: Owner) -> dict[str, str]:
    """Records of the owner, the latest of each kind first, as words by `kind:key`."""
    parties = _units(read, owner)
    named = _plans(read, owner) if kind is Kind.LEARNING_PLAN else {}
    named |= _outcomes(read, parties) if kind is Kind.REPRESENTATIVE_OUTCOME else {}
    wanted = KINDS.get(kind, EVERY)
    things = evidence.things(read, parties, *wanted) if wanted else {}
    return named | dict(list(things.items())[:MOST])


def _units(read: Reader, owner: Owner) -> list[Party]:
    if owner.kind is not OwnerKind.PERSON:
        return [Party(PartyKind(owner.kind), owner.id)]
    rows = studios.belongings_of_person(read, owner.id)
    return list(dict.fromkeys(Party(PartyKind.SCHOOL, row.school) for row in rows))


def _plans(read: Reader, owner: Owner) -> dict[str, str]:
    return {
        f"plan:{row.studio}/{row.plan_id}": _("{period} 计划", period=row.period)
        for row in studios.plans(read, owner.id)
    }


def _outcomes(read: Reader, parties: Sequence[Party]) -> dict[str, str]:
    return {f"outcome:{row.key}": row.title for row in outcomes.everywhere(read, owners=parties, limit=MOST)}


def shown(desk: Desk, refs: Sequence[str]) -> list[Ref]:
    """What was named, each with a way to it where there is one."""
    return [_ref(desk, *ref.partition(":")[::2]) for ref in refs]


def _ref(desk: Desk, kind: str, key: str) -> Ref:
    if kind in set(EVERY):
        (look,) = evidence.looks(desk, [(Evidence(EvidenceKind(kind), key), Standing.STANDS)])
        return Ref(str(look.words), look.address)
    if kind == "plan":
        studio, _slash, plan = key.partition("/")
        return Ref(_("{period} 计划", period=plan), f"/studios/{studio}/plans/{plan}")
    if kind == "outcome" and (row := outcomes.by_keys(desk.read, [key]).get(key)):
        return Ref(row.title, f"/outcomes/{row.no}")
    return Ref(f"{kind}:{key}" if key else kind, "")
