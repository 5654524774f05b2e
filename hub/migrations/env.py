"""Runs the steps on the connection that `hub.private_engine.migrate` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from hub.private_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
