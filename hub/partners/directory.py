"""Partner organisations enter the hub, name who speaks for them, say what they think of a year, leave and come back."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.partners import LegalBasis, Partner, Profile
from domain.words import PartnerKind, Party, PartyKind
from hub.access import RULES, Act
from hub.core import command
from hub.log import Receipt
from hub.partners.basis import Basis
from hub.texts import Text, needed, prose
from projections import partners


class Directory(Basis):
    """Use cases of partners as such."""

    @command
    def register(self, code: str, *, name: str, kind: PartnerKind, area: str | None = None, act: Act) -> Receipt:
        act = self._core.may(act, "partner.register")
        return self._core.commit(Partner.register(code, name=name, kind=kind, area=area), act=act)

    @command
    def revise(self, code: str, changes: Profile, *, act: Act) -> Receipt:
        """Name, kind or area change; what is None stays."""
        act, partner = self._before(act, "partner.revise", code)
        partner.revise(changes)
        return self._core.commit(partner, act=act)

    @command
    def designate_contact(self, code: str, person_id: str, *, legal_basis: LegalBasis, on: date, act: Act) -> Receipt:
        act, partner = self._before(act, "partner.designate", code)
        partner.designate_contact(person_id, legal_basis=legal_basis, on=on)
        return self._core.commit(partner, act=act)

    @command
    def release_contact(self, code: str, person_id: str, *, on: date, reason: Text = None, act: Act) -> Receipt:
        """`on` is the liaison's last day; nobody speaks for the partner until the next one is designated."""
        act, partner = self._before(act, "partner.release", code)
        partner.release_contact(person_id, on=on, reason=prose(reason))
        return self._core.commit(partner, act=act)

    @command
    def end(self, code: str, *, reason: Text, on: date | None = None, act: Act) -> Receipt:
        """The partnership ends, its agreements in force and the liaison's post with it; running projects are settled before."""
        act, partner = self._before(act, "partner.end", code)
        today = self._core.today()
        partner.end(on=on or today, reason=needed(reason), today=today)
        return self._core.commit(partner, act=act)

    @command
    def resume(self, code: str, *, on: date | None = None, act: Act) -> Receipt:
        """A partnership that has ended goes on."""
        act, partner = self._before(act, "partner.resume", code)
        today = self._core.today()
        partner.resume(on=on or today, today=today)
        return self._core.commit(partner, act=act)

    @command
    def appraise(self, code: str, *, period: str, usefulness: int, comment: Text = None, act: Act) -> Receipt:
        """共建评议: the partner's own word on one year (`2026`), 1..5; a second one takes the place of the first."""
        act, partner = self._before(act, "partner.appraise", code)
        year = self._core.today().year
        partner.give_appraisal(period=period, usefulness=usefulness, comment=prose(comment), year=year)
        return self._core.commit(partner, act=act)

    @command
    def redact(self, party: Party, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts of a partner, or of the lists of a school or studio, are destroyed for ever; by an officer, or who wrote them all."""
        holder = self._lists(party)
        if not act.trusted:
            who = self._core.standing(act.person)
            own = self._written_by(*partners.stream(party), act.person)
            role = who.role_for(RULES["partner.redact"])
            if role is None and not (of and set(of) <= own):
                raise who.refusal(RULES["partner.redact"])
            act = replace(act, role=role or who.role_for(RULES["item.list"]))
        holder.redact(of=of, reason=reason)
        receipt = self._core.commit(holder, act=act)
        self._obey()
        return receipt

    def _before(self, act: Act, action: str, code: str) -> tuple[Act, Partner]:
        act = self._core.may(act, action, Party(PartyKind.PARTNER, code))
        return act, self._partner(code)
