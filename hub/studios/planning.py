"""A studio says what its members want to learn and what it plans; the Party School answers (P11, P38, P51-P53)."""

from __future__ import annotations

from collections.abc import Sequence

from domain.studios import Need, NeedsMethod, PlanItem, Studio
from domain.words import Party, PartyKind
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed


class Planning(Basis):
    """Use cases of needs and plans."""

    @command
    def record_needs(self, code: str, needs: Sequence[Need], *, method: NeedsMethod, act: Act) -> Receipt:
        """By the lead or the assistant, in place of what was found before."""
        act = self._core.may(act, "studio.record_needs", Party(PartyKind.STUDIO, code))
        studio = self._core.log.load(Studio, code)
        studio.record_needs(tuple(needs), method=method)
        return self._core.commit(studio, act=act)

    @command
    def submit_plan(
        self,
        code: str,
        *,
        period: str,
        goals: Sequence[Text],
        needs: Sequence[Text],
        problems: Sequence[Text],
        items: Sequence[PlanItem],
        plan_id: str = "",
        act: Act,
    ) -> Receipt:
        """三导向: by the lead, one plan a period; anew after it was returned or approved. Without an id the period is its id."""
        act = self._core.may(act, "studio.submit_plan", Party(PartyKind.STUDIO, code))
        studio = self._core.log.load(Studio, code)
        studio.submit_plan(
            period=period,
            goals=tuple(map(needed, goals)),
            needs=tuple(map(needed, needs)),
            problems=tuple(map(needed, problems)),
            items=tuple(items),
            plan_id=plan_id,
        )
        return self._core.commit(studio, act=act)

    @command
    def return_plan(self, code: str, plan_id: str, *, revision: int, comments: Text, act: Act) -> Receipt:
        """By an officer. `revision` is what was read."""
        act = self._core.may(act, "studio.answer_plan")
        studio = self._core.log.load(Studio, code)
        studio.return_plan(plan_id, revision=revision, comments=needed(comments))
        return self._core.commit(studio, act=act)

    @command
    def approve_plan(self, code: str, plan_id: str, *, revision: int, act: Act) -> Receipt:
        """By an officer. `revision` is what was read."""
        act = self._core.may(act, "studio.answer_plan")
        studio = self._core.log.load(Studio, code)
        studio.approve_plan(plan_id, revision=revision)
        return self._core.commit(studio, act=act)
