"""Use cases of everybody but the owner: a brand is assessed, recognised, promoted, taken up, taken back, and its texts removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from domain.brands import Brand, Scope, Score, State, Tier
from domain.brands.building import shown_at
from domain.evidence import Evidence
from domain.promotion import Channel
from domain.words import Party, PartyKind
from hub.access import RULES, Act
from hub.brands.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose


class Endorsement(Basis):
    """What others do with a brand."""

    @command
    def assess(
        self, key: str, *, rubric_version: str, scores: Sequence[Score], total: int, comment: Text = None, act: Act
    ) -> Receipt:
        """By an evaluator, or a mentor of its studio."""
        brand, act = self._judging("assess", key, act)
        brand.assess(rubric_version=rubric_version, scores=scores, total=total, comment=prose(comment))
        return self._core.commit(brand, act=act)

    @command
    def recognise(
        self,
        key: str,
        *,
        tier: Tier,
        valid_until: date,
        doc_no: str | None = None,
        evidence: Sequence[Evidence] = (),
        act: Act,
    ) -> Receipt:
        """m7, by the director; once more before it lapses. What was voided since it was shown does not count."""
        brand, act = self._judging("recognise", key, act)
        brand.recognise(
            tier=tier,
            valid_until=valid_until,
            endorser=act.person,
            owners=self._owners(brand),
            today=self._core.today(),
            doc_no=doc_no,
            evidence=evidence,
            standing=self._standing(evidence, act, *(shown.at for shown in brand.shown)),
        )
        return self._core.commit(brand, act=act)

    @command
    def promote(
        self,
        key: str,
        *,
        channel: Channel,
        scope: Scope,
        exchange_id: str | None = None,
        evidence: Sequence[Evidence] = (),
        act: Act,
    ) -> Receipt:
        """m8, by an officer or the lead of its studio, never by its own people."""
        brand, act = self._judging("promote", key, act)
        brand.promote(
            channel=channel,
            scope=scope,
            endorser=act.person,
            owners=self._owners(brand),
            exchange_id=exchange_id,
            evidence=evidence,
            standing=self._standing(evidence, act, shown_at(exchange_id, None)),
        )
        return self._core.commit(brand, act=act)

    @command
    def replicate(self, key: str, *, by_school: str, adapted: Text, act: Act) -> Receipt:
        """By another school, for itself."""
        brand = self._core.log.load(Brand, key)
        self._refuse_unseen(key, act)
        act = self._core.may(act, "brand.replicate", Party(PartyKind.SCHOOL, by_school))
        brand.replicate(by_school_id=by_school, adapted=needed(adapted))
        return self._core.commit(brand, act=act)

    @command
    def revoke(self, key: str, *, to_milestone: State, reason: Text, act: Act) -> Receipt:
        """By the director, with a reason."""
        brand, act = self._judging("revoke", key, act)
        brand.revoke(to_milestone=to_milestone, reason=needed(reason))
        return self._core.commit(brand, act=act)

    @command
    def lapse(self, key: str, *, on: date | None = None, act: Act) -> Receipt:
        """By the clock, the day after the last day of the recognition."""
        brand = self._core.log.load(Brand, key)
        act = self._core.may(act, "brand.lapse")
        brand.lapse(on=on or self._core.today())
        return self._core.commit(brand, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        brand = self._core.log.load(Brand, key)
        if not act.trusted:
            self._refuse_unseen(key, act)
            who = self._core.standing(act.person)
            role = who.role_for(RULES["brand.redact"])
            own = of and set(of) <= self._written_by(Brand, key, act.person)
            if role is None and not own:
                raise who.refusal(RULES["brand.redact"])
            act = replace(act, role=role or who.role_for(RULES["brand.build"]))
        brand.redact(of=of, reason=reason)
        receipt = self._core.commit(brand, act=act)
        self._obey()
        return receipt
