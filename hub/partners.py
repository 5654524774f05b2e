"""Partner organisations enter the hub and name their liaison."""

from __future__ import annotations

from datetime import date

from domain.partners import LegalBasis, Partner
from domain.words import PartnerKind, Party, PartyKind
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt


class Partners:
    """Use cases of partners."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def register(self, code: str, *, name: str, kind: PartnerKind, area: str | None = None, act: Act) -> Receipt:
        act = self._core.may(act, "partner.register")
        return self._core.commit(Partner.register(code, name=name, kind=kind, area=area), act=act)

    @command
    def designate_contact(self, code: str, person_id: str, *, legal_basis: LegalBasis, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "partner.designate", Party(PartyKind.PARTNER, code))
        partner = self._core.log.load(Partner, code)
        partner.designate_contact(person_id, legal_basis=legal_basis, on=on)
        return self._core.commit(partner, act=act)
