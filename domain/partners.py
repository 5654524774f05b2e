"""共建单位: an organisation outside the schools, its liaison persons over time (P70, P76)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.errors import NotChosen, refuse
from domain.model import Aggregate, Created, DomainEvent, event
from domain.words import PartnerKind


class LegalBasis(StrEnum):
    """On what ground a liaison's data are processed; there is no labour relation (PIPL art. 13)."""

    AGREEMENT = "agreement"
    CONSENT = "consent"


class Partner(Aggregate):
    """One partner organisation by its code."""

    TOPIC = "partner"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Registered(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "partner.registered"
        code: str
        name: str
        kind: PartnerKind
        area: str | None = None

    class ContactDesignated(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "partner.contact_designated"
        person_id: str
        legal_basis: LegalBasis
        on: date

    @classmethod
    def register(cls, code: str, *, name: str, kind: PartnerKind, area: str | None = None) -> Partner:
        refuse(NotChosen("code") if not code else None, NotChosen("name") if not name else None)
        return cls.begin(cls.Registered, code, code=code, name=name, kind=kind, area=area)

    @event(Registered)
    def __init__(self, code: str, name: str, kind: PartnerKind, area: str | None = None) -> None:
        self.code, self.name, self.kind, self.area = code, name, kind, area
        self.contact = ""

    def designate_contact(self, person_id: str, *, legal_basis: LegalBasis, on: date) -> None:
        """The liaison from a day on; a new one takes the place of the old one."""
        if not person_id:
            raise NotChosen("person_id")
        if person_id != self.contact:
            self._contact_designated(person_id=person_id, legal_basis=legal_basis, on=on)

    @event(ContactDesignated)
    def _contact_designated(self, person_id: str, legal_basis: LegalBasis, on: date) -> None:
        self.contact = person_id
