"""任职的变动: what a reader may change of a person's posts, and on which page: each role ends where it was given."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request

from domain.words import Party, PartyKind, Role, ScopeKind
from projections.people import TermRow
from projections.studios import BelongingRow
from web.desk import may
from web.naming import address
from web.terms import endable
from web.texts import Lazy, _, _l, today

MEMBERSHIP = {
    "school": ("membership.admit", _l("调换学校")),
    "studio": ("membership.admit", _l("转入其他工作室")),
    "leave": ("membership.admit", _l("登记退出")),
    "complete": ("membership.complete", _l("登记结业")),
}
"""What moves or ends a secretary's membership: the rule and the button, by the rest of the address."""
HANDED_ON: dict[Role, tuple[str, PartyKind, str, Lazy]] = {
    Role.LEAD: ("studio.appoint_lead", PartyKind.STUDIO, "lead", _l("更换主持人")),
    Role.MENTOR: ("studio.appoint_mentor", PartyKind.STUDIO, "release", _l("解聘导师")),
    Role.ASSISTANT: ("studio.appoint_assistant", PartyKind.STUDIO, "assistant", _l("更换助理")),
    Role.PARTNER: ("partner.designate", PartyKind.PARTNER, "contact", _l("更换联络员")),
}
"""Where a role that comes with a unit is handed on: the rule, the unit, the rest of its address, the button."""


class Button(NamedTuple):
    """What can be done about a person, and where."""

    words: str
    address: str


def buttons(request: Request, key: str, terms: list[TermRow], belongings: list[BelongingRow]) -> list[Button]:
    """The buttons on the page of a person."""
    found = [*_of_district(request, key, terms), *_of_member(request, key, belongings), *_of_units(request, terms)]
    ends = may(request, "person.enrol") and endable(request, terms, today())
    found += [Button(_("设定任期结束日期"), f"/people/{key}/term-end")] if ends else []
    account = [Button(_("账号"), f"/people/{key}/account")] if may(request, "account.keep") else []
    return [*found, *account, *_of_data(request, key)]


def _of_data(request: Request, key: str) -> list[Button]:
    """What the Party School does with a person's data for whoever asked."""
    offered = [("person.correct", "correct", _("更正资料")), ("person.take_out", "data", _("保存的内容"))]
    return [Button(words, f"/people/{key}/{verb}") for rule, verb, words in offered if may(request, rule)]


def _of_district(request: Request, key: str, terms: list[TermRow]) -> list[Button]:
    found = [Button(_("任命角色"), f"/people/{key}/grant")] if may(request, "person.grant") else []
    if may(request, "person.revoke") and revocable(terms):
        found.append(Button(_("结束任期"), f"/people/{key}/revoke"))
    return found


def _of_member(request: Request, key: str, belongings: list[BelongingRow]) -> list[Button]:
    if not any(row.until_on is None and not row.leads for row in belongings):
        return []
    offered = [(verb, words) for verb, (rule, words) in MEMBERSHIP.items() if may(request, rule)]
    return [Button(str(words), f"/people/{key}/{verb}") for verb, words in offered]


def _of_units(request: Request, terms: list[TermRow]) -> list[Button]:
    found = []
    for term in terms:
        if term.until_on is None and term.role in HANDED_ON:
            rule, kind, verb, words = HANDED_ON[term.role]
            unit = Party(kind, term.scope_id)
            found += [Button(str(words), f"{address(unit)}/{verb}")] if may(request, rule, unit) else []
    return found


def revocable(terms: list[TermRow]) -> list[Role]:
    """Roles of the district that a person holds and that no end has been set for."""
    return [term.role for term in terms if term.scope_kind == ScopeKind.DISTRICT and term.until_on is None]
