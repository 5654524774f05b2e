"""Opens, migrates and scrubs the private store; the one place that knows which database it is.

A write begins by taking the writers' lock (`BEGIN IMMEDIATE`): a deferred one that reads first fails with "database is
locked" as soon as another process has written in between, whatever the timeout (kernel, trap 1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite

from hub import private_tables as t

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from sqlite3 import Connection as SqliteConnection

LOCK_TIMEOUT = 15
"""Seconds to wait for another writer."""

PRAGMAS = (
    f"busy_timeout={LOCK_TIMEOUT * 1000}",  # first: switching to WAL already needs a lock
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",  # per connection: without it most of what was erased is still in the file (kernel section 5)
    "foreign_keys=ON",
)

INSERT: dict[str, Callable[[sa.Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def open_engine(place: str | Path) -> sa.Engine:
    """Connections to the store in an SQLite file or at a database URL, set up as durability and erasure demand."""
    url = sa.URL.create("sqlite", database=str(place)) if isinstance(place, Path) else sa.make_url(place)
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    engine = sa.create_engine(
        url, connect_args={"isolation_level": None, "timeout": LOCK_TIMEOUT}, pool_size=5, max_overflow=40
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # a read begins nothing: each statement sees the newest state


def writing(engine: sa.Engine) -> AbstractContextManager[sa.Connection]:
    """One write transaction: committed at the end of the block, undone when it raises."""
    return engine.execution_options(writing=True).begin()


def upsert(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> None:
    """Insert the row, or give the row with this primary key the other values."""
    keys = [column.name for column in table.primary_key]
    insert = INSERT[connection.dialect.name](table).values(**values)
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=rest))


def upsert_many(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """As `upsert`, many rows with the same columns by one statement, which is built once."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    insert = INSERT[connection.dialect.name](table)
    rest = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=rest), list(rows))


def migrate(engine: sa.Engine) -> None:
    """Bring the tables to the newest shape, in one transaction; several processes may do it at once.

    RuntimeError: the file was written by a newer release.
    """
    if revision(engine) == t.REVISION:
        return
    from alembic import command  # noqa: PLC0415  # slow and 10 MB: only who migrates pays for it
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "hub:migrations")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as cause:
            raise RuntimeError(f"the private store is of another release than this program: {cause}") from cause


def revision(engine: sa.Engine) -> str:
    """Name of the last migration that this store has seen; empty for a new one."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return ""
        return connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""


def scrub(engine: sa.Engine) -> bool:
    """Leave no copy of removed rows in the write-ahead log; False while a reader still needs old pages.

    On SQLite the rows themselves were overwritten when they were removed (secure_delete).
    """
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM"))
        return True
    with engine.connect() as connection:
        return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
