"""Use cases of what readers get to see: published, recommended, archived, withdrawn, and texts and files removed for ever."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.cases import Case, Section, Visibility
from domain.errors import NotFound
from domain.words import Role
from hub.access import Act
from hub.cases.basis import Basis
from hub.cases.faults import OfficePublishes
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed


class Publication(Basis):
    """What becomes of a case that has been approved."""

    @command
    def publish(self, key: str, *, edition: int, visibility: Visibility, on: date | None = None, act: Act) -> Receipt:
        """By an officer for anybody, by the studio's lead for the studio; once more with other readers. `on`: today."""
        before = self._guiding("publish", key, act)
        if before.act.role is Role.LEAD and not act.trusted:
            wide = visibility is not Visibility.STUDIO or before.case.visibility not in (None, Visibility.STUDIO)
            if wide:
                raise OfficePublishes(visibility=visibility)
        today = self._core.today()
        before.case.publish(edition=edition, visibility=visibility, on=on or today, today=today)
        return self._commit(before)

    @command
    def recommend(self, key: str, *, reason: Text, on: date | None = None, act: Act) -> Receipt:
        """By the director, for the whole district."""
        before = self._guiding("recommend", key, act)
        today = self._core.today()
        before.case.recommend(on=on or today, reason=needed(reason), today=today)
        return self._commit(before)

    @command
    def archive(self, key: str, *, reason: Text, act: Act) -> Receipt:
        before, by_person = self._own("archive", key, act)
        before.case.archive(by_person=by_person, reason=needed(reason))
        return self._commit(before)

    @command
    def restore(self, key: str, *, reason: Text, act: Act) -> Receipt:
        before = self._guiding("restore", key, act)
        before.case.restore(reason=needed(reason))
        return self._commit(before)

    @command
    def withdraw(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """By the author or an officer; a stub with the reason stays."""
        before, by_person = self._own("withdraw", key, act)
        before.case.withdraw(by_person=by_person, reason=needed(reason))
        return self._commit(before)

    @command
    def reinstate(self, key: str, *, reason: Text, act: Act) -> Receipt:
        before = self._guiding("reinstate", key, act)
        before.case.reinstate(reason=needed(reason))
        return self._commit(before)

    @command
    def redact(
        self,
        key: str,
        *,
        reason: str,
        of: tuple[str, ...] = (),
        edition: int | None = None,
        sections: tuple[Section, ...] = (),
        act: Act,
    ) -> Receipt:
        """脱敏: texts are destroyed for ever, named by keys or as sections of an edition; by an officer, or by who wrote all of them."""
        case = self._core.log.load(Case, key)
        if not act.trusted:
            who, row = self._who(act, key)
            own = case.author_id == act.person and set(of) <= self._written_by(Case, key, act.person)
            act = (
                replace(act, role=who.role_for({Role.SECRETARY, Role.LEAD}))
                if own
                else self._for_studio(who, row, "case.redact", act)
            )
        case.redact(of=of, edition=edition, sections=sections, reason=reason)
        receipt = self._core.commit(case, act=act)
        self._obey()
        return receipt

    def remove_file(self, key: str, file_id: str, *, act: Act) -> None:
        """An attached file is destroyed for ever, in every edition that names it; by an officer, or by the author. Raises NotFound."""
        case = self._core.log.load(Case, key)
        if not act.trusted:
            who, row = self._who(act, key)
            if case.author_id != act.person:
                self._for_studio(who, row, "case.redact", act)
        named = {file.id for manuscript in case.editions.values() for file in manuscript.attachments}
        if file_id not in named:
            raise NotFound(kind="attachment", key=file_id)
        self._attachments.remove([file_id])
        self._forget()
