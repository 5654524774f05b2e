"""项目清单: partners and schools agree on what to do together, report it done, confirm it to each other, or drop it."""

from __future__ import annotations

from datetime import date

from domain.errors import NotFound
from domain.partners import ItemState, Partner, Plan
from domain.partners.values import Named
from domain.words import Party
from hub.access import Act
from hub.core import command
from hub.log import Receipt
from hub.partners.basis import Basis, new_id
from hub.partners.faults import Outsider
from hub.texts import Text, needed, prose
from projections import partners


class Projects(Basis):
    """Use cases of projects. `by`: the unit for which it is done, where a person speaks for several, or an officer for one that phoned."""

    @command
    def agree_project(
        self, code: str, plan: Plan, *, project_id: str = "", by: Party | None = None, act: Act
    ) -> Receipt:
        """What was agreed on; written down by one of its sides. It names a need or a resource of one of them."""
        if by is not None and by not in plan.parties:
            raise Outsider("by")
        act, _ = self._speaking(act, "project.agree", plan.parties, by)
        partner = self._partner(code)
        with self._look() as read:
            self._known(read, "with_parties", plan.parties)
            rows = partners.items_named(read, [key for key in (plan.need_id, plan.resource_id) if key])
        named = {key: Named(row.list, row.owner, row.state is ItemState.WITHDRAWN) for key, row in rows.items()}
        partner.agree_project(project_id=new_id(project_id), plan=plan, items=named, today=self._core.today())
        return self._core.commit(partner, act=act)

    @command
    def report_project(
        self,
        code: str,
        project_id: str,
        *,
        on: date | None = None,
        note: Text = None,
        by: Party | None = None,
        act: Act,
    ) -> Receipt:
        """One side says that it is done; then it waits for the other."""
        act, partner, side = self._for(act, "project.report", code, project_id, by)
        today = self._core.today()
        partner.report_project(
            project_id=project_id, by=side, person_id=act.person, on=on or today, note=prose(note), today=today
        )
        return self._core.commit(partner, act=act)

    @command
    def confirm_project(
        self, code: str, project_id: str, *, note: Text = None, by: Party | None = None, act: Act
    ) -> Receipt:
        """The other side and another person say so too. The Party School does not confirm for a side."""
        act, partner, side = self._for(act, "project.confirm", code, project_id, by)
        partner.confirm_project(project_id=project_id, by=side, person_id=_person(act), note=prose(note))
        return self._core.commit(partner, act=act)

    @command
    def return_project(self, code: str, project_id: str, *, reason: Text, by: Party | None = None, act: Act) -> Receipt:
        """The other side does not see it done; it goes on."""
        act, partner, side = self._for(act, "project.confirm", code, project_id, by)
        partner.return_project(project_id=project_id, by=side, person_id=_person(act), reason=needed(reason))
        return self._core.commit(partner, act=act)

    @command
    def drop_project(
        self, code: str, project_id: str, *, reason: Text, carried_over: bool, by: Party | None = None, act: Act
    ) -> Receipt:
        """`carried_over`: the need stands open again."""
        act, partner, side = self._for(act, "project.drop", code, project_id, by)
        partner.drop_project(project_id=project_id, by=side, reason=needed(reason), carried_over=carried_over)
        return self._core.commit(partner, act=act)

    def _for(self, act: Act, action: str, code: str, project_id: str, by: Party | None) -> tuple[Act, Partner, Party]:
        """The act, the partner, and the side that does it; who could do it for several answers for the one that is asked."""
        partner = self._partner(code)
        if (project := partner.projects.get(project_id)) is None:
            raise NotFound(kind="project", key=project_id)
        asker = project.reported.by if project.reported else None
        parties = sorted(project.plan.parties, key=lambda party: party == asker)
        act, side = self._speaking(act, action, parties, by)
        return act, partner, side


def _person(act: Act) -> str | None:
    """Who confirms; a history does not tell."""
    return None if act.trusted else act.person
