"""The one place where the parts of a hub are put together."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

import structlog

from hub.accounts import Accounts
from hub.as_of import AsOf, resolve
from hub.attachments import Attachments
from hub.brands import Brands
from hub.cases import Adoptions, Cases
from hub.clock import Clock, local_day, moment, system_clock
from hub.core import Core
from hub.deadlines import Deadlines
from hub.door.codes import Codes
from hub.door.district import District
from hub.door.invitations import Invitations
from hub.door.keeping import Keeping
from hub.door.passkeys import Passkeys
from hub.door.provider import Provider
from hub.door.provider import check as check_provider
from hub.evaluation import Evaluating, Rubrics
from hub.evaluation.figures import Figures
from hub.exchanges import Exchanges
from hub.exchanges.guests import Guests
from hub.exports import Exports
from hub.keyring import ErasureDelayed, Keyring
from hub.links import Links
from hub.log import Log, NoLog
from hub.notary import Notary
from hub.notices import Notices
from hub.obligations import Obligations, automatic
from hub.outcomes import Outcomes
from hub.partners import Partners
from hub.people import People
from hub.privacy import Privacy
from hub.private import Private
from hub.problems import Problems
from hub.programme import Programmes
from hub.roster.imports import Roster
from hub.schools import Schools
from hub.search import Finder
from hub.settings import Settings
from hub.studios import Studios
from hub.supervision import Supervising
from hub.trail import Trail
from hub.visits import Visits
from hub.vocabulary import Words
from projections import units
from projections.checkpoints import Checkpoints
from projections.database import ReadDatabase
from projections.read import Reader
from projections.time_machine import TimeMachine


class Hub:
    """A hub on its data directory: use cases by area, readers for pages."""

    def __init__(self, core: Core, keys: Keyring) -> None:
        self.core, self._keys = core, keys
        self.settings, self.clock, self.log, self.read, self.private = (
            core.settings,
            core.clock,
            core.log,
            core.read,
            core.private,
        )
        self._at_the_door(core, keys)
        self.privacy = Privacy(core)
        self.schools = Schools(core)
        self.studios = Studios(core)
        self.programme = Programmes(core)
        self.partners = Partners(core)
        self.problems = Problems(core)
        self.visits = Visits(core)
        self.attachments = Attachments(core.private, core.settings.data, core.clock)
        self.exchanges = Exchanges(core, self.attachments)
        self.exports = Exports(core.private, core.clock)
        self.roster = Roster(core)
        self.search = Finder(core, self.attachments)
        self.cases = Cases(core, self.attachments, self.search.forget)
        self.adoptions = Adoptions(core, self.attachments, self.search.forget)
        self.brands = Brands(core, self.attachments)
        self.outcomes = Outcomes(core, self.attachments)
        self.supervision = Supervising(core)
        self.obligations = Obligations(core, self.attachments)
        core.consequences.append(automatic.fulfil)
        self.vocabulary = Words(core)
        self.deadlines = Deadlines(core)
        self.links = Links(keys)
        self.guests = Guests(core, self.links)
        self.notices = Notices(core)
        self._for_the_evaluators(core, keys)

    def _for_the_evaluators(self, core: Core, keys: Keyring) -> None:
        """What looks back: the past, figures of any day, judgements by a rubric, and the proof of it all."""
        self.checkpoints = Checkpoints(core.log, core.settings.data / "past")
        self._past = TimeMachine(core.log, keys.revive, self.checkpoints)
        self.figures = Figures(core.log, core.clock)
        self.notary = Notary(core, keys)
        self.rubrics, self.evaluation = Rubrics(core), Evaluating(core, self.notary.sign)
        self.trail = Trail(core.log.path)

    def _at_the_door(self, core: Core, keys: Keyring) -> None:
        """All ways in, and what the district is called."""
        self.accounts = Accounts(core.private, core.settings, core.clock, places=self._places)
        self.district = District(core.private)
        self.invitations = Invitations(self.accounts.door)
        self.codes = Codes(self.accounts.door)
        self.passkeys = Passkeys(self.accounts.door, keys)
        self.provider = Provider(self.accounts.door)
        self.keeping = Keeping(core, self.accounts.door, self.invitations)
        self.people = People(core)

    def _places(self) -> list[str]:
        """Names of the district's units: guessable as passwords."""
        with self.read.reader() as read:
            return [unit.name for unit in units.all_units(read)]

    def reader(self, as_of: AsOf | None = None) -> AbstractContextManager[Reader]:
        """One consistent look at everything people see, now or as it was."""
        return self._past.reader(as_of.spot) if as_of else self.read.reader()

    def begun_on(self) -> date | None:
        """The day of the first record; None for a hub that has none."""
        return local_day(moment(self.log.recorded_at(1))) if self.log.head().position else None

    def as_of(self, text: str, axis: str = "") -> AsOf:
        """The place in the history that people mean by a day, a month, a moment or a position (hub.as_of). Raises its refusals."""
        return resolve(self.log, self.clock, text, axis)

    def position(self) -> int:
        """How far the read database is: what a page drawn now would show."""
        return self.read.position()

    def close(self) -> None:
        self.search.close()
        self._past.close()
        self.read.close()
        self.log.close()
        self._keys.close()
        self.private.close()


def open_hub(settings: Settings, clock: Clock = system_clock, *, create: bool = False) -> Hub:
    """The hub in `settings.data`. Raises NoLog where there is none and `create` is not said.

    What redactions ordered is carried out again at every start: a crash or an older keyring brought back is made good.
    """
    check_provider(settings)
    folder = settings.data
    if create:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not (folder / "log.db").exists():
        raise NoLog(str(folder))
    private = Private(folder / "private.db")
    private.migrate()
    keys = Keyring(folder / "private.db")
    log = Log(folder / "log.db", keys, clock, create=create)
    try:
        log.obey()
    except (
        ErasureDelayed
    ):  # another process is reading just now: the texts are unreadable already, the next tick empties the WAL
        structlog.get_logger().info("erasure delayed: tried again with the next tick")
    return Hub(Core(settings, clock, log, ReadDatabase(log, folder, keys.revive), private), keys)
