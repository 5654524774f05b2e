"""The connections by which the log is written: the library's, with room for every statement of a save.

The library's own keep one prepared statement, so that each of the seven would be prepared anew in each transaction, which takes
longer than carrying it out.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from eventsourcing.persistence import InterfaceError
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteDatastore, SQLiteFactory
from eventsourcing.utils import Environment, EnvType

LOCK_TIMEOUT = 15
"""Seconds to wait for another writer."""
STATEMENTS = 32
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL")


class Pool(SQLiteConnectionPool):
    """Connections on which a commit is durable and statements stay prepared."""

    def _create_connection(self) -> SQLiteConnection:
        try:
            db = sqlite3.connect(
                self.db_name,
                uri=True,
                timeout=LOCK_TIMEOUT,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=STATEMENTS,
            )
        except sqlite3.Error as cause:
            raise InterfaceError(cause) from cause
        for pragma in PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        db.row_factory = sqlite3.Row
        return SQLiteConnection(db, self.max_age)


class Datastore(SQLiteDatastore):
    """The library's, over these connections."""

    def __init__(self, path: str, named_by: Literal["text", "uuid"] = "text") -> None:
        super().__init__(path, originator_id_type=named_by)
        self.pool = Pool(db_name=path)


class Factory(SQLiteFactory):
    """What the library makes the log's parts with."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self.datastore = Datastore(self.datastore.pool.db_name)
