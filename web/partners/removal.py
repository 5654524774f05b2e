"""移除: what must not be read by anybody is destroyed for ever: texts of a partner's story, or of an item of a school's or studio's list."""

from __future__ import annotations

from domain.errors import NotFound, Refused
from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from web.choices import Boxes, Tick
from web.desk import Subject
from web.fields import Line
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.partners import timeline
from web.partners.around import is_office
from web.partners.listing import ITEM
from web.partners.tasks import WITH_PARTNER
from web.texts import _l

REDACT = Form(
    "partners.redact",
    of=Boxes(_l("要移除的文字"), required=True),
    reason=Line(_l("移除的原因"), max=200, required=True, hint=_l("只写原因，不要重复要移除的内容，例如 含有个人电话")),
    sure=Tick(_l("我明白：移除以后任何人都不能再看到，也不能恢复"), required=True),
)
Texts = dict[str, tuple[str, str]]


def of_partner(on: Subject) -> Texts:
    """What this person may have removed, by the key under which it is sealed: an officer everything, others what they wrote."""
    return _own(on, timeline.of_unit(on, party_of(on)))


def of_item(on: Subject) -> Texts:
    """The same of one item."""
    return _own(on, timeline.of_item(on, on.row.owner, on.key))


def _own(on: Subject, told: list[timeline.Told]) -> Texts:
    return timeline.texts_of(told, on.person, everything=is_office(on.who, "partner.redact"))


def party_of(on: Subject) -> Party:
    """Whose texts they are."""
    return on.party or Party(PartyKind.PARTNER, on.key)


def _refusal(on: Subject, there: Texts) -> Refused | None:
    nothing = NotFound(kind="text", key=on.key)
    may = is_office(on.who, "partner.redact")
    return None if there else nothing if may else on.who.refusal(access.RULES["partner.redact"])


def _redact(on: Subject, values: Values, act: Act) -> None:
    on.hub.partners.redact(party_of(on), of=tuple(values["of"]), reason=values["reason"], act=act)


ABOUT = _l("移除是为了保护个人信息或涉密内容。选中的文字会从所有页面和历史中消失，原处留下“（内容已移除）”。")
PARTNER_TEXTS = Matter(
    of=WITH_PARTNER,
    name="redact",
    title=_l("移除文字"),
    button=_l("移除选中的文字"),
    about=ABOUT,
    grave=True,
    form=REDACT,
    options=lambda on: {"of": of_partner(on)},
    possible=lambda on: _refusal(on, of_partner(on)),
    do=_redact,
    done=_l("选中的文字已移除。"),
    keeps=False,
)
ITEM_TEXTS = Matter(
    of=ITEM,
    name="item/redact",
    path="redact",
    title=_l("移除文字"),
    button=_l("移除选中的文字"),
    about=ABOUT,
    grave=True,
    form=REDACT,
    options=lambda on: {"of": of_item(on)},
    possible=lambda on: _refusal(on, of_item(on)),
    do=_redact,
    done=_l("选中的文字已移除。"),
    keeps=False,
)
routes = routes_of((PARTNER_TEXTS, ITEM_TEXTS))
