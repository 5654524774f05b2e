"""共建协议: signed between a partner, schools or studios, and perhaps the Party School; over with its last day, or ended before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from domain.days import InTheFuture
from domain.errors import NotChosen, NotFound, Wrong, refuse
from domain.inputs import line, stored, text
from domain.model import Prose
from domain.partners.faults import OneSided, PartnerAbsent, PartyTwice, Reversed, TooManyLines
from domain.partners.profile import require_running
from domain.partners.refusals import AgreementKnown, AgreementOver
from domain.partners.values import Terms
from domain.words import Party

if TYPE_CHECKING:
    from domain.partners.partner import Partner

LINES: Final = 20
PARTIES: Final = 20


def sign_agreement(partner: Partner, *, agreement_id: str, terms: Terms, today: date) -> None:
    """Who has signed, and what each has taken on. Several may be in force side by side; a renewal is a new one."""
    require_running(partner.ended_on)
    if (there := partner.agreements.get(agreement_id)) is not None:
        if there.terms == terms:
            return
        raise AgreementKnown(agreement=agreement_id)
    refuse(*_faults(partner, terms, today))
    fields = {name: getattr(terms, name) for name in terms.__struct_fields__}
    fields |= {"meeting": terms.meeting or None, "principles": stored(terms.principles)}
    partner._agreement_signed(agreement_id=agreement_id, **fields)


def end_agreement(partner: Partner, *, agreement_id: str, on: date, reason: Prose, today: date) -> None:
    """Ended before its time, on a day and for a reason."""
    if (there := partner.agreements.get(agreement_id)) is None:
        raise NotFound(kind="agreement", key=agreement_id)
    if not there.in_force(on):
        raise AgreementOver(on=there.ended_on or there.terms.valid_until)
    signed = there.terms.signed_on
    refuse(
        InTheFuture("on") if on > today else None,
        Reversed("on", from_on=signed, until_on=on) if on < signed else None,
        text("reason", reason, needed=True),
    )
    partner._agreement_ended(agreement_id=agreement_id, on=on, reason=reason)


def party_faults(
    field: str, partner: Partner, parties: Sequence[Party], *, alone: bool = False
) -> Iterator[Wrong | None]:
    """The partner is among those who take part, nobody twice, and somebody else too (unless it may be `alone`)."""
    yield PartnerAbsent(field) if partner.party not in parties else None
    yield from (PartyTwice(field, unit=str(party)) for party in dict.fromkeys(parties) if parties.count(party) > 1)
    yield OneSided(field) if not alone and len(set(parties)) == 1 else None
    yield TooManyLines(field, limit=PARTIES, count=len(parties)) if len(parties) > PARTIES else None


def _faults(partner: Partner, terms: Terms, today: date) -> Iterator[Wrong | None]:
    yield from party_faults("parties", partner, terms.parties, alone=terms.with_operator)
    yield NotChosen("terms") if not terms.terms else None
    yield TooManyLines("terms", limit=LINES, count=len(terms.terms)) if len(terms.terms) > LINES else None
    yield from (line("terms", each) for each in terms.terms)
    yield InTheFuture("signed_on") if terms.signed_on > today else None
    wrong_way = terms.valid_until < terms.signed_on
    yield Reversed("valid_until", from_on=terms.signed_on, until_on=terms.valid_until) if wrong_way else None
    yield line("meeting", terms.meeting, needed=False)
    yield text("principles", terms.principles)
