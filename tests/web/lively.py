"""The small district with partners and visits in every stage: what most pages are looked at on."""

from __future__ import annotations

import shutil
from datetime import date

from domain.model import Prose
from domain.partners import LegalBasis
from domain.visits import Direction, Subject
from domain.words import Part, PartnerKind, Party, PartyKind, Role, Scope, ScopeKind, Slot
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district, partners_stage, visits_stage
from tests.web.district import by_history

MS, KG = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "KG-01"))
STREET, OTHER_STREET = (Party(PartyKind.PARTNER, code) for code in ("PA-01", "PA-02"))
TO_STREET, TO_MS, FOREIGN = 8, 9, 10
"""Numbers of the offers that this module adds: to the street, to the middle school, and between two others."""


def build(source, folder):
    """The lively district in a folder, from one that holds the small district."""
    shutil.copytree(source, folder)
    visits_stage.put_visits_into(folder)
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    settle(hub)
    partners_stage.share(hub)
    offer(hub, "v-street", MS, STREET, "社区里的思政课", date(2026, 4, 10), "p-sec-ms-01")
    offer(hub, "v-asked", KG, MS, "园本课程里的党建", date(2026, 4, 13), "p-sec-kg-01")
    offer(hub, "v-foreign", KG, OTHER_STREET, "社区里的亲子阅读", date(2026, 4, 14), "p-sec-kg-01")
    hub.close()
    return folder


def settle(hub):
    """A street with its liaison, a second one that has nothing to do with most, and somebody whose term is over."""
    for code, name in (("PA-01", "汀南街道党工委"), ("PA-02", "槐荫里社区党委")):
        hub.partners.register(code, name=name, kind=PartnerKind.STREET, area="汀南街道", act=by_history())
    for login, name, code in (("partner-01", "阎书棠", "PA-01"), ("partner-02", "简念青", "PA-02")):
        party, since = Party(PartyKind.PARTNER, code), date(2024, 9, 1)
        hub.people.enrol(f"p-{login}", name=name, post="干事", org="街道", party=party, act=by_history())
        basis = LegalBasis.CONSENT
        hub.partners.designate_contact(code, f"p-{login}", legal_basis=basis, on=since, act=by_history())
    hub.people.enrol("p-former", name="安归田", org="柳岸中学", act=by_history())
    term = {"from_on": date(2023, 9, 1), "until_on": date(2025, 7, 31)}
    hub.people.grant("p-former", Role.OBSERVER, Scope(ScopeKind.DISTRICT), **term, act=by_history())
    hub.accounts.open_many([(f"p-{each}", each) for each in ("partner-01", "partner-02", "former")], DEMO_PASSPHRASE)


def offer(hub, key, host, guest, topic, on, by):
    """An invitation that nobody has answered."""
    subject = Subject("P1", Direction.INVITE, host, guest, topic, Prose("谈一个问题。"))
    hub.visits.propose(subject, slots=(Slot(on, Part.AM),), key=key, act=by_history(by))
