"""Use cases of duties: issued by hand, handed in, signed, sent back or accepted, given more time, waived, texts removed."""

from __future__ import annotations

from datetime import date

from domain.errors import NotFound
from domain.obligations import Duty, Kind, Obligation, Owner, Paper
from domain.programme import Programme
from domain.words import Role
from hub.access import Act
from hub.core import command
from hub.log import Receipt
from hub.obligations.basis import Basis, by_office
from hub.texts import Text, needed
from projections import obligations, programme


class Handling(Basis):
    """The life of a duty, as far as people live it."""

    @command
    def issue(
        self,
        kind: Kind,
        owner: Owner,
        *,
        programme_id: str,
        period: str,
        due_on: date,
        required: int = 1,
        act: Act,
    ) -> Receipt:
        """By an officer, beside what the schedule issues. The receipt's first position names it (`obligations.created_at`)."""
        act = self._core.may(act, "obligation.issue")
        with self._look() as read:
            row = programme.programme(read, programme_id)
            belonging = obligations.belongings(read, programme_id).get(owner)
        if row is None:
            raise NotFound(kind=Programme.TOPIC, key=programme_id)
        duty = Duty(programme_id, kind, owner, period, due_on, required, self._core.today())
        made = Obligation.issue(duty, belonging=belonging, starts_on=row.starts_on, ends_on=row.ends_on)
        return self._core.commit(made, act=act)

    @command
    def submit(self, key: str, paper: Paper, *, on: date | None = None, act: Act) -> Receipt:
        """By its owner or the studio's assistant; what the lead hands in for the studio is signed by that. `on`: today."""
        obligation, act = self._owned("submit", key, act)
        today = self._core.today()
        signs = act.role is Role.LEAD
        obligation.submit(paper, by_person=act.person, on=on or today, today=today, signs=signs)
        return self._core.commit(obligation, act=act)

    @command
    def sign(self, key: str, *, no: int, act: Act) -> Receipt:
        """By the lead, what the assistant handed in. `no` is the submission that was read."""
        obligation, act = self._judged("sign", key, act)
        obligation.sign(no=no, on=self._core.today())
        return self._core.commit(obligation, act=act)

    @command
    def send_back(self, key: str, *, no: int, comments: Text, on: date | None = None, act: Act) -> Receipt:
        """By an officer, or the lead for schools and members of the studio; says what is to be mended. `on`: today."""
        obligation, act = self._judged("judge", key, act)
        obligation.send_back(
            no=no,
            comments=needed(comments),
            on=on or self._core.today(),
            by_person=act.person,
            by_office=by_office(act),
        )
        return self._core.commit(obligation, act=act)

    @command
    def accept(self, key: str, *, no: int, on: date | None = None, act: Act) -> Receipt:
        """By an officer, or the lead for schools and members of the studio. `on`: today."""
        obligation, act = self._judged("judge", key, act)
        obligation.accept(no=no, on=on or self._core.today(), by_person=act.person, by_office=by_office(act))
        return self._core.commit(obligation, act=act)

    @command
    def remind(self, key: str, *, on: date, act: Act) -> Receipt:
        """By the clock, which reminds of many at once (`Timers`)."""
        obligation, act = self._judged("remind", key, act)
        obligation.remind(on=on)
        return self._core.commit(obligation, act=act)

    @command
    def miss(self, key: str, *, on: date, act: Act) -> Receipt:
        """By the clock, likewise."""
        obligation, act = self._judged("miss", key, act)
        obligation.miss(on=on)
        return self._core.commit(obligation, act=act)

    @command
    def extend(self, key: str, *, new_due_on: date, reason: Text, act: Act) -> Receipt:
        """By an officer; also what has been missed is owed again."""
        obligation, act = self._judged("extend", key, act)
        obligation.extend(new_due_on=new_due_on, reason=needed(reason), today=self._core.today())
        return self._core.commit(obligation, act=act)

    @command
    def waive(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """By the director."""
        obligation, act = self._judged("waive", key, act)
        obligation.waive(reason=needed(reason))
        return self._core.commit(obligation, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        obligation = self._core.log.load(Obligation, key)
        if not act.trusted:
            self._who(act, key)
        act = self._redacting(act, "obligation.redact", Obligation, key, of)
        obligation.redact(of=of, reason=reason)
        receipt = self._core.commit(obligation, act=act)
        self._obey()
        return receipt
