"""What waits with duties, as lines of 轮到我: to hand in, to mend, to sign, to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.words import Party, PartyKind
from hub.access import OFFICER, RULES, Standing
from hub.obligations import hands_in_for, leads
from projections import obligations
from projections.obligations import Task, What
from projections.read import Reader
from web.due import Item, Way
from web.naming import Names
from web.obligations.desk import period_word
from web.obligations.shown import owner_name
from web.texts import Lazy, _, _l
from web.words import plain_day, word

if TYPE_CHECKING:
    from hub.compose import Hub

WAYS: dict[What, tuple[Way, str, Lazy]] = {
    What.HAND_IN: (Way("info", _l("待报送"), _l("报送")), "submit", _l("请于 {until}前报送")),
    What.MEND: (Way("wait", _l("退回补正"), _l("补正")), "submit", _l("要补正的写在事项页上，请于 {until}前再报")),
    What.SIGN: (Way("wait", _l("待签认"), _l("看报告")), "", _l("助理已报送，签认后区教育党校才能验收")),
    What.JUDGE: (Way("wait", _l("待验收"), _l("看材料")), "", _l("已于 {handed}报送")),
}
"""How each is shown, what follows the duty's address, and what is to be done."""


def of_person(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """The lines of who hands in, of the lead, and of the officer."""
    owners = hands_in_for(who) if who.role_for(RULES["obligation.submit"]) else frozenset()
    office = bool(who.role_for(OFFICER))
    found = obligations.tasks(read, owners=owners, leads=leads(who), office=office, person=who.person, today=who.on)
    return [_item(task, hub, names) for task in found]


def _item(task: Task, hub: Hub, names: Names) -> Item:
    way, verb, note = WAYS[task.what]
    row = task.row
    owner = owner_name(names, hub.private.names, row.owner)
    handed = plain_day(row.submitted_on) if row.submitted_on else ""
    address = f"/obligations/{row.no}"
    return Item(
        way,
        names.shown(row.party or Party(PartyKind.STUDIO, row.studio)),
        _("{owner} {period} {kind}", owner=owner, period=period_word(row.period), kind=word(row.kind)),
        note.with_({"until": plain_day(task.due_on), "handed": handed}),
        task.due_on,
        f"{address}/{verb}" if verb else address,
        thing=f"obligation:{row.key}",
        name=f"obligation.{task.what}",
        occasion=f"{row.submission}/{row.due_on}",
        whose=owner,
        reminders=task.reminders,
    )
