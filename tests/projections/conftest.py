"""Facts are told to a real log on disk; what people then see is asked of a read database, of a rebuilt one and of a look back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from domain.model import Aggregate
from domain.record import Meta
from hub.keyring import Keyring
from hub.log import Log
from hub.private import Private
from projections import areas
from projections.read import Reader, catch_up, dump_digest, fresh

assert areas.__all__


BY = Meta(actor="p-officer", role="officer", source="web")


class Told:
    """A log with some facts in it. `read()` is a look at them, after live, rebuilt and scratch have been found equal."""

    def __init__(self, log: Log, keys: Keyring) -> None:
        self.log, self._keys = log, keys
        self._live = fresh()

    def tell(self, *aggregates: Aggregate, by: Meta = BY) -> Told:
        for aggregate in aggregates:
            self.log.append(aggregate, meta=by)
            catch_up(self.log, self._live, batch=1)
        return self

    def read(self) -> Reader:
        assert self._live.execute("SELECT topic, error FROM parked").fetchall() == []
        rebuilt = fresh()
        catch_up(self.log, rebuilt)
        assert dump_digest(rebuilt) == dump_digest(self._live)
        return Reader(rebuilt, self.log, self._keys.revive)


@pytest.fixture
def told(tmp_path) -> Iterator[Told]:
    private = Private(tmp_path / "private.db")
    private.migrate()
    keys = Keyring(tmp_path / "private.db")
    log = Log(tmp_path / "log.db", keys, lambda: datetime(2026, 3, 5, 1, tzinfo=UTC), create=True)
    yield Told(log, keys)
    log.close()
    keys.close()
    private.close()
