"""People sign in with a login and a passphrase, and nobody learns from the answer who has an account.

An account belongs to one person of the directory. What a person may do is not here: roles come from appointments in the log.
Parts: `hub.passwords` (rules, hashes), `hub.throttle` (waiting), `hub.sessions` (signed-in browsers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from domain.errors import NotFound, refuse
from hub import passwords
from hub import private_tables as t
from hub.clock import Clock, micros
from hub.door.basis import LOGIN, Door, has_factor, must_be_free, normal
from hub.door.refusals import HasAccount, LoginTaken, LoginUnfit, OldPasswordWrong, SignInRefused
from hub.door.steps import HalfWay, admit
from hub.private import Private
from hub.sessions import Session, Sessions, SignedIn
from hub.settings import Settings
from hub.throttle import Throttle, TooManyTries

__all__ = ["Account", "Accounts", "HalfWay", "HasAccount", "LoginTaken", "LoginUnfit", "OldPasswordWrong"]
__all__ += ["Session", "SignInRefused", "SignedIn", "TooManyTries"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One account; instants in microseconds since 1970, UTC. `changed_at`: the password was last set."""

    login: str
    person_id: str
    opened_at: int
    changed_at: int
    disabled_at: int | None


class Accounts:
    """Accounts and their sessions. `places`: names of schools, studios and the district, which make no good password."""

    def __init__(
        self,
        private: Private,
        settings: Settings,
        clock: Clock,
        *,
        hasher: passwords.Hasher | None = None,
        places: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._private = private
        self._clock = clock
        self._hasher = hasher or passwords.Hasher()
        self._throttle = Throttle(private, clock)
        self._sessions = Sessions(private, settings, clock)
        self.door = Door(private, settings, clock, self._hasher, self._throttle, self._sessions, places)

    # ---- accounts

    def open(self, person_id: str, login: str, password: str) -> None:
        """Give a person of the directory an account. Raises LoginUnfit, LoginTaken, HasAccount, NotFound or a password's fault."""
        self.open_many([(person_id, login)], password)

    def open_many(self, people: Sequence[tuple[str, str]], password: str) -> None:
        """Accounts for (person id, login) with one and the same password, all or none of them.

        For the demo district only, whose passphrase stands on its sign-in page. They share one hash, and so one salt, because
        making one takes 140 ms and the district has fifty people; whoever reads the store sees that they are alike.
        Each signs in, changes its password and is disabled like any other.
        """
        wanted = [(person_id, normal(login)) for person_id, login in people]
        for person_id, login in wanted:
            unfit = None if LOGIN.fullmatch(login) else LoginUnfit("login")
            refuse(unfit, passwords.fault(password, self.door.about(person_id, login)))
        digest, now = self._hasher.hash(password), micros(self._clock())
        with self._private.writing() as db:
            for person_id, login in wanted:
                must_be_free(db, person_id, login)
                row = {"login": login, "person_id": person_id, "hash": digest}
                db.execute(sa.insert(t.account).values(**row, opened_at=now, changed_at=now))

    def set_password(self, login: str, password: str) -> None:
        """A new password; all sessions of the person end, and no waiting is left over. Raises NotFound or the password's fault."""
        account = self.named(login)
        refuse(passwords.fault(password, self.door.about(account.person_id, account.login)))
        new = {"hash": self._hasher.hash(password), "changed_at": micros(self._clock()), "short": 0}
        with self._private.writing() as db:
            db.execute(sa.update(t.account).where(t.account.c.login == account.login).values(new))
            self._sessions.revoke_all(db, account.person_id)
            self._throttle.forgive(db, account.login, "")

    def change_password(self, person_id: str, old: str, new: str, *, address: str, keep: str) -> None:
        """A person's own new password: all sessions but the one with the id `keep` end.

        Guessing the present one waits as at the door. Raises NotFound, TooManyTries, OldPasswordWrong or the new password's fault.
        """
        with self._private.reading() as db:
            found = db.execute(sa.select(t.account).where(t.account.c.person_id == person_id)).first()
            least = passwords.LEAST_OF_TWO if has_factor(db, person_id) else passwords.LEAST
        if found is None:
            raise NotFound(kind="account", key=person_id)
        self._throttle.claim(found.login, address)
        if not self._hasher.matches(found.hash, old):
            raise OldPasswordWrong("old")
        refuse(passwords.fault(new, self.door.about(person_id, found.login), least))
        row = {"hash": self._hasher.hash(new), "changed_at": micros(self._clock()), "short": passwords.short(new)}
        with self._private.writing() as db:
            unchanged = sa.and_(t.account.c.person_id == person_id, t.account.c.hash == found.hash)
            if not db.execute(sa.update(t.account).where(unchanged).values(row)).rowcount:
                raise OldPasswordWrong("old")
            self._sessions.revoke_all(db, person_id, keep)
            self._throttle.forgive(db, found.login, address)

    def disable(self, login: str) -> None:
        """Nobody signs in with this account any more, and its sessions end now. Raises NotFound."""
        account = self.named(login)
        with self._private.writing() as db:
            mine = sa.and_(t.account.c.login == account.login, t.account.c.disabled_at.is_(None))
            db.execute(sa.update(t.account).where(mine).values(disabled_at=micros(self._clock())))
            self._sessions.revoke_all(db, account.person_id)

    def enable(self, login: str) -> None:
        """The account may be used again. Raises NotFound."""
        account = self.named(login)
        with self._private.writing() as db:
            db.execute(sa.update(t.account).where(t.account.c.login == account.login).values(disabled_at=None))

    def named(self, login: str) -> Account:
        """The account with this login. Raises NotFound."""
        with self._private.reading() as db:
            row = db.execute(sa.select(*ENTRY).where(t.account.c.login == normal(login))).mappings().first()
        if row is None:
            raise NotFound("login", kind="account", key=login)
        return Account(**row)

    def of(self, person_id: str) -> Account | None:
        """The account of a person."""
        with self._private.reading() as db:
            row = db.execute(sa.select(*ENTRY).where(t.account.c.person_id == person_id)).mappings().first()
        return Account(**row) if row else None

    def accounts(self) -> list[Account]:
        """All accounts, by login."""
        with self._private.reading() as db:
            return [Account(**row) for row in db.execute(sa.select(*ENTRY).order_by(t.account.c.login)).mappings()]

    # ---- signing in

    def sign_in(
        self, login: str, password: str, *, address: str, agent: str, old_token: str = ""
    ) -> SignedIn | HalfWay:
        """A new session, and the end of the one that the browser had; half way to it, where a code is asked for as well.

        Raises SignInRefused, TooManyTries or Busy.
        """
        login = normal(login)
        self._throttle.claim(login, address)
        with self._private.reading() as db:
            found = db.execute(sa.select(t.account).where(t.account.c.login == login)).first()
        matches = self._hasher.matches(found.hash if found else None, password)
        if not found or not matches or found.disabled_at is not None:
            raise SignInRefused
        digest = self._hasher.hash(password) if self._hasher.outdated(found.hash) else found.hash
        with self._private.writing() as db:
            unchanged = sa.and_(  # between the look and now the account may have been disabled or its password set anew
                t.account.c.login == login, t.account.c.hash == found.hash, t.account.c.disabled_at.is_(None)
            )
            if not db.execute(sa.update(t.account).where(unchanged).values(hash=digest)).rowcount:
                raise SignInRefused
            self._throttle.forgive(db, login, address)
            return admit(self.door, db, found.person_id, address=address, agent=agent, old_token=old_token)

    # ---- sessions

    def session(self, token: str, *, touch: bool = True) -> Session | None:
        """The living session of a token. `touch=False` for what the page does by itself, which shall not keep it alive."""
        return self._sessions.find(token, touch=touch)

    def renew(self, token: str, role: str | None = None) -> SignedIn | None:
        """The same session under a new token, for a change of rights (`role`: the one chosen); None when it has ended."""
        return self._sessions.renew(token, role)

    def faded(self, token: str) -> SignedIn | None:
        """What a browser holds of a session that ended because nobody used it; None for any other token."""
        return self._sessions.faded(token)

    def sign_out(self, token: str) -> None:
        """End the session of this token."""
        self._sessions.end(token)

    def sessions(self, person_id: str) -> list[Session]:
        """A person's living sessions, the last used first."""
        return self._sessions.of_person(person_id)

    def living_sessions(self) -> int:
        """How many sessions live now, of everybody together."""
        return self._sessions.living()

    def revoke(self, person_id: str, session_id: str) -> bool:
        """End one of this person's sessions; False when the person has no such session."""
        return self._sessions.revoke(person_id, session_id)

    def revoke_all(self, person_id: str, but: str | None = None) -> int:
        """End all of this person's sessions, except the one with the id `but`. Returns how many ended."""
        with self._private.writing() as db:
            return self._sessions.revoke_all(db, person_id, but)


ENTRY: list[sa.Column[Any]] = [t.account.c[name] for name in Account.__struct_fields__]
