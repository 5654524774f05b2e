"""What a person can do with a brand now, as links in the order in which they are wanted."""

from __future__ import annotations

from typing import NamedTuple

from domain.brands.states import STEPS
from web.brands.desk import Desk
from web.brands.removal import REDACT
from web.texts import Lazy, _l


class Action(NamedTuple):
    """A link to a form. `waits`: it is the next step of the path."""

    words: Lazy
    address: str
    waits: bool = False


WORDS: dict[str, Lazy] = {
    "name": _l("定名"),
    "define_meaning": _l("释义"),
    "adopt_identity": _l("登记标识"),
    "establish_carrier": _l("登记载体"),
    "showcase": _l("登记展示"),
    "assess": _l("评议"),
    "recognise": _l("认定"),
    "promote": _l("登记推广"),
    "replicate": _l("我校借鉴了"),
    "revoke": _l("退回里程碑"),
    "retire": _l("停用品牌"),
}
RENEW = _l("复认")


def of_brand(desk: Desk) -> list[Action]:
    """The next step first."""
    due = desk.brand.state.next
    found = [
        Action(
            RENEW if command == "recognise" and desk.brand.tier else words,
            desk.address(command.replace("_", "-")),
            waits=STEPS.get(command) is due and due is not None,
        )
        for command, words in WORDS.items()
        if desk.can(command)
    ]
    found += [Action(_l("补充佐证"), desk.address("evidence"))] if desk.can("add_evidence") else []
    found += [Action(_l("移除文字"), desk.address("redact"))] if desk.full and REDACT.possible(desk) is None else []
    return sorted(found, key=lambda each: not each.waits)
