"""Partners of a history and their liaisons."""

from __future__ import annotations

from domain.partners import LegalBasis
from domain.words import PartnerKind
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.people import enrol
from hub.history.vocabulary import Unit


@line("Partner", "PartnerRegistered")
def registered(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.partners.register, to.key, name=d["name"], kind=PartnerKind(d["kind"]), area=d["area"])


@line("Partner", "PartnerContactDesignated")
def contact_designated(load: Load, to: Line) -> None:
    """The history enrols no liaison: the person becomes known here, by consent, since an agreement may come later or never."""
    person = to.data["person_id"]
    if person not in load.known:
        enrol(load, to, person, Unit("partner", to.key))
    load.do(load.hub.partners.designate_contact, to.key, person, legal_basis=LegalBasis.CONSENT, on=to.data["on"])
