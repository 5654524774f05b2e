"""共建协议: what was signed is written down by the Party School or by a school that signed; whoever signed may end it."""

from __future__ import annotations

from datetime import date

from domain.partners import Terms
from hub.access import Act
from hub.core import command
from hub.log import Receipt
from hub.partners.basis import Basis, new_id
from hub.texts import Text, needed


class Agreements(Basis):
    """Use cases of agreements."""

    @command
    def sign_agreement(self, code: str, terms: Terms, *, agreement_id: str = "", act: Act) -> Receipt:
        """An agreement that has been signed on paper. Its parties name the partner itself."""
        act = self._oneself(act, "agreement.sign", terms.parties)
        partner, today = self._partner(code), self._core.today()
        with self._look() as read:
            self._known(read, "parties", terms.parties)
        partner.sign_agreement(agreement_id=new_id(agreement_id), terms=terms, today=today)
        return self._core.commit(partner, act=act)

    @command
    def end_agreement(self, code: str, agreement_id: str, *, reason: Text, on: date | None = None, act: Act) -> Receipt:
        """Before its time; who has not signed it and is not of the Party School may not."""
        partner, today = self._partner(code), self._core.today()
        there = partner.agreements.get(agreement_id)
        act = self._oneself(act, "agreement.end", there.terms.parties if there else [partner.party])
        partner.end_agreement(agreement_id=agreement_id, on=on or today, reason=needed(reason), today=today)
        return self._core.commit(partner, act=act)
