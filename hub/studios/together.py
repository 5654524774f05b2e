"""结对与轮值: two studios agree to work together, and a studio says which of its schools hosts when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.errors import NotFound
from domain.studios import Pairing, Studio, Turn
from domain.words import Party, PartyKind
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, prose
from hub.visits.basis import UnknownUnit
from projections import programme, studios

LOCK = "pairing"


class Together(Basis):
    """Use cases of pairings and turns. `proposer` is the studio that asked, `other` the one that is asked."""

    @command
    def propose_pairing(self, proposer: str, other: str, *, theme: str, until_on: date, act: Act) -> Receipt:
        """By the lead, to another studio."""
        act = self._core.may(act, "studio.pair", Party(PartyKind.STUDIO, proposer))
        with self._alone(LOCK):
            studio, reverse = self._core.log.load(Studio, proposer), self._reverse(proposer, other)
            today = self._core.today()
            studio.propose_pairing(other, theme=theme, until_on=until_on, today=today, reverse=reverse)
            return self._core.commit(studio, act=act)

    @command
    def confirm_pairing(self, proposer: str, other: str, *, act: Act) -> Receipt:
        """By the lead of the studio that was asked."""
        act = self._core.may(act, "studio.pair", Party(PartyKind.STUDIO, other))
        studio = self._core.log.load(Studio, proposer)
        studio.confirm_pairing(other, by_person=act.person, today=self._core.today())
        return self._core.commit(studio, act=act)

    @command
    def decline_pairing(self, proposer: str, other: str, *, reason: Text = None, act: Act) -> Receipt:
        """By the lead of the studio that was asked."""
        act = self._core.may(act, "studio.pair", Party(PartyKind.STUDIO, other))
        studio = self._core.log.load(Studio, proposer)
        studio.decline_pairing(other, reason=prose(reason))
        return self._core.commit(studio, act=act)

    @command
    def withdraw_pairing(self, proposer: str, other: str, *, act: Act) -> Receipt:
        """By the lead who asked."""
        act = self._core.may(act, "studio.pair", Party(PartyKind.STUDIO, proposer))
        studio = self._core.log.load(Studio, proposer)
        studio.withdraw_pairing(other)
        return self._core.commit(studio, act=act)

    @command
    def pair(self, proposer: str, other: str, *, theme: str, until_on: date, confirmed_by: str, act: Act) -> Receipt:
        """Agreed elsewhere: a history tells only that it was. `confirmed_by`: the lead of the other studio."""
        act = self._core.may(act, "studio.pair_at_once")
        with self._alone(LOCK):
            studio, reverse = self._core.log.load(Studio, proposer), self._reverse(proposer, other)
            agreed = {"theme": theme, "confirmed_by": confirmed_by}
            studio.pair(other, until_on=until_on, today=self._core.today(), reverse=reverse, **agreed)
            return self._core.commit(studio, act=act)

    @command
    def end_pairing(self, proposer: str, other: str, *, outcome: Text = None, act: Act) -> Receipt:
        """By either lead or an officer, with what came of it."""
        act = self._either(act, proposer, other)
        studio = self._core.log.load(Studio, proposer)
        studio.end_pairing(other, outcome=prose(outcome))
        return self._core.commit(studio, act=act)

    @command
    def set_rotation(self, code: str, turns: Sequence[Turn], *, act: Act) -> Receipt:
        """轮值: all turns anew, by the lead or the assistant; only schools of the studio, only days of its programme."""
        act = self._core.may(act, "studio.set_rotation", Party(PartyKind.STUDIO, code))
        studio = self._core.log.load(Studio, code)
        with self._look() as read:
            schools = frozenset(row.school for row in studios.members(read, code))
            cohort = programme.programme(read, studio.programme_id)
        if cohort is None:
            raise NotFound(kind="programme", key=studio.programme_id)
        studio.set_rotation(tuple(turns), members=schools, starts_on=cohort.starts_on, ends_on=cohort.ends_on)
        return self._core.commit(studio, act=act)

    def _reverse(self, proposer: str, other: str) -> Pairing | None:
        """What the other studio proposed to this one, or agreed with it. An empty code is refused by the domain."""
        if not other:
            return None
        try:
            return self._core.log.load(Studio, other).pairings.get(proposer)
        except NotFound:
            raise UnknownUnit("other_studio_id", unit=str(Party(PartyKind.STUDIO, other))) from None

    def _either(self, act: Act, *codes: str) -> Act:
        """For one of these studios, or all of them. Raises a refusal of hub.access."""
        if act.trusted:
            return act
        who = self._core.standing(act.person)
        own = [Party(PartyKind.STUDIO, code) for code in codes if Party(PartyKind.STUDIO, code) in who.units]
        return self._core.may(act, "studio.end_pairing", next(iter(own), Party(PartyKind.STUDIO, codes[0])))
