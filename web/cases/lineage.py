"""来龙去脉: from which case one descends and what has grown out of it, school by school and year by year."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from domain.cases import State
from domain.words import Party, PartyKind
from projections import cases
from projections.cases import Node
from web.cases.desk import Desk


class Branch(NamedTuple):
    """A case of the family with those that descend from it. `seen`: whether this person may open it; else only school and year are named."""

    node: Node
    school: str
    seen: bool
    here: bool
    children: list[Branch]


def tree(desk: Desk, tokens: Collection[str]) -> Branch | None:
    """The family of a case, from its oldest ancestor on; None for a case without relatives. What was never up is left out."""
    nodes = cases.lineage(desk.read, desk.key)
    known = [node for node in nodes if node.key == desk.key or node.audience or node.state is State.WITHDRAWN]
    branches = {node.key: _branch(desk, node, frozenset(tokens)) for node in known}
    for node in known:
        if node.parent in branches:
            branches[node.parent].children.append(branches[node.key])
    roots = [branches[node.key] for node in known if node.parent not in branches]
    root = next((each for each in roots if _holds(each, desk.key)), None)
    return root if root and len(known) > 1 else None


def _branch(desk: Desk, node: Node, tokens: frozenset[str]) -> Branch:
    school = desk.names(Party(PartyKind.SCHOOL, node.school)) if node.school else ""
    here = node.key == desk.key
    return Branch(node, school, here or bool(node.audience & tokens), here, [])


def _holds(branch: Branch, key: str) -> bool:
    return branch.node.key == key or any(_holds(each, key) for each in branch.children)


def reached(branch: Branch | None) -> list[str]:
    """Names of the schools that the family has reached, each once."""
    if branch is None:
        return []
    names = [branch.school, *(name for child in branch.children for name in reached(child))]
    return [name for name in dict.fromkeys(names) if name]
