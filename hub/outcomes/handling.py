"""Use cases of outcomes: submitted by a studio or school, sent back or accepted by the Party School, promoted, texts removed."""

from __future__ import annotations

from msgspec.structs import replace

from domain.errors import Conflict, NotFound, Wrong, refuse
from domain.evidence import Standing
from domain.outcomes import Outcome, Work, Years
from domain.promotion import Channel
from domain.words import Party, PartyKind
from hub.access import OFFICER, RULES, Act
from hub.basis import Basis
from hub.core import command
from hub.evidence import standing
from hub.log import Receipt
from hub.outcomes.sight import may_see
from hub.texts import Text, needed, prose
from hub.visits.basis import UnknownUnit
from projections import outcomes, programme, studios, units
from projections.evidence import things_of


class NoProgramme(Conflict):
    """Nothing can be submitted before a cohort has been opened."""

    code = "outcome.no_programme"


class StudioOrSchool(Wrong):
    """Studios and schools bring forth outcomes; partners take part in theirs."""

    code = "outcome.studio_or_school"


class Handling(Basis):
    """The life of an outcome."""

    @command
    def submit(self, work: Work, *, owner: Party, key: str = "", act: Act) -> Receipt:
        """By the lead for the studio, by the secretary for the school. The receipt's first position names it (`outcomes.created_at`)."""
        act = self._core.may(act, "outcome.submit", owner)
        with self._look() as read:
            refuse(
                StudioOrSchool("owner") if owner.kind == PartyKind.PARTNER else None,
                None if units.unit(read, owner) else UnknownUnit("owner", unit=str(owner)),
            )
            found = studios.studio(read, owner.id) if owner.kind == PartyKind.STUDIO else None
            runs = programme.current(read, self._core.today())
            code = found.programme if found else runs.code if runs else ""
        if not code:
            raise NoProgramme
        stands = self._standing(work, act)
        outcome = Outcome.submit(
            work, programme_id=code, owner=owner, years=self._years(code), standing=stands, key=key
        )
        return self._core.commit(outcome, act=act)

    @command
    def resubmit(self, key: str, work: Work, *, act: Act) -> Receipt:
        """Improved by its owner after it was sent back."""
        outcome, act = self._owned("submit", key, act)
        years = self._years(outcome.programme_id)
        outcome.resubmit(work, years=years, standing=self._standing(work, act))
        return self._core.commit(outcome, act=act)

    @command
    def return_(self, key: str, *, comments: Text, act: Act) -> Receipt:
        """By an officer, who says what is missing."""
        act = self._core.may(act, "outcome.accept")
        outcome = self._core.log.load(Outcome, key)
        outcome.return_(comments=needed(comments))
        return self._core.commit(outcome, act=act)

    @command
    def accept(self, key: str, *, representative: bool, comment: Text = None, act: Act) -> Receipt:
        """By an officer; it counts in the year of this day."""
        act = self._core.may(act, "outcome.accept")
        outcome = self._core.log.load(Outcome, key)
        outcome.accept(representative=representative, comment=prose(comment))
        return self._core.commit(outcome, act=act)

    @command
    def promote(
        self,
        key: str,
        *,
        channel: Channel,
        inside_school: bool,
        audience_schools: int,
        exchange_id: str | None = None,
        act: Act,
    ) -> Receipt:
        """By an officer or the lead: one of the four ways, and how many schools it reached."""
        outcome, act = self._owned("promote", key, act)
        with self._look() as read:
            stands = standing(self._core, read, [f"exchange:{exchange_id}"] if exchange_id else [], act)
        outcome.promote(
            channel=channel,
            inside_school=inside_school,
            audience_schools=audience_schools,
            exchange_id=exchange_id,
            standing=stands,
        )
        return self._core.commit(outcome, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        outcome = self._core.log.load(Outcome, key)
        if not act.trusted:
            self._refuse_unseen(key, act)
            who = self._core.standing(act.person)
            role = who.role_for(RULES["outcome.redact"])
            if role is None and not (of and set(of) <= self._written_by(Outcome, key, act.person)):
                raise who.refusal(RULES["outcome.redact"])
            act = replace(act, role=role or who.role_for(RULES["outcome.submit"]))
        outcome.redact(of=of, reason=reason)
        receipt = self._core.commit(outcome, act=act)
        self._obey()
        return receipt

    # ---- who may, and the facts from outside

    def _owned(self, action: str, key: str, act: Act) -> tuple[Outcome, Act]:
        """For its owner, the lead of the owner's studio, or the Party School where the rule names it; unseen it is not found."""
        outcome = self._core.log.load(Outcome, key)
        if act.trusted:
            return outcome, act
        self._refuse_unseen(key, act)
        who, rule = self._core.standing(act.person), RULES[f"outcome.{action}"]
        units_ = [outcome.owner, *self._studios(outcome.owner)] if action == "promote" else [outcome.owner]
        roles = [who.role_for(rule & OFFICER), *(who.role_for(rule - OFFICER, unit) for unit in units_)]
        if role := next(filter(None, roles), None):
            return outcome, replace(act, role=role)
        raise who.refusal(rule, outcome.owner)

    def _studios(self, owner: Party) -> list[Party]:
        if owner.kind != PartyKind.SCHOOL:
            return []
        with self._look() as read:
            rows = studios.belongings_of_school(read, owner.id)
        return [Party(PartyKind.STUDIO, row.studio) for row in rows if row.until_on is None]

    def _refuse_unseen(self, key: str, act: Act) -> None:
        with self._look() as read:
            row = outcomes.by_key(read, key)
        if row is None or not may_see(self._core.standing(act.person), row):
            raise NotFound(kind=Outcome.TOPIC, key=key)

    def _standing(self, work: Work, act: Act) -> dict[str, Standing]:
        with self._look() as read:
            return standing(self._core, read, things_of(work.evidence), act)

    def _years(self, code: str) -> Years:
        """The calendar years of a cohort. Raises NoProgramme."""
        with self._look() as read:
            found = programme.programme(read, code)
        if found is None:
            raise NoProgramme
        return Years(found.starts_on.year, found.ends_on.year)
