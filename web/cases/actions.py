"""What a person can do with a case or an adoption now, as links in the order in which they are wanted."""

from __future__ import annotations

from typing import NamedTuple

from domain.cases import State
from web.cases import removal
from web.cases.adoption import Taking
from web.cases.desk import Desk
from web.cases.publishing import publishable
from web.cases.removal import REDACT, files, removable
from web.cases.taking_up import NAMES, STEPS, derived, own_units, taken, unplannable
from web.texts import Lazy, Words, _l


class Action(NamedTuple):
    """A link to a form. `waits`: it is this person's turn."""

    words: Words
    address: str
    waits: bool = False


WORDS: dict[str, Lazy] = {
    "edit": _l("修改后再交"),
    "review": _l("评阅"),
    "publish": _l("发布"),
    "reviewer": _l("分派评阅人"),
    "recommend": _l("全区推荐"),
    "archive": _l("归档"),
    "restore": _l("恢复"),
    "withdraw": _l("撤回案例"),
    "reinstate": _l("恢复发布"),
    "redact": _l("移除文字"),
    "remove-file": _l("移除附件"),
}


def of_case(desk: Desk) -> list[Action]:
    """What waits for the person first."""
    return [*_author(desk), *_reviewer(desk), *_keeper(desk)]


def _link(desk: Desk, name: str, words: Words = "", *, waits: bool = False) -> Action:
    return Action(words or WORDS[name], desk.address(name), waits)


def _author(desk: Desk) -> list[Action]:
    """The author, or an officer in the author's place."""
    if desk.can("resubmit"):
        return [_link(desk, "edit", waits=desk.own)]
    if desk.can("submit_revision"):
        sent_back = desk.own and desk.case.returned is not None
        return [_link(desk, "edit", _l("修改或修订"), waits=sent_back)]
    return []


def _reviewer(desk: Desk) -> list[Action]:
    found = []
    if desk.can("ask_changes") or desk.can("return_revision"):
        mine = desk.case.reviewer in ("", desk.person)
        found.append(_link(desk, "review", waits=mine))
    if publishable(desk) is None:
        first = desk.case.state is State.APPROVED
        found.append(_link(desk, "publish", "" if first else _l("调整谁能看到"), waits=first))
    if desk.can("assign_reviewer"):
        found.append(_link(desk, "reviewer", _l("改派评阅人") if desk.case.reviewer else ""))
    return found


def _keeper(desk: Desk) -> list[Action]:
    """What the author and the Party School may do at any time."""
    able = [name for name in ("recommend", "archive", "restore", "reinstate", "withdraw") if desk.can(name)]
    if desk.case.recommended_on and "recommend" in able:
        able.remove("recommend")
    if desk.case.published is None and "reinstate" in able:
        able.remove("reinstate")
    if removable(desk) is None:
        able += ["redact", *(["remove-file"] if files(desk)["file"] else [])]
    return [_link(desk, name) for name in able]


def taking_up(desk: Desk) -> Action | None:
    """The way to one's own adoption, to begin one, or none."""
    own = set(own_units(desk))
    mine = [row for row in taken(desk).values() if str(row.party) in own]
    if len(own) == 1 and mine:
        return Action(_l("我方的借鉴"), desk.address(f"adoptions/{mine[0].no}"))
    return None if unplannable(desk) else Action(_l("准备借鉴"), desk.address("adopt"))


def of_adoption(taking: Taking) -> list[Action]:
    able = [command for command in STEPS if taking.stops(command) is None]
    if "share_back" in able and not derived(taking):
        able.remove("share_back")
    found = [Action(STEPS[command].title, taking.address(NAMES[command])) for command in able]
    return found + ([Action(REDACT.title, taking.address(REDACT.name))] if removal.of_adoption(taking) is None else [])
