"""Those who keep the hub running see who can sign in, and shut and open doors; the last director's stays open.

No count of sign-ins and no time of the last one is kept: mission section 3.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa

from domain.errors import NotFound
from domain.words import Role, ScopeKind
from hub import private_tables as t
from hub.core import Core
from hub.door import codes
from hub.door.basis import Door
from hub.door.invitations import Invitation, Invitations
from hub.door.refusals import LastDirector
from projections import people


class State(StrEnum):
    """Of somebody's way in."""

    NONE = "none"
    INVITED = "invited"
    EXPIRED = "expired"
    ACTIVE = "active"
    DISABLED = "disabled"


class Entry(NamedTuple):
    """One person of the directory at the door; `login` is "" for NONE."""

    person_id: str
    name: str
    org: str
    mail: str
    login: str
    state: State
    factor: bool
    invitation: Invitation | None


class Keeping:
    """Accounts as their keepers see them."""

    def __init__(self, core: Core, door: Door, invitations: Invitations) -> None:
        self._core, self._door, self._invitations = core, door, invitations

    def everybody(self) -> list[Entry]:
        """All people of the directory, in the order of pinyin."""
        on = sa.select(t.door.totp.c.person_id).where(t.door.totp.c.confirmed_at.is_not(None))
        asked = sa.select(t.person, t.account.c.login, t.account.c.disabled_at).outerjoin(t.account)
        with self._door.private.reading() as db:
            rows = db.execute(asked.order_by(t.person.c.pinyin, t.person.c.id)).all()
            factors = frozenset(db.scalars(on))
        invited = self._invitations.newest()
        return [self._entry(row, invited.get(row.id), row.id in factors) for row in rows]

    def provided(self) -> int:
        """How many people have an account, or have been sent a link to one."""
        with_account, invited = sa.select(t.account.c.person_id), sa.select(t.door.invitation.c.person_id)
        with self._door.private.reading() as db:
            return db.scalar(sa.select(sa.func.count()).select_from(with_account.union(invited).subquery())) or 0

    def one(self, person_id: str) -> Entry:
        """Raises NotFound for somebody whom the directory does not name."""
        found = next((each for each in self.everybody() if each.person_id == person_id), None)
        if found is None:
            raise NotFound(kind="person", key=person_id)
        return found

    def _entry(self, row: sa.Row[tuple[object, ...]], invitation: Invitation | None, factor: bool) -> Entry:
        open_ = invitation if invitation and invitation.used_at is None else None
        if row.login:
            state = State.DISABLED if row.disabled_at is not None else State.ACTIVE
        elif open_:
            state = State.INVITED if open_.ends_at > self._door.now() else State.EXPIRED
        else:
            state = State.NONE
        login = row.login or (open_.login if open_ else "")
        return Entry(row.id, row.name, row.org, row.mail, login, state, factor, open_)

    def disable(self, person_id: str) -> None:
        """Nobody comes in with this account, and its sessions and links end now. Raises NotFound or LastDirector."""
        with self._core.read.reader() as read:
            directors = set(people.holders(read, Role.DIRECTOR, ScopeKind.DISTRICT, "", self._core.today()))
        now = self._door.now()
        with self._door.private.writing() as db:
            able = sa.select(t.account.c.person_id).where(t.account.c.disabled_at.is_(None))
            if person_id in directors and not directors & set(db.scalars(able)) - {person_id}:
                raise LastDirector
            mine = sa.and_(t.account.c.person_id == person_id, t.account.c.disabled_at.is_(None))
            self._touched(db, person_id)
            db.execute(sa.update(t.account).where(mine).values(disabled_at=now))
            self._door.sessions.revoke_all(db, person_id)
            table = t.door.invitation
            db.execute(sa.delete(table).where(table.c.person_id == person_id, table.c.used_at.is_(None)))

    def enable(self, person_id: str) -> None:
        """The account may be used again. Raises NotFound."""
        with self._door.private.writing() as db:
            self._touched(db, person_id)
            db.execute(sa.update(t.account).where(t.account.c.person_id == person_id).values(disabled_at=None))

    def forget_factors(self, person_id: str) -> None:
        """Somebody has lost the telephone and the paper: second factor, passkeys and sessions go. Raises NotFound.

        A password that was too short to stand alone goes too: a new one is set by a link.
        """
        with self._door.private.writing() as db:
            self._touched(db, person_id)
            codes.forget(db, person_id)
            db.execute(sa.delete(t.door.passkey).where(t.door.passkey.c.person_id == person_id))
            short = sa.and_(t.account.c.person_id == person_id, t.account.c.short == 1)
            db.execute(sa.update(t.account).where(short).values(hash=self._door.hasher.nobody, short=0))
            self._door.sessions.revoke_all(db, person_id)

    @staticmethod
    def _touched(db: sa.Connection, person_id: str) -> None:
        if db.scalar(sa.select(t.account.c.login).where(t.account.c.person_id == person_id)) is None:
            raise NotFound(kind="account", key=person_id)
